"""The database promises what the settings ask of it."""

import pytest
from django.db import connection


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own switches")
@pytest.mark.parametrize(
    ("switch", "value"), [("foreign_keys", 1), ("synchronous", 2), ("journal_mode", "wal")]
)
def test_sqlite_is_set_up_to_keep_data(switch: str, value: object) -> None:
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {switch}").fetchone() == (value,)
