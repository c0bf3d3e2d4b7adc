"""The status of a department's opinion: which act leads from where to where. Everything else is refused."""

from collections.abc import Mapping

from gongyak.pledges.models import ReviewStatus
from gongyak.rules.refusal import Refusal

STEPS: Mapping[tuple[str, str], str] = {
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
    after = STEPS.get((status, act))
    if after is None:
        raise Refusal(f"‘{status}’ 단계의 검토의견서에는 ‘{act}’을(를) 할 수 없습니다. 화면을 새로 여십시오.")
    return after
