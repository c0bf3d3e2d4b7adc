"""Opens the installation's tables for commands that need them."""

import logging
import os
import sys
from pathlib import Path


def open_store(*, create: bool = False, migrate: bool = False) -> None:
    """Start Django and see to it that the tables are there.

    An empty database gets them only with `create`; one left by an older version only with `migrate`, which
    makes them too. Ends the program with one sentence where that is still to be done or the database does
    not answer.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.db import OperationalError

    django.setup()
    # PostgreSQL's pool tells of every try in lines of its own; ours says it once, in Korean
    pool = logging.getLogger("psycopg.pool")
    pool.setLevel(logging.CRITICAL)
    try:
        _prepare(create=create or migrate, migrate=migrate)
    except OperationalError as error:
        raise SystemExit(
            f"자료 보관소를 열 수 없습니다({_reason(error)}). DATABASE_URL과 디스크를 확인해 주십시오."
        ) from error
    finally:
        pool.setLevel(logging.NOTSET)


def _reason(error: Exception) -> str:
    """Why the database does not answer, in its own words; the pool knows only that it waited."""
    from django.db import connection

    if connection.vendor == "postgresql":
        import psycopg

        try:
            psycopg.connect(**connection.get_connection_params()).close()
        except psycopg.Error as why:
            error = why
    return str(error).splitlines()[0].rstrip(".")


def _prepare(*, create: bool, migrate: bool) -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from gongyak.cli.making import make_tables

    if not create and connection.vendor == "sqlite" and not Path(_place()).exists():
        raise SystemExit(_nothing())  # to connect would make the file
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if not executor.loader.applied_migrations and not create:
        raise SystemExit(_nothing())
    if executor.loader.applied_migrations and not migrate:
        raise SystemExit(
            "자료 보관소가 이 판보다 오래되었습니다. 먼저 `gongyak serve`로 한 번 열어 주십시오."
        )
    print("자료 보관소를 준비합니다 …", file=sys.stderr)
    if not executor.loader.applied_migrations:
        make_tables()
    call_command("migrate", verbosity=0, interactive=False)


def _nothing() -> str:
    return (
        f"{_place()}에는 자료 보관소가 없습니다. GONGYAK_VAR와 DATABASE_URL을 확인하거나, "
        "먼저 `gongyak import`로 카드를 들여오십시오."
    )


def _place() -> str:
    """Where the database is: a file, or a host with the name of a database."""
    from django.db import connection

    named = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(named["NAME"])
    return f"{named['HOST'] or 'localhost'}/{named['NAME']}"
