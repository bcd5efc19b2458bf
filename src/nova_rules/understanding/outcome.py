"""Says how far the text was understood, and in sentences what would help."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.understanding.domains import Fit, accepted_from
from nova_rules.understanding.english import with_article
from nova_rules.understanding.language import not_english


@dataclass(frozen=True, slots=True)
class Outcome:
    """One of ok, ok_low_confidence, clarify, reject, with the reasons."""

    name: str
    reasons: tuple[str, ...] = ()


def refused(text: str, known: tuple[str, ...]) -> Outcome | None:
    """Reject a text without a single letter; nothing for any other."""
    if not text.strip():
        return Outcome("reject", ("The description is empty.", _helpful(known)))
    if not any(letter.isalpha() for letter in text):
        return Outcome("reject", ("The description holds no words.", _helpful(known)))
    return None


def outcome(every: tuple[Fit, ...], taken: tuple[Fit, ...], language: str, *, gibberish: bool) -> Outcome:
    """Judge the fits of the domains."""
    foreign = (not_english(language),) if language != "en" else ()
    known = tuple(sorted(fit.domain for fit in every))
    if not taken:
        return Outcome("clarify", (*foreign, *_unclear(every, gibberish=gibberish), _helpful(known)))
    doubts = tuple(_doubt(fit) for fit in taken if not fit.named or fit.rival)
    if gibberish:
        doubts = (*doubts, "Most of the words are not known; they were left out.")
    return Outcome("ok_low_confidence" if doubts or foreign else "ok", (*foreign, *doubts))


def _unclear(every: tuple[Fit, ...], *, gibberish: bool) -> tuple[str, ...]:
    """Say why no domain was taken."""
    if gibberish:
        return ("Most of the words are not English words, and none names a known business.",)
    rival = every[0].rival if every else ""
    if rival:
        return (f"The text seems to be about {with_article(rival)}, which no pack knows.",)
    close = tuple(fit.domain for fit in every if fit.score >= accepted_from)
    if len(close) > 1:
        return (f"The text could be about {' or '.join(with_article(name) for name in close[:3])}.",)
    if every and every[0].score > 0:
        return (f"A few words would fit {with_article(every[0].domain)}, but not enough to be sure.",)
    return ("The description names no business that a pack knows.",)


def _doubt(fit: Fit) -> str:
    """Say why a domain was taken with little confidence."""
    name = with_article(fit.domain)
    if fit.rival:
        return (
            f"The text also speaks of {with_article(fit.rival)}; it was read as {name}. Say which it is for."
        )
    words = sorted({match.phrase.text for match in fit.carried})[:4]
    suggested = f"{_listed(words)} suggested {name}. Say so to be sure."
    return f"The text never says plainly which business it is for; {suggested}"


def _helpful(known: tuple[str, ...]) -> str:
    """Say what a description should hold, and which businesses are known."""
    names = _listed([name.replace("_", " ") for name in known]) if known else "none"
    return f"Say which business it is for, who uses it and what it keeps records of. Known so far: {names}."


def _listed(names: list[str]) -> str:
    """Give names as a list in a sentence."""
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
