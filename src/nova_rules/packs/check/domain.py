"""The domain itself: there is something to start with, and its zone, money and people make sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.model.problems import Place
from nova_rules.packs.codes import Code, found
from nova_rules.packs.near import did_you_mean, shown
from nova_rules.packs.values import fits, shape_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.model.problems import Problem
    from nova_rules.packs.anatomy import DomainView
    from nova_rules.packs.library import Written
    from nova_rules.packs.types.business import DomainFile

SETTING = "setting."
_SETTLED = (("time_zone", "time_zone", ("time-zone",)), ("currency", "currency", ("money", "currency")))


def domain(view: DomainView) -> Iterator[Problem]:
    """Yield what a domain lacks or states wrongly."""
    yield from _core(view)
    yield from _people(view)
    if view.files.domain is None:
        if ("domain", view.files.name) not in view.files.unusable:
            place = Place(f"domains/{view.files.name}/domain.yaml")
            sentence = "This file is missing: every domain has one."
            yield found(place, Code.FILE_MISSING, sentence, "Start it with `domain:` and the folder's name.")
        return
    for _, kind, path in _SETTLED:
        yield from _settled(view.files.domain, kind, path)


def settled(file: Written[DomainFile], path: tuple[str, ...]) -> str:
    """Give the time zone or currency: as written, or the default of the setting it names."""
    text = file.content.time_zone if path == ("time-zone",) else file.content.money.currency
    if not text.startswith(SETTING):
        return text
    setting = file.content.settings.get(text.removeprefix(SETTING))
    return setting.default or "" if setting else ""


def _settled(file: Written[DomainFile], kind: str, path: tuple[str, ...]) -> Iterator[Problem]:
    text = file.content.time_zone if path == ("time-zone",) else file.content.money.currency
    place, name = file.text(*path), text.removeprefix(SETTING)
    if not text.startswith(SETTING):
        if not fits(kind, text):
            sentence = f"`{shown(text)}` is not {shape_of(kind)}."
            yield found(place, Code.SETTING, sentence, "Or name a setting: `setting.<name>`.")
        return
    setting = file.content.settings.get(name)
    if setting is None:
        sentence = f"There is no setting `{shown(name)}`."
        yield found(place, Code.NAME_UNKNOWN, sentence, did_you_mean(name, file.content.settings))
    elif setting.type != kind or setting.default is None or not fits(kind, setting.default):
        sentence = (
            f"The setting `{name}` must be a `{kind}` with a default such as {shape_of(kind).split()[-1]}."
        )
        yield found(file.key("settings", name), Code.SETTING, sentence, "Correct its type and default.")


def _core(view: DomainView) -> Iterator[Problem]:
    place = Place(f"domains/{view.files.name}/domain.yaml")
    for what, files in (("entity", view.files.entities), ("role", view.files.roles)):
        broken = any(kind == what for kind, _ in view.files.unusable)
        if not broken and not any(file.content.core for file in files):
            sentence = f"The domain has no {what} that is always there, so its name alone would give nothing."
            yield found(place, Code.NOTHING_CORE, sentence, f"Write `core: true` into at least one {what}.")


def _people(view: DomainView) -> Iterator[Problem]:
    known = view.files.names("entity")
    for file in view.files.roles:
        if file.name == "system":
            sentence = "`system` is the backend itself; no user can be it."
            yield found(file.value("role"), Code.NAME_FORM, sentence, "Choose another name.")
        person = file.content.person
        if person is None:
            continue
        if person not in known:
            sentence = f"There is no entity `{shown(person)}`."
            yield found(file.value("person"), Code.NAME_UNKNOWN, sentence, did_you_mean(person, known))
        elif person in view.entities and view.entities[person].sign_in() is None:
            sentence = f"No user can be linked to a `{person}`, because it has no `sign-in`."
            hint = f"Add `sign-in: optional` to `{person}`, or a trait that has it."
            yield found(file.value("person"), Code.PERSON_SIGN_IN, sentence, hint)
