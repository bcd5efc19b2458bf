"""Finds the parts of a text that are no description: orders to the generator, code, signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

instruction = (
    "An instruction to the generator, not a description: it was not followed; protections are"
    " switched off with options only."
)
code = "Code or a file path, not a description: it was not run, opened or filled in."
closing = "A signature or disclaimer: not read as a requirement."

_gap = r"[^.!?\n,;]{0,40}?"
_ends_at_clause = r"[^.!?\n,;]{0,200}"
_ends_at_sentence = r"[^.!?\n]{0,400}"
_codes = re.compile(
    r"\{\{.{0,300}?\}\}|\{%.{0,300}?%\}|[$#@]\{.{0,300}?\}|<%.{0,300}?%>|\$\(.{0,300}?\)|`[^`\n]{0,300}`"
    r"|<script\b.{0,600}?</script\s{0,5}>|</?[a-z!][^<>\n]{0,300}>"
    r"|(?:\.\.[/\\]){1,50}[\w./\\-]{0,300}|(?<![\w/])/(?:etc|proc|dev|root|home|usr|var|tmp)/[\w./-]{0,300}"
    r"|\b[a-z]:\\[\w.\\-]{0,300}|\bfile://\S{0,300}|\brm\s{1,5}-[a-z]{1,4}\b\s{0,5}\S{0,100}"
    r"|['\"]?\s{0,5};\s{0,5}(?:drop|delete|truncate|alter)\s{1,5}(?:table|from|database)\b[^\n.]{0,200}"
    r"|'\s{0,3}or\s{1,3}'?1'?\s{0,3}=\s{0,3}'?1'?|__[a-z]{2,30}__(?:\.\w{1,40}){0,10}",
    re.IGNORECASE | re.DOTALL,
)
_orders = re.compile(
    rf"\b(?:ignore|disregard|forget|override|bypass|circumvent)\b{_gap}\b(?:rules?|instructions?|prompts?|checks?|protections?"
    rf"|safeguards?|security|guidelines?|guardrails?|limits?|validations?|above|previous)\b{_ends_at_sentence}"
    r"|\b(?:disable|deactivate|turn\s{1,3}off|switch\s{1,3}off|remove|skip|drop|no|without)\s{1,3}"
    r"(?:(?:all|any|every|the|your|its)\s{1,3}){0,3}(?:security|authentication|authori[sz]ation|access\s{1,3}control|encryption"
    rf"|input\s{{1,3}}validation|validations|rate\s{{1,3}}limit\w{{0,5}}|protections?|safeguards?)\b"
    rf"(?!\s{{1,3}}(?:guards?|officers?|staff|deposits?|cameras?|team|company|personnel)\b){_ends_at_clause}"
    rf"|\byou\s{{1,3}}are\s{{1,3}}now\b{_ends_at_sentence}"
    rf"|\b(?:reveal|print|show|output|repeat|leak)\b{_gap}\b(?:system\s{{1,3}}prompt|your\s{{1,3}}(?:instructions|rules|prompt|source)"
    rf"|environment\s{{1,3}}variables?|secrets?|api\s{{1,3}}keys?)\b{_ends_at_sentence}"
    rf"|\b(?:pretend|act\s{{1,3}}as\s{{1,3}}if|jailbreak|developer\s{{1,3}}mode|do\s{{1,3}}anything\s{{1,3}}now)\b{_ends_at_sentence}"
    r"|\b(?:execute|run)\s{1,3}(?:this|the\s{1,3}following|the)\s{1,3}(?:command|code|script|shell)\b"
    + _ends_at_sentence,
    re.IGNORECASE,
)
_disclaimer = re.compile(
    r"\bthis\s{1,3}(?:e-?mail|message|communication)\b[^\n]{0,80}\b(?:confidential|privileged|intended)\b"
    r"|\bintended\s{1,3}(?:solely|only|exclusively)?\s{0,3}for\s{1,3}the\s{1,3}(?:addressee|recipient|use\s{1,3}of)\b"
    r"|\bif\s{1,3}you\s{1,3}(?:are\s{1,3}not\s{1,3}the\s{1,3}intended|have\s{1,3}received\s{1,3}this)\b"
    r"|\bconsider\s{1,3}the\s{1,3}environment\b|\bsent\s{1,3}from\s{1,3}my\b|\bunsubscribe\b|\bregistered\s{1,3}in\s{1,3}england\b",
    re.IGNORECASE,
)
_farewell = re.compile(
    r"^[ \t]{0,20}(?:--[ \t]?|(?:(?:kind|best|warm|many)\s)?(?:regards|thanks|wishes)|sincerely"
    r"|yours\s(?:sincerely|faithfully|truly)"
    r"|cheers|thank\syou)[,.!]?[ \t]{0,20}$",
    re.IGNORECASE | re.MULTILINE,
)
_longest_signature_line, _longest_signature, _longest_disclaimer = 60, 8, 1_500


@dataclass(frozen=True, slots=True)
class Masked:
    """A part of the folded text that is not read, and the sentence that says why."""

    start: int
    end: int
    reason: str


def masks(text: str) -> tuple[Masked, ...]:
    """Give the parts that are not read, in order and without overlaps."""
    found = sorted(
        [*_found(_codes, text, code), *_found(_orders, text, instruction), *_closings(text)],
        key=lambda m: (m.start, -m.end),
    )
    kept: list[Masked] = []
    for masked in found:
        if kept and masked.start < kept[-1].end:
            last = kept[-1]
            kept[-1] = Masked(last.start, max(last.end, masked.end), last.reason)
        else:
            kept.append(masked)
    return tuple(kept)


def _found(pattern: re.Pattern[str], text: str, reason: str) -> Iterator[Masked]:
    """Give every place of a pattern, without the blanks at its end."""
    for match in pattern.finditer(text):
        length = len(match.group().rstrip())
        if length:
            yield Masked(match.start(), match.start() + length, reason)


def _closings(text: str) -> Iterator[Masked]:
    """Give disclaimers, to the end of their paragraph, and signatures: the short lines after a farewell."""
    for match in _disclaimer.finditer(text):
        earliest, latest = max(0, match.start() - _longest_disclaimer), match.end() + _longest_disclaimer
        start = max(
            text.rfind(mark, earliest, match.start()) + len(mark.rstrip(" "))
            for mark in (". ", "\n", "! ", "? ")
        )
        end = text.find("\n\n", match.end(), latest)
        yield Masked(max(earliest, start), min(latest, len(text)) if end < 0 else end, closing)
    for match in _farewell.finditer(text):
        end = match.end()
        rest = text[end : end + _longest_signature * _longest_signature_line]
        for line in rest.splitlines(keepends=True)[:_longest_signature]:
            if len(line) > _longest_signature_line:
                break
            end += len(line)
        yield Masked(match.start(), end, closing)
