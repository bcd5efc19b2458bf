"""The reserved names are those that the shipped templates would clash with."""

from __future__ import annotations

import re

from nova_rules.assets import read_templates, templates_folder
from nova_rules.emission.naming import ENTITY_RESERVED, name_of
from nova_rules.emission.reserved import OWN_TYPES, TYPES

FILES = tuple(read_templates(templates_folder()).files)
IMPORT = re.compile(r"import (?:type )?\{([^}]*)\} from")


def test_no_entity_can_take_a_file_or_folder_of_the_platform() -> None:
    fixed = {file.path.removesuffix(".jinja") for file in FILES if "__entit" not in file.path}
    folders = {path.rpartition("/")[0] + "/" for path in fixed}
    for file in FILES:
        path = file.path.removesuffix(".jinja")
        if "__entit" in path:
            first = re.split("__entity__|__entities__|__transition__", path)
            whole = re.compile("([a-z0-9-]+)".join(map(re.escape, first)))
            folder = re.compile(re.escape(first[0]) + "([a-z0-9-]+)/")
            taken = [found[1] for found in map(whole.fullmatch, fixed) if found]
            taken += [found[1] for found in map(folder.fullmatch, folders) if found and "/__entit" in path]
            assert {name_of(name).snake for name in taken} <= ENTITY_RESERVED


def test_no_entity_can_take_a_type_that_its_files_use() -> None:
    used = {
        name.strip().removeprefix("type ")
        for file in FILES
        if file.path.endswith(".jinja") and file.module == "records"
        for names in IMPORT.findall(file.content.decode("utf-8"))
        for name in names.split(",")
    }
    types = {name for name in used if re.fullmatch("[A-Z][a-z][A-Za-z]*", name)}
    assert types
    assert sorted(types - OWN_TYPES - TYPES) == []


def test_words_that_businesses_use_stay_free() -> None:
    wanted = {"client", "event", "order", "request", "location", "file", "child", "parent", "token", "list"}
    assert wanted & ENTITY_RESERVED == set()
