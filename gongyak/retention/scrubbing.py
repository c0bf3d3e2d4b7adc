"""After rows are gone their bytes still lie in the files of the database; at night those are let go of too.

SQLite is written anew as a whole (VACUUM) and its journal emptied; on PostgreSQL the tables that were touched are
(VACUUM FULL, which locks them while it runs). Its write-ahead log keeps what it has until the server recycles it.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from gongyak.jobs.models import Job
from gongyak.retention.kinds import SOURCES
from gongyak.retention.models import PurgeBatch, PurgeStatus


def scrub_nightly(job: Job, now: datetime) -> None:
    """What the worker does once a day: let go of the bytes of what was destroyed since the last time."""
    scrub(now)


def scrub(now: datetime) -> int:
    """Let go of the bytes of all batches that are done; how many that were. Outside of any transaction."""
    batches = list(PurgeBatch.objects.filter(status=PurgeStatus.DONE, scrubbed_at=None))
    if batches:
        let_go({table for one in batches for table in SOURCES[one.kind].touches})
        PurgeBatch.objects.filter(pk__in=[one.pk for one in batches]).update(scrubbed_at=now)
    return len(batches)


def let_go(tables: Iterable[str]) -> None:
    """Write the files of the database anew without what was removed."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for table in [*sorted(tables), "pg_statistic"]:  # the planner keeps common values of columns
            cursor.execute(f"VACUUM (FULL, ANALYZE) {connection.ops.quote_name(table)}")
