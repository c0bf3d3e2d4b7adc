"""Verify: what the ledger says was destroyed is gone, nothing else is, each batch is an act of two people, and nothing
is kept past its time."""

from collections.abc import Iterator

from gongyak.audit.heads import head
from gongyak.audit.models import Act
from gongyak.cases.models import Case
from gongyak.retention.due import all_kept, due_of
from gongyak.retention.kinds import SOURCES
from gongyak.retention.models import PurgeBatch, PurgeLine, PurgeStatus, print_of
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.moments import day_of

_CHUNK = 1_000


def verify() -> list[Finding]:
    """Every broken promise as a finding of severity error; what is late to be destroyed is a warning."""
    return [*_batches(), *_undone(), *_unknown(), *_late()]


def _batches() -> Iterator[Finding]:
    acts = Act.objects.filter(action__in=["파기 확인", "파기 실행"]).values_list("action", "object", "after")
    told = {(action, object): after for action, object, after in acts}
    for batch in PurgeBatch.objects.exclude(lines_hash="").order_by("pk"):
        hash = print_of(list(batch.lines.values_list("key", "kept_until")))
        wanted = ["파기 확인", *(["파기 실행"] if batch.status == PurgeStatus.DONE else [])]
        if hash != batch.lines_hash or any(told.pop((act, batch.key), "") != hash for act in wanted):
            yield _error("purge-differs", batch.key, "파기대장이 확인한 것과 다릅니다.")
    for _, object in sorted(told):
        yield _error("purge-missing", object, "행위로 남은 파기가 파기대장에서 사라졌습니다.")


def _undone() -> Iterator[Finding]:
    """What the ledger calls destroyed and is there."""
    for kind, source in SOURCES.items():
        erased = PurgeLine.objects.filter(kind=kind, erased_at__isnull=False).values("row")
        for pk in source.rows().filter(pk__in=erased).values_list("pk", flat=True):
            yield _error("purge-undone", source.key_of(pk), "파기했다고 적은 기록이 남아 있습니다.")


def _unknown() -> Iterator[Finding]:
    erased = PurgeLine.objects.filter(kind="case", erased_at__isnull=False).values("row")
    gone = Case.objects.exclude(erased_on=None).exclude(pk__in=erased)
    for case in gone.order_by("pk").iterator(_CHUNK):
        yield _error("purge-unknown", case.key, "파기대장에 없는데 글이 지워진 애로입니다.")


def _late() -> Iterator[Finding]:
    """As of the last act: nothing here asks the clock."""
    last = head(Act).seq
    if not last:
        return
    today = day_of(Act.objects.get(seq=last).at)
    for what in all_kept():
        due = due_of(what, today)
        if due.is_late and due.oldest:
            said = f"{what.kind.name} {due.count}건이 보존기간이 지났는데 파기되지 않았습니다."
            yield Finding("retention-late", Severity.WARNING, f"retention.{what.kind.code}", said)


def _error(code: str, key: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, key.replace("/", "."), message)
