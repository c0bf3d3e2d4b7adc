"""A matter of the tests, and the way it goes."""

from datetime import UTC, datetime

from gongyak.approvals.actions import Matter, begin
from gongyak.approvals.models import Approval, ApprovalStep, Subject
from gongyak.rules.canonical import sha256
from tests.people import People

NOW = datetime(2024, 7, 5, 1, 0, tzinfo=UTC)
DAY = NOW.date()
CONTENT = sha256(b"card")


def matter(people: People, **changed: object) -> Matter:
    """A card of 일자리경제과 for approval."""
    told = {
        "subject": Subject.CARD,
        "object": "draft/1",
        "title": "1-1-1 시험 공약",
        "department": people.departments["일자리경제과"],
        "content_hash": CONTENT,
    }
    return Matter(**(told | changed))


def begun(people: People, **changed: object) -> Approval:
    """An approval that the officer began."""
    return begin(matter=matter(people, **changed), by=people.actor("담당", DAY), now=NOW)


def turn(approval: Approval) -> ApprovalStep:
    """The step whose turn it is."""
    return ApprovalStep.objects.filter(approval=approval).waiting().get()
