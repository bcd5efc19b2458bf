"""nova.lock: what a generated project came from, so that anybody can make it again and ask why."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from nova_rules.model.errors import MismatchError
from nova_rules.model.facts import Findings
from nova_rules.model.plan import Plan
from nova_rules.model.receipt import Receipt
from nova_rules.outline.facts import derivation_document, findings_from
from nova_rules.outline.options import options_document
from nova_rules.outline.reading import reading_document

LOCK_FORMAT = "nova-rules.lock/1"


@dataclass(frozen=True, slots=True)
class Lock:
    """What a nova.lock says, as far as making it again and explaining it need."""

    engine: str
    plan_id: str
    packs: tuple[tuple[str, str], ...]
    text: str
    options: dict[str, Any]
    findings: Findings
    files: tuple[tuple[str, str], ...]
    file_facts: tuple[tuple[str, tuple[str, ...]], ...]
    tree: str

    def facts_of(self, path: str) -> tuple[str, ...]:
        """Give the keys of the facts a file exists for; none for an unknown file."""
        return dict(self.file_facts).get(path, ())


def lock_bytes(plan: Plan, receipt: Receipt) -> bytes:
    """Give the content of nova.lock for the files of the receipt; it does not list itself."""
    document = {
        "format": LOCK_FORMAT,
        "engine": plan.engine,
        "plan_id": plan.id,
        "packs": [{"name": name, "sha256": digest} for name, digest in plan.packs],
        "input": {"text": plan.description.text, "options": options_document(plan.options)},
        "reading": reading_document(plan.reading),
        "derivation": derivation_document(plan.findings),
        "tree": receipt.tree,
        "files": [
            {"path": file.path, "sha256": file.sha256, "template": file.template, "facts": list(file.facts)}
            for file in receipt.files
        ],
    }
    return (_compact(document) + "\n").encode()


def lock_from(content: bytes, name: str) -> Lock:
    """Give what a nova.lock says; raises MismatchError when it is none this version can read."""
    try:
        document = json.loads(content)
        if document["format"] != LOCK_FORMAT:
            raise MismatchError(
                f"{name} has the format {document['format']!s:.40}.", f"This reads {LOCK_FORMAT}."
            )
        return Lock(
            engine=document["engine"],
            plan_id=document["plan_id"],
            packs=tuple((pack["name"], pack["sha256"]) for pack in document["packs"]),
            text=document["input"]["text"],
            options=document["input"]["options"],
            findings=findings_from(document["derivation"]),
            files=tuple((file["path"], file["sha256"]) for file in document["files"]),
            file_facts=tuple((file["path"], tuple(file["facts"])) for file in document["files"]),
            tree=document["tree"],
        )
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise MismatchError(
            f"{name} is not a nova.lock this version can read.",
            "It may have been edited; take it from version control.",
        ) from error


def _compact(document: dict[str, Any]) -> str:
    """Give JSON with one line for each entry of a list, so that a change shows as a short difference."""
    parts = []
    for key, value in document.items():
        parts.append(f" {json.dumps(key)}: {_value(value, ' ')}")
    return "{\n" + ",\n".join(parts) + "\n}"


def _value(value: object, indent: str) -> str:
    deeper = indent + " "
    if isinstance(value, list) and value:
        return (
            "[\n"
            + ",\n".join(deeper + json.dumps(each, ensure_ascii=False) for each in value)
            + f"\n{indent}]"
        )
    if isinstance(value, dict) and value:
        rows = [f"{deeper}{json.dumps(key)}: {_value(each, deeper)}" for key, each in value.items()]
        return "{\n" + ",\n".join(rows) + f"\n{indent}}}"
    return json.dumps(value, ensure_ascii=False)
