"""The codes of problems, read from the calls that make problems: nothing here lists them by hand."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from nova_rules.packs.codes import Code

SOURCE = Path(__file__).parents[2] / "src" / "nova_rules"
PLACE_THEN_CODE = 1


class Made(NamedTuple):
    """Where a function takes the code from: the position of its parameter, and the text around it."""

    position: int
    before: str = ""
    after: str = ""


class Call(NamedTuple):
    """One call, and the parameters of the function it stands in."""

    file: Path
    function: str
    parameters: tuple[str, ...]
    node: ast.Call


def codes_by_stage() -> dict[str, set[str]]:
    """Give the codes of every folder of the source that makes problems."""
    folders = [folder for folder in sorted(SOURCE.iterdir()) if folder.is_dir()]
    found = {folder.name: _named(folder) if folder.name == "packs" else _made(folder) for folder in folders}
    return {stage: codes for stage, codes in found.items() if codes}


def _named(folder: Path) -> set[str]:
    """Give the codes a folder speaks of by their name, `Code.KEY_TWICE`."""
    nodes = (node for file in sorted(folder.rglob("*.py")) for node in ast.walk(_tree(file)))
    named = (node.attr for node in nodes if isinstance(node, ast.Attribute) and _name(node.value) == "Code")
    return {Code[name].value for name in named}


def _made(folder: Path) -> set[str]:
    """Give the codes a folder writes out, in calls of Problem or of what hands its code on to it."""
    calls = [call for file in sorted(folder.rglob("*.py")) for call in _calls(file)]
    makers: dict[str, Made] = {"Problem": Made(PLACE_THEN_CODE)}
    while found := dict(_passed_on(calls, makers)):
        makers |= found
    given = ((call, makers.get(_name(call.node.func))) for call in calls)
    codes = {_code(call, made) for call, made in given if made is not None}
    return {code for code in codes if code is not None}


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def _calls(file: Path) -> Iterator[Call]:
    tree = _tree(file)
    inside: dict[ast.AST, ast.FunctionDef] = {}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            inside |= dict.fromkeys(ast.walk(function), function)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node in inside:
            holder = inside[node]
            yield Call(file, holder.name, tuple(each.arg for each in holder.args.args), node)


def _passed_on(calls: list[Call], makers: Mapping[str, Made]) -> Iterator[tuple[str, Made]]:
    """Give the functions, not known yet, that hand a parameter of their own on as the code."""
    for call in calls:
        made = makers.get(_name(call.node.func))
        if made is None or call.function in makers:
            continue
        before, name, after = _parted(_argument(call, made))
        if name in call.parameters:
            assert call.parameters[0] != "self", f"{call.function}: calls of methods are not followed"
            yield call.function, Made(call.parameters.index(name), before, after)


def _parted(argument: ast.expr) -> tuple[str, str, str]:
    """Give the one name in an argument with the text before and after it."""
    if isinstance(argument, ast.Name):
        return "", argument.id, ""
    if isinstance(argument, ast.JoinedStr):
        texts = ["{}" if isinstance(part, ast.FormattedValue) else _text(part) for part in argument.values]
        names = [_name(part.value) for part in argument.values if isinstance(part, ast.FormattedValue)]
        before, _, after = "".join(texts).partition("{}")
        return before, names[0], after
    return "", "", ""


def _code(call: Call, made: Made) -> str | None:
    """Give the code a call gives, or None where it hands on its own parameter."""
    argument = _argument(call, made)
    if isinstance(argument, ast.Constant):
        return f"{made.before}{_text(argument)}{made.after}"
    assert _parted(argument)[1] in call.parameters, f"{call.file}:{call.node.lineno}: which code is this?"
    return None


def _argument(call: Call, made: Made) -> ast.expr:
    assert len(call.node.args) > made.position, f"{call.file}:{call.node.lineno}: where is the code?"
    return call.node.args[made.position]


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _text(node: ast.expr) -> str:
    assert isinstance(node, ast.Constant)
    return str(node.value)
