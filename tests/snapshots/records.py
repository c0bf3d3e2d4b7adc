"""Short ways to record versions in tests."""

from datetime import UTC, date, datetime

from gongyak.snapshots.actions import Summary, record_version
from gongyak.snapshots.models import Document, Version

NOW = datetime(2024, 7, 10, 1, tzinfo=UTC)
DAY = date(2024, 6, 30)


def document(key: str = "1-2-2") -> Document:
    return Document.objects.get_or_create(kind="pledge", key=key)[0]


def record(key: str = "1-2-2", **changes: object) -> Version:
    """A version of the document `key`, plain but for what is changed."""
    given = {
        "document": document(key),
        "effective_on": DAY,
        "internal": {"title": key},
        "public": {"title": key},
        "summary": Summary(title=key),
        "by": "총괄부서",
        "now": NOW,
        "reason": "분기 확정",
    }
    return record_version(**(given | changes))
