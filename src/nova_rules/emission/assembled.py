"""Files that belong to no template: put together as data from what the chosen modules bring."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from nova_rules.emission.asvs import PATH, asvs_text
from nova_rules.emission.code import one_line
from nova_rules.emission.lockfile import pruned
from nova_rules.emission.manifest import environment, merged
from nova_rules.emission.serialise import env_line, json_text, package_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from nova_rules.emission.material import Material


Packages = tuple[tuple[str, str], ...]


def assembled(path: str, material: Material) -> bytes | None:
    """Give the content of an assembled file, or None where a template makes the file."""
    assembler = _ASSEMBLERS.get(path)
    return None if assembler is None else assembler(material).encode("utf-8")


def _package(material: Material) -> str:
    name = material.names.project.kebab
    runtime, dev = merged(material.modules, "runtime"), merged(material.modules, "dev")
    return json_text(package_json(name, merged(material.modules, "scripts"), runtime, dev))


def _lock(material: Material) -> str:
    name = material.names.project.kebab
    runtime, dev = (tuple(merged(material.modules, kind).items()) for kind in ("runtime", "dev"))
    return _lock_text(material.templates.master_lock, name, runtime, dev)


@lru_cache(maxsize=8)
def _lock_text(master: bytes, name: str, runtime: Packages, dev: Packages) -> str:
    """Give the lock; designs that differ in words only have the same packages."""
    return json_text(pruned(master, name, dict(runtime), dict(dev)))


def _env(material: Material) -> str:
    """Give every variable with its reason; secrets are empty, `npm run setup` makes them."""
    titles = {module.name: module.title for module in material.modules}
    lines: list[str] = []
    last = ""
    for module, row in environment(material.modules):
        if module != last:
            lines += ["", f"# --- {one_line(titles[module])} ---"]
            last = module
        lines += [f"# {one_line(row.get('why', ''))}", _variable(row, material)]
    return "\n".join(lines).lstrip("\n") + "\n"


def _variable(row: dict[str, str], material: Material) -> str:
    if row.get("secret") == "true":
        return f"{row['name']}="
    line = env_line(row["name"], settled(row.get("default", ""), material))
    return line if row.get("required") == "true" or row.get("default") else f"# {line}"


def settled(default: str, material: Material) -> str:
    """Give a default with `{project}`, `{time_zone}` and `{currency}` replaced by the design's."""
    project = material.blueprint.project
    known = {
        "{project}": material.names.project.snake,
        "{time_zone}": project.time_zone,
        "{currency}": project.currency,
    }
    for mark, value in known.items():
        default = default.replace(mark, value)
    return one_line(default)


_ASSEMBLERS: dict[str, Callable[[Material], str]] = {
    PATH: asvs_text,
    "env.example": _env,
    "package-lock.json": _lock,
    "package.json": _package,
}
