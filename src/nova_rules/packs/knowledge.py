"""The packs as the engine uses them: everything loaded, checked and resolved, or every Problem at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.packs.check.every import every_problem
from nova_rules.packs.folder import read
from nova_rules.packs.shelve import shelve

if TYPE_CHECKING:
    from pathlib import Path

    from nova_rules.model.problems import Problem


def check(folders: tuple[Path, ...]) -> tuple[Problem, ...]:
    """Give every problem of the packs in these folders, sorted by place; none means they load."""
    layers = read(folders)
    library, problems = shelve(layers.files)
    return tuple(sorted({*layers.problems, *problems, *every_problem(library)}))
