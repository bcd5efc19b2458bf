"""Facts, where they come from, and what the rules concluded."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.model.text import Span


@dataclass(frozen=True, slots=True)
class FactKind:
    """A kind of fact: its slots in order (the first is `name`) and how several rules may write it.

    `merge` is `union` (all stand), `max` (the highest of `scale`) or `priority` (the rule with the highest
    salience).
    """

    name: str
    slots: tuple[str, ...]
    merge: str = "union"
    scale: tuple[str, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement: a kind and one text a slot; `amount` only where the kind is `measure`."""

    kind: str
    values: tuple[str, ...]
    amount: int | None = None

    @property
    def name(self) -> str:
        """Give the first slot."""
        return self.values[0]

    @property
    def key(self) -> str:
        """Give a readable id, unique among facts: `module:audit_log`, `relation:student/guardian/...`,
        `measure:expected_users=900`.
        """
        amount = "" if self.amount is None else f"={self.amount}"
        return f"{self.kind}:{'/'.join(self.values)}{amount}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an input fact holds: words of the text (`span`, `words`) or an option (`option`), never neither."""

    span: Span | None = None
    words: str = ""
    option: str = ""


@dataclass(frozen=True, slots=True)
class Justification:
    """Why one fact holds: a rule, the facts it rested on, and the sentence an auditor reads.

    `manner` is how the rule concluded it: add, assume or note.
    """

    fact: Fact
    rule: str
    supports: tuple[Fact, ...]
    because: str
    manner: str = "add"


@dataclass(frozen=True, slots=True)
class Assumption:
    """A default taken because nothing was said, and how to say otherwise."""

    fact: Fact
    rule: str
    because: str
    instead: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two rules disagree: what won, what lost, by which precedence, in one sentence."""

    kind: str
    winner: Fact
    loser: Fact
    because: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The one value that stands where only one may: what it stands over, and by which precedence."""

    fact: Fact
    over: tuple[Fact, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Firing:
    """One rule that fired with these supports; firings stand in the order of the agenda."""

    rule: str
    variant: int
    supports: tuple[Fact, ...]
    concluded: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something said to the user besides the design: kind is question, warning or suggestion.

    `details` are pairs such as ("default", "...") and ("effect", "..."), ("consequence", "...").
    """

    fact: Fact
    sentence: str
    details: tuple[tuple[str, str], ...] = ()

    def detail(self, name: str) -> str:
        """Give one detail, or the empty text."""
        return dict(self.details).get(name, "")


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that holds for one description.

    `facts` are sorted by key. `evidence` pairs each input fact with why it holds. `justifications` are in
    firing order; a fact may
    have several. `confidence` pairs each fact with 0 to 1000: the minimum over supports, the maximum over
    alternatives.
    `matchers` names who derived it, each as `name version`. `chosen` pairs a kind that merges by max or
    priority with the value that stands (the other values remain facts, for the audit), and `decisions` says
    why.
    """

    facts: tuple[Fact, ...]
    evidence: tuple[tuple[Fact, tuple[Evidence, ...]], ...]
    justifications: tuple[Justification, ...]
    firings: tuple[Firing, ...]
    assumptions: tuple[Assumption, ...]
    conflicts: tuple[Conflict, ...]
    notes: tuple[Note, ...]
    confidence: tuple[tuple[Fact, int], ...]
    matchers: tuple[str, ...] = ()
    chosen: tuple[tuple[str, Fact], ...] = ()
    decisions: tuple[Decision, ...] = ()

    def chosen_fact(self, kind: str, *subject: str) -> Fact | None:
        """Give the value that stands for a kind merged by max or priority, or None where no rule gives one.

        A kind of several slots has one value a `subject`, which are the slots before the last.
        """
        for each, fact in self.chosen:
            if each == kind and fact.values[:-1] == subject:
                return fact
        return None

    def of_kind(self, kind: str) -> tuple[Fact, ...]:
        """Give the facts of one kind, sorted by key."""
        return tuple(fact for fact in self.facts if fact.kind == kind)

    def names(self, kind: str) -> tuple[str, ...]:
        """Give the first slot of every fact of one kind, sorted, each once."""
        return tuple(sorted({fact.name for fact in self.facts if fact.kind == kind}))
