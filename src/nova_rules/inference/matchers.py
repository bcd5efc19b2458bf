"""The matchers there are."""

from __future__ import annotations

from nova_rules.inference.durable import DurableMatcher, available
from nova_rules.inference.matcher import Matcher
from nova_rules.inference.reference import ReferenceMatcher


def reference_only() -> tuple[Matcher, ...]:
    """Give the matcher of the live preview: fast, and without C code."""
    return (ReferenceMatcher(),)


def all_matchers() -> tuple[Matcher, ...]:
    """Give every matcher that can be used here, the reference first: what is written, all derived."""
    return (ReferenceMatcher(), DurableMatcher()) if available() else reference_only()
