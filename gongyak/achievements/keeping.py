"""What every act on the ledger ends with: the record's new wording, and the act in the chain."""

from datetime import datetime

from gongyak.achievements.models import Achievement, PlannedActivity
from gongyak.achievements.values import achievement_value, activity_value
from gongyak.audit.actions import record_act
from gongyak.records.actions import record
from gongyak.rules.records import Record
from gongyak.staff.actors import Actor


def keep(row: Achievement, act: str, *, by: Actor, now: datetime, reason: str = "") -> None:
    """Keep what a result says now, and that somebody did this; nothing where it says nothing new."""
    _keep(achievement_value(row), f"실적 {act}", by, now, reason)


def keep_activity(row: PlannedActivity, act: str, *, by: Actor, now: datetime, reason: str = "") -> None:
    """Keep what a planned activity says now, and that somebody did this; nothing where it says nothing new."""
    _keep(activity_value(row), f"예정 활동 {act}", by, now, reason)


def _keep(value: Record, action: str, by: Actor, now: datetime, reason: str) -> None:
    said = f"{action}: {reason}" if reason else action
    if version := record(value, by=by.key, now=now, reason=said):
        record_act(by=by.key, action=action, object=value.key, now=now, reason=reason, after=version.hash)


def locked(row: Achievement) -> Achievement:
    """The result behind its lock.

    Locked without a join: PostgreSQL compares a row that changed while it was waited for with what it was joined to
    before, and finds none where another person had changed it.
    """
    return Achievement.objects.select_for_update().get(pk=row.pk)


def locked_activity(row: PlannedActivity) -> PlannedActivity:
    """The planned activity behind its lock, without a join as `locked`."""
    return PlannedActivity.objects.select_for_update().get(pk=row.pk)
