"""소급 기록: a change that was decided on paper before the office worked here, taken in from its document."""

from datetime import date, datetime, time

from django.db import transaction

from gongyak.pledges.changes.cards import lead_department
from gongyak.pledges.changes.events import record_past_step
from gongyak.pledges.changes.permissions import may_handle
from gongyak.pledges.changes.writing import Written
from gongyak.pledges.models import Change, ChangeItem, ChangeStatus, Pledge
from gongyak.rules.changes import alters, tidy
from gongyak.rules.moments import SEOUL, day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@transaction.atomic
def record_past_change(
    *, pledge: Pledge, written: Written, decided_on: date, paper_number: str, by: Actor, now: datetime
) -> Change:
    """Take in a change that was decided on a day by a document: 확정 at once, to be published like any other.

    당초 is typed here, for no card of ours may show it. Refused: no right to it, nothing in it, no reason, grounds
    or document, a day that is still to come.
    """
    if not may_handle(by):
        raise Refusal("총괄부서가 하는 일입니다.")
    if decided_on > day_of(now):
        raise Refusal("아직 오지 않은 날에 결정한 변경은 기록할 수 없습니다.")
    if not (written.reason.strip() and written.grounds.strip() and paper_number.strip()):
        raise Refusal("사유와 근거, 결정한 문서의 번호를 모두 적으십시오. 변경 내역에 그대로 공개됩니다.")
    change = Change(
        pledge=pledge,
        department=lead_department(pledge, day_of(now)),
        status=ChangeStatus.CONFIRMED,
        reason=written.reason.strip(),
        grounds=written.grounds.strip(),
        begun_at=now,
        begun_by_id=by.id,
        decided_at=datetime.combine(decided_on, time(), SEOUL),
        is_past=True,
        paper_number=paper_number.strip(),
    )
    items = _items(change, written)
    if not items:
        raise Refusal("무엇이 어떻게 바뀌었는지 당초와 변경을 하나 이상 적으십시오.")
    change.save()
    ChangeItem.objects.bulk_create(items)
    record_past_step(change, by=by, now=now)
    return change


def _items(change: Change, written: Written) -> list[ChangeItem]:
    before = written.before or {}
    made = []
    for kind, text in written.after.items():
        try:
            old, new = (tidy(kind, side) if side.strip() else "" for side in (before.get(kind, ""), text))
        except ValueError as error:
            raise Refusal(f"{kind}: {error}") from error
        if alters(old, new):
            made.append(ChangeItem(change=change, kind=kind.value, before=old, after=new))
    return made
