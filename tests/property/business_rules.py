"""Random behaviour: lifecycles, constraints, derived values and who may do what."""

from __future__ import annotations

from itertools import pairwise

from tests.property.business_drafts import Draft, around_condition, own_condition
from tests.property.business_fields import NUMBERS, Written, field, may_be_missing
from tests.property.business_words import INPUTS, MOVES, SENTENCES, STATE_FIELDS, STATES, Draw

_DERIVED = ("total", "balance", "how_many", "latest", "is_late", "first", "share", "class_of_it", "sum_of_it")
_WRITES = {"date": "today", "datetime": "now"}


def add_lifecycle(draw: Draw, draft: Draft) -> None:
    """Give an entity states that all can be reached, and moves with inputs, guards and effects."""
    states = draw.some(STATES, 4, 2)
    steps = [*pairwise(states), (states[-1], states[0])]
    steps = steps[: None if draw.chance(0.5) else -1]
    taken: set[str] = set()
    moves = {draw.free(MOVES, taken): _move(draw, source, target) for source, target in steps}
    if len(states) > 2 and draw.chance(0.5):
        moves[draw.free(MOVES, taken)] = {"from": states[:-1], "to": states[-1]}
    draft.lifecycle = {
        "field": draw.free(STATE_FIELDS, draft.taken),
        "states": states,
        "initial": states[0],
        "transitions": moves,
    }
    for name, move in moves.items():
        _finish(draw, draft, name, move)


def _move(draw: Draw, source: str, target: str) -> Written:
    move: Written = {"from": source, "to": target}
    if draw.chance(0.4):
        move["input"] = {name: field(draw, _kind(draw)) for name in draw.some(INPUTS, 2, 1)}
        for each in move["input"].values():
            for key in ("default", "search", "sort", "filter", "personal"):
                each.pop(key, None)
    if draw.chance(0.15):
        move["allow"] = ["system"]
    return move


def _kind(draw: Draw) -> str:
    return draw.one(("text", "integer", "money", "date", "boolean", "choice", "email", "datetime", "decimal"))


def _finish(draw: Draw, draft: Draft, name: str, move: Written) -> None:
    """Add the guard and effects, which may speak of the state and of the inputs."""
    if draw.chance(0.4):
        condition = around_condition(draw, draft)
        if condition:
            move |= {"guard": condition, "error": f"no_{draft.rank}_{name}", "says": draw.one(SENTENCES)}
    values = {}
    for given, written in move.get("input", {}).items():
        target = draw.free(("told", "given", "heard", f"{given}_told"), draft.taken)
        draft.fields[target] = _copy(written) | {"optional": True} | _set_by(draw, name)
        values[target] = f"input.{given}"
    for kind, value in _WRITES.items():
        if draw.chance(0.25):
            target = draw.free((f"{kind}_of_{name}"[:50],), draft.taken)
            draft.fields[target] = {"type": kind, "optional": True} | _set_by(draw, name)
            values[target] = value
    if values:
        move["effects"] = [{"update": "this", "set": values}]


def _copy(written: Written) -> Written:
    return {key: value for key, value in written.items() if key != "summary"}


def _set_by(draw: Draw, move: str) -> Written:
    return {"set-by": move} if draw.chance(0.7) else {}


def add_constraints(draw: Draw, draft: Draft) -> None:
    """Give an entity what must hold; every code is used with one status."""
    makers = (_unique, _check, _guard, _no_overlap)
    for number in range(draw.count(0, 4)):
        maker = draw.one(makers)
        constraint = maker(draw, draft)
        if constraint:
            name = f"{maker.__name__[1:]}_{draft.rank}_{number}"
            draft.constraints[name] = constraint
            if draw.chance(0.6):
                constraint["says"] = draw.one(SENTENCES)


def _stored(draft: Draft) -> list[str]:
    state = [draft.lifecycle["field"]] if draft.lifecycle else []
    return [*dict(draft.lasting()), *(each.name for each in draft.references), *state]


def _unique(draw: Draw, draft: Draft) -> Written | None:
    members = draw.some(_stored(draft), 3, 1)
    found: Written = {"unique": members}
    if draw.chance(0.4):
        found |= {"where": where} if (where := own_condition(draw, draft)) else {}
    return found if members else None


def _check(draw: Draw, draft: Draft) -> Written | None:
    ordered = [pair for pair in _pairs(draft) if draw.chance(0.5)]
    condition = draw.one(ordered) if ordered else own_condition(draw, draft)
    return {"check": condition} if condition else None


def _pairs(draft: Draft) -> list[str]:
    """Give comparisons of two required values of one kind."""
    found = []
    for kind in ("date", "datetime", "time", "money"):
        names = [name for name in draft.of_kinds(kind) if not may_be_missing(draft.fields[name])]
        found += [f"{first} <= {second}" for first, second in pairwise(names)]
    return found


def _guard(draw: Draw, draft: Draft) -> Written | None:
    condition = around_condition(draw, draft)
    if condition is None:
        return None
    occasions = ["create", "update", "delete"]
    allowed = [each for each in occasions if draft.kept is None or each == "create"]
    return {"guard": condition, "for": draw.one(allowed)}


def _no_overlap(draw: Draw, draft: Draft) -> Written | None:
    pairs = [names for kind in ("date", "datetime", "time") if len(names := draft.of_kinds(kind)) > 1]
    if not pairs:
        return None
    ends = draw.one(pairs)[:2]
    members = draw.some([name for name in _stored(draft) if name not in ends], 2, 1)
    return {"no-overlap": members, "range": ends} if members else None


def add_derived(draw: Draw, draft: Draft) -> None:
    """Give an entity values worked out from its children and from its own."""
    for child, reference in draft.children():
        if draw.chance(0.5):
            aggregate = _aggregate(draw, child, reference.inverse)
            draft.derived[draw.free(_DERIVED, draft.taken)] = aggregate
    for value in draw.some(_values(draft), 2):
        draft.derived[draw.free(_DERIVED, draft.taken)] = {"value": value}


def _aggregate(draw: Draw, child: Draft, inverse: str) -> Written:
    summed = child.of_kinds("integer", "decimal", "money")
    compared = child.of_kinds(*NUMBERS, "date", "datetime")
    options: list[Written] = [{"count": inverse}]
    options += [{"sum": f"{inverse}.{name}"} for name in summed]
    options += [{key: f"{inverse}.{name}"} for name in compared for key in ("min", "max")]
    found = draw.one(options)
    where = own_condition(draw, child) if draw.chance(0.4) else None
    return found | {"where": where} if where else found


def _values(draft: Draft) -> list[str]:
    there = {name: each for name, each in draft.lasting() if not may_be_missing(each)}
    found = []
    for name, each in there.items():
        kind = each["type"]
        if kind in {"integer", "money", "decimal"}:
            found += [f"{name} * 2 + {name}", f"{name} > 3"]
        elif kind == "date":
            found += [f"{name} < today", f"days_between({name}, today)"]
        elif kind in {"choice", "text", "boolean", "datetime"}:
            found.append(name)
    return found
