"""A meeting from its plan to registered minutes: who may, in which order, and what each act leaves behind."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from gongyak.achievements.models import Achievement, PlannedActivity
from gongyak.audit.models import Act
from gongyak.meetings import approving, calling, recording
from gongyak.meetings.calling import When
from gongyak.meetings.minutes import minutes_of
from gongyak.meetings.models import AgendaKind, Meeting, MeetingStatus, Presence, Resolution, Statement
from gongyak.meetings.recording import NewItem, NewPresence
from gongyak.meetings.verify import verify
from gongyak.records.reading import known
from gongyak.rules.meetings import Came
from gongyak.rules.records import PlannedStatus
from gongyak.rules.refusal import Refusal
from tests.meetings.office import ON, Office, at, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return opened()


def test_a_meeting_goes_from_plan_to_registered_minutes(office: Office) -> None:
    office.frozen()
    office.register()
    approving.close_meeting(meeting=office.meeting, by=office.who("담당"), now=office.then())
    meeting = office.meeting
    assert (meeting.number, meeting.ordinal, meeting.status) == ("회의-2024-0001", 1, MeetingStatus.CLOSED)
    assert str(meeting) == "중소기업발전협의회 제1차 정기회의"
    told = [(one.before, one.act, one.after) for one in meeting.events.all()]
    assert told[0] == ("계획", "일정 변경", "계획") and told[-1] == ("등록", "종결", "종결")
    assert Act.objects.filter(object=meeting.key).count() == len(told)
    assert verify() == []


def test_an_agenda_opens_with_what_came_of_the_last_one(office: Office) -> None:
    office.found()
    [first] = office.plan().agenda.all()
    assert (first.order, first.kind) == (1, AgendaKind.FOLLOWED)
    with pytest.raises(Refusal, match="빼지 않습니다"):
        recording.drop_agenda(item=first, by=office.who("담당"), now=office.then())


def test_items_of_an_agenda_are_put_in_order(office: Office) -> None:
    office.found()
    office.plan()
    a, b = office.add("첫째"), office.add("둘째")
    recording.raise_agenda(item=b, by=office.who("담당"), now=office.then())
    assert [one.title for one in office.meeting.agenda.all()][1:] == ["둘째", "첫째"]
    with pytest.raises(Refusal, match="더 앞으로"):
        recording.raise_agenda(item=b, by=office.who("담당"), now=office.then())
    recording.drop_agenda(item=b, by=office.who("담당"), now=office.then())
    assert [(one.order, one.title) for one in office.meeting.agenda.all()][1:] == [(2, a.title)]
    with pytest.raises(Refusal, match="이미 뺀"):
        recording.drop_agenda(item=b, by=office.who("담당"), now=office.then())


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (NewItem("심의", " "), "제목"),
        (NewItem("지난 건의 처리결과", "또"), "구분"),
        (NewItem("없는 구분", "또"), "구분"),
    ],
)
def test_what_is_no_item_is_refused(office: Office, item: NewItem, said: str) -> None:
    office.found()
    office.plan()
    with pytest.raises(Refusal, match=said):
        recording.add_agenda(meeting=office.meeting, item=item, by=office.who("담당"), now=office.then())


def test_numbers_and_counts_are_taken_when_a_meeting_is_called(office: Office) -> None:
    office.found()
    first, second = office.plan(), office.plan(ON + timedelta(days=30))
    office.call(meeting=second)
    office.call(meeting=first)
    assert list(Meeting.objects.order_by("pk").values_list("number", "ordinal")) == [
        ("회의-2024-0002", 2),
        ("회의-2024-0001", 1),
    ]


def test_a_meeting_is_called_with_hour_and_place_before_it_begins(office: Office) -> None:
    office.found()
    meeting = calling.plan_meeting(
        series=office.body.series.first(), when=When(ON), by=office.who("담당"), now=office.then()
    )
    with pytest.raises(Refusal, match="시각과 장소"):
        office.call()
    calling.change_meeting(
        meeting=meeting, when=When(ON, at(ON, 14), None, "회의실"), by=office.who("담당"), now=office.then()
    )
    office.go_to(ON, 15)
    with pytest.raises(Refusal, match="이미 지났습니다"):
        office.call()


def test_before_an_election_a_ground_is_asked_for_and_kept(office: Office) -> None:
    """공직선거법 제86조제2항제4호: 제22대 국회의원선거는 2024. 4. 10."""
    office.found()
    office.plan(date(2024, 3, 29))
    with pytest.raises(Refusal, match="선거 전 주의 기간") as refused:
        office.call()
    assert [one.code for one in refused.value.findings] == ["election-event"]
    called = office.call(ground="조례 제7조에 따른 정기회의")
    assert called.election_ground == "조례 제7조에 따른 정기회의"
    assert office.meeting.events.last().memo == "조례 제7조에 따른 정기회의"


def test_a_called_meeting_is_planned_moved_and_finished_in_the_ledger(office: Office) -> None:
    office.found()
    office.plan()
    assert not PlannedActivity.objects.exists()
    office.call()
    planned = PlannedActivity.objects.get()
    assert (planned.source, planned.status) == (office.meeting.key, PlannedStatus.PLANNED)
    later = ON + timedelta(days=7)
    when = When(later, at(later, 10), at(later, 12), "구청 소회의실")
    with pytest.raises(Refusal, match="사유"):
        calling.change_meeting(meeting=office.meeting, when=when, by=office.who("담당"), now=office.then())
    calling.change_meeting(
        meeting=office.meeting, when=when, reason="의장 출장", by=office.who("담당"), now=office.then()
    )
    record = known("planned")[planned.key].record
    assert record.span.start == later and record.original.start == ON and record.reason == "의장 출장"
    office.hold()
    planned.refresh_from_db()
    assert planned.status == PlannedStatus.DONE and planned.actual == Achievement.objects.get()
    assert office.meeting.sequence == 2


def test_a_cancelled_meeting_keeps_its_number_and_is_dropped(office: Office) -> None:
    office.found()
    office.plan()
    office.call()
    with pytest.raises(Refusal, match="사유"):
        calling.cancel_meeting(meeting=office.meeting, reason=" ", by=office.who("담당"), now=office.then())
    calling.cancel_meeting(meeting=office.meeting, reason="태풍", by=office.who("담당"), now=office.then())
    assert office.meeting.number and office.meeting.status == MeetingStatus.CANCELLED
    assert PlannedActivity.objects.get().status == PlannedStatus.DROPPED
    with pytest.raises(Refusal, match="취소"):
        office.hold()


def test_a_meeting_held_on_another_day_slips_in_the_ledger(office: Office) -> None:
    office.found()
    office.plan()
    office.call()
    later = ON + timedelta(days=1)
    office.go_to(later, 18)
    when = When(later, at(later, 14), at(later, 15), "구청")
    calling.hold_meeting(meeting=office.meeting, when=when, by=office.who("담당"), now=office.then())
    assert Achievement.objects.get().start == later
    assert known("planned")[PlannedActivity.objects.get().key].record.original.start == ON


def test_a_meeting_mints_a_candidate_that_its_minutes_bring_up_to_date(office: Office) -> None:
    office.held()
    office.propose()
    office.speak()
    office.decide()
    office.write()
    office.check()
    office.put_up()
    office.sign("팀장", "과장")
    row = Achievement.objects.get()
    value = known("achievement")[row.key].record
    assert (value.kind, value.series) == ("회의", "중소기업발전협의회 정기회의")
    assert (value.source, value.span.start) == (office.meeting.key, ON)
    assert [(one.label, one.value, one.unit, str(one.basis)) for one in value.metrics] == [
        ("참석", 6, "명", "확정"),
        ("건의", 1, "건", "확정"),
    ]
    assert [one.number for one in value.metrics[1].sources] == [office.item.number]
    assert sum(one.contribution for one in value.metrics[0].sources) == 6


def test_records_are_closed_once_minutes_are_checked(office: Office) -> None:
    office.drafted()
    office.check()
    for act in (office.attend, office.speak, office.decide, office.write, office.propose):
        with pytest.raises(Refusal):
            act()


def test_a_vote_needs_a_quorum_and_no_more_votes_than_people(office: Office) -> None:
    office.held()
    office.attend([Came.PRESENT, Came.ABSENT, Came.ABSENT, Came.ABSENT])
    with pytest.raises(Refusal, match="의사정족수"):
        office.decide(1, 0, 0)
    office.attend([Came.PRESENT, Came.DEPUTY, Came.PRESENT, Came.ABSENT])
    with pytest.raises(Refusal, match="4표"):
        office.decide(2, 1, 1)
    with pytest.raises(Refusal, match="수를 확인"):
        office.decide(-1, 1, 1)
    assert office.decide(2, 1, 0).outcome == "가결"
    assert office.decide(1, 2, 0).outcome == "부결"


def test_a_body_may_leave_deputies_out(office: Office) -> None:
    office.found(counts_deputies=False)
    office.plan()
    office.add()
    office.call()
    office.hold()
    office.attend([Came.PRESENT, Came.DEPUTY, Came.DEPUTY, Came.DEPUTY])
    minutes = minutes_of(office.meeting)
    assert (minutes.members, minutes.present, minutes.needed) == (4, 1, 3)


def test_a_secretary_is_not_counted(office: Office) -> None:
    office.held()
    minutes = minutes_of(office.meeting)
    assert (minutes.members, minutes.present, len(minutes.attendees)) == (4, 4, 6)


def test_who_is_not_told_of_did_not_come(office: Office) -> None:
    office.held()
    member = office.body.members.first()
    recording.record_attendance(
        meeting=office.meeting,
        presences=[NewPresence(Came.PRESENT, member)],
        by=office.who("담당"),
        now=office.then(),
    )
    assert sorted(office.meeting.presences.values_list("came", flat=True)) == ["불참"] * 4 + ["출석"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"came": Came.DEPUTY}, "대리한 사람"),
        ({"came": Came.SITTING_IN}, "가운데"),
        ({"came": Came.ABSENT}, "없습니다"),
    ],
)
def test_what_is_no_attendance_is_refused(office: Office, change: dict, said: str) -> None:
    office.held()
    told = replace(NewPresence(Came.PRESENT, office.body.members.first()), **change)
    with pytest.raises(Refusal, match=said):
        recording.record_attendance(
            meeting=office.meeting, presences=[told], by=office.who("담당"), now=office.then()
        )


def test_a_guest_has_a_name_and_a_stranger_is_no_member(office: Office) -> None:
    office.held()
    told = {"meeting": office.meeting, "by": office.who("담당"), "now": office.then()}
    with pytest.raises(Refusal, match="배석한 사람"):
        recording.record_attendance(presences=[NewPresence(Came.SITTING_IN)], **told)
    late = office.appoint(office.body, "나중이")
    type(late).objects.filter(pk=late.pk).update(began_on=ON + timedelta(days=1))
    with pytest.raises(Refusal, match="위원이 아니었습니다"):
        recording.record_attendance(presences=[NewPresence(Came.PRESENT, late)], **told)


def test_a_withheld_speaker_is_not_kept_at_all(office: Office) -> None:
    office.held()
    said = office.speak(is_withheld=True)
    assert (said.speaker, said.post) == ("", "")
    recording.strike(line=said, by=office.who("담당"), now=office.then())
    with pytest.raises(Refusal, match="이미 지운"):
        recording.strike(line=said, by=office.who("담당"), now=office.then())


def test_an_item_with_words_on_it_stays(office: Office) -> None:
    office.held()
    office.speak()
    with pytest.raises(Refusal, match="뺄 수 없습니다"):
        recording.drop_agenda(item=office.meeting.agenda.last(), by=office.who("담당"), now=office.then())


def test_two_who_write_minutes_at_once_are_told(office: Office) -> None:
    office.held()
    office.write()
    with pytest.raises(Refusal, match="그대로 있습니다"):
        office.write(revision=0)


def test_a_meeting_that_has_not_ended_was_not_held(office: Office) -> None:
    office.found()
    office.plan()
    office.call()
    when = When(ON, at(ON, 14), at(ON, 15), "구청")
    with pytest.raises(Refusal, match="끝나지 않은"):
        calling.hold_meeting(meeting=office.meeting, when=when, by=office.who("담당"), now=office.then())
    with pytest.raises(Refusal, match="시각을 적으"):
        calling.hold_meeting(meeting=office.meeting, when=When(ON), by=office.who("담당"), now=office.then())


def test_registration_has_a_number_and_a_day_that_was(office: Office) -> None:
    office.frozen()
    with pytest.raises(Refusal, match="생산등록번호"):
        office.register(" ")
    with pytest.raises(Refusal, match="등록일"):
        approving.register_minutes(
            meeting=office.meeting,
            registration="1",
            registered_on=ON - timedelta(days=1),
            by=office.who("담당"),
            now=office.then(),
        )


def test_a_meeting_with_open_proposals_is_not_closed(office: Office) -> None:
    office.held()
    office.propose()
    office.speak()
    office.decide()
    office.write()
    office.check()
    office.put_up()
    office.sign("팀장", "과장")
    office.register()
    with pytest.raises(Refusal, match="1건이 아직"):
        approving.close_meeting(meeting=office.meeting, by=office.who("담당"), now=office.then())


@pytest.mark.parametrize("who", ["과장", "타부서담당", "구청장", "감사", "평가위원", "시스템관리"])
def test_others_do_nothing(office: Office, who: str) -> None:
    with pytest.raises(Refusal):
        office.found(who)
    office.held()
    for act in (office.plan, office.write, office.check, office.attend, office.propose):
        with pytest.raises(Refusal):
            act(who=who)
    office.plan(ON + timedelta(days=30))
    for act in (office.call, office.hold):
        with pytest.raises(Refusal, match="부서"):
            act(who)


@pytest.mark.parametrize(
    ("model", "change", "name"),
    [
        (Meeting, {"status": "없음"}, "meeting_status"),
        (Meeting, {"number": ""}, "meeting_called_is_whole"),
        (Meeting, {"ends_at": at(ON, 1)}, "meeting_ends_after_start"),
        (Meeting, {"status": "회의록 확정"}, "meeting_minutes_are_frozen"),
        (Meeting, {"status": "취소"}, "meeting_cancelled_why"),
        (Presence, {"came": "없음"}, "presence_named"),
        (Presence, {"deputy": "누구"}, "presence_deputy"),
        (Statement, {"text": ""}, "statement_said"),
        (Resolution, {"text": ""}, "resolution_said"),
        (Resolution, {"ayes": None}, "resolution_votes"),
    ],
)  # fmt: skip
def test_the_database_keeps_its_promises(office: Office, model, change: dict, name: str) -> None:
    office.drafted()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.filter(pk=model.objects.latest("pk").pk).update(**change)


def test_the_database_lets_nothing_stand_twice(office: Office) -> None:
    office.held()
    item, came = office.meeting.agenda.first(), office.meeting.presences.first()
    for name, row, change in (
        ("meeting_number_once|meeting.number", office.meeting, {"ordinal": 9}),
        ("meeting_ordinal_once|meeting.series_id", office.meeting, {"number": "회의-2024-9"}),
        ("agenda_item_followed_once|agendaitem.meeting_id", item, {}),
        ("presence_once|presence.meeting_id", came, {}),
    ):
        row.pk, row._state.adding = None, True
        for field, value in change.items():
            setattr(row, field, value)
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            row.save()


def test_frozen_minutes_are_registered_with_a_number_and_items_have_titles(office: Office) -> None:
    office.frozen()
    with pytest.raises(IntegrityError, match="meeting_registered"), transaction.atomic():
        Meeting.objects.update(status="등록")
    with pytest.raises(IntegrityError, match="agenda_item_named"), transaction.atomic():
        office.meeting.agenda.update(title="")
