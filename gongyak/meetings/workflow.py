"""The statuses of meetings, proposals and directives: which act leads from where to where; all else is refused."""

from gongyak.meetings.models import ItemKind
from gongyak.meetings.models import ItemStatus as I
from gongyak.meetings.models import MeetingStatus as M
from gongyak.rules.workflow import Steps, next_status

MEETING: Steps = {
    (M.PLANNED, "일정 변경"): M.PLANNED,
    (M.PLANNED, "안건 접수"): M.GATHERING,
    (M.GATHERING, "안건 접수"): M.GATHERING,
    (M.GATHERING, "일정 변경"): M.GATHERING,
    (M.PLANNED, "소집"): M.CALLED,
    (M.GATHERING, "소집"): M.CALLED,
    (M.CALLED, "안건 접수"): M.CALLED,
    (M.CALLED, "일정 변경"): M.CALLED,
    (M.PLANNED, "취소"): M.CANCELLED,
    (M.GATHERING, "취소"): M.CANCELLED,
    (M.CALLED, "취소"): M.CANCELLED,
    (M.CALLED, "개최"): M.HELD,
    (M.HELD, "안건 접수"): M.HELD,
    (M.HELD, "기록"): M.HELD,
    (M.DRAFTED, "안건 접수"): M.DRAFTED,
    (M.DRAFTED, "기록"): M.DRAFTED,
    (M.HELD, "회의록 작성"): M.DRAFTED,
    (M.DRAFTED, "회의록 작성"): M.DRAFTED,
    (M.DRAFTED, "확인"): M.CHECKED,
    (M.CHECKED, "되돌림"): M.DRAFTED,
    (M.CHECKED, "기안"): M.APPROVAL,
    (M.APPROVAL, "서명"): M.APPROVAL,
    (M.APPROVAL, "반려"): M.DRAFTED,
    (M.APPROVAL, "회수"): M.CHECKED,
    (M.APPROVAL, "확정"): M.FROZEN,
    (M.FROZEN, "등록"): M.REGISTERED,
    (M.FROZEN, "정정"): M.DRAFTED,
    (M.REGISTERED, "정정"): M.DRAFTED,
    (M.REGISTERED, "종결"): M.CLOSED,
}
PROPOSAL: Steps = {
    (I.RECEIVED, "배정"): I.ASSIGNED,
    (I.ASSIGNED, "배정"): I.ASSIGNED,
    (I.HANDLING, "배정"): I.ASSIGNED,
    (I.ASSIGNED, "착수"): I.HANDLING,
    (I.HANDLING, "경과"): I.HANDLING,
    (I.ASSIGNED, "기한 연장"): I.ASSIGNED,
    (I.HANDLING, "기한 연장"): I.HANDLING,
    (I.ASSIGNED, "회신"): I.ANSWERED,
    (I.HANDLING, "회신"): I.ANSWERED,
    (I.ANSWERED, "차기 회의 보고"): I.TOLD,
    (I.ANSWERED, "보완"): I.HANDLING,
    (I.TOLD, "보완"): I.HANDLING,
    (I.TOLD, "종결"): I.CLOSED,
    (I.RECEIVED, "이관"): I.TRANSFERRED,
    (I.ASSIGNED, "이관"): I.TRANSFERRED,
    (I.HANDLING, "이관"): I.TRANSFERRED,
}
DIRECTIVE: Steps = {
    (I.ORDERED, "배정"): I.ORDERED,
    (I.RECEIVED, "배정"): I.ORDERED,
    (I.RUNNING, "배정"): I.ORDERED,
    (I.ORDERED, "접수"): I.RECEIVED,
    (I.RECEIVED, "착수"): I.RUNNING,
    (I.RUNNING, "경과"): I.RUNNING,
    (I.ORDERED, "기한 연장"): I.ORDERED,
    (I.RECEIVED, "기한 연장"): I.RECEIVED,
    (I.RUNNING, "기한 연장"): I.RUNNING,
    (I.RECEIVED, "완료보고"): I.REPORTED,
    (I.RUNNING, "완료보고"): I.REPORTED,
    (I.REPORTED, "보완"): I.RUNNING,
    (I.REPORTED, "확인"): I.CHECKED,
    (I.CHECKED, "보완"): I.RUNNING,
    (I.CHECKED, "종결"): I.CLOSED,
    (I.ORDERED, "이관"): I.TRANSFERRED,
    (I.RECEIVED, "이관"): I.TRANSFERRED,
    (I.RUNNING, "이관"): I.TRANSFERRED,
}


def step(status: str, act: str) -> str:
    """The status of a meeting after an act; Refusal where the act is not one of this status."""
    return next_status(MEETING, status, act, "회의")


def item_step(kind: str, status: str, act: str) -> str:
    """The status of a proposal or a directive after an act; Refusal where the act is not one of this status."""
    steps, what = (PROPOSAL, "건의") if kind == ItemKind.PROPOSAL else (DIRECTIVE, "지시")
    return next_status(steps, status, act, what)


def may_step(kind: str, status: str, act: str) -> bool:
    """Whether an act is one of an item's status."""
    return (status, act) in (PROPOSAL if kind == ItemKind.PROPOSAL else DIRECTIVE)
