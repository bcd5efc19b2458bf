"""Policies: roles and actions that exist, nothing hidden that must be given, nobody locked out for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.packs.anatomy import ACTIONS, ADMIN
from nova_rules.packs.codes import Code, found
from nova_rules.packs.near import did_you_mean, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.model.problems import Problem
    from nova_rules.packs.anatomy import Anatomy, DomainView, Part
    from nova_rules.packs.types.behaviour import Policy

_SHOWN = frozenset({"field", "reference", "derived", "state"})
_CHANGING = frozenset({"update", "delete"})


def policies(view: DomainView) -> Iterator[Problem]:
    """Yield policies that name nothing, contradict the entity, or make creating impossible."""
    roles = view.files.names("role") | {ADMIN}
    for anatomy in view.entities.values():
        for part in anatomy.parts():
            for number, policy in enumerate(part.content.policies):
                yield from _roles(part, number, policy, roles)
                yield from _actions(anatomy, part, number, policy)
                yield from _hidden(anatomy, part, number, policy)
        yield from _locked(anatomy)


def _roles(part: Part, number: int, policy: Policy, roles: frozenset[str]) -> Iterator[Problem]:
    for position, role in enumerate(policy.to):
        if role not in roles:
            place = part.value("policies", number, "to", position)
            sentence = f"There is no role `{shown(role)}`."
            yield found(place, Code.NAME_UNKNOWN, sentence, did_you_mean(role, roles))
    if not policy.to:
        sentence = "The policy is for nobody."
        yield found(part.value("policies", number), Code.POLICY_EMPTY, sentence, "Name roles under `to`.")


def _actions(anatomy: Anatomy, part: Part, number: int, policy: Policy) -> Iterator[Problem]:
    known = {*ACTIONS, *anatomy.transitions()}
    if not policy.allow and policy.break_glass is None:
        sentence = "The policy allows nothing."
        place = part.value("policies", number)
        yield found(place, Code.POLICY_EMPTY, sentence, "Name actions under `allow`, such as `[read]`.")
    file = anatomy.file.content
    never = file.delete == "never"
    for position, action in enumerate(policy.allow):
        place = part.value("policies", number, "allow", position)
        if action not in known:
            sentence = f"`{anatomy.name}` has no action `{shown(action)}`."
            yield found(place, Code.ACTION_UNKNOWN, sentence, did_you_mean(action, known))
        elif (file.append_only and action in _CHANGING) or (never and action == "delete"):
            reason = "append-only" if file.append_only else "never deleted"
            sentence = f"`{anatomy.name}` is {reason}, so nobody can `{action}` it."
            yield found(place, Code.APPEND_ONLY, sentence, "Take the action out of the policy.")


def _hidden(anatomy: Anatomy, part: Part, number: int, policy: Policy) -> Iterator[Problem]:
    visible = [name for name, member in anatomy.members.items() if member.kind in _SHOWN]
    required = _required(anatomy) if "create" in policy.allow else frozenset()
    for position, name in enumerate(policy.hide):
        place = part.value("policies", number, "hide", position)
        if name not in visible:
            sentence = f"`{anatomy.name}` shows no `{shown(name)}`."
            yield found(place, Code.MEMBER_UNKNOWN, sentence, did_you_mean(name, visible))
        elif name in required:
            sentence = (
                f"`{name}` must be given when a `{anatomy.name}` is created, so it cannot be hidden here."
            )
            hint = "Show it, give it a default, or do not allow `create`."
            yield found(place, Code.HIDE_REQUIRED, sentence, hint)


def _required(anatomy: Anatomy) -> frozenset[str]:
    """Give what a new record cannot do without."""
    fields = {
        name
        for _, name, field in anatomy.fields()
        if not field.optional and field.default is None and not field.set_by and field.type != "sequence"
    }
    return frozenset(fields | {name for _, name, reference in anatomy.references() if not reference.optional})


def _locked(anatomy: Anatomy) -> Iterator[Problem]:
    allowed = {
        action for part in anatomy.parts() for policy in part.content.policies for action in policy.allow
    }
    for action in ("create", "read"):
        if action not in allowed:
            sentence = f"Nobody may `{action}` a `{anatomy.name}`; what no policy allows is refused."
            hint = f"Add a policy, such as `{{ to: [admin], allow: [{action}] }}`."
            yield found(anatomy.file.value(), Code.POLICY_EMPTY, sentence, hint)
