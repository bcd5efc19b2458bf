"""Reads a description: what it mentions, denies, counts, must obey, and what was not understood."""

from __future__ import annotations

from itertools import chain

from nova_rules.model.errors import LimitError
from nova_rules.model.reading import Reading
from nova_rules.model.text import Description
from nova_rules.model.vocabulary import Vocabulary
from nova_rules.understanding.denial import Denials
from nova_rules.understanding.domains import Evidence, Fit, accepted, fits, scores
from nova_rules.understanding.fold import Folded, fold
from nova_rules.understanding.index import Index, index
from nova_rules.understanding.language import commonest, language
from nova_rules.understanding.leftovers import Leftover, cancelled, elsewhere, is_gibberish, leftovers
from nova_rules.understanding.masks import Masked, masks
from nova_rules.understanding.negation import negated
from nova_rules.understanding.outcome import outcome, refused
from nova_rules.understanding.parts import parts
from nova_rules.understanding.phrases import Match, Text, fixed_places, matches
from nova_rules.understanding.quantities import Quantity, quantities
from nova_rules.understanding.signals import Source, amounts, in_order, mentions, unknown
from nova_rules.understanding.tokens import tokens
from nova_rules.understanding.words import followers, words

longest_text = 100_000


def understand(description: Description, vocabulary: Vocabulary) -> Reading:
    """Read a description with the words of the packs; the same input gives the same Reading everywhere."""
    text = description.text
    if len(text) > longest_text:
        raise LimitError(
            f"The description has {len(text):,} characters; at most {longest_text:,} are read.",
            "Describe what the backend is for in a few sentences; leave attachments out.",
        )
    prepared = index(vocabulary)
    refusal = refused(text, prepared.domains)
    if refusal:
        return Reading((), tuple(scores(_no_fits(prepared))), (), refusal.name, refusal.reasons)
    return _reading(text, fold(text), prepared)


def _no_fits(prepared: Index) -> tuple[Fit, ...]:
    """Give every domain a score of nothing."""
    return tuple(Fit(domain, 0, named=False, carried=()) for domain in prepared.domains)


def _reading(original: str, folded: Folded, prepared: Index) -> Reading:
    """Run the readers over a text and put together what they found."""
    masked = masks(folded.text)
    text = _text(folded, masked, prepared)
    fixed = fixed_places(text, prepared)
    found = matches(text, fixed, prepared)
    denials = Denials(found, text, negated(text))
    counted = quantities(folded.text, text, prepared)
    used = _used(found, counted) | fixed
    code = language(text)
    strangers = leftovers(text, used | _commonest(text, code))
    every = fits(Evidence(text, found, frozenset(denials.whole) | denials.partly, len(strangers), prepared))
    taken = accepted(every)
    mine = _of_domains(found, denials.partly, frozenset(fit.domain for fit in taken))
    result = outcome(every, taken, code, gibberish=is_gibberish(text, used))
    source = Source(original, folded, text)
    return Reading(
        signals=in_order((*mentions(source, mine, denials.whole, taken), *amounts(source, counted, taken))),
        domains=scores(every),
        unknown=unknown(
            source,
            masked,
            (*strangers, *denials.leftovers(text), *_turned_down(found, mine, denials.partly, text)),
        ),
        outcome=result.name,
        reasons=result.reasons,
        language=code,
    )


def _used(found: tuple[Match, ...], counted: tuple[Quantity, ...]) -> frozenset[int]:
    """Give the places of the words that a reader made something of."""
    matched = (range(match.at[0], match.at[-1] + 1) for match in found)
    return frozenset(chain(*matched, *(quantity.at for quantity in counted)))


def _commonest(text: Text, code: str) -> frozenset[int]:
    """Give the places of the words of another language that say nothing about a business."""
    common = frozenset() if code == "en" else commonest(code)
    return frozenset(at for at, word in enumerate(text.words) if word.lower in common)


def _text(folded: Folded, masked: tuple[Masked, ...], prepared: Index) -> Text:
    """Cut the text into words with their parts of speech."""
    spans = tuple((part.start, part.end) for part in masked)
    read = words(folded.text, tokens(folded.text), spans, prepared.compounds)
    return Text(read, parts(read), followers(read))


def _of_domains(
    found: tuple[Match, ...], partly: frozenset[Match], taken: frozenset[str]
) -> tuple[Match, ...]:
    """Give the matches that count: of the domains taken and shared ones; all where no domain was taken."""
    return tuple(
        match
        for match in found
        if not match.cancelled
        and match not in partly
        and (not taken or not match.phrase.entry.domain or match.phrase.entry.domain in taken)
    )


def _turned_down(
    found: tuple[Match, ...], mine: tuple[Match, ...], partly: frozenset[Match], text: Text
) -> tuple[Leftover, ...]:
    """Give the words whose every meaning was turned down."""
    used = {at for match in mine for at in match.at}
    turned = [match for match in found if match not in partly and not used.intersection(match.at)]
    given: dict[tuple[int, ...], Leftover] = {}
    for match in turned:
        given.setdefault(match.at, cancelled(match, text) if match.cancelled else elsewhere(match, text))
    return tuple(given.values())
