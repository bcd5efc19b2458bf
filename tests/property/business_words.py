"""Words of random businesses: many mean something to a language, a file system or the generated platform."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

_Item = TypeVar("_Item")

BUSINESSES = (
    "lighthouse", "beehive", "observatory", "bakery", "kennel", "orchard", "vineyard", "quarry", "aquarium",
    "greenhouse", "foundry", "sawmill", "brewery", "marina", "planetarium",
)  # fmt: skip
ENTITIES = (
    "class", "order", "package", "user", "select", "default", "constructor", "date", "string", "a", "session",
    "audit_log", "page", "principal", "role", "object", "function", "import", "error", "table", "group",
    "map", "index", "permission", "token", "request", "new_item", "item", "item_page", "con", "record",
    "row", "value", "address", "bus", "glass", "city", "day", "sheep", "series", "z", "clock", "query",
    "event", "promise", "delete", "interface", "x2", "line_2", "employee", "visitor", "supply_line",
    "any", "symbol", "then", "a_record_whose_name_is_forty_letters_lo",
    "a_thing_whose_name_is_longer_than_names_may_be", "repository", "app", "entity", "config", "number",
    "public", "grant", "primary", "reading", "key",
)  # fmt: skip
FIELDS = (
    "class", "order", "package", "select", "default", "constructor", "date", "string", "number", "type",
    "name", "value", "limit", "cursor", "sort", "search", "length", "then", "to_json", "prototype", "a",
    "x2", "line_2", "from", "to", "is", "new", "table", "group", "desc", "end", "count", "sum", "role",
    "total_cost", "label", "email", "user_id", "hidden_fields", "state", "body", "query", "patch", "move",
    "field", "row", "eb", "sql", "has_own_property", "value_of", "unique", "check", "references",
    "primary", "grant", "limit_from", "page", "size", "weight", "note", "remark", "kind", "grade",
    "colour", "height", "code", "a_b", "a__b", "trailing_",
    "a_field_whose_name_is_longer_than_names_may_be_in_code", "items", "next_cursor", "action",
    "actor_id",
)  # fmt: skip
REFERENCES = ("parent", "owner", "source", "home", "user", "class", "previous", "keeper", "order", "default")
CHOICES = (
    "new", "default", "class", "a", "null_value", "open", "void", "on_hold", "delete", "x2", "both",
    "n_a",
)  # fmt: skip
STATES = ("new", "open", "void", "class", "done", "on_hold", "default", "closed", "draft")
STATE_FIELDS = ("status", "state", "stage", "order_state", "phase", "condition")
MOVES = (
    "open", "close", "void", "export", "return", "default", "constructor", "issue", "approve", "lock", "move",
    "create_copy", "link", "get", "list", "enter", "then", "send_back", "update_it", "remove", "new", "rules",
    "find_by_id", "hold_parents", "creation", "update_record",
)  # fmt: skip
INPUTS = ("reason", "amount", "version", "class", "new", "id", "day", "input", "then", "a_b")
ROLES = (
    "clerk", "manager", "guest", "class", "default", "constructor", "user", "new_user", "auditor", "then",
    "two__lines",
)  # fmt: skip
SENTENCES = (
    "What is kept here.",
    "It's `quoted` and ${templated}, with a \\ in it.",
    "*/ process.exit(1); /* and <!-- so --> on </script>",
    "{{ braces }} and {% blocks %} and $$dollars$$ and /*% comments %*/",
    "Ñandú, naïve café, 日本語, ½ and the emoji 🙂.",
    "'; DROP TABLE users; -- said somebody.",
    "A sentence with a | pipe, [a link](x), *stars* and #hash.",
    'Somebody said "yes" to it: twice.',
)


class Draw:
    """Chances of one seed."""

    def __init__(self, seed: int) -> None:
        self._source = random.Random(seed)  # noqa: S311 - repeatable test data

    def one(self, items: Sequence[_Item]) -> _Item:
        """Give one of the items."""
        return self._source.choice(items)

    def some(self, items: Sequence[_Item], most: int, least: int = 0) -> list[_Item]:
        """Give some of the items, each once, in a random order."""
        bound = min(most, len(items))
        return self._source.sample(list(items), self._source.randint(min(least, bound), bound))

    def count(self, least: int, most: int) -> int:
        """Give a number, both ends included."""
        return self._source.randint(least, most)

    def chance(self, share: float) -> bool:
        """Say yes in this share of cases."""
        return self._source.random() < share

    def free(self, words: Sequence[str], taken: set[str]) -> str:
        """Give a word that is not taken yet, and take it."""
        left = [word for word in words if word not in taken]
        found = self.one(left) if left else f"{self.one(words)[:20]}_no_{len(taken)}"
        taken.add(found)
        return found
