"""Where the knowledge and the templates are: the checkout's own, else the copies inside the wheel."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import yaml

from nova_rules.model.errors import TemplateError
from nova_rules.model.layout import ModuleManifest, TemplateFile, Templates

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def knowledge_folder() -> Path:
    """Give the folder of the packs that come with the engine."""
    return _folder("knowledge")


def templates_folder() -> Path:
    """Give the folder of the templates that come with the engine."""
    return _folder("templates")


def _folder(name: str) -> Path:
    """Give the checkout's own folder where this file lies in a checkout, else the wheel's."""
    own = _CHECKOUT / name
    is_checkout = (_CHECKOUT / "pyproject.toml").is_file() and _PACKAGE.parent.name == "src"
    return own if is_checkout and own.is_dir() else _PACKAGE / "_assets" / name


def read_templates(folder: Path, stack: str = "backend") -> Templates:
    """Give the template modules of a stack, sorted; raises TemplateError naming the wrong file."""
    root = folder / stack
    modules = sorted(path.parent for path in (root / "modules").glob("*/module.yaml"))
    files = tuple(
        TemplateFile(module.name, path.relative_to(module / "files").as_posix(), path.read_bytes())
        for module in modules
        for path in sorted((module / "files").rglob("*"))
        if path.is_file()
    )
    lock = root / "package-lock.json"
    if not lock.is_file():
        raise TemplateError(
            f"{stack}/package-lock.json is missing.", "Make it by one clean install of all packages."
        )
    digest = hashlib.sha256(lock.read_bytes())
    for module in modules:
        digest.update((module / "module.yaml").read_bytes())
    for file in files:
        digest.update(f"\0{file.module}/{file.path}\0".encode() + file.content)
    manifests = tuple(_manifest(module / "module.yaml") for module in modules)
    return Templates(manifests, files, lock.read_bytes(), digest.hexdigest())


_KEYS = frozenset(
    [
        "module",
        "title",
        "needs",
        "packages",
        "environment",
        "scripts",
        "switch",
        "consequence",
        "each",
        "facts",
        "provides",
        "file-facts",
    ]
)


def _manifest(path: Path) -> ModuleManifest:
    """Give what one module.yaml says."""
    said: dict[str, Any] = yaml.safe_load(path.read_text("utf-8")) or {}
    unknown = sorted(set(said) - _KEYS)
    if unknown or said.get("module") != path.parent.name:
        wrong = f"has an unknown key {unknown[0]!r}" if unknown else "does not name its folder as `module`"
        hint = f"The keys are {', '.join(sorted(_KEYS))}."
        raise TemplateError(f"{path.parent.name}/module.yaml {wrong}.", hint)
    packages, particular = said.get("packages") or {}, said.get("file-facts") or {}
    return ModuleManifest(
        name=said["module"],
        title=said.get("title", ""),
        needs=tuple(said.get("needs") or ()),
        runtime=_pairs(packages.get("runtime")),
        dev=_pairs(packages.get("dev")),
        environment=tuple(_texts(row) for row in said.get("environment") or ()),
        scripts=_pairs(said.get("scripts")),
        switch=said.get("switch"),
        consequence=said.get("consequence", ""),
        each=_pairs(said.get("each")),
        facts=tuple(said.get("facts") or ()),
        provides=tuple(said.get("provides") or ()),
        file_facts=tuple((glob, key) for glob, keys in particular.items() for key in keys),
    )


def _texts(row: dict[str, object]) -> tuple[tuple[str, str], ...]:
    """Give a row with its values as text: `true` and `false` for flags, nothing for null."""
    spelled = {None: "", True: "true", False: "false"}
    return tuple(
        (key, spelled[value] if isinstance(value, bool | None) else str(value)) for key, value in row.items()
    )


def _pairs(mapping: dict[str, str] | None) -> tuple[tuple[str, str], ...]:
    """Give a mapping's pairs, sorted."""
    return tuple(sorted((mapping or {}).items()))
