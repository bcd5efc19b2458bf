"""A small vocabulary of a school and an inn, so that these tests do not move when the packs grow."""

from __future__ import annotations

from nova_rules.model.reading import Reading, Signal
from nova_rules.model.text import Description
from nova_rules.model.vocabulary import Entry, MeasureEntry, Vocabulary
from nova_rules.understanding.understand import understand


def entry(kind: str, name: str, domain: str, words: str, not_words: str = "") -> Entry:
    counters = tuple(not_words.split(", ")) if not_words else ()
    return Entry((kind, name), domain, tuple(words.split(", ")), counters)


SCHOOL = (
    entry("domain", "school", "school", "school, school management, primary school", "driving school"),
    entry("entity", "student", "school", "student, pupil, learner, child", "student loan"),
    entry("entity", "guardian", "school", "guardian, parent, mother, father"),
    entry("entity", "teacher", "school", "teacher, class teacher, instructor"),
    entry("entity", "school_class", "school", "class, school class, form group", "world class"),
    entry("entity", "subject", "school", "subject, course", "subject to"),
    entry("entity", "enrolment", "school", "enrolment, enrol"),
    entry("entity", "attendance_record", "school", "attendance, absence, roll call"),
    entry("entity", "term", "school", "term, semester", "long term"),
    entry("entity", "fee_invoice", "school", "fee invoice, fee, tuition, invoice"),
    entry("entity", "payment", "school", "payment, fee payment"),
    entry("entity", "mark", "school", "mark, exam mark"),
    entry("entity", "stock_item", "school", "stock item, supply", "power"),
    entry("role", "guardian", "school", "guardian, parent"),
    entry("role", "teacher", "school", "teacher"),
    entry("role", "head", "school", "head teacher, headteacher, principal"),
    entry("role", "bursar", "school", "bursar, finance officer"),
    entry("feature", "attendance", "school", "attendance, take attendance, absent"),
    entry("feature", "online_payment", "school", "online payment, pay online, card payment"),
    entry("feature", "messages", "school", "sms, text message, reminder, e-mail alert"),
    entry("feature", "timetable", "school", "timetable, lesson plan", "train timetable"),
    entry("feature", "grading", "school", "report card, exam, gradebook"),
)
INN = (
    entry("domain", "inn", "inn", "inn, guest house"),
    entry("entity", "guest", "inn", "guest, lodger"),
    entry("entity", "bed", "inn", "bed, bunk"),
    entry("entity", "stay", "inn", "stay, overnight stay"),
    entry("entity", "payment", "inn", "payment"),
)
LAWS = (
    entry("compliance", "gdpr", "", "gdpr, general data protection regulation"),
    entry("compliance", "coppa", "", "coppa, children's online privacy protection act"),
)
MEASURES = (
    MeasureEntry("concurrent_users", ("concurrent user", "user at once")),
    MeasureEntry("expected_users", ("pupil", "student", "teacher", "parent", "user", "people", "staff")),
    MeasureEntry("requests_per_second", ("request per second", "requests/s", "rps")),
    MeasureEntry("sites", ("campus", "school", "branch")),
)


def vocabulary(*groups: tuple[Entry, ...]) -> Vocabulary:
    entries = sorted((one for group in groups for one in group), key=lambda one: (one.concept, one.domain))
    names = "+".join(str(len(group)) for group in groups)
    return Vocabulary(tuple(entries), MEASURES, f"of the tests {names}")


ONE_PACK = vocabulary(SCHOOL, LAWS)
TWO_PACKS = vocabulary(SCHOOL, INN, LAWS)


def read(text: str, words: Vocabulary = ONE_PACK) -> Reading:
    return understand(Description(text), words)


def of(kind: str, reading: Reading) -> set[str]:
    """The concepts of one kind of signal, as `entity:student`."""
    return {":".join(signal.concept) for signal in reading.signals if signal.kind == kind}


def signals(name: str, reading: Reading) -> list[Signal]:
    """The signals of one concept, in order."""
    return [signal for signal in reading.signals if ":".join(signal.concept) == name]


def amounts(name: str, text: str) -> list[int | None]:
    """The amounts of one measure."""
    return [signal.amount for signal in signals(f"measure:{name}", read(text))]
