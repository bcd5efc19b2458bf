"""An example of a page, put into the files of a small club, and what the real checks find there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nova_rules.assets import knowledge_folder
from nova_rules.inference.lint import never_fire
from nova_rules.inference.lint import problems_of as problems_of_rules
from nova_rules.lowering.lower import problems_of as problems_of_domain
from nova_rules.model.problems import Place
from nova_rules.model.rules import Conclusion, Pattern, Rule, RuleSet
from nova_rules.packs.anatomy import domain_view
from nova_rules.packs.folder import read
from nova_rules.packs.knowledge import examine
from nova_rules.packs.load import load
from nova_rules.packs.resolve import domain_of
from nova_rules.packs.rules import DETAILS, NOTES, fact_kinds
from nova_rules.packs.structure import structural_rules

if TYPE_CHECKING:
    from nova_rules.model.domain import Domain
    from nova_rules.model.facts import FactKind
    from nova_rules.model.problems import Problem
    from nova_rules.packs.library import Library

Files = dict[str, bytes]
Kinds = Mapping[str, "FactKind"]

CLUB = Path(__file__).parents[1] / "unit" / "packs" / "club"
ENTITIES = "domains/club/entities/"
SECTION = re.compile(r"^# (\S+\.yaml)$", re.MULTILINE)
SOUND_RULE = "rules/security/small_at_first.yaml"


@lru_cache(maxsize=1)
def _club() -> Files:
    """Give the club's files, with our kinds of facts and modules."""
    shared = {name: (knowledge_folder() / name).read_bytes() for name in ("facts.yaml", "modules.yaml")}
    return {**shared, **dict(read((CLUB,)).files)}


def sections(example: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Give what an example says of each file: its path, and the part of it that is shown."""
    first, *parts = SECTION.split(example)
    assert not first.strip(), "an example begins with the file it stands in: # court.yaml"
    return tuple(
        (name if "/" in name or name == "facts.yaml" else ENTITIES + name, _data(name, text.encode()))
        for name, text in zip(parts[::2], parts[1::2], strict=True)
    )


def changed(example: str) -> Files:
    """Give the club's files with an example written into them."""
    files = dict(_club())
    for path, shown in sections(example):
        whole = _rule_file(path, shown) if path.startswith("rules/") else _merged(_file(files, path), shown)
        files[path] = json.dumps(whole, ensure_ascii=False).encode()
    return files


@lru_cache(maxsize=8)
def _examined(example: str) -> tuple[Library, tuple[Problem, ...]]:
    return examine(tuple(sorted(changed(example).items())))


def found_in_packs(example: str) -> set[str]:
    """Give the codes of what is found when the packs are loaded."""
    return {problem.code for problem in _examined(example)[1]}


def found_in_behaviour(example: str) -> set[str]:
    """Give the codes of what is found when the club's behaviour is compiled."""
    return {
        problem.code for domain in _domains(_examined(example)[0]) for problem in problems_of_domain(domain)
    }


def found_in_rules(example: str) -> set[str]:
    """Give the codes of what is found in the example's rules beside those the club itself brings."""
    return {problem.code for problem in problems_of_rules(_rule_set(example))}


def advised_about_rules(example: str) -> set[str]:
    """Give the codes of what is said of such rules without refusing them."""
    return {problem.code for problem in never_fire(_rule_set(example))}


def _rule_set(example: str) -> RuleSet:
    library, _ = _examined(example)
    assert library.facts is not None
    kinds = {kind.name: kind for kind in fact_kinds(library.facts.content)}
    own = (rule for domain in _domains(library) for rule in structural_rules(domain))
    shown = ((path, rule) for path, rule in sections(example) if path.startswith("rules/"))
    written = (each for path, rule in shown for each in _rules(path, rule, kinds))
    return RuleSet((*own, *written), tuple(kinds.values()), "an example")


def _domains(library: Library) -> tuple[Domain, ...]:
    domains = ((each, each.domain) for each in library.domains)
    return tuple(domain_of(domain_view(each, library), file) for each, file in domains if file)


def _rules(path: str, shown: dict[str, Any], kinds: Kinds) -> tuple[Rule, ...]:
    """Give a rule as written, whether or not packs would let it pass."""
    when = shown.get("when", {})
    when = when if isinstance(when, dict) else {"all": when}
    always = tuple(_pattern(each, kinds) for each in when.get("all", ()))
    choices: list[tuple[Pattern, ...]] = [(_pattern(each, kinds),) for each in when.get("any", ())] or [()]
    return tuple(
        Rule(
            id=shown.get("id", _id(path)),
            title=path,
            when=(*always, *choice),
            then=tuple(_conclusion(each, kinds) for each in shown.get("then", ())),
            unless=tuple(_pattern(each, kinds) for each in when.get("none", ())),
            different=when.get("different", ()),
            variant=number,
            place=Place(path),
        )
        for number, choice in enumerate(choices)
    )


def _pattern(written: dict[str, Any], kinds: Kinds) -> Pattern:
    if "measure" in written:
        return Pattern("measure", (written["measure"],), written.get("at-least"), written.get("at-most"))
    return Pattern(written["fact"], tuple(written.get(slot) for slot in kinds[written["fact"]].slots))


def _conclusion(written: dict[str, Any], kinds: Kinds) -> Conclusion:
    verb = next(verb for verb in DETAILS if verb in written)
    named = written[verb]
    terms = (named,) if verb in NOTES else tuple(written[slot] for slot in kinds[named].slots)
    details = tuple((name, written.get(name, "")) for name in DETAILS[verb])
    manner = "note" if verb in NOTES else verb
    return Conclusion(NOTES.get(verb, named), terms, written.get("because", ""), manner, details)


def _rule_file(path: str, shown: dict[str, Any]) -> dict[str, Any]:
    """Give a whole rule: what pages leave out (title, reason, examples) comes from a sound one."""
    sound = _file(_club(), SOUND_RULE)
    rest = {name: value for name, value in shown.items() if name != "id"}
    return {**sound, "id": shown.get("id", _id(path)), "title": f"The rule of {path}", **rest}


def _id(path: str) -> str:
    return path.removeprefix("rules/").removesuffix(".yaml")


def _merged(whole: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """Give a mapping with the values of another put in, as deep as both are mappings."""
    both = {name for name in part if isinstance(part[name], dict) and isinstance(whole.get(name), dict)}
    return {**whole, **part, **{name: _merged(whole[name], part[name]) for name in sorted(both)}}


def _file(files: Files, path: str) -> dict[str, Any]:
    return _data(path, files[path]) if path in files else {}


def _data(path: str, raw: bytes) -> dict[str, Any]:
    source, problems = load(path, raw)
    assert source is not None, problems
    assert not problems
    return dict(source.data)
