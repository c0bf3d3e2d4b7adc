"""The newest tables go and come while people write: nobody waits longer than the limit, nothing is lost (R21)."""

from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests.faults.cluster import programs
from tests.faults.office import OPEN, holds, office, python, writers

pytestmark = pytest.mark.skipif(programs() is None, reason="PostgreSQL is not installed")


def last_two(app: str) -> tuple[str, str]:
    """The newest migration of an app and the one before it."""
    names = sorted(
        name for label, name in MigrationLoader(connection, load=True).disk_migrations if label == app
    )
    return names[-1], names[-2]


@pytest.mark.django_db
def test_tables_go_and_come_while_people_write(tmp_path: Path) -> None:
    newest, before = last_two("pledges")
    with office(tmp_path) as (_, told):
        drafts = python(told, "-c", OPEN).split()
        with writers(told, drafts) as acked:
            # the product's own limit holds here too: a lock that takes longer than 2 s is an error
            for name in (before, newest, before, newest):
                python(told, "-m", "django", "migrate", "pledges", name, "-v", "0")
        holds(told, acked)
