"""Verify: what records said is what their hashes cover, and versions follow each other."""

from collections.abc import Iterator

from gongyak.records.models import RecordVersion
from gongyak.rules.canonical import sha256
from gongyak.rules.findings import Finding, Severity

_CHUNK = 1_000


def verify() -> list[Finding]:
    """Every broken promise as a finding of severity error."""
    return list(_versions())


def _versions() -> Iterator[Finding]:
    key, version = "", 0
    for row in RecordVersion.objects.order_by("key", "version").iterator(_CHUNK):
        version = version + 1 if row.key == key else 1
        key = row.key
        where = f"record.{row.key}.{row.version}"
        if row.version != version:
            yield Finding("record-gap", Severity.ERROR, where, "기록의 판이 빠졌습니다.")
            version = row.version
        if sha256(row.content.encode()) != row.hash:
            yield Finding("record-changed", Severity.ERROR, where, "기록의 내용이 해시와 다릅니다.")
