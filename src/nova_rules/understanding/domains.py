"""Scores how well each domain fits a text, in whole numbers from 0 to 1000."""

from __future__ import annotations

from dataclasses import dataclass

from nova_rules.model.reading import DomainScore
from nova_rules.understanding import english, scope
from nova_rules.understanding.index import Index
from nova_rules.understanding.phrases import Match, Text

accepted_from, margin = 400, 50
_whole_phrase, _named, _mentioned, _beside_own, _beside_other = 650, 600, 400, 300, 150
_more_names, _most_names = 50, 100
_telling, _shared = 140, 25
_most_evidence, _much_evidence = 600, 420
_counted_against, _other_business, _denied = 300, 450, 500
_strangers_free, _stranger, _most_strangers = 3, 15, 200
_full = 1000
_purposes = english.listed(
    "for run runs running have has own owns operate operates manage manages are am our my is build at open"
)
_few_words = 4


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a domain fits: the score, whether the text names it outright, and what carried the score."""

    domain: str
    score: int
    named: bool
    carried: tuple[Match, ...]
    rival: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a domain or against it; `strangers` counts the nouns that nothing knows."""

    text: Text
    found: tuple[Match, ...]
    denied: frozenset[Match]
    strangers: int
    prepared: Index


def fits(evidence: Evidence) -> tuple[Fit, ...]:
    """Give the fit of every domain, best first."""
    rival = _rival(evidence.text, evidence.found)
    every = (_fit(domain, evidence, rival) for domain in evidence.prepared.domains)
    return tuple(sorted(every, key=lambda fit: (-fit.score, fit.domain)))


def scores(every: tuple[Fit, ...]) -> tuple[DomainScore, ...]:
    """Give the scores alone."""
    return tuple(DomainScore(fit.domain, fit.score) for fit in every)


def accepted(every: tuple[Fit, ...]) -> tuple[Fit, ...]:
    """Give the domains a text is about: those named outright, else the best if clear of the next."""
    good = tuple(fit for fit in every if fit.score >= accepted_from)
    named = tuple(fit for fit in good if fit.named)
    if len(named) > 1:
        return named
    if not good or (len(every) > 1 and every[0].score - every[1].score < margin):
        return ()
    return good[:1]


def _fit(domain: str, evidence: Evidence, rival: str) -> Fit:
    """Score one domain."""
    mine = [
        match
        for match in evidence.found
        if match.phrase.entry.domain == domain and not match.cancelled and match not in evidence.denied
    ]
    names = [match for match in mine if match.phrase.entry.concept == ("domain", domain)]
    others = [match for match in mine if match.phrase.entry.concept != ("domain", domain)]
    own = frozenset(at for match in others for at in match.at)
    strongest = max(
        (_directness(match, evidence.text, own, contested=bool(rival)) for match in names), default=0
    )
    telling, carriers = _telling_words(others, evidence.prepared)
    named = strongest >= _named or (not rival and strongest >= _beside_own and telling >= _much_evidence)
    counters = _counters(domain, evidence)
    rival = rival or "".join(counters[:1])
    score = strongest + telling + _repeated(names)
    score -= _counted_against * len(counters) + _denied * _is_denied(domain, evidence)
    if not named:
        score -= _other_business * bool(rival) + _strangeness(evidence.strangers) * (not names)
    return Fit(domain, max(0, min(_full, score)), named, tuple(names) or carriers, rival if not named else "")


def _repeated(names: list[Match]) -> int:
    """Give what further words for the business add to the strongest."""
    return min(_most_names, _more_names * max(0, len({match.phrase.words for match in names}) - 1))


def _strangeness(strangers: int) -> int:
    """Give what words nothing knows take from a fit that rests on other words alone."""
    return min(_most_strangers, _stranger * max(0, strangers - _strangers_free))


def _counters(domain: str, evidence: Evidence) -> tuple[str, ...]:
    """Give the counter-words around the domain's own name that are in the text, such as `driving school`."""
    found = {
        match.cancelled
        for match in evidence.found
        if match.phrase.entry.concept == ("domain", domain)
        and match.cancelled
        and set(match.cancelled.split()) & set(match.phrase.words)
    }
    return tuple(sorted(found))


def _is_denied(domain: str, evidence: Evidence) -> bool:
    """Tell whether the text says plainly that it is not about the domain."""
    return any(match.phrase.entry.concept == ("domain", domain) for match in evidence.denied)


def _directness(match: Match, text: Text, own: frozenset[int], *, contested: bool) -> int:
    """Tell how plainly a domain word names the business: `for our school` does, `school uniforms` hardly."""
    if len(match.at) > 1:
        return _whole_phrase
    at = match.at[0]
    following = text.after[at]
    if following is not None and text.parts[following] == "noun":
        noun = text.words[following].noun
        if noun in english.general_heads:
            return _named
        if noun not in english.general_nouns:
            return _beside_own if following in own else _beside_other
    if is_purpose(at, text) or (not contested and _starts_sentence(at, text)):
        return _named
    return _mentioned


def is_purpose(at: int, text: Text) -> bool:
    """Tell whether a noun stands where a text says what it is about: `for a ...`, `our ...`, at the start."""
    if len(text.words) <= _few_words:
        return True
    first = _phrase_start(at, text)
    if first == 0 or any(text.words[place].lower in {"our", "my"} for place in range(first, at)):
        return True
    return (
        text.words[first - 1].sentence == text.words[at].sentence
        and scope.lower(first - 1, text) in _purposes
    )


def _starts_sentence(at: int, text: Text) -> bool:
    """Tell whether a noun is what a sentence starts with (`A public school needs ...`)."""
    first = _phrase_start(at, text)
    return first == 0 or text.words[first - 1].sentence != text.words[at].sentence


def _phrase_start(at: int, text: Text) -> int:
    """Give the first place of the noun phrase a noun ends."""
    while at > 0 and text.words[at - 1].sentence == text.words[at].sentence and _describes(at - 1, text):
        at -= 1
    return at


def _describes(at: int, text: Text) -> bool:
    """Tell whether a word belongs to the noun after it."""
    return text.parts[at] in {"det", "adj", "num", "noun"} or scope.lower(at, text) in {
        "-",
        "about",
        "of",
        "online",
    }


def _telling_words(mine: list[Match], prepared: Index) -> tuple[int, tuple[Match, ...]]:
    """Add up the domain's other words, each once: words that many businesses share count little."""
    total, seen_phrases, seen_names = 0, set[tuple[str, ...]](), set[str]()
    carriers = []
    for match in mine:
        words, name = match.phrase.words, match.phrase.entry.concept[1]
        shared = words[-1] in english.shared_words and (len(words) == 1 or words[0] in english.shared_words)
        if not shared:
            carriers.append(match)
        if words in seen_phrases or name in seen_names:
            continue
        seen_phrases.add(words)
        seen_names.add(name)
        total += (_shared if shared else _telling) // prepared.spread.get(words, 1)
    return min(_most_evidence, total), tuple(carriers)


def _rival(text: Text, found: tuple[Match, ...]) -> str:
    """Give a business the text seems to be about that no pack names; nothing when there is none."""
    known = frozenset(at for match in found for at in match.at if match.phrase.entry.concept[0] == "domain")
    for at, word in enumerate(text.words):
        is_business = word.clear and word.noun in english.businesses and text.parts[at] == "noun"
        if is_business and at not in known and _stands_apart(at, text) and is_purpose(at, text):
            return _written(at, text)
    return ""


def _written(at: int, text: Text) -> str:
    """Give a noun with the words that tell which (`dental practice`)."""
    first = at
    while first > 0 and text.parts[first - 1] in {"adj", "noun"} and text.after[first - 1] == first:
        first -= 1
    telling = (word for word in text.words[first:at] if word.noun not in english.general_nouns)
    return " ".join(word.lower for word in (*telling, text.words[at]))


def _stands_apart(at: int, text: Text) -> bool:
    """Tell whether a noun is the head of its phrase; what it does may follow (`store selling shoes`)."""
    following = text.after[at]
    if following is None or text.parts[following] != "noun":
        return True
    word = text.words[following]
    return word.noun in english.general_nouns or (bool(word.verb) and word.lower.endswith("ing"))
