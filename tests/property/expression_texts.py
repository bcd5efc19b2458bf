"""Random expressions in the pack language, well typed by construction, missing values and all."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

from tests.property.expression_domain import DATES, STATES, TEXTS, TIMES

LETTERS = {
    "person": "sna",
    "crate": "sm",
    "thing": "sndmpatcbk",
    "part": "snmatb",
    "badge": "sn",
    "membership": "b",
}
ORDERED = "ndmatc"
NULLABLE_PATHS = {
    "thing": (("owner", "person"), ("badge", "badge"), ("crate.keeper", "person")),
    "part": (("maker", "person"), ("thing.owner", "person")),
    "membership": (("thing.owner", "person"),),
}
PATHS = {"thing": (("crate", "crate"),), "part": (("thing", "thing"),), "membership": (("person", "person"),)}
MANY = {
    "thing": (("parts", "part"), ("members", "person"), ("ties", "membership"), ("crate.things", "thing")),
    "part": (("thing.ties", "membership"), ("thing.parts", "part")),
    "person": (("parts", "part"), ("things", "thing")),
    "crate": (("things", "thing"),),
    "membership": (("thing.parts", "part"),),
}


class Writer:
    """Writes expressions; every choice comes from one source."""

    def __init__(self, seed: int) -> None:
        self._source = random.Random(seed)  # noqa: S311 - repeatable test data
        self._bound = 0

    def expression(self) -> str:
        """Give an expression about a thing: mostly conditions, some values."""
        letter = self._source.choice("bbbbbbbndmatcs")
        return self.value(letter, [("", "thing")], 4)

    def value(self, letter: str, scope: list[tuple[str, str]], depth: int) -> str:
        """Give an expression of a kind; `scope` are the records at hand as (prefix, entity)."""
        if depth <= 0 or self._source.random() < 0.15:
            return self._leaf(letter, scope)
        return self._source.choice(_MAKERS[letter])(self, scope, depth - 1)

    def _leaf(self, letter: str, scope: list[tuple[str, str]]) -> str:
        """Give a member, a literal, or a member that may be missing with something to stand in."""
        found = self._member(letter, scope)
        chance = self._source.random()
        if found is None or chance < 0.2:
            return self._literal(letter)
        prefix, nullable = found
        name = f"{prefix}{letter}"
        if nullable:
            return f"coalesce({name}, {self._literal(letter)})"
        return f"coalesce({name}_opt, {self._literal(letter)})" if chance < 0.6 else name

    def _member(self, letter: str, scope: list[tuple[str, str]]) -> tuple[str, bool] | None:
        reachable: list[tuple[str, bool]] = []
        for prefix, entity in scope:
            steps = [("", entity, False), *((f"{p}.", e, False) for p, e in PATHS.get(entity, ()))]
            steps += [(f"{p}.", e, True) for p, e in NULLABLE_PATHS.get(entity, ())]
            reachable += [(prefix + p, nullable) for p, e, nullable in steps if letter in LETTERS[e]]
        if letter in LETTERS["person"]:
            reachable.append(("actor.person.", True))
        return self._source.choice(reachable) if reachable else None

    def _literal(self, letter: str) -> str:
        literals = {
            "s": ["'Ñandú'", "''", *(f"'{_escaped(text)}'" for text in TEXTS), "input.s"],
            "n": ["0", "1", "-3", "12", "input.n"],
            "d": ["0.5", "-1.25", "2"],
            "m": ["0", "10.50", "-3", "coalesce(input.m_opt, 1.5)", "rest", "total", "spare"],
            "p": ["15", "0.5"],
            "a": ["today", "local_date(now)"],
            "t": ["now"],
            "c": [f"'{time}'" for time in TIMES],
            "b": ["true", "late", "(this.n > 0)", "(this.m < 1)"],
            "k": ["'red'"],
        }
        chosen = self._source.choice(literals[letter])
        if chosen in {"rest", "total", "spare", "late"}:
            return f"this.{chosen}"
        return f"(0 * this.m + {chosen})" if letter == "m" and chosen[-1].isdigit() else chosen

    # conditions

    def comparison(self, scope: list[tuple[str, str]], depth: int) -> str:
        """Compare two values of one kind."""
        letter = self._source.choice(ORDERED)
        operator = self._source.choice(("==", "!=", "<", "<=", ">", ">="))
        left = self.value(letter, scope, depth)
        if letter == "c" and left.startswith("'"):
            left = "this.c"
        return f"{left} {operator} {self.value(letter, scope, depth)}"

    def equality(self, scope: list[tuple[str, str]], _: int) -> str:
        """Compare texts, choices and states, or look among constants."""
        found = self._member("s", scope)
        where = found[0] if found and not found[1] else "this."
        state = self._source.choice(STATES)
        text = _escaped(self._source.choice(TEXTS))
        return self._source.choice(
            (
                f"{where}s == '{text}'",
                f"'{text}' != {where}s",
                f"this.status == '{state}'",
                f"this.status in ['{state}', 'new']",
                f"{where}s in ['{text}', 'a']",
                "this.k != 'green'",
                f"this.n in [{self._source.choice((0, 1, 7))}, 2]",
                f"this.a in ['{self._source.choice(DATES)}']",
                "weekday(this.a) in ['sunday', 'thursday']",
                "role == 'admin'",
                "this.b == late",
            )
        )

    def logic(self, scope: list[tuple[str, str]], depth: int) -> str:
        """Join conditions."""
        left, right = self.value("b", scope, depth), self.value("b", scope, depth)
        joined = self._source.choice((f"({left}) && ({right})", f"({left}) || ({right})", f"!({left})"))
        return self._source.choice((joined, joined, f"(({left}) ? ({right}) : {self._leaf('b', scope)})"))

    def narrowing(self, scope: list[tuple[str, str]], depth: int) -> str:
        """Ask first whether a value is there, then use it."""
        letter = self._source.choice(ORDERED)
        found = self._member(letter, scope)
        if found is None:
            return self.comparison(scope, depth)
        prefix, nullable = found
        name = f"{prefix}{letter}{'' if nullable else '_opt'}"
        test = f"{name} {self._source.choice(('<', '>=', '!='))} {self.value(letter, scope, depth)}"
        asked = self._source.choice((f"has({name})", f"{name} != null"))
        return self._source.choice(
            (f"({asked} && {test})", f"(!({asked}) || {test})", f"({asked} ? {test} : false)", f"!({asked})")
        )

    def records(self, scope: list[tuple[str, str]], _: int) -> str:
        """Compare records, of which some are missing."""
        people = ["this.owner", "actor.person", "this.crate.keeper"]
        people += [f"{p}maker" for p, e in scope if e == "part"]
        people += [p.removesuffix(".") for p, e in scope if e == "person"]
        left, right = self._source.choice(people), self._source.choice(people)
        return self._source.choice(
            (
                f"{left} == {right}",
                f"{left} != {right}",
                f"{left}.id == {right}.id",
                f"{left} in this.members",
                f"!({left} in this.members)",
                f"has({left})",
                "created_by == actor",
                "actor.id != this.created_by.id",
                "has(badge)",
            )
        )

    def quantifier(self, scope: list[tuple[str, str]], depth: int) -> str:
        """Ask about many records."""
        base, inner = self._rows(scope, depth)
        name = inner[-1][0].removesuffix(".")
        body = self.value("b", inner, depth - 1)
        return self._source.choice(
            (
                f"{base}.exists({name}, {body})",
                f"{base}.all({name}, {body})",
                f"{base}.exists()",
                f"!{base}.exists({name}, {body})",
            )
        )

    def _rows(self, scope: list[tuple[str, str]], depth: int) -> tuple[str, list[tuple[str, str]]]:
        choices = [(f"{p}{path}", e) for p, entity in scope for path, e in MANY.get(entity, ())]
        base, entity = self._source.choice(choices or [("this.parts", "part")])
        self._bound += 1
        inner = [*scope, (f"x{self._bound}.", entity)]
        if self._source.random() < 0.3:
            name = f"y{self._bound}"
            base = f"{base}.filter({name}, {self.value('b', [*scope, (f'{name}.', entity)], depth - 2)})"
        return base, inner

    # values

    def aggregate(self, letter: str, scope: list[tuple[str, str]], depth: int) -> str:
        """Add up, count, or find the first or last of many."""
        base, inner = self._rows(scope, depth)
        if letter == "n" and self._source.random() < 0.5:
            return f"count({base})"
        mapped = f"{base}.map({inner[-1][0].removesuffix('.')}, {self._leaf(letter, inner)})"
        if letter in "ndm" and self._source.random() < 0.5:
            return f"sum({mapped})"
        return f"coalesce({self._source.choice(('min', 'max'))}({mapped}), {self._literal(letter)})"

    def arithmetic(self, letter: str, scope: list[tuple[str, str]], depth: int) -> str:
        """Calculate."""
        left, right = self.value(letter, scope, depth), self.value(letter, scope, depth)
        factor = self.value("n", scope, 0)
        options = [f"({left} + {right})", f"({left} - {right})", f"({left} * {factor})", f"-({left})"]
        if letter in "dm":
            options += [
                f"({left} * {self._leaf('p', [('this.', 'thing')])})",
                f"({left} * {self.value('d', scope, 0)})",
            ]
        return self._source.choice(options)

    def rounded(self, letter: str, scope: list[tuple[str, str]], depth: int) -> str:
        """Round, and divide."""
        left, digits = self.value(letter, scope, depth), "" if letter in "nm" else ", 2"
        divisor = self.value("n", scope, 0)
        if letter == "d":
            ratio = f"coalesce(round({self.value('m', scope, 0)} / {self.value('m', scope, 0)}, 3), 0.5)"
            return self._source.choice((f"round({left}{digits})", ratio))
        zero = self._literal(letter)
        return self._source.choice(
            (
                f"round({left}{digits})",
                f"coalesce(round({left} / {divisor}{digits}), {zero})",
                f"round({left} / 7{digits})",
            )
        )

    def chosen(self, letter: str, scope: list[tuple[str, str]], depth: int) -> str:
        """Choose between values."""
        left, right = self.value(letter, scope, depth), self.value(letter, scope, depth)
        left = "this.c" if left.startswith("'") and letter == "c" else left
        options = [f"({self.value('b', scope, depth)} ? {left} : {right})"]
        if letter in ORDERED:
            options.append(f"{self._source.choice(('min', 'max'))}({left}, {right})")
        return self._source.choice(options)

    def moved(self, letter: str, scope: list[tuple[str, str]], depth: int) -> str:
        """Move a moment."""
        start, sign = self.value(letter, scope, depth), self._source.choice("+-")
        units = {"a": ("days", "months"), "t": ("hours", "minutes")}[letter]
        amount = self._source.choice(("1", "-13", "30", "count(this.parts)"))
        return f"({start} {sign} {self._source.choice(units)}({amount}))"

    def measured(self, scope: list[tuple[str, str]], depth: int) -> str:
        """Measure texts and times."""
        dates = f"{self.value('a', scope, depth)}, {self.value('a', scope, depth)}"
        return self._source.choice(
            (f"size({self._leaf('s', scope)})", f"days_between({dates})", f"years_between({dates})")
        )

    def of_moment(self, scope: list[tuple[str, str]], depth: int) -> str:
        """Give the local date of a moment."""
        return f"local_date({self.value('t', scope, depth)})"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")


Maker = Callable[[Writer, list[tuple[str, str]], int], str]


def _of(letter: str, *makers: Callable[[Writer, str, list[tuple[str, str]], int], str]) -> list[Maker]:
    return [partial(_made, maker, letter) for maker in makers]


def _made(
    maker: Callable[[Writer, str, list[tuple[str, str]], int], str],
    letter: str,
    writer: Writer,
    scope: list[tuple[str, str]],
    depth: int,
) -> str:
    return maker(writer, letter, scope, depth)


_MAKERS: dict[str, list[Maker]] = {
    "b": [
        Writer.comparison,
        Writer.comparison,
        Writer.equality,
        Writer.logic,
        Writer.logic,
        Writer.narrowing,
        Writer.narrowing,
        Writer.records,
        Writer.quantifier,
        Writer.quantifier,
    ],
    "n": [*_of("n", Writer.arithmetic, Writer.aggregate, Writer.chosen, Writer.rounded), Writer.measured],
    "d": _of("d", Writer.arithmetic, Writer.aggregate, Writer.chosen, Writer.rounded),
    "m": _of("m", Writer.arithmetic, Writer.aggregate, Writer.chosen, Writer.rounded),
    "p": _of("p", Writer.chosen),
    "a": [*_of("a", Writer.moved, Writer.chosen, Writer.aggregate), Writer.of_moment],
    "t": _of("t", Writer.moved, Writer.chosen, Writer.aggregate),
    "c": _of("c", Writer.chosen),
    "s": _of("s", Writer.chosen),
    "k": _of("k", Writer.chosen),
}
