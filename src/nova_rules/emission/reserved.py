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
    """Array ArrayBuffer AsyncIterable Awaited BigInt Blob Boolean Buffer Capitalize Console Crypto
    DataView Date Error Event EventTarget Exclude Extract File FormData Function Headers Infinity
    Intl Iterable Iterator JSON Map Math NaN NonNullable Number Object Omit Parameters Partial
    Performance Pick Process Promise Proxy Readonly ReadonlyArray ReadonlyMap ReadonlySet Record
    Reflect RegExp Request Required Response ReturnType Set String Symbol URL Uncapitalize WeakMap
    WeakRef WeakSet WebSocket Worker""",
)
"""Global types and values that generated code uses; an entity's type may not hide them."""

OWN_TYPES = _words(
    """AccessClaims App AppError Audit AuditEntry AuditLog AuditRepository Clock Config Credential
    Cursor Database Deps Env ErrorCode FieldProblem Harness Health Idempotency IdempotencyKey
    IdempotencyRepository Login LoginAttempt Metrics Migration Page Permission PlatformTables
    Principal Query RefreshToken Repositories Repository Role Session SessionRepository
    SignInAttempt Token TokenService UnitOfWork User UserCredentials UserRepository""",
)
"""Types of the generated platform."""

OWN_NAMES = _words(
    """admin app application api_key audit audit_log auth authorise base cache client clock common
    config core cursor database domain domain_errors env error errors factories factory guard
    harness health idempotency idempotency_key index infrastructure list login login_attempt main
    metrics migrate migration migrations openapi page permission permissions platform platform_types
    plugin presentation principal query repositories repository role route routes schema schemas
    scope scopes security server session sign_in sign_in_attempt sign_in_attempts token types
    unit_of_work user users""",
)
"""Files, tables and variables of the generated platform (snake case, singular or plural)."""

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
