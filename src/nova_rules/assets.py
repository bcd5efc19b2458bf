"""Where the knowledge and the templates are: the checkout's own, else the copies inside the wheel."""

from __future__ import annotations

from pathlib import Path

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
