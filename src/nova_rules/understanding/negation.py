"""Finds what a text says no to: `no payments`, `we don't need attendance`, `SMS is not required`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from nova_rules.understanding import scope
from nova_rules.understanding.english import listed
from nova_rules.understanding.phrases import Match, Text

_negators = frozenset({"not", "n't", "nt", "never"})
_no_more = listed(
    "more less fewer later earlier sooner matter doubt problem problems one other longer hurry worries"
)
_only = listed("only just necessarily merely simply sure")
_dropping = listed(
    "need want require use include have take accept support do offer handle collect track charge"
    " send keep record store manage plan"
    " care provide run involve contain cover deal get intend bother wish like expect allow sell"
    " serve make see"
)
_losing = listed(
    "forget hesitate miss lose skip omit exclude ignore remove drop worry leave neglect avoid overlook"
)
_leaving_out = listed("exclude omit skip drop avoid excluding omitting skipping dropping avoiding minus")
_needless = listed(
    "needed required necessary wanted included supported allowed relevant applicable planned used"
    " desired offered part"
)
_asking = listed("i we you it there they system school app platform software backend project product service")
_auxiliaries = listed("do does did can ca will wo would should must may")
_relative = frozenset({"who", "that", "which", "whose"})
_restricting = frozenset({"can", "ca", "could", "must", "may", "might", "shall"})
_reach, _aux_reach = 6, 3


@dataclass(frozen=True, slots=True)
class Negated:
    """A stretch a text says no to, and the cue's places; a `partial` one denies abilities, not things."""

    first: int
    last: int
    cue: tuple[int, int]
    partial: bool = False


def negated(text: Text) -> tuple[Negated, ...]:
    """Give every negated stretch in order."""
    found: list[Negated] = []
    for at, word in enumerate(text.words):
        if word.kind in {"word", "mark"} and word.clear:
            found.extend(one for one in _read(at, text) if one.first <= one.last)
    return tuple(sorted(found, key=lambda one: (one.first, one.last)))


def covering(match: Match, stretches: tuple[Negated, ...]) -> Negated | None:
    """Give the negated stretch a match stands in; denied abilities concern features, not things or people."""
    at = bisect_right(stretches, match.at[0], key=lambda one: one.first)
    for one in reversed(stretches[max(0, at - _reach) : at]):
        if match.at[-1] <= one.last and (
            not one.partial or match.phrase.entry.concept[0] in {"feature", "compliance"}
        ):
            return one
    return None


def _read(at: int, text: Text) -> Iterator[Negated]:
    """Give the stretches negated by a cue that starts at a place."""
    lower = text.words[at].lower
    if lower == "no":
        yield from _no(at, text)
    elif lower == "without":
        yield from _without(at, text)
    elif lower in _leaving_out or (lower == "leave" and scope.lower(at + 1, text) == "out"):
        yield from _left_out(at, text)
    elif lower in _negators:
        yield from _not(at, text)
    elif lower in {"instead", "rather"} and scope.lower(at + 1, text) in {"of", "than"}:
        yield _things(at, at + 1, text, closing=scope.no_join)
    elif lower == "nothing" and scope.lowers(at + 1, 3, text) == ("to", "do", "with"):
        yield _things(at, at + 3, text)
    elif lower in {"nobody", "noone"} and scope.verb(at + 1, text):
        yield Negated(at + 1, scope.clause_end(at + 1, text), (at, at), partial=True)
    elif lower in {"except", "neither"}:
        yield _things(at, at + (scope.lower(at + 1, text) == "for"), text)
    elif lower in {"unnecessary", "unneeded"} or scope.lowers(at, 3, text) in {
        ("out", "of", "scope"),
        ("off", "the", "table"),
    }:
        yield from _before(at, at if lower.startswith("un") else at + 2, text)


def _things(first: int, last: int, text: Text, *, closing: frozenset[str] = scope.any_join) -> Negated:
    """Give the list of things after a cue."""
    return Negated(last + 1, scope.list_end(last + 1, text, closing=closing), (first, last))


def _no(at: int, text: Text) -> Iterator[Negated]:
    """Read `no X`, `no need for X`, `no longer need X`; `no more than` and `no, thanks` say no to nothing."""
    after = scope.lower(at + 1, text)
    if after == "need":
        skipped = scope.lower(at + 2, text) in {"for", "of"}
        yield _things(at, at + 2, text) if skipped else _deed(at, at + 1, text)
    elif after == "longer" and scope.verb(at + 2, text) in _dropping:
        yield _deed(at, at + 2, text)
    elif (
        after not in _no_more
        and at + 1 < len(text.words)
        and text.parts[at + 1] in {"noun", "adj", "verb", "adv", "det"}
    ):
        end = scope.list_end(at + 1, text, closing=scope.or_join)
        yield Negated(at + 1, end, (at, at))


def _without(at: int, text: Text) -> Iterator[Negated]:
    """Read `without X`; `cannot do without X` wants X."""
    if _denied_before(at, text):
        return
    verb = scope.verb(at + 1, text)
    if scope.lower(at + 1, text).endswith("ing") and verb and text.parts[at + 1] == "verb":
        yield _deed(at, at + 1, text, partial=verb not in _dropping)
    else:
        yield _things(at, at, text)


def _left_out(at: int, text: Text) -> Iterator[Negated]:
    """Read `skip X`, `leave out X`; `don't skip X` wants X, and `drop-off` is a noun."""
    last = at + (text.words[at].lower == "leave")
    following = scope.lower(last + 1, text)
    if (
        not _denied_before(at, text)
        and following not in {"off", "in", "-"}
        and text.parts[at - 1 : at] != ("det",)
    ):
        yield _things(at, last, text)


def _cue_start(at: int, text: Text) -> int:
    """Give where a cue starts: `do` of `do not`."""
    earliest = max(0, at - _aux_reach)
    while (
        at > earliest
        and text.parts[at - 1] == "modal"
        and text.words[at - 1].sentence == text.words[at].sentence
    ):
        at -= 1
    return at


def _not(at: int, text: Text) -> Iterator[Negated]:
    """Read `do not need X`, `is not required`, `not X`, `cannot pay online`."""
    verb_at, latest = at + 1, min(at + _reach, len(text.words))
    while verb_at < latest and text.parts[verb_at] == "adv" and text.words[verb_at].lower not in _only:
        verb_at += 1
    lower, verb = scope.lower(verb_at, text), scope.verb(verb_at, text)
    if lower in _only or verb in _losing or _is_relative(at, text):
        return
    if lower in _needless or scope.lowers(verb_at, 2, text) == ("in", "scope"):
        yield from _before(at, verb_at, text)
    elif verb in _dropping and not _restricts(at, text):
        yield _deed(at, verb_at, text)
    elif (
        verb_at < len(text.words)
        and text.parts[verb_at] in {"det", "noun", "adj"}
        and not _is_deed(at, verb_at, text)
    ):
        yield _things(_cue_start(at, text), verb_at - 1, text, closing=scope.no_join)
    elif verb:
        yield Negated(verb_at, scope.clause_end(verb_at, text), (_cue_start(at, text), at), partial=True)


def _is_deed(at: int, verb_at: int, text: Text) -> bool:
    """Tell whether the word after a negated auxiliary is its verb, not a noun (`don't charge`)."""
    auxiliary = scope.lower(at - 1, text) in _auxiliaries
    return bool(auxiliary and text.words[verb_at].verb)


def _deed(cue: int, verb_at: int, text: Text, *, partial: bool = False) -> Negated:
    """Give what a negated verb denies; `not want parents to pay online` denies a deed only."""
    cue = _cue_start(cue, text)
    first = verb_at + 1
    while first < min(verb_at + _reach, len(text.words)) and (
        text.parts[first] in {"to", "verb"} or scope.lower(first, text) in {"have", "do", "with"}
    ):
        first += 1
    end = scope.list_end(first, text)
    if scope.lower(end + 1, text) == "to" and scope.verb(end + 2, text) and end >= first:
        return Negated(end + 2, scope.clause_end(end + 2, text), (cue, verb_at), partial=True)
    return Negated(verb_at + 1, max(end, first - 1), (cue, verb_at), partial)


def _before(cue: int, last: int, text: Text) -> Iterator[Negated]:
    """Give the stretch before `is not needed`: the subject of the clause."""
    end = cue - 1
    while end >= max(0, cue - _reach) and text.parts[end] in {"modal", "adv"}:
        end -= 1
    first = scope.list_start(end, text)
    if first <= end:
        yield Negated(first, end, (cue, last))


def _denied_before(at: int, text: Text) -> bool:
    """Tell whether a negation earlier in the clause turns this one round."""
    for place in range(at - 1, max(-1, at - 1 - _reach), -1):
        if text.parts[place] == "mark" and text.words[place].text != "-":
            return False
        if text.words[place].lower in _negators:
            return True
    return False


def _is_relative(at: int, text: Text) -> bool:
    """Tell whether the negation only narrows a noun (`pupils who do not pay`)."""
    return any(scope.lower(place, text) in _relative for place in range(max(0, at - _aux_reach), at))


def _restricts(at: int, text: Text) -> bool:
    """Tell whether somebody is kept from doing something, rather than the project from having it."""
    place = at - 1
    while place >= max(0, at - _reach) and text.parts[place] in {"modal", "adv"}:
        if text.words[place].lower in _restricting:
            return True
        place -= 1
    asks = place < 0 or text.words[place].lower in _asking or text.parts[place] in {"mark", "conj"}
    return not (asks or text.words[place].sentence != text.words[at].sentence)
