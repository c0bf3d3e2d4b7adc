"""After rows are gone their bytes still lie in the files of the database; at night those are let go of too.

SQLite is written anew as a whole (VACUUM) and its journal emptied; on PostgreSQL the tables that were touched are
(VACUUM FULL, which locks them while it runs). Its write-ahead log keeps what it has until the server recycles it.
"""

import time
from collections.abc import Iterable
from datetime import datetime

from django.db import OperationalError, connection
from django.db.backends.utils import CursorWrapper

from gongyak.jobs.models import Job
from gongyak.retention.kinds import SOURCES
from gongyak.retention.models import PurgeBatch, PurgeStatus

#: Seconds that those who read are waited for; after that the job comes again later.
PATIENCE = 10.0
#: Whether somebody may still see what was removed before a transaction: PostgreSQL would keep that.
_STILL_READ = """
SELECT EXISTS (
    SELECT FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND (
        age(backend_xid) > age(%(mark)s::xid)
        OR age(backend_xmin) > age(%(mark)s::xid) AND (datname = current_database() OR datname IS NULL)
    )
)
"""


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
    """Write the files of the database anew without what was removed.

    OperationalError where somebody reads on who began before that, so that PostgreSQL would keep it.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        cursor.execute("SET statement_timeout = 0")  # a large table takes longer than any page may
        try:
            _wait_for_readers(cursor)
            for table in [*sorted(tables), "pg_statistic"]:  # the planner keeps common values of columns
                cursor.execute(f"VACUUM (FULL, ANALYZE) {connection.ops.quote_name(table)}")
        finally:
            cursor.execute("RESET statement_timeout")


def _wait_for_readers(cursor: CursorWrapper) -> None:
    cursor.execute("SELECT pg_current_xact_id()::xid::text")
    mark, end = cursor.fetchone()[0], time.monotonic() + PATIENCE
    while True:
        cursor.execute(_STILL_READ, {"mark": mark})
        if not cursor.fetchone()[0]:
            return
        if time.monotonic() > end:
            raise OperationalError("지운 자료를 아직 읽고 있는 연결이 있어 지우기를 마치지 못했습니다.")
        time.sleep(0.1)
