"""The status of a draft: which act leads from where to where. Everything else is refused."""

from gongyak.pledges.models import Status
from gongyak.rules.workflow import Steps, next_status

STEPS: Steps = {
    (Status.UNTOUCHED, "저장"): Status.WRITING,
    (Status.WRITING, "저장"): Status.WRITING,
    (Status.RETURNED, "저장"): Status.RETURNED,
    (Status.UNTOUCHED, "제출"): Status.REVIEW,
    (Status.WRITING, "제출"): Status.REVIEW,
    (Status.RETURNED, "제출"): Status.REVIEW,
    (Status.REVIEW, "검토"): Status.REVIEW,
    (Status.REVIEW, "검토 마침"): Status.APPROVAL,
    (Status.APPROVAL, "결재"): Status.APPROVAL,
    (Status.APPROVAL, "확정"): Status.CONFIRMED,
    (Status.REVIEW, "확정"): Status.CONFIRMED,
    (Status.REVIEW, "반려"): Status.RETURNED,
    (Status.APPROVAL, "반려"): Status.RETURNED,
    (Status.REVIEW, "회수"): Status.WRITING,
    (Status.APPROVAL, "회수"): Status.WRITING,
    (Status.CONFIRMED, "공개"): Status.PUBLISHED,
    (Status.PUBLISHED, "정정"): Status.WRITING,
    (Status.PUBLISHED, "내림"): Status.RETURNED,
}


def step(status: str, act: str) -> str:
    """The status after an act; Refusal where the act is not one of this status."""
    return next_status(STEPS, status, act, "카드")
