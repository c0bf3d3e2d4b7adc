"""What lies ahead when somebody tries the office: what is still open falls due around that day, and meetings come."""

from datetime import datetime, time, timedelta
from pathlib import Path

from django.db import transaction

from gongyak.cli.demo.headquarters.plan import this_year
from gongyak.cli.demo.load import FOLDER
from gongyak.cli.demo.timeline import who
from gongyak.meetings.calling import When, call_meeting, plan_meeting
from gongyak.meetings.items import extend_item
from gongyak.meetings.models import Body, BodyKind, Meeting, MeetingItem
from gongyak.meetings.workflow import may_step
from gongyak.rules.moments import SEOUL, day_of
from gongyak.staff.invented import are_there
from gongyak.staff.models import Role

_WHY = "시연을 여는 날에 맞추어 늘린 기한"
#: How far from today open items fall due: from some days ago to some weeks ahead.
_FIRST, _STEP, _SPREAD = -4, 2, 15
#: When each body meets next.
_AHEAD = (3, 8, 14, 20)


@transaction.atomic
def open_today(now: datetime, folder: Path = FOLDER) -> None:
    """Bring the headquarters into the present: this year's plan, what is open, the next meetings.

    Safe to repeat: what is there is left alone.
    """
    today = day_of(now)
    if not are_there() or not Body.objects.exists():
        return
    this_year(folder, now)
    if not Meeting.objects.filter(on__gte=today).exists():
        _follow_up(now)
        _call(now)


def _follow_up(now: datetime) -> None:
    """What is still open falls due around today."""
    today, by = day_of(now), who(Role.COORDINATOR, day_of(now))
    waiting = [one for one in MeetingItem.objects.open().order_by("pk") if _may_wait(one)]
    for number, item in enumerate(waiting):
        due_on = today + timedelta(days=_FIRST + _STEP * (number % _SPREAD))
        if item.due_on and item.due_on < due_on:
            extend_item(item=item, due_on=due_on, reason=_WHY, by=by, now=now)


def _call(now: datetime) -> None:
    """Each body meets in the coming weeks."""
    today, by = day_of(now), who(Role.COORDINATOR, day_of(now))
    for body, days in zip(Body.objects.order_by("pk"), _AHEAD, strict=False):
        starts = datetime.combine(today + timedelta(days=days), time(14), SEOUL)
        when = When(starts.date(), starts, starts + timedelta(minutes=90), "구청 3층 중회의실")
        meeting = plan_meeting(
            series=body.series.earliest("pk"),
            when=when,
            by=by,
            now=now,
            is_public=body.kind != BodyKind.HEADQUARTERS,
            with_mayor=body.kind == BodyKind.HEADQUARTERS,
        )
        call_meeting(meeting=meeting, by=by, now=now, ground="정기회의(시연)")


def _may_wait(item: MeetingItem) -> bool:
    return may_step(item.kind, item.status, "기한 연장")
