"""Opens the installation's tables for commands that need them."""

import os
import sys


def open_store(*, migrate: bool = False) -> None:
    """Start Django and see to it that the tables are there.

    An empty database gets them; one left by an older version gets them only with `migrate`. Ends the
    program with one sentence where that is still to be done or the database does not answer.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.db import OperationalError

    django.setup()
    try:
        _migrate(migrate)
    except OperationalError as error:
        reason = str(error).splitlines()[0]
        raise SystemExit(
            f"자료 보관소를 열 수 없습니다({reason}). DATABASE_URL과 디스크를 확인해 주십시오."
        ) from error


def _migrate(wanted: bool) -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if executor.loader.applied_migrations and not wanted:
        raise SystemExit(
            "자료 보관소가 이 판보다 오래되었습니다. 먼저 `gongyak serve`로 한 번 열어 주십시오."
        )
    print("자료 보관소를 준비합니다 …", file=sys.stderr)
    call_command("migrate", verbosity=0, interactive=False)
