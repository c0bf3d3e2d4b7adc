"""Guards: triggers by which the database itself refuses to change or remove what is official.

On SQLite a third trigger refuses `INSERT OR REPLACE`, which removes rows without firing the trigger for
DELETE. On PostgreSQL a third refuses TRUNCATE, and all fire under `session_replication_role = replica` too.
An owner of the database can drop them; `verify` finds what was changed while they were gone.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

#: Guarded tables of this app with their unique keys.
GUARDED: Mapping[str, Sequence[Sequence[str]]] = {
    "audit_act": [("id",), ("seq",), ("hash",)],
    "audit_look": [("id",), ("seq",), ("hash",)],
    "audit_anchor": [("id",), ("day",)],
    "audit_review": [("id",)],
    "audit_check": [("id",)],
}
REFUSAL = "확정된 기록은 고치거나 지울 수 없습니다."
_ACTS = {"sqlite": ("update", "delete", "replace"), "postgresql": ("update", "delete", "truncate")}


def names(vendor: str, table: str) -> list[str]:
    """Names of a table's triggers on an engine (`sqlite` or `postgresql`)."""
    return [f"{table}_refuses_{act}" for act in _ACTS[vendor]]


def raise_guards(connection: BaseDatabaseWrapper, tables: Mapping[str, Sequence[Sequence[str]]]) -> None:
    """Make the triggers of these tables."""
    make = _sqlite if connection.vendor == "sqlite" else _postgresql
    with connection.cursor() as cursor:
        for table, keys in tables.items():
            for statement in make(table, keys):
                cursor.execute(statement)


def drop_guards(connection: BaseDatabaseWrapper, tables: Mapping[str, Any]) -> None:
    """Remove the triggers of these tables where they are."""
    on = {"sqlite": "", "postgresql": " ON {table}"}[connection.vendor]
    with connection.cursor() as cursor:
        for table in tables:
            for name in names(connection.vendor, table):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on.format(table=table)}")


def _sqlite(table: str, keys: Sequence[Sequence[str]]) -> list[str]:
    stop = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    same = " OR ".join(
        "EXISTS (SELECT 1 FROM {} WHERE {})".format(table, " AND ".join(f'"{c}" = NEW."{c}"' for c in key))  # noqa: S608
        for key in keys
    )
    return [
        f"CREATE TRIGGER {table}_refuses_update BEFORE UPDATE ON {table} {stop}",
        f"CREATE TRIGGER {table}_refuses_delete BEFORE DELETE ON {table} {stop}",
        f"CREATE TRIGGER {table}_refuses_replace BEFORE INSERT ON {table} WHEN {same} {stop}",
    ]


def _postgresql(table: str, keys: Sequence[Sequence[str]]) -> list[str]:
    function = (
        "CREATE OR REPLACE FUNCTION snapshots_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    made = [function]
    for act, each in (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT")):
        name = f"{table}_refuses_{act}"
        made += [
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH {each}"
            " EXECUTE FUNCTION snapshots_refuse()",
            f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}",
        ]
    return made
