"""What lies ahead when somebody tries the office: what is still open falls due around that day, and meetings come."""

from datetime import datetime, time, timedelta
from pathlib import Path

from django.db import transaction

from gongyak.achievements.models import Achievement, PlannedActivity
from gongyak.cli.demo.headquarters.plan import this_year
from gongyak.cli.demo.load import FOLDER
from gongyak.cli.demo.timeline import who
from gongyak.meetings.calling import When, call_meeting, plan_meeting
from gongyak.meetings.items import extend_item
from gongyak.meetings.models import Body, BodyKind, Meeting, MeetingItem
from gongyak.meetings.workflow import may_step
from gongyak.plans.models import Project
from gongyak.pledges.compiling.linking import link_record
from gongyak.pledges.models import Pledge
from gongyak.rules.moments import SEOUL, day_of
from gongyak.staff.invented import are_there
from gongyak.staff.models import Role

_WHY = "시연을 여는 날에 맞추어 늘린 기한"
#: How far from today open items fall due: from some days ago to some weeks ahead.
_FIRST, _STEP, _SPREAD = -4, 2, 15
#: When each body meets next.
_AHEAD = (3, 8, 14, 20)
#: The card that is being written from the records, and what stands behind it.
_PLEDGE, _DEPARTMENT, _YEAR = "1-2-1", "일자리청년과", 2024
_GRANT, _FAIR = "청년 첫걸음 고용장려금", "청년 면접 한마당"


@transaction.atomic
def open_today(now: datetime, folder: Path = FOLDER) -> None:
    """Bring the headquarters into the present: this year's plan, what is open, the next meetings.

    Safe to repeat: what is there is left alone.
    """
    today = day_of(now)
    if not are_there() or not Body.objects.exists():
        return
    this_year(folder, now)
    _link(now)
    if not Meeting.objects.filter(on__gte=today).exists():
        _follow_up(now)
        _call(now)


def _link(now: datetime) -> None:
    """What belongs to the pledge whose card is being written: its fairs, its grant and what is planned next."""
    pledge = Pledge.objects.filter(number=_PLEDGE, drafts__isnull=False).first()
    if pledge is None:
        return
    officer = who(Role.OFFICER, day_of(now), _DEPARTMENT)
    project = Project.objects.get(plan__year=_YEAR, title=_GRANT)
    link_record(pledge=pledge, record=project.key, own_money=True, by=officer, now=now)
    told = Achievement.objects.filter(department__name=_DEPARTMENT)
    results = told.filter(title=_GRANT) | told.filter(title=_FAIR, source="")
    planned = PlannedActivity.objects.filter(department__name=_DEPARTMENT, source="")
    for row in (*results.order_by("start"), *planned.order_by("pk")):
        link_record(pledge=pledge, record=row.key, by=officer, now=now)


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
