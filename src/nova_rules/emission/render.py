"""The one door to jinja2: a template and flat names in, text out, and only values made for the place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2.runtime import LoopContext

from nova_rules.emission.code import CODE, COMMENT, STRING, VALUES, Code
from nova_rules.emission.places import mark_places
from nova_rules.model.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable

_LANGUAGES = {
    "ts": "typescript", "mts": "typescript", "js": "typescript", "mjs": "typescript",
    "md": "markdown", "yml": "yaml", "yaml": "yaml", "json": "json", "sql": "sql", "sh": "shell",
}  # fmt: skip
_PLACES = (CODE, STRING, COMMENT)


class _Placed(str):
    """A value that passed the check of a string or a comment."""

    __slots__ = ()


def language_of(path: str) -> str:
    """Give the language of a file by its ending; one without a known ending (Dockerfile) is `shell`."""
    return _LANGUAGES.get(path.rpartition("/")[2].rpartition(".")[2], "shell")


def render(path: str, source: str, view: Mapping[str, object]) -> str:
    """Give the text of the file at `path`; TemplateError names the template's line and the wrong value."""
    try:
        return _compiled(language_of(path), source).render(view)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(f"{path}.jinja:{error.lineno}: {error.message}.", "Mend the template.") from error
    except (jinja2.TemplateError, TypeError, TemplateError) as error:
        raise TemplateError(
            f"{path}.jinja:{_line(error)}: {error}", "Mend the view or the template."
        ) from error


@cache
def _compiled(language: str, source: str) -> jinja2.Template:
    environment = _environment(language)
    return environment.from_string(mark_places(source) if language == "typescript" else source)


class _Environment(jinja2.Environment):
    """Only rows have attributes here: a template can reach nothing but what its view holds."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - jinja2's own signature
        """Give a row's value, or a loop's counter."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - jinja2's own signature
        """Give a row's value, or a loop's counter."""
        if isinstance(obj, dict):
            return obj[argument] if argument in obj else self.undefined(obj="row", name=argument)
        if type(obj) is LoopContext and argument in {"first", "last", "index", "index0"}:
            return getattr(obj, argument)
        raise TemplateError(
            f"`.{argument}` asks for more than a row's values.", "Put the value into the view."
        )


@cache
def _environment(language: str) -> jinja2.Environment:
    typescript = language == "typescript"
    environment = _Environment(
        variable_start_string="$$" if typescript else "{{",
        variable_end_string="$$" if typescript else "}}",
        block_start_string="/*%" if typescript else "{%",
        block_end_string="%*/" if typescript else "%}",
        comment_start_string="/*#" if typescript else "{#",
        comment_end_string="#*/" if typescript else "#}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # the gate is stricter than escaping: it refuses what was not made for the place
        undefined=jinja2.StrictUndefined,
        finalize=_gate(language),
    )
    environment.filters.clear()
    environment.tests.clear()
    environment.globals.clear()
    environment.globals.update(in_string=_check(language, STRING), in_comment=_check(language, COMMENT))
    return environment


@cache
def _allowed(language: str, place: str) -> frozenset[type[Code]]:
    return frozenset(kind for kind in VALUES if kind.language in {language, "any"} and place in kind.places)


def _gate(language: str) -> Callable[[object], str]:
    allowed: frozenset[type] = _allowed(language, CODE) | {_Placed}

    def let_through(value: object) -> str:
        return value if type(value) in allowed else _plain(value, language, CODE)  # type: ignore[return-value]

    return let_through


def _check(language: str, place: str) -> Callable[[object], _Placed]:
    allowed = _allowed(language, place)

    def placed(value: object) -> _Placed:
        return _Placed(value if type(value) in allowed else _plain(value, language, place))

    return placed


def _plain(value: object, language: str, place: str) -> str:
    if type(value) is bool:
        return "true" if value else "false"
    if type(value) is int:
        return str(value)
    if isinstance(value, jinja2.Undefined):
        return str(value)
    kind = type(value).__name__
    raise TemplateError(f"A {kind} cannot stand in the {place} of a {language} file: {str(value)[:80]!r}.")


def _line(error: BaseException) -> int:
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
