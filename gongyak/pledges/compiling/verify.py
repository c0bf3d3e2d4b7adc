"""Verify: what was compiled is what its hash covers, and the lineage of frozen cards adds up and is told alike."""

import json
from collections.abc import Iterator
from typing import Any

from gongyak.pledges.content import REMASKED, UNREADABLE
from gongyak.pledges.models import KIND, CardRecord, Filling
from gongyak.pledges.rounds.cards import hash_of
from gongyak.rules.compiling.lineage import PROGRESS, Trace, public, thawed
from gongyak.rules.findings import Finding, Severity
from gongyak.snapshots.models import Version

_CHUNK = 200


def verify() -> list[Finding]:
    """Every broken promise as a finding of severity error."""
    return [*_fillings(), *_lineages()]


def _fillings() -> Iterator[Finding]:
    for row in Filling.objects.order_by("pk").iterator(_CHUNK):
        if hash_of(row.card) != row.hash:
            yield _error("filling-changed", f"filling.{row.pk}", "기록대로 만든 카드가 해시와 다릅니다.")


def _lineages() -> Iterator[Finding]:
    rows: dict[int, set[tuple[str, str, str]]] = {}
    for version, *row in CardRecord.objects.values_list("version", "item", "record", "hash"):
        rows.setdefault(version, set()).add((row[0], row[1], row[2]))
    versions = Version.objects.filter(document__kind=KIND).select_related("document", "internal", "public")
    for version in versions.order_by("document__key", "seq").iterator(_CHUNK):
        inside, outside = (_lineage_in(bytes(form.body)) for form in (version.internal, version.public))
        if inside or outside or version.pk in rows:
            # a version that only has another mask brings no rows of its own
            own = None if version.reason == REMASKED else rows.get(version.pk, set())
            yield from _lineage(f"version.{version}", inside, outside, own)


def _lineage_in(body: bytes) -> dict[str, Any]:
    """The lineage of a form; none in one that cannot be read, which `pledges.verify` tells."""
    try:
        found = json.loads(body).get("lineage", {})
    except UNREADABLE:
        return {}
    return found if isinstance(found, dict) else {}


def _lineage(
    where: str, inside: dict[str, object], outside: object, rows: set[tuple[str, str, str]] | None
) -> Iterator[Finding]:
    found = thawed(inside)
    if public(inside) != outside:
        yield _error("lineage-public", where, "공개본의 계보가 확정된 계보와 다릅니다.")
    told = {(place, one.key, one.hash) for place, trace in found.items() for one in trace.records}
    if rows is not None and rows != told:
        yield _error("lineage-records", where, "카드에 담긴 기록의 목록이 확정된 계보와 다릅니다.")
    for place, trace in found.items():
        if place != PROGRESS and not _adds_up(trace):
            yield _error("lineage-sum", f"{where}.{place}", "수치가 그것을 센 행들의 합과 다릅니다.")


def _adds_up(trace: Trace) -> bool:
    return all(sum(row.contribution for row in one.rows) == one.value for one in trace.figures)


def _error(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, where, message)
