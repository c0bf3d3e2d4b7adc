"""A database of its own for a benchmark, gone afterwards; never the developer's.

Call `open_store` before anything of Django is imported.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: The name of the database that a benchmark makes on a PostgreSQL server, and drops.
NAME = "gongyak_benchmark"


@contextmanager
def open_store(postgres: str = "") -> Iterator[None]:
    """Django set up on an empty migrated store: SQLite in a new folder, or a new database on a server."""
    with tempfile.TemporaryDirectory(prefix="gongyak-bench-") as folder:
        os.environ["GONGYAK_VAR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        os.environ.pop("DATABASE_URL", None)
        if postgres:
            os.environ["DATABASE_URL"] = postgres
        with _on_server() if postgres else _in_folder(Path(folder)):
            yield


@contextmanager
def _in_folder(folder: Path) -> Iterator[None]:
    import django
    from django.db import connection

    django.setup()
    assert Path(connection.settings_dict["NAME"]).is_relative_to(folder)
    _migrate()
    yield
    connection.close()


@contextmanager
def _on_server() -> Iterator[None]:
    """A database beside the one that the address names; that one itself is never touched."""
    import django
    from django.db import connection

    django.setup()
    given = connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {NAME}")
    _switch(NAME)
    try:
        _migrate()
        yield
    finally:
        _switch(given)
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {NAME}")
        connection.close_pool()


def _switch(name: str) -> None:
    from django.db import connection

    connection.close()
    connection.close_pool()
    connection.settings_dict["NAME"] = name


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
