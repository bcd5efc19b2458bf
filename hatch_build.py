"""Ships knowledge/ and templates/ inside the wheel; an editable install reads the checkout's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASSETS = ("knowledge", "templates")
UNSHIPPED = frozenset({"node_modules", "dist", "__pycache__"})


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Lists the files at build time: a static list would leave stale copies behind."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add every asset file under `nova_rules/_assets/`."""
        if version == "editable":
            return
        root = Path(self.root)
        for source in sorted(path for name in ASSETS for path in (root / name).rglob("*")):
            relative = source.relative_to(root)
            if source.is_file() and not UNSHIPPED.intersection(relative.parts):
                build_data["force_include"][str(source)] = f"nova_rules/_assets/{relative.as_posix()}"
