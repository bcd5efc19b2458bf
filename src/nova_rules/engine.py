"""Runs the stages in order: words in, a complete backend out, with a reason for every part."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from nova_rules.assessment.assess import assess
from nova_rules.assets import knowledge_folder, read_templates, templates_folder
from nova_rules.blueprint.assemble import assemble, domain_of
from nova_rules.emission.layout import lay_out
from nova_rules.formatting.oxfmt import CONFIGURATION, formatted
from nova_rules.inference.infer import infer
from nova_rules.inference.lint import problems_of as problems_of_rules
from nova_rules.inference.matchers import all_matchers, reference_only
from nova_rules.model.behaviour import Behaviour
from nova_rules.model.blueprint import Blueprint
from nova_rules.model.domain import Domain
from nova_rules.model.errors import DescriptionError, KnowledgeError
from nova_rules.model.facts import Findings
from nova_rules.model.knowledge import Knowledge
from nova_rules.model.layout import Artifact, Templates
from nova_rules.model.plan import Design, Plan
from nova_rules.model.problems import Problem
from nova_rules.model.reading import Reading
from nova_rules.model.text import Description, Options
from nova_rules.outline.lock import lock_bytes
from nova_rules.outline.options import options_document, options_from
from nova_rules.packs.knowledge import check, load_knowledge
from nova_rules.understanding.understand import understand
from nova_rules.workspace.folder import receipt
from nova_rules.workspace.owned import LOCK_NAME

ENGINE = f"nova-rules {version('nova-rules')}"
REFUSED = frozenset({"clarify", "reject"})


@dataclass(frozen=True, slots=True)
class Engine:
    """Everything a run needs, loaded once: what the packs know and what the templates can build."""

    knowledge: Knowledge
    templates: Templates

    def options(self, raw: object) -> Options:
        """Give raw options as Options; raises OptionsError for a name that does not exist."""
        features = (feature.name for domain in self.knowledge.domains for feature in domain.features)
        protections = (module.switch for module in self.templates.modules if module.switch)
        questions = (
            conclusion.terms[0]
            for rule in self.knowledge.rules.rules
            for conclusion in rule.then
            if conclusion.kind == "question"
        )
        return options_from(raw, features, protections, questions)

    def plan(self, description: Description, options: Options, *, preview: bool = False) -> Plan:
        """Think a description through; a preview asks only the reference matcher.

        Raises LimitError for a text that is too long and OptionsError for an option that cannot be used.
        """
        reading = understand(description, self.knowledge.vocabulary)
        matchers = reference_only() if preview else all_matchers()
        findings = infer(reading, options, self.knowledge.rules, matchers)
        outcome, reasons = outcome_of(reading, findings)
        design = None if outcome in REFUSED else self._design(description, options, findings)
        return Plan(
            id=self._identify(description, options),
            description=description,
            options=options,
            reading=reading,
            findings=findings,
            outcome=outcome,
            reasons=reasons,
            packs=self.knowledge.packs,
            engine=ENGINE,
            design=design,
        )

    def generate(self, plan: Plan) -> tuple[Artifact, ...]:
        """Give every file of a plan, its nova.lock last; raises DescriptionError for a refused plan."""
        artifacts = formatted(self.emit(plan))
        lock = lock_bytes(plan, receipt(artifacts, ""))
        fact = designed(plan).blueprint.domain_fact
        return (*artifacts, Artifact(LOCK_NAME, lock, 0o644, (fact.key,)))

    def emit(self, plan: Plan, only: frozenset[str] | None = None) -> tuple[Artifact, ...]:
        """Give the files of a plan before they are laid out; `only` limits them to some paths."""
        # Compiling and rendering need libraries that a plan does not: it answers sooner without them.
        from nova_rules.emission.emit import emit  # noqa: PLC0415

        design = designed(plan)
        behaviour = lowered(domain_of(design.blueprint, plan.findings, self.knowledge), design.blueprint)
        return emit(design.layout, design.blueprint, behaviour, plan.findings, self.templates, only=only)

    def file(self, plan: Plan, path: str) -> Artifact | None:
        """Give one file of a plan exactly as it would be written, or None where the plan has no such file."""
        if path == LOCK_NAME:
            return self.generate(plan)[-1]
        made = self.emit(plan, frozenset((path, CONFIGURATION)))
        return next((file for file in formatted(made) if file.path == path), None)

    def _design(self, description: Description, options: Options, findings: Findings) -> Design:
        built = frozenset(name for each in self.templates.modules for name in (each.name, *each.provides))
        blueprint = assemble(description, options, findings, self.knowledge, built)
        layout = lay_out(blueprint, self.templates)
        return Design(blueprint, layout, assess(blueprint, layout))

    def _identify(self, description: Description, options: Options) -> str:
        """Give the hash of everything the result depends on."""
        parts = [
            ENGINE,
            self.templates.digest,
            description.text,
            options_document(options),
            self.knowledge.packs,
        ]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def lowered(domain: Domain, blueprint: Blueprint) -> Behaviour:
    """Give the behaviour of a design, under the names that its code will have."""
    from nova_rules.emission.booknames import BookNames  # noqa: PLC0415 - see `Engine.emit`
    from nova_rules.lowering.lower import lower  # noqa: PLC0415

    return lower(domain, BookNames(blueprint))


def designed(plan: Plan) -> Design:
    """Give the plan's design; raises DescriptionError, with the plan's own reasons, where there is none."""
    if plan.design is None:
        what = "needs an answer before anything can be built" if plan.outcome == "clarify" else "was refused"
        raise DescriptionError(f"The description {what}: {' '.join(plan.reasons)}", "Nothing was written.")
    return plan.design


def outcome_of(reading: Reading, findings: Findings) -> tuple[str, tuple[str, ...]]:
    """Give the outcome and its reasons: what the words gave, unless two things cannot both hold."""
    if reading.outcome in REFUSED:
        return reading.outcome, reading.reasons
    if findings.conflicts:
        return "ok_with_conflicts", (*reading.reasons, *(each.because for each in findings.conflicts))
    return reading.outcome, reading.reasons


def open_engine(packs: tuple[Path, ...] = ()) -> Engine:
    """Load the shipped packs, a user's own folders over them, and the templates.

    Raises KnowledgeError with every problem of the packs' shape.
    """
    knowledge = load_knowledge((knowledge_folder(), *packs))
    problems = problems_of_rules(knowledge.rules)
    if problems:
        raise KnowledgeError(problems)
    return Engine(knowledge, read_templates(templates_folder()))


def check_packs(packs: tuple[Path, ...] = ()) -> tuple[Problem, ...]:
    """Give every problem of the packs: shape, names, rules, and what every condition means."""
    from nova_rules.lowering.lower import problems_of as problems_of_domain  # noqa: PLC0415 - see `Engine.emit`

    folders = (knowledge_folder(), *packs)
    problems = list(check(folders))
    if not problems:
        knowledge = load_knowledge(folders)
        problems += problems_of_rules(knowledge.rules)
        for domain in knowledge.domains:
            problems += problems_of_domain(domain)
    return tuple(sorted(problems))
