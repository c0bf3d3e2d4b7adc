from gongyak.approvals.models import Approval, ApprovalStep, Kind, LineStep, Subject, Substitute
from gongyak.staff.models import Role
from tests.approvals.matters import CONTENT, DAY, NOW, begun


def test_line_step_kind(refused):
    refused(LineStep(subject=Subject.CARD, place=1, kind=Kind.DRAFT, role=Role.HEAD), "협조는 기안할 때")


def test_line_step_delegated(refused):
    row = LineStep(subject=Subject.CARD, place=1, kind=Kind.REVIEW, role=Role.HEAD, delegated=True)
    refused(row, "전결은 결재")


def test_substitute_is_another(refused, people):
    row = {"absent": people["과장"], "deputy": people["과장"], "began_on": DAY, "ended_on": DAY}
    refused(Substitute(**row), "아니어야")


def test_substitute_ends_after_start(refused, people):
    row = {
        "absent": people["과장"],
        "deputy": people["팀장"],
        "began_on": DAY,
        "ended_on": NOW.date().replace(day=1),
    }
    refused(Substitute(**row), "앞설 수 없습니다")


def made(people, **changed):
    told = {
        "subject": Subject.CARD,
        "object": "draft/1",
        "title": "가",
        "department": people.departments["일자리경제과"],
        "content_hash": CONTENT,
        "drafted_by": people["담당"],
        "drafted_at": NOW,
    }
    return Approval(**(told | changed))


def test_approval_runs_once(refused, people):
    begun(people)
    refused(made(people), "이미 결재가 진행")


def test_approval_state(refused, people):
    refused(made(people, state="모름"), "결재의 상태")


def test_approval_step_signed(refused, people):
    row = {"approval": begun(people), "place": 9, "kind": Kind.REVIEW, "role": Role.HEAD}
    refused(ApprovalStep(**row, signed_at=NOW), "사람과 시각과 결과")


def test_approval_step_says_why(refused, people):
    row = {"approval": begun(people), "place": 9, "kind": Kind.REVIEW, "role": Role.HEAD}
    row |= {"signed_at": NOW, "signed_by": people["팀장"], "accepted": False}
    refused(ApprovalStep(**row), "반려하는 사유")
