"""The forms of an entity's names that its templates use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission import ts
from nova_rules.emission.code import word

if TYPE_CHECKING:
    from nova_rules.emission.material import View
    from nova_rules.emission.naming import Name
    from nova_rules.emission.views.shape import Shape

_LOCALS = frozenset(
    [
        "account", "actor", "after", "app", "before", "besides", "body", "change", "clock", "creation",
        "currency", "date", "db", "deps", "done", "email", "entry", "errors", "expect", "found", "gone",
        "guard", "guarded", "h", "held", "hidden", "id", "ids", "input", "it", "item", "key", "limit",
        "link", "location", "moment", "move", "now", "order", "page", "params", "patch", "path",
        "pattern", "phone", "query", "reading", "record", "records", "removal", "reply", "repos",
        "request", "response", "row", "rows", "rules", "search", "searched", "shared", "sql", "summary",
        "tag", "tags", "text", "today", "token", "unique", "uow", "url", "version", "view", "written",
        "z",
    ],
)  # fmt: skip
"""Variables and imports of the templates; an entity of that name gets another variable."""


def variable(name: Name) -> str:
    """Give the variable that holds one record."""
    return f"{name.camel}Record" if name.camel in _LOCALS else name.binding


def words_of(shape: Shape) -> View:
    """Give the names of one entity in every form."""
    one, many = shape.names.one, shape.names.many
    return {
        "Entity": ts.property_name(one.pascal),
        "ENTITY": ts.property_name(one.constant),
        "Entities": ts.property_name(many.pascal),
        "Table": ts.property_name(f"{many.pascal}Table"),
        "entity": ts.identifier(variable(one)),
        "entity_member": ts.property_name(one.camel),
        "entity_snake": word(one.snake),
        "entity_kebab": word(one.kebab),
        "plural": ts.property_name(many.camel),
        "plural_kebab": word(many.kebab),
        "phrase": ts.comment(one.phrase),
        "title": ts.property_name(one.pascal) if len(one.words) == 1 else word(one.title.replace(" ", "-")),
        "a_phrase": ts.comment(article(one)),
        "title_string": ts.string(one.title),
        "plural_phrase": ts.comment(many.phrase),
        "table": word(shape.table),
        "table_literal": ts.string(shape.table),
        "summary": ts.comment(shape.entity.summary or f"{one.title}."),
        "summary_string": ts.string(shape.entity.summary or f"{one.title}."),
    }


def article(name: Name) -> str:
    """Give the phrase with `a` or `an` before it."""
    return f"{'an' if name.phrase[0] in 'aeiou' else 'a'} {name.phrase}"
