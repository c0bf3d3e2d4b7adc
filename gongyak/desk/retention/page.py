"""What the pages of retention show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from gongyak.audit.models import Act
from gongyak.retention.due import Due, Kept, all_kept, due_of
from gongyak.retention.models import PurgeBatch, PurgeStatus
from gongyak.retention.permissions import may_confirm
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of, moment_words
from gongyak.rules.retention import AUTOMATIC, Kind, kept_words, kinds
from gongyak.staff.actors import Actor

TONES = {
    PurgeStatus.PROPOSED: "open",
    PurgeStatus.CONFIRMED: "going",
    PurgeStatus.DONE: "done",
    PurgeStatus.DROPPED: "plain",
}
OPEN = (PurgeStatus.PROPOSED, PurgeStatus.CONFIRMED)


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind that two people destroy: how long it is kept, what is due, and the batch that is open."""

    kept: Kept
    due: Due
    batch: PurgeBatch | None


@dataclass(frozen=True, slots=True)
class AutomaticRow:
    """One kind that the program destroys: how many rows it destroyed within the last year."""

    kind: Kind
    count: int | None


def kind_rows(today: date) -> list[KindRow]:
    """Each kind that two people destroy. Two queries, and one for each kind."""
    open_ones = {one.kind: one for one in PurgeBatch.objects.filter(status__in=OPEN)}
    return [KindRow(what, due_of(what, today), open_ones.get(what.kind.code)) for what in all_kept()]


def automatic_rows(since: datetime) -> Iterator[AutomaticRow]:
    """Each kind that the program destroys, with what it did since a moment. One query for each."""
    for kind in kinds():
        if kind.hand == AUTOMATIC:
            acts = Act.objects.filter(action__in=kind.acts, at__gte=since)
            yield AutomaticRow(kind, acts.count() if kind.acts else None)


def steps_of(batch: PurgeBatch) -> list[tuple[str, str]]:
    """Who did what when with a batch, in order."""
    told = [("제안", f"{batch.proposed_by.name}, {moment_words(batch.proposed_at)}")]
    if batch.dropped_at:
        return [*told, ("취소", f"{moment_words(batch.dropped_at)}: {batch.dropped_why}")]
    if batch.confirmed_by and batch.confirmed_at:
        told.append(("확인", f"{batch.confirmed_by.name}, {moment_words(batch.confirmed_at)}"))
    if batch.ended_at:
        spared = batch.counted - batch.erased
        left = f" (그사이 다시 쓰인 {spared}건은 남김)" if spared else ""
        told.append(("파기", f"{batch.erased:,}건, {moment_words(batch.ended_at)}{left}"))
    if batch.scrubbed_at:
        told.append(("저장 공간에서 지움", moment_words(batch.scrubbed_at)))
    return told


def why_not_confirm(batch: PurgeBatch, actor: Actor, now: datetime) -> str:
    """Why somebody cannot confirm a proposal now; empty where they can."""
    if batch.proposed_by_id == actor.id:
        return "제안한 사람은 확인할 수 없습니다. 감사, 총괄, 시스템관리 가운데 다른 사람이 확인합니다."
    if not may_confirm(actor, batch):
        return "파기를 확인하는 역할이 아닙니다."
    if day_of(now) <= day_of(batch.proposed_at):
        return "시계의 잘못으로 지우는 일이 없도록, 제안한 다음 날부터 확인할 수 있습니다."
    return ""


def older_backups(batch: PurgeBatch) -> list[str]:
    """The backups that were made before a batch was destroyed, and so may hold what it destroyed: when, and the hash
    by which the file is known. The last ten. One query."""
    acts = Act.objects.filter(action="백업")
    if batch.ended_at:
        acts = acts.filter(at__lt=batch.ended_at)
    return [f"{moment_words(one.at)} (해시 {one.after[:12]}…)" for one in acts.order_by("-seq")[:10]]


def ledger_row(batch: PurgeBatch) -> list[str]:
    """One line of the 파기대장."""
    done = batch.ended_at or batch.dropped_at
    return [
        str(batch.pk),
        batch.name,
        f"{batch.erased if batch.ended_at else 0}",
        kept_words(batch.period),
        batch.article,
        batch.review,
        f"{batch.proposed_by.name} {moment_words(batch.proposed_at)}",
        f"{batch.confirmed_by.name} {moment_words(batch.confirmed_at)}"
        if batch.confirmed_by and batch.confirmed_at
        else "",
        format_day(day_of(done)) if done else "",
        "덮어써서 지움, 저장 공간 정리" if batch.scrubbed_at else "덮어써서 지움" if batch.ended_at else "",
        f"{batch.status}: {batch.dropped_why}" if batch.dropped_why else batch.status,
    ]


#: The columns of the 파기대장: label, width, whether a number.
LEDGER = (
    ("번호", 8, True),
    ("기록의 종류", 26, False),
    ("파기한 건수", 11, True),
    ("보존기간", 22, False),
    ("근거", 34, False),
    ("심의", 28, False),
    ("제안", 26, False),
    ("확인", 26, False),
    ("파기한 날", 14, False),
    ("방법", 24, False),
    ("단계", 12, False),
)
