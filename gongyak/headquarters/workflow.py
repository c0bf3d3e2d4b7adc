"""The status of a report: which act leads from where to where. Everything else is refused."""

from gongyak.headquarters.models import ReportStatus as S
from gongyak.rules.workflow import Steps, next_status

STEPS: Steps = {
    (S.DRAFT, "저장"): S.DRAFT,
    (S.DRAFT, "다시 셈"): S.DRAFT,
    (S.DRAFT, "취합 요청"): S.GATHERING,
    (S.DRAFT, "기안"): S.APPROVAL,
    (S.GATHERING, "저장"): S.GATHERING,
    (S.GATHERING, "다시 셈"): S.GATHERING,
    (S.GATHERING, "반 작성"): S.GATHERING,
    (S.GATHERING, "반 제출"): S.GATHERING,
    (S.GATHERING, "기안"): S.APPROVAL,
    (S.APPROVAL, "서명"): S.APPROVAL,
    (S.APPROVAL, "반려"): S.GATHERING,
    (S.APPROVAL, "정정 반려"): S.CORRECTING,
    (S.APPROVAL, "회수"): S.GATHERING,
    (S.APPROVAL, "정정 회수"): S.CORRECTING,
    (S.APPROVAL, "확정"): S.CONFIRMED,
    (S.CONFIRMED, "보고"): S.REPORTED,
    (S.CONFIRMED, "정정"): S.CORRECTING,
    (S.REPORTED, "정정"): S.CORRECTING,
    (S.CORRECTING, "저장"): S.CORRECTING,
    (S.CORRECTING, "다시 셈"): S.CORRECTING,
    (S.CORRECTING, "반 작성"): S.CORRECTING,
    (S.CORRECTING, "반 제출"): S.CORRECTING,
    (S.CORRECTING, "기안"): S.APPROVAL,
}


def step(status: str, act: str) -> str:
    """The status after an act; Refusal where the act is not one of this status."""
    return next_status(STEPS, status, act, "상황보고")


def may_step(status: str, act: str) -> bool:
    """Whether an act is one of a status."""
    return (status, act) in STEPS
