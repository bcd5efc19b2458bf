"""The only door of cel-python: text in, syntax out."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from celpy.celparser import CELParseError, CELParser
from lark import Token, Tree

from nova_rules.lowering.literals import unquoted
from nova_rules.lowering.refusals import ExpressionError, refused
from nova_rules.lowering.syntax import Constant, Invocation, Listing, Name, Operation, Pick, Syntax
from nova_rules.model.domain import Expression
from nova_rules.model.problems import Place

LONGEST = 2000
"""Characters of one expression; longer ones are split up with derived values."""
DEEPEST = 40
"""Levels of operators and calls within each other."""

_KEPT = 4096
"""Expressions whose syntax is kept: parsing is pure, slow, and the same packs are lowered again and again."""
_SYMBOLS = {
    "conditionalor": "||",
    "conditionaland": "&&",
    "relation_lt": "<",
    "relation_le": "<=",
    "relation_gt": ">",
    "relation_ge": ">=",
    "relation_eq": "==",
    "relation_ne": "!=",
    "relation_in": "in",
    "addition_add": "+",
    "addition_sub": "-",
    "multiplication_mul": "*",
    "multiplication_div": "/",
    "multiplication_mod": "%",
    "unary_not": "!",
    "unary_neg": "-",
}
_PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?\Z")
_CONSTANTS = {"INT_LIT": "number", "FLOAT_LIT": "number", "BOOL_LIT": "boolean", "NULL_LIT": "null"}


class _Parser(CELParser):
    """The parser, with the places of `true` and `false` kept."""

    @staticmethod
    def ambiguous_literals(t: Token) -> Token:
        """Give `true` and `false` as literals where they stand."""
        return Token.new_borrow_pos("BOOL_LIT", t.value, t) if t.value in {"true", "false"} else t


@lru_cache(maxsize=_KEPT)
def parse(expression: Expression) -> Syntax:
    """Give the syntax of an expression; raises ExpressionError with the exact place of the first mistake."""
    if len(expression.text) > LONGEST:
        raise refused(
            expression.place,
            "expression-too-long",
            f"An expression has at most {LONGEST} characters; this one has {len(expression.text)}.",
            "Give parts of it a name as derived values.",
        )
    try:
        tree = _Parser().parse(expression.text)
    except CELParseError as error:
        raise _syntax_refused(expression, error) from error
    return _Reader(expression).read(tree)


def place_at(expression: Expression, line: int, column: int) -> Place:
    """Give the place in the file of a line and column of the text, both counted from 1."""
    start = expression.place
    if line == 1:
        return Place(start.file, start.line, start.column + column - 1)
    return Place(start.file, start.line + line - 1, column)


def _syntax_refused(expression: Expression, error: CELParseError) -> ExpressionError:
    line, column = error.line or 1, error.column or 1
    if line < 1 or column < 1 or not expression.text[column - 1 :].strip():
        column = len(expression.text) + 1 if line == 1 else column
    return refused(
        place_at(expression, line, column),
        "expression-syntax",
        f"`{_shown(expression.text)}` is not an expression from here on.",
        "Look for a missing operand, quote or bracket.",
    )


def _shown(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:57] + "..."  # noqa: PLR2004 - what fits a sentence


class _Reader:
    """Reads one tree of the parser."""

    def __init__(self, expression: Expression) -> None:
        self._expression = expression
        self._depth = 0

    def read(self, tree: Any) -> Syntax:  # noqa: ANN401 - lark trees are untyped
        """Give the syntax of a tree; levels with one child are the grammar's precedence, not the author's."""
        while len(tree.children) == 1 and tree.data not in _ALWAYS:
            tree = tree.children[0]
        reader = _READERS.get(str(tree.data))
        if reader is None:
            raise self._form_refused(tree)
        self._depth += 1
        if self._depth > DEEPEST:
            hint = "Give parts of it a name as derived values."
            raise refused(
                self._place(tree), "expression-too-long", "This expression has too many levels.", hint
            )
        found = reader(self, tree)
        self._depth -= 1
        return found

    def _place(self, part: Any) -> Place:  # noqa: ANN401 - a tree or a token
        meta = part.meta if isinstance(part, Tree) else part
        return place_at(self._expression, meta.line, meta.column)

    def _form_refused(self, tree: Any) -> ExpressionError:  # noqa: ANN401
        return refused(
            self._place(tree),
            "expression-form",
            "Maps, indexes, bytes and typed literals have no meaning here.",
            "Use members, functions and comparisons.",
        )

    def conditional(self, tree: Any) -> Syntax:  # noqa: ANN401
        """Read a choice between two values."""
        return Operation(self._place(tree), "?", tuple(self.read(part) for part in tree.children))

    def logical(self, tree: Any) -> Syntax:  # noqa: ANN401
        """Read `||` and `&&`."""
        left, right = tree.children
        return Operation(self._place(tree), _SYMBOLS[str(tree.data)], (self.read(left), self.read(right)))

    def binary(self, tree: Any) -> Syntax:  # noqa: ANN401
        """Read a comparison or calculation."""
        middle, right = tree.children
        operands = (self.read(middle.children[0]), self.read(right))
        return Operation(self._place(tree), _SYMBOLS[str(middle.data)], operands)

    def unary(self, tree: Any) -> Syntax:  # noqa: ANN401
        """Read `!` and `-`."""
        symbol, operand = tree.children
        return Operation(self._place(tree), _SYMBOLS[str(symbol.data)], (self.read(operand),))

    def member(self, tree: Any) -> Syntax:  # noqa: ANN401
        """Read a member of something."""
        base, name = tree.children
        return Pick(self._place(name), self.read(base), str(name))

    def method(self, tree: Any) -> Syntax:  # noqa: ANN401
        """Read a function called on something."""
        base, name, *rest = tree.children
        return Invocation(self._place(name), str(name), self.read(base), self._arguments(rest))

    def function(self, tree: Any) -> Syntax:  # noqa: ANN401
        """Read a function."""
        name, *rest = tree.children
        return Invocation(self._place(name), str(name), None, self._arguments(rest))

    def _arguments(self, rest: list[Any]) -> tuple[Syntax, ...]:
        return tuple(self.read(part) for part in rest[0].children) if rest else ()

    def name(self, tree: Any) -> Syntax:  # noqa: ANN401
        """Read a name on its own."""
        return Name(self._place(tree), str(tree.children[0]))

    def listing(self, tree: Any) -> Syntax:  # noqa: ANN401
        """Read values in brackets."""
        return Listing(self._place(tree), self._arguments(tree.children))

    def constant(self, tree: Any) -> Syntax:  # noqa: ANN401
        """Read a number, text, `true`, `false` or `null`."""
        token = tree.children[0]
        place = self._place(token)
        if token.type in {"STRING_LIT", "MLSTRING_LIT"}:
            return Constant(place, "text", unquoted(str(token), place))
        kind = _CONSTANTS.get(token.type)
        if kind is None or (kind == "number" and not _PLAIN_NUMBER.match(str(token))):
            raise self._form_refused(tree)
        return Constant(place, kind, str(token))


_ALWAYS = frozenset({"ident", "ident_arg", "list_lit", "literal"})
_READERS: dict[str, Callable[[_Reader, Any], Syntax]] = {
    "expr": _Reader.conditional,
    "conditionalor": _Reader.logical,
    "conditionaland": _Reader.logical,
    "relation": _Reader.binary,
    "addition": _Reader.binary,
    "multiplication": _Reader.binary,
    "unary": _Reader.unary,
    "member_dot": _Reader.member,
    "member_dot_arg": _Reader.method,
    "ident_arg": _Reader.function,
    "ident": _Reader.name,
    "list_lit": _Reader.listing,
    "literal": _Reader.constant,
}
