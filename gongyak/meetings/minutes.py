"""회의록 composed from the records of a meeting: nothing in it is typed twice."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q

from gongyak.district.published import district
from gongyak.meetings.counting import quorum_of
from gongyak.meetings.models import (
    AgendaItem,
    ItemQuerySet,
    Meeting,
    MeetingItem,
    MinutesDraft,
    Presence,
    Resolution,
    Statement,
)
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.meetings import (
    Attendee,
    Came,
    Matter,
    Minutes,
    Outcome,
    Resolved,
    Said,
    Tracked,
    from_json,
    public,
    to_json,
)
from gongyak.rules.moments import SEOUL
from gongyak.snapshots.models import Version
from gongyak.snapshots.sealing import Personal, opened


def minutes_of(meeting: Meeting) -> Minutes:
    """The minutes of a meeting as its records stand. Nine queries."""
    found = quorum_of(meeting)
    draft = MinutesDraft.objects.filter(meeting=meeting).first() or MinutesDraft()
    return Minutes(
        number=meeting.number,
        name=meeting.name,
        host=f"{district().name} {meeting.department.name}",
        day=meeting.on,
        starts=_clock(meeting.starts_at),
        ends=_clock(meeting.ends_at),
        place=meeting.place,
        chair=meeting.chair,
        members=found.members,
        needed=found.needed,
        present=found.present,
        attendees=tuple(_attendees(meeting.presences.all())),
        proceedings=tuple(filter(None, draft.proceedings.splitlines())),
        agenda=tuple(_matters(meeting)),
        followed=tuple(tracked(one) for one in followed_by(meeting)),
        raised=tuple(tracked(one) for one in _listed(MeetingItem.objects.filter(meeting=meeting))),
        remarks=draft.remarks,
        silent=draft.silent,
        undecided=draft.undecided,
    )


def followed_by(meeting: Meeting) -> list[MeetingItem]:
    """지난 건의·지시: those of the body from earlier that were reported at this meeting or on which something is
    left to do. One query."""
    rows = MeetingItem.objects.filter(body=meeting.series.body_id, asked_on__lte=meeting.on)
    rows = rows.exclude(meeting=meeting)
    return _listed(rows.filter(Q(reported_at=meeting) | Q(pk__in=rows.open().values("pk"))))


def _listed(rows: ItemQuerySet) -> list[MeetingItem]:
    return list(rows.select_related("department").order_by("kind", "number"))


def tracked(item: MeetingItem) -> Tracked:
    """An item as minutes and pages list it."""
    return Tracked(
        kind=item.kind,
        number=item.number,
        title=item.title,
        department=item.department.name if item.department else "",
        due_on=item.due_on,
        status=item.status,
        result=item.result,
    )


def _clock(moment: datetime | None) -> str:
    return f"{moment.astimezone(SEOUL):%H:%M}" if moment else ""


def _attendees(rows: Iterable[Presence]) -> Iterable[Attendee]:
    return (Attendee(one.name, one.organization, one.post, Came(one.came), one.deputy) for one in rows)


def _matters(meeting: Meeting) -> Iterable[Matter]:
    rows = AgendaItem.objects.filter(meeting=meeting).prefetch_related("statements", "resolutions")
    return (
        Matter(
            order=one.order,
            kind=one.kind,
            title=one.title,
            proposer=one.proposer,
            text=one.text,
            said=tuple(_said(each) for each in one.statements.all()),
            resolved=tuple(_resolved(each) for each in one.resolutions.all()),
        )
        for one in rows.order_by("order", "pk")
    )


def _said(row: Statement) -> Said:
    return Said(row.text, "" if row.is_withheld else row.speaker, "" if row.is_withheld else row.post)


def _resolved(row: Resolution) -> Resolved:
    return Resolved(row.text, Outcome(row.outcome), row.ayes, row.nays, row.abstained)


def hash_of(minutes: Minutes) -> str:
    """What an approval of minutes signs."""
    return sha256(canonical(to_json(minutes)))


def sealed(minutes: Minutes) -> dict[str, Any]:
    """The internal form: names of people behind commitments, so that they can be erased (snapshots.sealing)."""
    form = to_json(minutes)
    for one in form["attendees"]:
        one["name"], one["deputy"] = _personal(one["name"]), _personal(one["deputy"])
    for matter in form["agenda"]:
        matter["proposer"] = _personal(matter["proposer"])
        for said in matter["said"]:
            said["speaker"] = _personal(said["speaker"])
    return form


def _personal(name: str) -> Personal | str:
    return Personal(name) if name else ""


def published_form(minutes: Minutes) -> dict[str, Any]:
    """The public form: without the names of people."""
    return to_json(public(minutes))


def frozen(version: Version) -> Minutes:
    """The minutes that a version holds, with the names that were not erased. One query."""
    return from_json(opened(json.loads(bytes(version.internal.body))))


def frozen_public(version: Version) -> Minutes:
    """The minutes that a version holds as the public may read them."""
    return from_json(json.loads(bytes(version.public.body)))
