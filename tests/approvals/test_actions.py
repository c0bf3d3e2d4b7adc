"""An approval on its way: 검토, 협조, 결재, 총괄확인; 전결, 대결, 반려, 회수."""

from datetime import timedelta

import pytest

from gongyak.approvals.actions import Refusal, begin, note_paper, see, send_back, sign, withdraw
from gongyak.approvals.models import Approval, ApprovalStep, Kind, LineStep, State, Subject, Substitute
from gongyak.audit.models import Act
from gongyak.staff.actions import appoint, end_duty
from gongyak.staff.models import Role
from tests.approvals.matters import CONTENT, DAY, NOW, begun, matter, turn
from tests.people import People

LATER = NOW + timedelta(minutes=1)


def signed(people: People, approval: Approval, who: str, memo: str = "") -> Approval:
    return sign(step=turn(approval), content_hash=CONTENT, by=people.actor(who, DAY), now=LATER, memo=memo)


def test_everybody_signs_in_turn_and_it_is_done(people: People) -> None:
    approval = begun(people)
    states = [signed(people, approval, who).state for who in ("팀장", "과장", "총괄")]
    assert states == [State.RUNNING, State.RUNNING, State.DONE]
    printed = list(approval.steps.values_list("kind", "printed", "signed_at"))
    assert printed == [
        ("기안", "일자리경제과 행정6급 담당이름", NOW),
        ("검토", "일자리경제과 행정6급 팀장이름", LATER),
        ("결재", "일자리경제과 행정5급 과장이름 (전결)", LATER),
        ("총괄확인", "행정6급 총괄이름", LATER),
    ]
    acts = Act.objects.filter(object=approval.key).order_by("seq").values_list("action", "actor")
    keys = [people[who].key for who in ("담당", "팀장", "과장", "총괄")]
    assert list(acts) == list(zip(("기안", "검토", "결재", "총괄확인"), keys, strict=True))


@pytest.mark.parametrize("who", ["담당", "과장", "총괄", "타부서팀장", "구청장", "감사", "시스템관리"])
def test_nobody_else_signs_the_review(people: People, who: str) -> None:
    with pytest.raises(Refusal, match="서명할 역할이 아닙니다"):
        signed(people, begun(people), who)


def test_nobody_signs_before_the_turn_comes(people: People) -> None:
    last = begun(people).steps.get(kind=Kind.CONFIRMATION)
    with pytest.raises(Refusal, match="앞 단계"):
        sign(step=last, content_hash=CONTENT, by=people.actor("총괄", DAY), now=LATER)


def test_nobody_signs_twice(people: People) -> None:
    approval = begun(people)
    step = turn(approval)
    signed(people, approval, "팀장")
    with pytest.raises(Refusal, match=r"이미 결재됨: 일자리경제과 행정6급 팀장이름, 2024\. 7\. 5\. 10:01"):
        sign(step=step, content_hash=CONTENT, by=people.actor("팀장", DAY), now=LATER)


def test_nobody_signs_another_content_than_was_shown(people: People) -> None:
    with pytest.raises(Refusal, match="다릅니다"):
        sign(step=turn(begun(people)), content_hash="0" * 64, by=people.actor("팀장", DAY), now=LATER)


def test_nobody_decides_on_a_draft_of_his_own(people: People) -> None:
    department = people.departments["일자리경제과"]
    made = {"department": department, "rank": "", "began_on": DAY, "by": "시연", "now": NOW}
    appoint(staff=people["담당"], role=Role.TEAM_LEAD, **made)
    with pytest.raises(Refusal, match="서명할 역할이 아닙니다"):
        signed(people, begun(people), "담당")


def test_other_departments_agree_before_anybody_decides(people: People) -> None:
    approval = begun(people, cooperating=(people.departments["문화관광과"],))
    for who, kind in (("팀장", "검토"), ("타부서과장", "협조"), ("과장", "결재"), ("총괄", "총괄확인")):
        assert turn(approval).kind == kind
        approval = signed(people, approval, who)
    assert approval.state == State.DONE


def test_it_is_sent_back_with_a_reason(people: People) -> None:
    approval = begun(people)
    with pytest.raises(Refusal, match="사유"):
        send_back(step=turn(approval), by=people.actor("팀장", DAY), now=LATER, reason=" ")
    step = turn(approval)
    ended = send_back(step=step, by=people.actor("팀장", DAY), now=LATER, reason="집행액을 확인하십시오.")
    assert ended.state == State.RETURNED
    assert ended.steps.get(accepted=False).memo == "집행액을 확인하십시오."
    with pytest.raises(Refusal, match="이미 반려됨"):
        sign(step=step, content_hash=CONTENT, by=people.actor("팀장", DAY), now=LATER)
    with pytest.raises(Refusal, match="이미 반려된 결재"):
        sign(step=ended.steps.last(), content_hash=CONTENT, by=people.actor("총괄", DAY), now=LATER)
    assert begun(people).state == State.RUNNING


def test_it_is_taken_back_until_somebody_saw_it(people: People) -> None:
    approval = begun(people)
    see(approval=approval, by=people.actor("과장", DAY), now=LATER)  # it is not the head's turn
    with pytest.raises(Refusal, match="기안한 사람만"):
        withdraw(approval=approval, by=people.actor("팀장", DAY), now=LATER)
    assert withdraw(approval=approval, by=people.actor("담당", DAY), now=LATER).state == State.WITHDRAWN
    with pytest.raises(Refusal, match="이미 회수된"):
        withdraw(approval=approval, by=people.actor("담당", DAY), now=LATER)

    approval = begun(people)
    see(approval=approval, by=people.actor("팀장", DAY), now=LATER)
    with pytest.raises(Refusal, match="이미 보았습니다"):
        withdraw(approval=approval, by=people.actor("담당", DAY), now=LATER)


def test_a_deputy_signs_for_who_is_absent_on_these_days(people: People) -> None:
    approval = begun(people)
    signed(people, approval, "팀장")
    with pytest.raises(Refusal):
        signed(people, approval, "팀장")
    Substitute.objects.create(
        absent=people["과장"], deputy=people["팀장"], began_on=DAY, ended_on=DAY, reason="출장"
    )
    assert ApprovalStep.objects.waiting().for_actor(people.actor("팀장", DAY), DAY).get() == turn(approval)
    assert not ApprovalStep.objects.waiting().for_actor(people.actor("팀장", DAY), DAY + timedelta(1))
    signed(people, approval, "팀장")
    step = approval.steps.get(kind=Kind.APPROVAL)
    assert step.printed == "팀장이름 (대결: 일자리경제과 행정5급 과장이름 (전결))"
    assert (step.signed_by, step.signed_for) == (people["팀장"], people["과장"])


def test_an_acting_mayor_signs_as_the_mayor(people: People) -> None:
    LineStep.objects.create(subject=Subject.CARD, place=1, kind=Kind.APPROVAL, role=Role.MAYOR)
    end_duty(duty=people["구청장"].duties.get(), last_day=DAY - timedelta(1), by="시연", now=NOW)
    appoint(staff=people["총괄"], role=Role.ACTING_MAYOR, rank="부구청장", began_on=DAY, by="시연", now=NOW)
    approval = begun(people)
    assert ApprovalStep.objects.waiting().for_actor(people.actor("총괄", DAY), DAY).get() == turn(approval)
    assert signed(people, approval, "총괄").state == State.DONE


def test_a_department_has_a_line_of_its_own(people: People) -> None:
    common = {"subject": Subject.CARD, "kind": Kind.APPROVAL}
    LineStep.objects.create(**common, place=1, role=Role.MAYOR)
    own = people.departments["일자리경제과"]
    LineStep.objects.create(**common, place=1, role=Role.HEAD, department=own)
    assert turn(begun(people)).role == Role.HEAD
    other = begun(people, department=people.departments["문화관광과"], object="draft/2")
    assert turn(other).role == Role.MAYOR


def test_one_matter_is_on_its_way_once(people: People) -> None:
    begun(people)
    with pytest.raises(Refusal, match="이미 결재가 진행"):
        begin(matter=matter(people), by=people.actor("담당", DAY), now=NOW)


def test_the_number_of_the_paper_approval_is_noted(people: People) -> None:
    approval = begun(people)
    noted = note_paper(
        approval=approval, number=" 일자리경제과-30932 ", by=people.actor("담당", DAY), now=LATER
    )
    assert noted.paper_number == "일자리경제과-30932"
