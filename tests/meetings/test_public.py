"""Open meetings as the public reads them, in both languages and as a calendar, and what it does not see."""

from datetime import date, timedelta

import icalendar
import pytest
from django.test import Client

from gongyak.meetings import calling, published
from gongyak.meetings.calling import When
from gongyak.meetings.feeds import staff_calendar
from tests.meetings.office import ON, Office, at, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    made = opened()
    made.found()
    return made


def events(body: bytes) -> dict[str, icalendar.Event]:
    return {str(one["uid"]): one for one in icalendar.Calendar.from_ical(body).walk("VEVENT")}


def test_only_open_meetings_that_are_called_are_public(office: Office) -> None:
    office.plan(is_public=True)
    assert published.ahead() == () and "지금 잡힌 공개 회의가 없습니다" in Client().get("/meetings/").text
    office.call()
    office.plan(ON + timedelta(days=9))
    office.call()
    [one] = published.ahead()
    assert (one.number, one.starts, one.place) == ("회의-2024-0001", "14:00", "구청 대회의실")
    page = Client().get("/meetings/").text
    assert "제1차 정기회의" in page and "제2차" not in page


def test_approved_minutes_tell_what_was_decided_and_name_nobody(office: Office) -> None:
    office.plan(is_public=True)
    office.add()
    office.call()
    office.hold()
    office.attend()
    office.speak("금리가 높다")
    office.decide(3, 1, 0, text="원안대로 한다")
    office.write()
    [one] = published.past()
    assert not one.has_minutes and one.agenda[1].decided == ()
    assert "원안대로 한다" not in Client().get("/meetings/").text
    office.check()
    office.put_up()
    office.sign("팀장", "과장")
    page = Client().get("/meetings/").text
    assert "원안대로 한다" in page and "찬성 3" in page
    assert not any(name in page for name in ("김하나", "박세나", "이두리", "금리가 높다"))
    english = Client().get("/en/meetings/").text
    assert "Open meetings" in english and "3 for" in english and "4 of 4 members" in english


def test_the_page_asks_as_often_however_many_meetings_there_are(
    office: Office, django_assert_num_queries
) -> None:
    for days in range(4):
        office.plan(ON + timedelta(days=days), is_public=True)
        office.call()
    with django_assert_num_queries(2):
        assert len(published.ahead()) == 4
    with django_assert_num_queries(1):
        assert published.past() == ()


def test_a_calendar_tells_times_places_and_changes(office: Office) -> None:
    office.plan(is_public=True, subject="비밀 주제")
    office.add("비밀 안건")
    office.call()
    key = f"meeting-{office.meeting.pk}@gongyak"
    before = events(staff_calendar(office.now))[key]
    assert str(before["summary"]) == "중소기업발전협의회 제1차 정기회의"
    assert before["dtstart"].dt == at(ON, 14) and before["dtend"].dt == at(ON, 16)
    assert str(before["dtstart"].params["TZID"]) == "Asia/Seoul"
    assert (before["sequence"], str(before["status"])) == (1, "CONFIRMED")
    later = ON + timedelta(days=1)
    calling.change_meeting(
        meeting=office.meeting,
        when=When(later, at(later, 10), None, "소회의실"),
        reason="의장 출장",
        by=office.who("담당"),
        now=office.then(),
    )
    moved = events(staff_calendar(office.now))[key]
    assert (moved["sequence"], str(moved["location"])) == (2, "소회의실")
    assert moved["dtend"].dt - moved["dtstart"].dt == timedelta(hours=2)
    calling.cancel_meeting(meeting=office.meeting, reason="태풍", by=office.who("담당"), now=office.then())
    gone = events(staff_calendar(office.now))[key]
    assert (gone["sequence"], str(gone["status"])) == (3, "CANCELLED")
    body = staff_calendar(office.now).decode()
    assert not any(word in body for word in ("비밀", "태풍", "김하나"))
    assert "BEGIN:VTIMEZONE" in body and "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in body


def test_a_day_without_an_hour_is_a_whole_day(office: Office) -> None:
    calling.plan_meeting(
        series=office.body.series.get(), when=When(ON), by=office.who("담당"), now=office.then()
    )
    [one] = events(staff_calendar(office.now)).values()
    assert one["dtstart"].dt == ON and str(one["status"]) == "TENTATIVE" and "location" not in one


def test_the_public_calendar_has_open_meetings_only(office: Office) -> None:
    office.plan(is_public=True)
    office.call()
    office.plan(ON + timedelta(days=9))
    office.call()
    assert len(events(published.public_calendar(office.now))) == 1
    assert len(events(staff_calendar(office.now))) == 2
    given = Client().get("/meetings/calendar.ics")
    assert given.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert icalendar.Calendar.from_ical(given.content)["version"] == "2.0"


def test_a_calendar_reaches_a_year_and_half_a_year(office: Office) -> None:
    office.plan(date(2024, 1, 3))
    assert len(events(staff_calendar(at(date(2024, 6, 1), 9)))) == 1
    assert events(staff_calendar(at(date(2024, 9, 1), 9))) == {}
