"""The database promises what the settings ask of it."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_database_is_set_up_to_keep_data() -> None:
    asked = {
        "sqlite": {"PRAGMA foreign_keys": 1, "PRAGMA synchronous": 2, "PRAGMA journal_mode": "wal"},
        "postgresql": {
            "SHOW statement_timeout": "15s",
            "SHOW lock_timeout": "2s",
            "SHOW data_checksums": "on",
        },
    }[connection.vendor]
    with connection.cursor() as cursor:
        answers = {question: (cursor.execute(question), cursor.fetchone()[0])[1] for question in asked}
    assert answers == asked
