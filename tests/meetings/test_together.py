"""Several people at one meeting at the same moment: numbers once, one winner, a second click changes nothing."""

from datetime import timedelta

import pytest

from gongyak.meetings import calling, items, recording
from gongyak.meetings.calling import When
from gongyak.meetings.items import NewProposal
from gongyak.meetings.models import AgendaItem, DueExtension, Meeting, MeetingItem, MeetingStatus
from gongyak.meetings.recording import NewItem
from gongyak.meetings.verify import verify
from gongyak.rules.refusal import Refusal
from tests.meetings.office import ON, Office, at, opened
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office() -> Office:
    made = opened()
    made.found()
    return made


def refusals(told: list[object]) -> list[str]:
    return [str(one) for one in told if isinstance(one, Refusal)]


def test_meetings_that_are_called_at_once_get_numbers_of_their_own(office: Office) -> None:
    rows = [office.plan(ON + timedelta(days=days)) for days in range(4)]
    by, now = office.who("담당"), office.then()
    together(lambda n: calling.call_meeting(meeting=rows[n], by=by, now=now))
    told = sorted(Meeting.objects.values_list("number", "ordinal"))
    assert [number for number, _ in told] == [f"회의-2024-{n:04}" for n in range(1, 5)]
    assert sorted(ordinal for _, ordinal in told) == [1, 2, 3, 4]


def test_one_of_those_who_call_a_meeting_at_once_does(office: Office) -> None:
    row, by, now = office.plan(), office.who("담당"), office.then()
    told = together(lambda _: calling.call_meeting(meeting=row, by=by, now=now))
    assert len(refusals(told)) == 3 and office.meeting.number == "회의-2024-0001"
    assert office.meeting.events.filter(act="소집").count() == 1


def test_a_double_click_plans_asks_and_adds_once(office: Office) -> None:
    series, by, now = office.body.series.get(), office.who("담당"), office.then()
    when = When(ON, at(ON, 14), at(ON, 16), "회의실")
    made = together(lambda _: calling.plan_meeting(series=series, when=when, by=by, now=now), calls=2)
    assert len({one.pk for one in made}) == Meeting.objects.count() == 1
    item = NewItem("보고", "하반기 지원사업")
    together(lambda _: recording.add_agenda(meeting=office.meeting, item=item, by=by, now=now), calls=2)
    assert AgendaItem.objects.filter(title=item.title).count() == 1
    office.call()
    office.hold()
    asked, by, now = NewProposal("한도 확대", "늘려 달라"), office.who("담당"), office.then()
    made = together(
        lambda _: items.take_proposal(proposal=asked, meeting=office.meeting, by=by, now=now), calls=2
    )
    assert {one.number for one in made} == {"건의-2024-0001"} and MeetingItem.objects.count() == 1


def test_directives_given_at_once_get_numbers_of_their_own(office: Office) -> None:
    by, now, task = office.who("총괄"), office.then(), office.task()
    told = {"content": "매주", "task": task, "given_by": "구청장", "by": by, "now": now}
    together(lambda n: items.give_directive(title=f"지시 {n}", **told))
    assert sorted(MeetingItem.objects.values_list("number", flat=True)) == [
        f"지시-2024-{n:04}" for n in range(1, 5)
    ]
    assert verify() == []


def test_one_answer_wins(office: Office) -> None:
    office.order()
    office.do(items.receive_item)
    row, by, now = office.item, office.who("담당"), office.then()
    told = together(lambda n: items.answer_item(item=row, result=f"결과 {n}", by=by, now=now))
    assert len(refusals(told)) == 3
    [winner] = [one for one in told if not isinstance(one, Refusal)]
    assert office.item.result == winner.result and verify() == []


def test_a_day_is_moved_once_by_those_who_move_it_at_once(office: Office) -> None:
    office.order()
    row, by, now = office.item, office.who("담당"), office.then()
    later = row.due_on + timedelta(days=5)
    told = together(lambda _: items.extend_item(item=row, due_on=later, reason="협의", by=by, now=now))
    assert len(refusals(told)) == 3 and DueExtension.objects.count() == 1


def test_two_who_write_minutes_at_once_lose_nothing(office: Office) -> None:
    office.plan()
    office.call()
    row, by, now = office.hold(), office.who("담당"), office.then()
    told = together(
        lambda n: recording.write_minutes(
            meeting=row, proceedings=f"개회 {n}", remarks="", revision=0, by=by, now=now
        )
    )
    assert len(refusals(told)) == 3 and all("그대로 있습니다" in one for one in refusals(told))
    assert office.meeting.minutes.revision == 1 and office.meeting.status == MeetingStatus.DRAFTED
