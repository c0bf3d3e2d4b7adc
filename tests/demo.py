"""The whole demo for tests of pages: loaded once for these sources, then copied into a test's database.

Loading takes a minute, copying half a second. The store is kept in `var/demo-store/` until a source that
loading it ran, a migration, or the demo itself changes.
"""

import fcntl
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Field, JSONField, Model

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "var" / "demo-store"
#: Loads the demo into the store of the environment and prints the modules that this took.
_LOAD = """
import sys
if __name__ == "__main__":
    from gongyak.cli.store import open_store
    open_store(migrate=True)
    from gongyak.cli.demo import load
    load()
    from django.db import connection
    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(*sorted(filter(None, (getattr(each, "__file__", None) for each in list(sys.modules.values())))), sep="\\n")
"""
_BATCH = 500


@pytest.fixture
def demo_district(transactional_db: None) -> None:
    """The database holds what `make run` shows."""
    fill()


def fill() -> None:
    """Put the whole demo into the empty test database."""
    store = demo_store()
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(store)) as source:
            source.backup(connection.connection)
    else:
        _copy_rows(store)


def demo_store() -> Path:
    """A SQLite file with the whole demo; whoever comes first makes it, the others wait."""
    KEPT.mkdir(parents=True, exist_ok=True)
    store, made_of = KEPT / "gongyak.sqlite3", KEPT / "made-of.json"
    with _alone():
        if not (store.exists() and made_of.exists() and _is_fresh(made_of)):
            for old in (made_of, store):
                old.unlink(missing_ok=True)
            made_of.write_text(json.dumps(_make()), encoding="utf-8")
    return store


@contextmanager
def _alone() -> Iterator[None]:
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _is_fresh(made_of: Path) -> bool:
    """Whether every source is as it was, and no migration or part of the demo is new."""
    kept: dict[str, str] = json.loads(made_of.read_text(encoding="utf-8"))
    return _told() <= kept.keys() and all(_hash(ROOT / name) == made for name, made in kept.items())


def _make() -> dict[str, str]:
    """Make the store; returns the hash of each source that it came of."""
    environment = {**os.environ, "GONGYAK_VAR": str(KEPT), "DJANGO_SETTINGS_MODULE": "config.settings"}
    environment.pop("DATABASE_URL", None)
    made = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _LOAD],
        cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    ran = {path.relative_to(ROOT) for path in map(Path, made.stdout.splitlines()) if _is_ours(path)}
    return {name: _hash(ROOT / name) for name in sorted({*map(str, ran), *_told()})}


def _is_ours(path: Path) -> bool:
    return any(path.is_relative_to(ROOT / folder) for folder in ("gongyak", "config"))


def _told() -> set[str]:
    """The demo's own files, and the migrations, by name."""
    files = [
        *ROOT.glob("demo/**/*.*"),
        *ROOT.glob("gongyak/*/migrations/*.py"),
        *ROOT.glob("gongyak/rules/data/**/*.toml"),
    ]
    return {str(path.relative_to(ROOT)) for path in files}


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def _copy_rows(store: Path) -> None:
    """Every row of the store, table by table; references are checked when all are there."""
    # our own tables only: Django fills its content types by itself, with keys of its own
    listed = apps.get_models(include_auto_created=True)
    models = [model for model in listed if model.__module__.startswith("gongyak.")]
    with closing(sqlite3.connect(store)) as source, transaction.atomic():
        for model in models:
            _copy(model, source)
        with connection.cursor() as cursor:  # the next row takes a key that nobody has
            for statement in connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)


def _copy(model: type[Model], source: sqlite3.Connection) -> None:
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    rows = source.execute(f"SELECT {columns} FROM {model._meta.db_table}")
    while batch := rows.fetchmany(_BATCH):
        made = [{f.attname: _value(f, value) for f, value in zip(fields, row, strict=True)} for row in batch]
        model._base_manager.bulk_create(model(**values) for values in made)


def _value(field: Field, kept: object) -> object:
    """A value as SQLite keeps it (moments in UTC, as text) for a field of any engine."""
    if isinstance(field, JSONField) and isinstance(kept, str):
        return json.loads(kept)
    value = field.to_python(kept)
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value
