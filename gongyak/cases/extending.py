"""연장: the period is extended once by the office, once more with the business's consent (영 제21조), and it is told."""

from datetime import datetime

from django.db import transaction

from gongyak.cases.events import locked, said, take_step
from gongyak.cases.letters import tell
from gongyak.cases.models import Case, ClockEvent, ClockWhat
from gongyak.cases.permissions import may_lead
from gongyak.rules.deadlines import moment_with_weekday
from gongyak.rules.deadlines.clock import MOST_EXTENSIONS
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@transaction.atomic
def extend(
    *,
    case: Case,
    by: Actor,
    now: datetime,
    reason: str,
    amount: int | None = None,
    agreed: bool = False,
) -> Case:
    """Extend the period by `amount` days (hours, where it is counted so), None: by as much as the period itself.

    The business is told why and until when in the same act. Refused: after the due moment, while the clock stands
    still, a second time without consent, a third time, by more than the period.
    """
    row = locked(case)
    if not may_lead(by, row):
        raise Refusal("처리기간은 맡은 부서의 팀장이나 과장이 연장합니다.")
    why = said(reason, "연장하는 사유를")
    if row.due_at is None:
        raise Refusal("처리기간이 멈추어 있습니다. 다시 진행한 뒤에 연장하십시오.")
    if now > row.due_at:
        raise Refusal(
            f"처리기한({moment_with_weekday(row.due_at)})이 이미 지나 연장할 수 없습니다. 바로 회신하십시오."
        )
    before = row.clock.filter(turn=row.turn, what=ClockWhat.EXTENSION).count()
    if before >= MOST_EXTENSIONS:
        raise Refusal("처리기간은 두 번까지만 연장할 수 있습니다(영 제21조).")
    ClockEvent.objects.create(
        case=row,
        turn=row.turn,
        what=ClockWhat.EXTENSION,
        day=day_of(now),
        amount=amount,
        agreed=agreed,
        reason=why,
        at=now,
        by_id=by.id,
    )
    take_step(row, "연장", by=by, now=now, memo=f"{before + 1}차: {why}")
    if row.due_at is None:
        raise Refusal("연장한 처리기한을 셀 수 없습니다. 멈춘 기간을 확인하십시오.")
    tell(row, "extension", by=by, now=now, reason=why, due=moment_with_weekday(row.due_at))
    return row
