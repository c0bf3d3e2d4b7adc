"""The status of a plan: which act leads from where to where. Everything else is refused."""

from gongyak.pledges.models import PlanStatus
from gongyak.rules.workflow import Steps, next_status

STEPS: Steps = {
    (PlanStatus.WRITING, "저장"): PlanStatus.WRITING,
    (PlanStatus.RETURNED, "저장"): PlanStatus.RETURNED,
    (PlanStatus.WRITING, "배정"): PlanStatus.WRITING,
    (PlanStatus.RETURNED, "배정"): PlanStatus.RETURNED,
    (PlanStatus.WRITING, "제출"): PlanStatus.APPROVAL,
    (PlanStatus.RETURNED, "제출"): PlanStatus.APPROVAL,
    (PlanStatus.APPROVAL, "서명"): PlanStatus.APPROVAL,
    (PlanStatus.APPROVAL, "반려"): PlanStatus.RETURNED,
    (PlanStatus.APPROVAL, "회수"): PlanStatus.WRITING,
    (PlanStatus.APPROVAL, "확정"): PlanStatus.CONFIRMED,
    (PlanStatus.CONFIRMED, "확정"): PlanStatus.CONFIRMED,
    (PlanStatus.PUBLISHED, "확정"): PlanStatus.CONFIRMED,
    (PlanStatus.CONFIRMED, "공개"): PlanStatus.PUBLISHED,
    (PlanStatus.CONFIRMED, "변경"): PlanStatus.WRITING,
    (PlanStatus.PUBLISHED, "변경"): PlanStatus.WRITING,
}


def step(status: str, act: str) -> str:
    """The status after an act; Refusal where the act is not one of this status."""
    return next_status(STEPS, status, act, "실천계획")
