"""Words that mean something already: to TypeScript, SQL, file systems, objects and the generated backend."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TYPESCRIPT = _words(
    """abstract any arguments as asserts async await bigint boolean break case catch class const
    constructor continue debugger declare default delete do else enum eval export extends false
    finally for from function get global globalThis if implements import in infer Infinity
    instanceof interface is keyof let module NaN namespace never new null number object of out
    override package private process protected public readonly require return satisfies set static
    string super switch symbol this throw true try type typeof undefined unique unknown using var
    void while with yield""",
)
"""Not to be used as the name of a variable, parameter or function."""

TYPES = _words(
    """Array ArrayBuffer Awaited BigInt Boolean Buffer Date Error Exclude Extract Function Infinity Intl
    Iterable Iterator JSON Map Math NaN NonNullable Number Object Omit Parameters Partial Pick Promise
    Proxy Readonly ReadonlyArray ReadonlyMap ReadonlySet Record Reflect RegExp Required ReturnType Set
    String Symbol URL WeakMap""",
)
"""Global types and values that generated code uses; an entity's type may not hide them."""

OWN_TYPES = _words(
    """AccountLink AddressInfo AppError Clock ColumnType ConstraintMeaning CreatedAt Database FastifyInstance
    FastifyPluginCallbackZod Generated Guard Harness HiddenFields Insertable Json KeysetQuery Kysely Migration
    New Page Permission PlatformRepositories PlatformTables Predicate Principal Removal RemovedRecord
    RemovedRows Repositories Role RouteContext Scopes Session SortColumn SortOrder SortType SqlBool
    Transition TriedAction UnitOfWork UpdatedAt User Weekday Workbench""",
)
"""Types that generated files use beside those of an entity."""

OWN_NAMES = _words(
    """account_link account_lockout audit audit_log audit_logs audits auth common database expired_record
    expired_records fields health hidden http idempotency idempotency_key idempotency_keys lifecycle me
    number_series numbering observability openapi platform record records refresh_token refresh_tokens
    role roles
    session sessions sign_in_attempt sign_in_attempts structure user users visibility""",
)
"""Files, tables, paths and repositories of the generated platform (snake case, singular and plural)."""

FIELDS = _words("id version created_at created_by updated_at updated_by deleted_at user_id hidden_fields")
"""Columns every table has."""

QUERY = _words("limit cursor sort order search")
"""Query parameters every list has; a field of the same name could not be filtered by."""

OBJECT = _words(
    """constructor has_own_property is_prototype_of property_is_enumerable proto prototype then to_json
    to_locale_string to_string value_of""",
)
"""Members that JavaScript objects, promises and JSON give a meaning."""

FILES = _words(
    """aux com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 con lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6
    lpt7 lpt8 lpt9 nul prn""",
)
"""File names that Windows gives to devices."""

SQL = _words(
    """all analyse analyze and any array as asc asymmetric authorization between binary both case cast
    check collate collation column concurrently constraint create cross current_catalog current_date
    current_role current_schema current_time current_timestamp current_user default deferrable desc
    distinct do else end except false fetch for foreign freeze from full grant group having ilike in
    initially inner intersect into is isnull join lateral leading left like limit localtime
    localtimestamp natural not notnull null offset on only or order outer overlaps placing primary
    references returning right select session_user similar some symmetric system_user table
    tablesample then to trailing true union unique user using variadic verbose when where window
    with""",
)
"""Reserved in PostgreSQL 15 to 18: quoted where they name something."""
