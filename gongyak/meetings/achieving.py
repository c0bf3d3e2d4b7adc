"""What a meeting tells the 실적대장: a planned activity while it is to come, a result once it was held."""

from datetime import datetime

from gongyak.achievements.actions import mint
from gongyak.achievements.models import PlannedActivity
from gongyak.achievements.planning import drop_activity, finish_activity, move_activity, plan_activity
from gongyak.meetings.models import ItemKind, Meeting
from gongyak.rules.meetings import Came
from gongyak.rules.records import Basis, Metric, PlannedStatus, SourceRow, Span
from gongyak.staff.actors import Actor

#: The kind of result that a meeting is (`rules/data/achievements.toml`).
KIND = "회의"
_OPEN = (PlannedStatus.PLANNED, PlannedStatus.RUNNING)


def title_of(meeting: Meeting) -> str:
    """The title of its result, the same for the whole series so that a card can tell them in one line."""
    return f"{meeting.series.body.name} {meeting.series.name}"


def span_of(meeting: Meeting) -> Span:
    """Its day."""
    return Span(meeting.on, meeting.on)


def called(meeting: Meeting, *, by: Actor, now: datetime) -> None:
    """A meeting that was called is a planned activity."""
    plan_activity(
        source=meeting.key,
        title=title_of(meeting),
        span=span_of(meeting),
        department=meeting.department,
        by=by,
        now=now,
    )


def moved(meeting: Meeting, *, reason: str, by: Actor, now: datetime) -> None:
    """A meeting that slips moves its planned activity; the day that was told first stays there (당초)."""
    if activity := _activity(meeting):
        move_activity(activity=activity, span=span_of(meeting), reason=reason, by=by, now=now)


def called_off(meeting: Meeting, *, reason: str, by: Actor, now: datetime) -> None:
    """A meeting that is not held drops its planned activity."""
    if activity := _activity(meeting):
        drop_activity(activity=activity, reason=reason, by=by, now=now)


def told(meeting: Meeting, *, by: Actor, now: datetime) -> None:
    """A meeting that was held is a candidate; it is brought up to date when its minutes are approved."""
    achievement = mint(
        source=meeting.key,
        kind=KIND,
        title=title_of(meeting),
        span=span_of(meeting),
        department=meeting.department,
        by=by,
        now=now,
        metrics=_metrics(meeting),
        series=title_of(meeting),
    )
    if activity := _activity(meeting):
        finish_activity(activity=activity, achievement=achievement, by=by, now=now)


def _activity(meeting: Meeting) -> PlannedActivity | None:
    """Its planned activity, as long as nothing came of it."""
    return PlannedActivity.objects.filter(source=meeting.key, status__in=_OPEN).first()


def _metrics(meeting: Meeting) -> tuple[Metric, ...]:
    came = meeting.presences.exclude(came=Came.ABSENT).order_by("pk")
    present = tuple(SourceRow("회의 출석", f"presence/{one.pk}") for one in came)
    proposals = meeting.items.filter(kind=ItemKind.PROPOSAL).order_by("pk")
    asked = tuple(SourceRow("건의", one.number) for one in proposals)
    counted = (
        ("attendees", "참석", "명", present, f"{meeting.number} 출석부에서 불참이 아닌 사람"),
        ("proposals", "건의", "건", asked, f"{meeting.number} 회의에서 접수한 건의"),
    )
    return tuple(
        Metric(code, label, len(rows), unit, Basis.FINAL, meeting.on, query, rows)
        for code, label, unit, rows, query in counted
        if rows
    )
