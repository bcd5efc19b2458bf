"""Answers remembered by what they depend on."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Question(Generic[T]):
    """Something to work out: `key` is all that the answer depends on, `work` gives it.

    As the argument of a function under `functools.lru_cache` it is worked out once for each key. What `work`
    holds stays alive while the answer is remembered, so a key may name objects by their identity.
    """

    key: Hashable
    work: Callable[[], T] = field(compare=False)
