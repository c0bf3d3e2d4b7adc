"""Minutes: whole before they are checked, frozen with names apart, corrected, and what verify finds."""

import json

import pytest

from gongyak.meetings import approving
from gongyak.meetings.minutes import frozen, frozen_public, minutes_of
from gongyak.meetings.models import Meeting, MeetingStatus, Presence
from gongyak.meetings.verify import verify
from gongyak.rules.meetings import UNNAMED
from gongyak.rules.refusal import Refusal
from gongyak.snapshots.models import PersonalValue, Version
from tests.meetings.office import Office, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return opened()


def test_minutes_with_anything_missing_are_not_checked(office: Office) -> None:
    office.held()
    office.write(proceedings="")
    with pytest.raises(Refusal, match="4가지") as refused:
        office.check()
    assert [one.where for one in refused.value.findings if one.blocks] == [
        "minutes.proceedings",
        "minutes.said",
        "minutes.resolved",
        "minutes.votes",
    ]


def test_nobody_spoke_and_nothing_was_decided_can_be_said(office: Office) -> None:
    office.held()
    office.write(silent=True, undecided=True)
    assert office.check().status == MeetingStatus.CHECKED


def test_minutes_are_frozen_with_names_apart_and_public_without(office: Office) -> None:
    meeting = office.frozen()
    version = meeting.version
    assert meeting.status == MeetingStatus.FROZEN
    body = bytes(version.internal.body).decode()
    assert "김하나" not in body and "박세나" not in body and "대신" not in body
    assert frozen(version) == minutes_of(meeting)
    shown = frozen_public(version)
    assert {one.name for one in shown.attendees} == {UNNAMED}
    assert "박세나" not in bytes(version.public.body).decode()
    assert PersonalValue.objects.filter(value="김하나").exists()
    assert version.document.kind == "minutes" and version.document.key == meeting.number


def test_a_correction_is_another_version_and_the_first_stays(office: Office) -> None:
    office.frozen()
    office.register()
    with pytest.raises(Refusal, match="사유"):
        approving.correct_minutes(meeting=office.meeting, reason="", by=office.who("담당"), now=office.then())
    approving.correct_minutes(
        meeting=office.meeting, reason="발언 빠짐", by=office.who("담당"), now=office.then()
    )
    assert office.meeting.registration == ""
    office.speak("빠졌던 말")
    office.write()
    office.check()
    office.put_up()
    office.sign("팀장", "과장")
    first, second = Version.objects.filter(document__kind="minutes").order_by("seq")
    assert "빠졌던 말" in str(json.loads(bytes(second.public.body)))
    assert "빠졌던 말" not in str(json.loads(bytes(first.public.body)))
    assert second.previous_hash == first.hash and second.reason == "회의록 정정"
    assert verify() == []


def test_minutes_go_back_and_are_taken_back(office: Office) -> None:
    office.drafted()
    office.check()
    approving.reopen_minutes(meeting=office.meeting, by=office.who("담당"), now=office.then())
    office.write()
    office.check()
    office.put_up()
    approving.take_minutes_back(meeting=office.meeting, by=office.who("담당"), now=office.then())
    assert office.meeting.status == MeetingStatus.CHECKED
    office.put_up()
    approving.send_minutes_back(
        step=office.turn(), by=office.who("팀장"), now=office.then(), reason="발언 요지 보완"
    )
    assert office.meeting.status == MeetingStatus.DRAFTED
    with pytest.raises(Refusal, match="결재 중이 아닙니다"):
        approving.take_minutes_back(meeting=office.meeting, by=office.who("담당"), now=office.then())


def test_what_was_signed_must_be_what_is_frozen(office: Office) -> None:
    office.drafted()
    office.check()
    office.put_up()
    office.sign("팀장")
    Presence.objects.filter(meeting=office.meeting, name="이두리").update(name="다른이")
    with pytest.raises(Refusal, match="다릅니다"):
        approving.sign_minutes(
            step=office.turn(),
            content_hash=office.meeting.approval.content_hash,
            by=office.who("과장"),
            now=office.then(),
        )


def test_verify_finds_what_was_changed_behind_its_back(office: Office) -> None:
    office.frozen()
    office.order()
    item = office.item
    type(item).objects.filter(pk=item.pk).update(title="다른 제목", status="추진중")
    approval = office.meeting.approval
    type(approval).objects.filter(pk=approval.pk).update(content_hash="0" * 64)
    assert {one.code for one in verify()} == {"meeting-minutes", "meeting-item-status", "meeting-item-record"}
    Meeting.objects.update(status=MeetingStatus.REGISTERED, registration="1", approval=None)
    assert {"meeting-status", "meeting-unsigned"} <= {one.code for one in verify()}


def test_erased_names_are_no_broken_promise(office: Office) -> None:
    office.frozen()
    PersonalValue.objects.filter(value="이두리").delete()
    assert verify() == []
    assert "[파기됨]" in {one.name for one in frozen(office.meeting.version).attendees}


def test_minutes_of_a_meeting_to_come_are_refused(office: Office) -> None:
    office.found()
    office.plan()
    with pytest.raises(Refusal, match="회의록 작성"):
        office.write()
