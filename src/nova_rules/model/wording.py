"""Names turned into words, and words into sentences a reader accepts as English."""

from __future__ import annotations

from functools import lru_cache

_ABBREVIATIONS = (
    "api coppa csv dss ferpa gdpr hipaa http https id ip iso jwt pci pdf rbac sms soc sql totp url vat"
)
_CAPITALS = frozenset(_ABBREVIATIONS.split())
_ENDS = (".", "!", "?", ":", '."', ".)", "?)")


@lru_cache(maxsize=4096)
def readable(name: str) -> str:
    """Give a name as words: `online_payment` gives "online payment", `sms_notices` gives "SMS notices"."""
    words = name.replace("_", " ").split(" ")
    return " ".join(word.upper() if word in _CAPITALS else word for word in words)


def counted(number: int) -> str:
    """Give a number with its thousands set apart: 20000 gives "20,000"."""
    return f"{number:,}"


def finished(sentence: str) -> str:
    """Give a sentence with a capital first letter and a full stop."""
    text = sentence.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text.endswith(_ENDS) else f"{text}."


def article(word: str) -> str:
    """Give "a" or "an" as the word's first letter asks: vowels other than u, whose sound is seldom one."""
    return "an" if word[:1].lower() in "aeio" and word else "a"


def listed(words: tuple[str, ...], last: str = "and") -> str:
    """Give words as a sentence lists them: "red, green and blue"."""
    if len(words) < 2:  # noqa: PLR2004 - a list of one needs no "and"
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
