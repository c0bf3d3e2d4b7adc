"""The status of a department's opinion: which act leads from where to where. Everything else is refused."""

from gongyak.pledges.models import ReviewStatus
from gongyak.rules.workflow import Steps, next_status

STEPS: Steps = {
    (ReviewStatus.ASSIGNED, "배정"): ReviewStatus.ASSIGNED,
    (ReviewStatus.WRITING, "배정"): ReviewStatus.ASSIGNED,
    (ReviewStatus.ASSIGNED, "저장"): ReviewStatus.WRITING,
    (ReviewStatus.WRITING, "저장"): ReviewStatus.WRITING,
    (ReviewStatus.WRITING, "제출"): ReviewStatus.SUBMITTED,
    (ReviewStatus.SUBMITTED, "보완요청"): ReviewStatus.WRITING,
    (ReviewStatus.SUBMITTED, "확인"): ReviewStatus.CHECKED,
    (ReviewStatus.CHECKED, "보완요청"): ReviewStatus.WRITING,
}


def step(status: str, act: str) -> str:
    """The status after an act; Refusal where the act is not one of this status."""
    return next_status(STEPS, status, act, "검토의견서")
