"""What a matcher is: it finds matches; firing them is the agenda's work, shared by all matchers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import NamedTuple, Protocol, Self

from nova_rules.model.facts import Fact
from nova_rules.model.rules import Rule


class Match(NamedTuple):
    """One way to satisfy every condition of a rule: the rule's place in the program, one fact a condition.

    Facts are named by their number: the first fact asserted in a session is 0, the next 1.
    """

    rule: int
    supports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one inference may derive before it is refused; `matches` counts those that never fire, too."""

    firings: int = 20_000
    facts: int = 20_000
    matches: int = 400_000


class Session(Protocol):
    """One run over one set of facts; left by `with`, which frees what it holds."""

    def assert_facts(self, facts: Sequence[Fact]) -> Sequence[Match]:
        """Make new facts known and give every match that became possible by them, in any order.

        It looks neither at `unless` nor at `different`. It may give too much where it is not exact, but
        never too little. No fact is asserted twice.
        """
        ...

    def __enter__(self) -> Self:
        """Begin the run."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Free what the run held."""
        ...


class Compiled(Protocol):
    """Rules made ready by one matcher; used for many runs."""

    @property
    def exact(self) -> bool:
        """Tell whether all it finds are matches, each found once; if not, the agenda verifies them."""
        ...

    def open(self, facts: Sequence[Fact], limits: Limits) -> Session:
        """Give a session for a run that starts from these facts; they are still to be asserted.

        What a single assertion may find is limited here, before it fills the memory.
        """
        ...

    def close(self) -> None:
        """Free what the rules hold; nothing may be opened afterwards."""
        ...


class Matcher(Protocol):
    """An implementation that finds matches."""

    @property
    def name(self) -> str:
        """Give the name that stands in a receipt."""
        ...

    @property
    def version(self) -> str:
        """Give the version that stands behind the name."""
        ...

    def compile(self, rules: tuple[Rule, ...]) -> Compiled:
        """Make rules ready; raises KnowledgeError naming every rule it cannot take."""
        ...
