"""The tables of an empty store, made at once: to walk the migrations makes them anew for each change of long ago."""

from collections.abc import Sequence

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import RunPython


def make_tables(targets: Sequence[tuple[str, str]] = ()) -> None:
    """Give an empty database the tables as these migrations leave them, all of them where none are named.

    Tables, constraints, indexes and guards are those that `migrate` makes, and all migrations are noted as done
    (tests/cli/test_making.py). What migrations do in Python is done once every table is there, and finds no rows.
    All or nothing.
    """
    executor = MigrationExecutor(connection)
    nodes = list(targets) or executor.loader.graph.leaf_nodes()
    migrations = [migration for migration, _ in executor.migration_plan(nodes)]
    apps = executor.loader.project_state(nodes).apps
    executor.recorder.ensure_schema()
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            editor.create_model(model)
        # here and not by the editor at its end: what fails there leaves the transaction open
        for statement in editor.deferred_sql:
            editor.execute(statement, None)
        editor.deferred_sql.clear()
        for migration in migrations:
            for operation in migration.operations:
                if isinstance(operation, RunPython):
                    operation.code(apps, editor)
            executor.record_migration(migration)
