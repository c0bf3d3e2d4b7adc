"""An empty store gets at once what all migrations in turn would make."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from gongyak.cli.making import make_tables

#: Everything that PostgreSQL knows of the tables on the search path.
_POSTGRESQL = """
SELECT c.relname, concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
                            pg_get_expr(d.adbin, d.adrelid))
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
 WHERE c.relkind = 'r' AND c.relnamespace = %(space)s::regnamespace
UNION SELECT conrelid::regclass::text, concat_ws(' ', conname, pg_get_constraintdef(oid))
  FROM pg_constraint WHERE connamespace = %(space)s::regnamespace
UNION SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = %(space)s
UNION SELECT tgrelid::regclass::text, concat_ws(' ', pg_get_triggerdef(t.oid), tgenabled)
  FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
 WHERE NOT tgisinternal AND relnamespace = %(space)s::regnamespace
"""


@contextmanager
def elsewhere(folder: Path) -> Iterator[str]:
    """An empty database instead of the test's: another file, or a schema that goes away again; its name."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE SCHEMA apart")
            cursor.execute("SET LOCAL search_path = apart")
            yield "apart"
            transaction.set_rollback(True)
        return
    kept = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(folder / "apart.sqlite3")
    try:
        yield "main"
    finally:
        connection.close()
        connection.settings_dict["NAME"] = kept


def made(space: str) -> dict[str, set[str]]:
    """Each table with its columns, constraints, indexes and triggers, and the migrations that are done."""
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL, {"space": space})
        else:
            cursor.execute("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        for table, text in cursor.fetchall():
            parts = _parts(text) if text.startswith("CREATE TABLE") else [text.replace(f"{space}.", "")]
            found.setdefault(table.removeprefix(f"{space}."), set()).update(parts)
        cursor.execute("SELECT app, name FROM django_migrations")
        found["done"] = {f"{app}.{name}" for app, name in cursor.fetchall()}
    return found


def _parts(text: str) -> list[str]:
    """What stands between the outer brackets of CREATE TABLE, part by part: their order may differ."""
    parts, depth, inside = [""], 0, text.partition("(")[2].rpartition(")")[0]
    for piece in re.findall(r"'(?:[^']|'')*'|[^']", inside):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "," and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return [part.strip() for part in parts]


@pytest.mark.django_db(transaction=True)
def test_the_tables_are_those_of_all_migrations(tmp_path: Path) -> None:
    walked = made("public" if connection.vendor == "postgresql" else "main")
    with elsewhere(tmp_path) as space:
        make_tables()
        at_once = made(space)
        call_command("migrate", check_unapplied=True)  # ends the program where one is left
    assert len(walked) > 170
    assert sum(len(parts) for parts in walked.values()) > 2_000
    assert {
        name: parts ^ at_once.get(name, set()) for name, parts in walked.items() if parts != at_once.get(name)
    } == {}
    assert at_once.keys() == walked.keys()


@pytest.mark.django_db(transaction=True)
def test_where_it_fails_nothing_is_made_and_no_transaction_is_left_open(tmp_path: Path) -> None:
    with elsewhere(tmp_path), connection.cursor() as cursor:
        before = connection.in_atomic_block, [*connection.savepoint_ids]
        cursor.execute("CREATE TABLE act_by_object (n integer)")  # the name of an index, which comes last
        with pytest.raises(DatabaseError, match="act_by_object"):
            make_tables()
        assert (connection.in_atomic_block, connection.savepoint_ids) == before
        assert {*connection.introspection.table_names(cursor)} == {"act_by_object", "django_migrations"}
