"""Who reaches which records, and what they see of them."""

from __future__ import annotations

from functools import reduce

from nova_rules.lowering.compiler import Compiler
from nova_rules.lowering.refusals import did_you_mean, refused
from nova_rules.lowering.world import typed_condition
from nova_rules.model.behaviour import Hidden, RoleScope
from nova_rules.model.domain import Entity, Policy
from nova_rules.model.expressions import Node, Or
from nova_rules.model.kinds import BOOLEAN
from nova_rules.model.operations import SqlCode

PLAIN_ACTIONS = ("create", "read", "update", "delete")


def scopes_of(compiler: Compiler, entity: Entity) -> tuple[RoleScope, ...]:
    """Give the scope of every role and action that policies allow, sorted; several policies add up."""
    allowed = sorted({(role, action) for p in entity.policies for role in p.roles for action in p.actions})
    scopes = _Scopes(compiler, entity)
    return tuple(
        RoleScope(role, action, scopes.union(_matching(entity, role, action))) for role, action in allowed
    )


def hidden_from(compiler: Compiler, entity: Entity) -> tuple[Hidden, ...]:
    """Give what roles do not see: a member is hidden where every policy that reaches the record hides it."""
    scopes = _Scopes(compiler, entity)
    found: list[Hidden] = []
    for role in sorted({role for policy in entity.policies for role in policy.roles}):
        reading = _matching(entity, role, "read")
        members: dict[SqlCode | None, list[str]] = {}
        for member in sorted({member for policy in reading for member in policy.hide}):
            showing = tuple(policy for policy in reading if member not in policy.hide)
            if all(policy.scope is not None for policy in showing):
                members.setdefault(scopes.union(showing) if showing else None, []).append(member)
        found += [Hidden(role, tuple(names), unless) for unless, names in members.items()]
    return tuple(found)


def check_policies(compiler: Compiler, entity: Entity) -> None:
    """Keep a problem for every action or hidden member that does not exist."""
    moves = tuple(each.name for each in entity.lifecycle.transitions) if entity.lifecycle else ()
    members = tuple(compiler.world.members[entity.name])
    for policy in entity.policies:
        for action in policy.actions:
            _check_known(compiler, policy, "action", action, (*PLAIN_ACTIONS, *moves))
        for member in policy.hide:
            _check_known(compiler, policy, "member", member, members)


def _check_known(compiler: Compiler, policy: Policy, what: str, name: str, known: tuple[str, ...]) -> None:
    if name not in known:
        sentence = f"There is no {what} `{name}` here."
        error = refused(policy.place, f"{what}-unknown", sentence, did_you_mean(name, known))
        compiler.problems.extend(error.problems)


def _matching(entity: Entity, role: str, action: str) -> tuple[Policy, ...]:
    return tuple(policy for policy in entity.policies if role in policy.roles and action in policy.actions)


class _Scopes:
    """Scopes of one entity's policies, typed once each."""

    def __init__(self, compiler: Compiler, entity: Entity) -> None:
        self._compiler = compiler
        self._entity = entity
        self._nodes: dict[str, Node | None] = {}

    def union(self, policies: tuple[Policy, ...]) -> SqlCode | None:
        """Give the predicate of all policies together, or nothing where one of them has no scope."""
        if any(policy.scope is None for policy in policies):
            return None
        written = {policy.scope.text: policy for policy in policies if policy.scope is not None}
        nodes = [node for policy in written.values() if (node := self._node(policy)) is not None]
        if not nodes:
            return None
        joined = reduce(lambda left, right: Or(BOOLEAN, left, right, place=left.place), nodes)
        return self._compiler.where(joined, self._entity)

    def _node(self, policy: Policy) -> Node | None:
        assert policy.scope is not None  # noqa: S101 - the caller has looked
        scope = policy.scope
        if scope.text not in self._nodes:
            checked = self._compiler.attempt(
                lambda: typed_condition(scope, self._compiler.scope(self._entity))
            )
            self._nodes[scope.text] = checked
        return self._nodes[scope.text]
