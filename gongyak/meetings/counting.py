"""Who of a body came to a meeting, counted by its rules."""

from collections.abc import Collection, Iterable

from gongyak.meetings.models import BodyMember, BodyPost, Meeting, Presence
from gongyak.rules.meetings import Came, Quorum, QuorumRule, quorum


def quorum_of(meeting: Meeting) -> Quorum:
    """The quorum of a meeting: members of its day but secretaries, and those of them who came. Two queries."""
    body = meeting.series.body
    counted = [one.pk for one in body.members.on(meeting.on) if one.is_counted]
    return counted_quorum(meeting, counted, meeting.presences.all())


def counted_quorum(meeting: Meeting, counted: Collection[int], presences: Iterable[Presence]) -> Quorum:
    """The same from rows that are there already: keys of the members who count, and the list of those who came."""
    body = meeting.series.body
    kinds = {Came.PRESENT, Came.DEPUTY} if body.counts_deputies else {Came.PRESENT}
    present = [one for one in presences if one.member_id in counted and one.came in kinds]
    return quorum(QuorumRule(body.quorum_rule), len(counted), len(present))


def counted_members(members: Iterable[BodyMember]) -> list[int]:
    """Keys of those who count towards 재적."""
    return [one.pk for one in members if one.post != BodyPost.SECRETARY]
