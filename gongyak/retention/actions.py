"""The acts of retention: how long a kind is kept; what is due is proposed by one and confirmed by another.

Nothing is destroyed on the day on which it is proposed: a clock that jumps for a day destroys nothing (R31).
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from gongyak.audit.actions import record_act
from gongyak.jobs.actions import enqueue
from gongyak.retention.due import due_rows, kept
from gongyak.retention.models import (
    PurgeBatch,
    PurgeHold,
    PurgeLine,
    PurgeStatus,
    RetentionRule,
    print_of,
)
from gongyak.retention.permissions import may_confirm, may_propose
from gongyak.retention.workflow import step
from gongyak.rules import personal
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.rules.retention import MOST_MONTHS, kind_of
from gongyak.staff.actors import Actor

#: The kind of job that destroys what was confirmed.
JOB = "purge"
#: So many rows in one batch; what is left comes with the next.
MOST = 10_000
_LONGEST = 200
_CHUNK = 500


@transaction.atomic
def set_rule(
    *,
    kind: str,
    months: int,
    from_year: bool,
    article: str,
    is_confirmed: bool,
    revision: int,
    by: Actor,
    now: datetime,
) -> RetentionRule:
    """How long a kind is kept here from now on. Refused: no right, no article, a period out of bounds, and where
    somebody else changed it since `revision` was read (0: the default)."""
    _proposers_only(by)
    known = kind_of(kind)
    ground = _said(article, "어느 법령이나 기준에 따른 기간인지")
    if not 1 <= months <= MOST_MONTHS:
        raise Refusal("보존기간은 1개월에서 100년 사이로 적으십시오.")
    row = RetentionRule.objects.select_for_update().filter(kind=kind).first()
    if (row.revision if row else 0) != revision:
        raise Refusal("그사이 다른 사람이 이 보존기간을 고쳤습니다. 지금 값을 확인하고 다시 고치십시오.")
    row = row or RetentionRule(kind=known.code, revision=0)
    row.months, row.from_year, row.article, row.is_confirmed = months, from_year, ground, is_confirmed
    row.revision, row.changed_at, row.changed_by_id = row.revision + 1, now, by.id
    row.save()
    told = f"{known.name} {months}개월, {ground}"
    record_act(by=by.key, action="보존기간 정함", object=f"retention/{kind}", now=now, reason=told)
    return row


@transaction.atomic
def propose(*, kind: str, review: str, by: Actor, now: datetime) -> PurgeBatch:
    """파기 제안: all of a kind that is due today, to be destroyed once somebody else confirms it on another day.

    Refused: no right, nothing due, another batch of the kind is open, a public record without its 심의 (공공기록물법
    제27조).
    """
    _proposers_only(by)
    what, today = kept(kind), day_of(now)
    told = (
        _said(review, "기록물평가심의회의 심의(날짜와 번호)를") if what.kind.needs_review else _clean(review)
    )
    found = list(due_rows(what, today, MOST))
    if not found:
        raise Refusal(f"{what.kind.name}에는 보존기간이 지난 것이 없습니다.")
    batch = PurgeBatch(kind=kind, as_of=today, review=told, counted=len(found))
    batch.months, batch.from_year, batch.article = what.period.months, what.period.from_year, what.article
    batch.proposed_at, batch.proposed_by_id = now, by.id
    try:
        with transaction.atomic():
            batch.save()
    except IntegrityError as error:
        raise Refusal(
            "이 종류에는 아직 끝나지 않은 파기가 있습니다. 그것을 먼저 확인하거나 취소하십시오."
        ) from error
    PurgeLine.objects.bulk_create(
        (PurgeLine(batch=batch, kind=kind, row=one.row, key=one.key, label=one.label, kept_until=one.kept_until)
         for one in found),
        batch_size=_CHUNK,
    )  # fmt: skip
    record_act(
        by=by.key, action="파기 제안", object=batch.key, now=now, reason=f"{what.kind.name} {len(found)}건"
    )
    return batch


@transaction.atomic
def drop(*, batch: PurgeBatch, reason: str, by: Actor, now: datetime) -> PurgeBatch:
    """취소: nothing of a proposal is destroyed. Refused: no right, no reason, one that is confirmed already."""
    row = _locked(batch)
    if not (may_propose(by) or may_confirm(by, row)):
        raise Refusal("파기를 제안하거나 확인하는 사람만 취소할 수 있습니다.")
    row.status = step(row.status, "취소")
    row.dropped_at, row.dropped_why = now, _said(reason, "취소하는 사유를")
    row.save()
    row.lines.all().delete()
    record_act(by=by.key, action="파기 취소", object=row.key, now=now)
    return row


@transaction.atomic
def hold_all(
    *, lines: Sequence[PurgeLine], until: date, reason: str, by: Actor, now: datetime
) -> list[PurgeHold]:
    """보류 of several rows, all or none of them."""
    return [hold(line=one, until=until, reason=reason, by=by, now=now) for one in lines]


@transaction.atomic
def hold(*, line: PurgeLine, until: date, reason: str, by: Actor, now: datetime) -> PurgeHold:
    """보류: a row of a proposal is still needed (감사, 소송 …), through a day; it leaves the proposal.

    Refused: no right, no reason, a day that has passed, a proposal that is confirmed already.
    """
    batch = _locked(line.batch)
    if not (may_propose(by) or may_confirm(by, batch)):
        raise Refusal("파기를 제안하거나 확인하는 사람만 보류할 수 있습니다.")
    if batch.status != PurgeStatus.PROPOSED:
        raise Refusal("이미 확인한 파기입니다. 화면을 새로 열어 확인하십시오.")
    why = _said(reason, "왜 더 보관해야 하는지")
    if until <= day_of(now):
        raise Refusal(f"언제까지 보류하는지 {format_day(day_of(now))} 뒤의 날로 적으십시오.")
    row = PurgeLine.objects.get(pk=line.pk, batch=batch)
    told = {"kind": row.kind, "row": row.row, "key": row.key, "label": row.label}
    made = PurgeHold.objects.create(**told, until=until, reason=why, held_at=now, held_by_id=by.id)
    row.delete()
    batch.counted -= 1
    batch.save(update_fields=["counted"])
    record_act(by=by.key, action="파기 보류", object=row.key, now=now, reason=f"{format_day(until)}까지")
    return made


@transaction.atomic
def release(*, hold: PurgeHold, by: Actor, now: datetime) -> None:
    """보류 풀기: a row is due again. Refused: no right."""
    _proposers_only(by)
    row = PurgeHold.objects.select_for_update().get(pk=hold.pk)
    row.delete()
    record_act(by=by.key, action="파기 보류 풀기", object=row.key, now=now)


@transaction.atomic
def confirm(*, batch: PurgeBatch, by: Actor, now: datetime) -> PurgeBatch:
    """파기 확인: another person, on another day, says that it is right; the worker destroys it then.

    What is no longer due (a case that was reopened, a longer period) leaves it. Refused: who proposed it, the same
    day, nothing left.
    """
    row = _locked(batch)
    if by.id == row.proposed_by_id:
        raise Refusal("제안한 사람은 확인할 수 없습니다. 다른 사람이 확인해야 파기합니다.")
    if not may_confirm(by, row):
        raise Refusal("파기를 확인할 수 있는 역할이 아닙니다.")
    if day_of(now) <= day_of(row.proposed_at):
        raise Refusal("파기는 제안한 다음 날부터 확인할 수 있습니다.")
    row.status = step(row.status, "확인")
    still = {one.row for one in due_rows(kept(row.kind), day_of(now))}
    row.lines.filter(pk__in=[pk for pk, of in row.lines.values_list("pk", "row") if of not in still]).delete()
    lines = list(row.lines.values_list("key", "kept_until"))
    if not lines:
        raise Refusal("그사이 모두 보존기간이 남게 되어 파기할 것이 없습니다. 이 제안을 취소하십시오.")
    row.counted, row.lines_hash = len(lines), print_of(lines)
    row.confirmed_at, row.confirmed_by_id = now, by.id
    row.save()
    enqueue(kind=JOB, key=f"{JOB}/{row.pk}", now=now, payload={"batch": row.pk})
    told = f"{row.name} {row.counted}건"
    record_act(by=by.key, action="파기 확인", object=row.key, now=now, reason=told, after=row.lines_hash)
    return row


def _proposers_only(by: Actor) -> None:
    if not may_propose(by):
        raise Refusal("보존기간을 정하고 파기를 제안하는 일은 총괄부서나 시스템관리 담당이 합니다.")


def _locked(batch: PurgeBatch) -> PurgeBatch:
    return PurgeBatch.objects.select_for_update().get(pk=batch.pk)


def _said(text: str, what: str) -> str:
    plain = _clean(text)
    if not plain:
        raise Refusal(f"{what} 적으십시오.")
    return plain


def _clean(text: str) -> str:
    """A short text of one line, without anything personal: the ledger is kept."""
    plain = " ".join(text.split())
    if len(plain) > _LONGEST:
        raise Refusal(f"{_LONGEST}자까지 적을 수 있습니다({len(plain)}자).")
    if personal.kinds(plain):
        raise Refusal("파기대장은 오래 남으므로 개인정보를 적지 마십시오.")
    return plain
