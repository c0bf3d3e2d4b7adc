"""What meetings tell of a day: what was to come, what was held, what the headquarters' last one promised."""

from datetime import date, timedelta

import pytest

from gongyak.meetings import bodies, calling, recording
from gongyak.meetings.bodies import NewBody
from gongyak.meetings.calling import When
from gongyak.meetings.models import ANSWERED, ENDED
from gongyak.meetings.reading import ahead_of, held_between, promised_by
from gongyak.meetings.recording import NewItem
from gongyak.rules.situation import states
from tests.meetings.office import ON, Office, at
from tests.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(people: People) -> Office:
    return Office(people)


def test_a_day_knows_what_was_to_come_and_what_was_held(office: Office) -> None:
    office.held()
    held = office.meeting
    office.plan(date(2024, 9, 27))
    cancelled = office.plan(date(2024, 10, 1))
    calling.cancel_meeting(meeting=cancelled, reason="일정 겹침", by=office.who("담당"), now=office.then())
    assert [one.on for one in ahead_of(date(2024, 6, 1))] == [ON, date(2024, 9, 27)]
    assert [one.on for one in ahead_of(ON)] == [date(2024, 9, 27)]
    assert [one.on for one in ahead_of(date(2024, 6, 1), most=1)] == [ON]
    assert held_between(ON, ON) == (held,)
    assert held_between(ON + timedelta(days=1), date(2024, 12, 31)) == ()


def test_the_last_meeting_promised_what_it_decided_and_ordered(office: Office) -> None:
    assert promised_by(ON) is None
    office.held()
    office.decide()
    proposal = office.propose()
    found = promised_by(ON)
    assert found and (found.meeting, found.decisions, found.items) == (
        office.meeting,
        ("원안대로 한다",),
        (proposal,),
    )
    assert promised_by(ON - timedelta(days=1)) is None


def test_the_headquarters_meeting_comes_before_a_later_one_of_another_body(office: Office) -> None:
    new = NewBody("지역경제 대책본부", "대책본부", "구청장 방침", date(2024, 1, 2))
    body = bodies.found_body(
        body=new, department=office.department(), by=office.who("담당"), now=office.then()
    )
    bodies.appoint_member(
        body=body,
        member=bodies.NewBodyMember("김하나", date(2024, 1, 2)),
        by=office.who("담당"),
        now=office.then(),
    )
    day = date(2024, 5, 20)
    when = When(day, at(day, 10), at(day, 11), "상황실", "본부장")
    told = {"by": office.who("담당"), "now": office.then()}
    own = calling.plan_meeting(series=body.series.first(), when=when, **told)
    recording.add_agenda(meeting=own, item=NewItem("심의", "물가 점검"), **told)
    calling.call_meeting(meeting=own, **told)
    calling.hold_meeting(meeting=own, when=when, by=office.who("담당"), now=at(day, 18))
    office.held()
    found = promised_by(ON)
    assert found and found.meeting.pk == own.pk


def test_the_rules_know_the_same_words_for_what_is_done() -> None:
    assert set(states.ANSWERED) == set(ANSWERED)
    assert set(states.CLOSED) == set(ENDED)
