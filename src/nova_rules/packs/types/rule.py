"""The file of one inference rule."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, StringConstraints

from nova_rules.packs.types.base import Construct, Name, Plain, Sentence

RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*/[a-z][a-z0-9_]*$", max_length=120)]
Variable = Annotated[str, StringConstraints(pattern=r"^\?[a-z][a-z0-9_]{0,59}$")]
Term = Annotated[Plain, StringConstraints(min_length=1, max_length=200)]


class _Slotted(Construct):
    """A construct whose further keys are the slots of its kind of fact."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Term]

    def slots(self) -> dict[str, str]:
        """Give the slots as written."""
        return dict(self.__pydantic_extra__)


class Condition(_Slotted):
    """A fact that must (not) be known: `{ fact: entity, name: ?e }` or `{ measure: m, at-least: 10 }`."""

    fact: Name | None = None
    """The kind of fact."""
    measure: Term | None = None
    """The measure compared."""
    at_least: int | None = None
    """The least amount, itself included."""
    at_most: int | None = None
    """The greatest amount, itself included."""


class Conclusion(_Slotted):
    """What becomes known, is assumed, asked, warned of or advised; exactly one of these."""

    add: Name | None = None
    """The kind of fact that becomes known."""
    assume: Name | None = None
    """The kind of fact that is taken for granted because nothing was said."""
    ask: Name | None = None
    """A question, by its id."""
    warn: Name | None = None
    """A warning, by its id."""
    advise: Name | None = None
    """A piece of advice, by its id."""
    because: Sentence
    """The sentence an auditor reads; `{e}` is what `?e` matched, `{feature}` the feature matched."""
    instead: Sentence | None = None
    """How to say otherwise, for `assume`."""
    default: Sentence | None = None
    """What is taken when nobody answers, for `ask`."""
    effect: Sentence | None = None
    """What the answer decides, for `ask`."""
    consequence: Sentence | None = None
    """What happens if nothing is done, for `warn`."""


def _conditions(value: object) -> object:
    """Give a plain list as the `all` it is short for."""
    return {"all": value} if isinstance(value, tuple) else value


class When(Construct):
    """When the rule fires."""

    all: tuple[Condition, ...] = ()
    """Every one must be known."""
    any: tuple[Condition, ...] = ()
    """At least one must be known."""
    none: tuple[Condition, ...] = ()
    """None may be known."""
    different: tuple[tuple[Variable, Variable], ...] = ()
    """Pairs of variables that must stand for different things."""


class GivenFact(_Slotted):
    """A fact of an example: `{ fact: feature, name: fees }` or `{ measure: expected_users, amount: 900 }`."""

    fact: Name | None = None
    """The kind of fact."""
    measure: Name | None = None
    """The measure."""
    amount: int | None = None
    """The amount of a measure."""


class RuleExampleOf(Construct):
    """What is given, and what must (not) follow from this rule alone."""

    name: Sentence
    """What the example shows, as a sentence."""
    given: tuple[GivenFact, ...]
    """What is known before."""
    expect: tuple[GivenFact, ...] = ()
    """What must be known afterwards."""
    expect_not: tuple[GivenFact, ...] = ()
    """What must still be unknown."""


class RuleFile(Construct):
    """One rule: when these facts are known, those follow, for this reason."""

    id: RuleId
    """Folder and file name, so that the id says where to look."""
    title: Sentence
    """What the rule does, in a sentence a customer would sign."""
    why: Sentence
    """The reason behind it, for a reader who may disagree."""
    sources: tuple[Sentence, ...] = ()
    """Standards, laws or handbooks it rests on."""
    priority: int = 0
    """Which rule goes first, and wins where a kind is merged by priority: the higher."""
    when: Annotated[When, BeforeValidator(_conditions, json_schema_input_type=When | tuple[Condition, ...])]
    """When it fires; a list means all of these."""
    then: tuple[Conclusion, ...]
    """What follows."""
    examples: tuple[RuleExampleOf, ...]
    """At least one that fires and one that stays silent."""
