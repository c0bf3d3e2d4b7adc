"""What belongs to a pledge: linked, ordered by hand, ended. Rows are only added and ended."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from gongyak.audit.actions import record_act
from gongyak.pledges.compiling.permissions import may_link
from gongyak.pledges.models import Pledge, RecordLink
from gongyak.records.models import RecordVersion
from gongyak.rules.compiling import SERIES
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

#: The kinds of records that can belong to a pledge.
LINKABLE = ("achievement", "project", "planned", "action-item")
_FOREIGN = "이 공약의 카드를 쓰는 부서의 담당자나 팀장만 기록을 이을 수 있습니다. 그 부서에 요청하십시오."


@transaction.atomic
def link_record(
    *, pledge: Pledge, record: str, by: Actor, now: datetime, own_money: bool = False
) -> RecordLink:
    """Say that a record, or a series of results, belongs to a pledge, behind what is there already.

    Safe to repeat; another `own_money` is said anew. Refused: somebody else, an unknown record, a result or activity
    as the pledge's own money.
    """
    row = _locked(pledge, by)
    _refuse_unknown(record)
    if own_money and not _is_project(record):
        raise Refusal("공약의 예산은 사업에서만 셉니다. 사업을 고르십시오.")
    standing = row.record_links.known().filter(record=record).first()
    if standing and standing.own_money == own_money:
        return standing
    last = row.record_links.known().aggregate(last=Max("place"))["last"] or 0
    place = standing.place if standing else last + 1
    if standing:
        _end(standing, by, now)
    made = RecordLink.objects.create(
        pledge=row, record=record, place=place, own_money=own_money, since=now, by_id=by.id
    )
    record_act(by=by.key, action="기록 이음", object=str(row.document), now=now, after=record)
    return made


@transaction.atomic
def unlink_record(*, pledge: Pledge, record: str, by: Actor, now: datetime) -> None:
    """End a link; safe to repeat."""
    row = _locked(pledge, by)
    if standing := row.record_links.known().filter(record=record).first():
        _end(standing, by, now)
        record_act(by=by.key, action="기록 뗌", object=str(row.document), now=now, before=record)


@transaction.atomic
def order_records(*, pledge: Pledge, records: Sequence[str], by: Actor, now: datetime) -> None:
    """Set the order by hand: the links as listed; what is not listed keeps its order behind them."""
    row = _locked(pledge, by)
    standing = list(row.record_links.known())
    rank = {record: at for at, record in enumerate(records)}
    ordered = sorted(standing, key=lambda link: rank.get(link.record, len(rank)))
    moved = [(place, link) for place, link in enumerate(ordered, 1) if link.place != place]
    for place, link in moved:
        _end(link, by, now)
        RecordLink.objects.create(
            pledge=row, record=link.record, place=place, own_money=link.own_money, since=now, by_id=by.id
        )
    if moved:
        record_act(by=by.key, action="기록 차례", object=str(row.document), now=now)


def _locked(pledge: Pledge, by: Actor) -> Pledge:
    row = Pledge.objects.select_for_update().get(pk=pledge.pk)
    if not may_link(by, row):
        raise Refusal(_FOREIGN)
    return row


def _end(link: RecordLink, by: Actor, now: datetime) -> None:
    link.ended_at, link.ended_by_id = max(now, link.since), by.id
    link.save(update_fields=["ended_at", "ended_by"])


def _is_project(record: str) -> bool:
    return record.partition("/")[0] == "project"


def _refuse_unknown(record: str) -> None:
    if record.startswith(SERIES) and record != SERIES:
        return
    if not RecordVersion.objects.filter(key=record, kind__in=LINKABLE).exists():
        raise Refusal("그런 기록이 없습니다. 화면을 새로 열어 다시 고르십시오.")
