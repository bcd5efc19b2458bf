"""Codes and sentences of refusals."""

from __future__ import annotations

from nova_rules.model.domain import Constraint, Entity, Transition
from nova_rules.model.operations import Refusal

CONFLICT = 409
UNPROCESSABLE = 422
_STATUS = {"unique": CONFLICT, "no_overlap": CONFLICT}


def refusal_of(constraint: Constraint) -> Refusal:
    """Give how a request that breaks a constraint is refused."""
    status = _STATUS.get(constraint.kind, UNPROCESSABLE)
    return Refusal((constraint.error or constraint.name).upper(), status, constraint.says)


def refusal_of_move(transition: Transition, entity: Entity) -> Refusal:
    """Give how a transition is refused when its guard does not hold."""
    code = (transition.error or f"cannot_{transition.name}").upper()
    subject, verb = entity.name.replace("_", " "), transition.name.replace("_", " ")
    return Refusal(code, UNPROCESSABLE, transition.says or f"This {subject} cannot {verb} now.")
