"""What the page shows of a plan."""

from __future__ import annotations

from typing import Any, TypedDict

from nova_rules.model.explanation import WhyTree
from nova_rules.model.plan import Plan
from nova_rules.outline.plans import plan_document
from nova_rules.outline.shapes import PlanShape


class Folder(TypedDict):
    """A folder of the tree: its path, its folders and its files, each sorted by name."""

    name: str
    path: str
    count: int
    folders: list[Folder]
    files: list[tuple[str, str]]


def plan_view(plan: Plan) -> dict[str, Any]:
    """Give the values of the result template."""
    document = plan_document(plan)
    return {
        "plan": document,
        "tree": folder_tree([file["path"] for file in document["files"]]),
        "strip": strip(plan.description.text, document),
        "built": [each for each in document["modules"] if each["state"] == "built"],
        "designed": [each for each in document["modules"] if each["state"] == "designed"],
        "jumps": jumps(document),
    }


def jumps(document: PlanShape) -> list[tuple[str, str, str]]:
    """Give the parts of the page to jump to: anchor, title, and how much there is."""
    return [
        ("architecture", "Architecture", document["architecture"] or ""),
        ("entities", "Records", str(len(document["entities"]))),
        ("roles", "Roles", str(len(document["roles"]))),
        ("modules", "Modules", str(len(document["modules"]))),
        ("security", "Security", str(document["security_score"])),
        ("readiness", "Readiness", str(document["readiness"])),
        ("questions", "Questions", str(len(document["questions"]) or "")),
        ("files", "Files", str(len(document["files"]) + 1)),
    ]


def named(tree: WhyTree) -> str:
    """Give what a reason is about, as people say it: `the module audit log`, `the words`."""
    fact = tree.fact
    if fact.kind in {"mention", "exclusion", "measure", "compliance"}:
        return "the words"
    values = " / ".join(value.replace("_", " ") for value in fact.values)
    return f"the {fact.kind.replace('_', ' ')} {values}"


def folder_tree(paths: list[str]) -> Folder:
    """Give nested folders for a list of paths."""
    root: Folder = {"name": "", "path": "", "count": len(paths), "folders": [], "files": []}
    index = {"": root}
    for path in sorted(paths):
        *parents, name = path.split("/")
        here = root
        for depth, parent in enumerate(parents, 1):
            key = "/".join(parents[:depth])
            if key not in index:
                index[key] = {"name": parent, "path": key, "count": 0, "folders": [], "files": []}
                here["folders"].append(index[key])
            here = index[key]
            here["count"] += 1
        here["files"].append((name, path))
    return root


def strip(text: str, document: PlanShape) -> list[dict[str, str]]:
    """Cut the text into pieces: what was understood (with the concepts), what was not, and the rest."""
    marks: dict[tuple[int, int], dict[str, str]] = {}
    for unknown in document["unknown"]:
        marks[unknown["start"], unknown["end"]] = {"kind": "unknown", "title": unknown["reason"]}
    for signal in document["signals"]:
        key = (signal["start"], signal["end"])
        concept = signal["concept"].replace("_", " ")
        label = f"not wanted: {concept}" if signal["kind"] == "exclusion" else concept
        before = marks.get(key, {"kind": signal["kind"], "title": ""})
        title = ", ".join(part for part in (before["title"], label) if part)
        marks[key] = {"kind": signal["kind"], "title": title}
    return _pieces(text, marks)


def _pieces(text: str, marks: dict[tuple[int, int], dict[str, str]]) -> list[dict[str, str]]:
    pieces: list[dict[str, str]] = []
    position = 0
    # Of two marks that overlap the earlier and longer one is shown.
    for start, end in sorted(marks, key=lambda each: (each[0], -each[1])):
        if start < position:
            continue
        if start > position:
            pieces.append({"kind": "", "title": "", "text": text[position:start]})
        pieces.append({**marks[start, end], "text": text[start:end]})
        position = end
    if position < len(text):
        pieces.append({"kind": "", "title": "", "text": text[position:]})
    return pieces
