"""Proposals and directives: what each act asks for and leaves behind, and what is late."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from gongyak.meetings import items, reading
from gongyak.meetings.items import NewProposal, Task
from gongyak.meetings.models import Cooperation, DueExtension, ItemKind, ItemStatus, MeetingItem
from gongyak.meetings.verify import verify
from gongyak.meetings.workflow import DIRECTIVE, PROPOSAL
from gongyak.records.reading import history, known
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from tests.meetings.office import ON, Office, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    made = opened()
    made.held()
    return made


def test_a_proposal_is_told_at_the_next_meeting_and_closed(office: Office) -> None:
    office.propose()
    office.do(items.assign_item, task=office.task("문화관광과", 14, "일자리경제과"))
    office.do(items.begin_item, "타부서담당")
    office.do(items.note_progress, "타부서담당", memo="은행과 협의")
    office.do(items.answer_item, "타부서담당", result="한도를 늘리기로 함")
    with pytest.raises(Refusal, match="종결"):
        office.do(items.close_item)
    office.write(silent=True, undecided=True)
    first = office.item
    office.plan(ON + timedelta(days=90))
    office.call()
    office.hold()
    items.report_back(meeting=office.meeting, items=[first], by=office.who("담당"), now=office.then())
    office.do(items.close_item, item=first)
    row = MeetingItem.objects.get(pk=first.pk)
    assert (row.number, row.status, row.reported_at) == ("건의-2024-0001", ItemStatus.CLOSED, office.meeting)
    assert [one.act for one in row.events.all()] == [
        "접수", "배정", "착수", "경과", "회신", "차기 회의 보고", "종결",
    ]  # fmt: skip
    record = known("action-item")[row.key].record
    assert (record.kind, record.department, record.closed_on) == ("건의", "문화관광과", row.closed_on)
    assert [one.reason for one in reversed(history(row.key))] == [
        "접수", "배정", "착수", "회신", "차기 회의 보고", "종결",
    ]  # fmt: skip
    assert verify() == []


def test_a_directive_is_reported_confirmed_and_closed(office: Office) -> None:
    office.order(meeting=office.meeting)
    office.do(items.receive_item)
    office.do(items.begin_item)
    office.do(items.answer_item, result="점검표를 만들어 매주 보고함")
    office.do(items.return_item, "구청장", reason="사진이 없음")
    office.do(items.answer_item, result="사진을 붙여 보고함")
    office.do(items.confirm_directive, "구청장")
    office.do(items.close_item, "총괄")
    assert (office.item.number, office.item.status) == ("지시-2024-0001", ItemStatus.CLOSED)
    assert verify() == []


def test_a_directive_may_be_given_outside_a_meeting(office: Office) -> None:
    row = office.order(asked_on=date(2024, 5, 1))
    assert (row.meeting, row.body, row.asked_on) == (None, None, date(2024, 5, 1))
    assert office.order(who="담당").asked_by == office.department()


def test_a_proposal_between_meetings_belongs_to_a_body(office: Office) -> None:
    row = office.propose(body=office.body, asked_on=date(2024, 5, 2))
    assert (row.meeting, row.body.name) == (None, "중소기업발전협의회")
    with pytest.raises(Refusal, match="아직 오지 않은"):
        office.propose(body=office.body, asked_on=ON + timedelta(days=99))
    with pytest.raises(Refusal, match="접수"):
        office.propose(who="담당", body=None)


def test_days_are_extended_with_a_reason_and_the_first_stays(office: Office) -> None:
    office.order()
    first = office.item.due_on
    for due_on, reason, said in (
        (first, "늦음", "뒤의 날"),
        (first + timedelta(days=1), " ", "사유"),
    ):
        with pytest.raises(Refusal, match=said):
            office.do(items.extend_item, due_on=due_on, reason=reason)
    later = first + timedelta(days=10)
    office.do(items.extend_item, due_on=later, reason="협의가 길어짐")
    row = office.item
    assert (row.first_due_on, row.due_on, row.status) == (first, later, ItemStatus.ORDERED)
    [told] = DueExtension.objects.all()
    assert (told.before, told.after, told.reason) == (first, later, "협의가 길어짐")
    with pytest.raises(IntegrityError, match="due_extension_later"), transaction.atomic():
        DueExtension.objects.create(item=row, before=later, after=first, reason="x", at=office.now, by_id=1)


def test_what_is_late_follows_from_the_day(office: Office) -> None:
    office.order()
    due = office.item.due_on
    assert not office.item.is_late(due) and office.item.is_late(due + timedelta(days=1))
    assert MeetingItem.objects.overdue(due).count() == 0
    assert MeetingItem.objects.overdue(due + timedelta(days=1)).count() == 1
    office.do(items.receive_item)
    office.do(items.answer_item, result="함")
    assert not office.item.is_late(due + timedelta(days=1))
    assert MeetingItem.objects.overdue(due + timedelta(days=1)).count() == 0


def test_what_another_authority_sees_to_is_handed_on(office: Office) -> None:
    office.propose()
    with pytest.raises(Refusal, match="어느 기관"):
        office.do(items.transfer_item, where="")
    office.do(items.transfer_item, where="중소벤처기업부")
    row = office.item
    assert (row.status, row.result, row.is_open) == (ItemStatus.TRANSFERRED, "이관: 중소벤처기업부", False)
    with pytest.raises(Refusal, match="고치지 않습니다"):
        office.do(items.reword_item, title="새 제목", content="새 내용", revision=row.revision)


def test_words_are_changed_over_what_was_read(office: Office) -> None:
    office.propose()
    with pytest.raises(Refusal, match="그사이"):
        office.do(items.reword_item, title="새 제목", content="새 내용", revision=7)
    office.do(items.reword_item, title="새 제목", content="새 내용", revision=office.item.revision)
    assert known("action-item")[office.item.key].record.title == "새 제목"
    assert verify() == []


@pytest.mark.parametrize(
    ("title", "content", "said"),
    [("", "내용", "제목"), ("제목", " ", "내용"), ("010-1234-5678로 전화", "내용", "개인정보")],
)
def test_what_is_no_proposal_is_refused(office: Office, title: str, content: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        items.take_proposal(
            proposal=NewProposal(title, content),
            meeting=office.meeting,
            by=office.who("담당"),
            now=office.then(),
        )
    assert not MeetingItem.objects.exists()


def test_what_is_no_directive_is_refused(office: Office) -> None:
    past = Task(office.department(), ON - timedelta(days=1))
    with pytest.raises(Refusal, match="기한"):
        office.order(task=past)
    with pytest.raises(Refusal, match="아직 오지 않은"):
        office.order(asked_on=day_of(office.now) + timedelta(days=1))
    with pytest.raises(Refusal, match="지시사항은"):
        office.order(who="감사")
    office.propose()
    with pytest.raises(Refusal, match="기한"):
        office.do(items.assign_item, task=past)


def test_only_answered_proposals_of_the_body_are_told(office: Office) -> None:
    office.propose()
    told = {"by": office.who("담당"), "now": office.then()}
    with pytest.raises(Refusal, match="고르십시오"):
        items.report_back(meeting=office.meeting, items=[], **told)
    with pytest.raises(Refusal, match="지난 건의가 아닙니다"):
        items.report_back(meeting=office.meeting, items=[office.item], **told)
    first = office.item
    office.plan(ON + timedelta(days=90))
    office.call()
    with pytest.raises(Refusal, match="개최를 기록한"):
        items.report_back(meeting=office.meeting, items=[first], **told)
    office.hold()
    with pytest.raises(Refusal, match="차기 회의 보고"):
        items.report_back(meeting=office.meeting, items=[first], by=office.who("담당"), now=office.then())
    office.order()
    with pytest.raises(Refusal, match="지난 건의가 아닙니다"):
        items.report_back(
            meeting=office.meeting, items=[office.item], by=office.who("담당"), now=office.then()
        )


def test_an_answer_is_asked_again(office: Office) -> None:
    office.propose()
    office.do(items.assign_item, task=office.task())
    with pytest.raises(Refusal, match="처리결과"):
        office.do(items.answer_item, result="")
    office.do(items.answer_item, result="검토함")
    with pytest.raises(Refusal, match="무엇이 모자라는지"):
        office.do(items.return_item, reason="")
    office.do(items.return_item, reason="결과가 없음")
    assert office.item.status == ItemStatus.HANDLING
    with pytest.raises(Refusal, match="어디까지"):
        office.do(items.note_progress, memo="")


@pytest.mark.parametrize("who", ["과장", "타부서담당", "감사", "평가위원", "시스템관리"])
def test_others_do_nothing(office: Office, who: str) -> None:
    office.propose()
    task = office.task()
    for act, told in (
        (items.assign_item, {"task": task}),
        (items.close_item, {}),
        (items.begin_item, {}),
        (items.extend_item, {"due_on": ON + timedelta(days=99), "reason": "늦음"}),
        (items.confirm_directive, {}),
        (items.return_item, {"reason": "다시"}),
    ):
        with pytest.raises(Refusal, match="부서"):
            office.do(act, who, **told)


def test_counts_for_the_headquarters(office: Office, django_assert_num_queries) -> None:
    office.propose("첫째")
    office.propose("둘째")
    office.do(items.assign_item, task=office.task(days=3))
    office.do(items.answer_item, result="함")
    office.order(task=office.task(days=2), meeting=office.meeting)
    office.order(task=office.task("문화관광과", 30))
    office.plan(ON + timedelta(days=20))
    today = day_of(office.now)
    counts = reading.item_counts(ItemKind.PROPOSAL, today)
    assert (counts.every, counts.open, counts.closed, counts.late, counts.to_tell) == (2, 2, 0, 0, 1)
    later = today + timedelta(days=5)
    with django_assert_num_queries(5):
        found = reading.situation(later)
    assert (found.directives.late, found.directives.soon, found.proposals.soon) == (1, 0, 0)
    assert [one.number for one in found.late] == ["지시-2024-0001"]
    assert (len(found.ahead), found.waiting) == (1, 1)
    assert reading.item_counts(ItemKind.DIRECTIVE, today, 2023).every == 0
    assert reading.load_by_department(later) == [("일자리경제과", 2, 1), ("문화관광과", 1, 0)]
    promised = reading.promised(office.body)
    assert promised is not None and [one.number for one in promised.items] == [
        "건의-2024-0001", "건의-2024-0002", "지시-2024-0001",
    ]  # fmt: skip


def test_nothing_was_promised_where_nothing_was_held() -> None:
    fresh = opened()
    fresh.found()
    assert reading.promised(fresh.body) is None


def test_whose_items_somebody_sees(office: Office) -> None:
    office.propose()
    office.do(items.assign_item, task=office.task("문화관광과"))
    office.order(who="총괄")
    seen = {
        who: MeetingItem.objects.visible_to(office.who(who)).count()
        for who in ("담당", "타부서담당", "총괄", "감사", "시스템관리")
    }
    assert seen == {"담당": 2, "타부서담당": 1, "총괄": 2, "감사": 2, "시스템관리": 0}
    assert MeetingItem.objects.of_departments(office.who("타부서담당").departments()).count() == 1
    assert MeetingItem.objects.proposals().open().count() == MeetingItem.objects.directives().count() == 1


def test_the_next_meeting_is_where_a_proposal_is_told(office: Office) -> None:
    office.propose()
    assert items.next_meeting(office.item, ON) is None
    office.plan(ON + timedelta(days=90))
    assert items.next_meeting(office.item, ON) == office.meeting


@pytest.mark.parametrize("steps", [PROPOSAL, DIRECTIVE])
def test_every_way_leads_to_an_end(steps) -> None:
    reached = set(steps.values())
    starts = {before for before, _ in steps} - reached
    assert starts <= {ItemStatus.RECEIVED, ItemStatus.ORDERED}
    assert {ItemStatus.CLOSED, ItemStatus.TRANSFERRED} <= reached


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"title": ""}, "meeting_item_said"),
        ({"due_on": None}, "meeting_item_assigned"),
        ({"status": "완료보고"}, "meeting_item_answered"),
        ({"closed_on": ON}, "meeting_item_closed"),
        ({"due_on": date(2020, 1, 1)}, "meeting_item_due"),
    ],
)
def test_the_database_keeps_its_promises(office: Office, change: dict, name: str) -> None:
    office.order()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        MeetingItem.objects.update(**change)
    row = office.item
    row.pk, row._state.adding = None, True
    with (
        pytest.raises(IntegrityError, match=r"meeting_item_number_once|meetingitem\.number"),
        transaction.atomic(),
    ):
        row.save()


def test_a_department_helps_once(office: Office) -> None:
    office.order(task=office.task("일자리경제과", 9, "문화관광과", "일자리경제과"))
    [row] = Cooperation.objects.all()
    assert str(row) == "문화관광과"
    with (
        pytest.raises(IntegrityError, match=r"cooperation_once|cooperation\.item_id"),
        transaction.atomic(),
    ):
        Cooperation.objects.create(item=row.item, department=row.department)
