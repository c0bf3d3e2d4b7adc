"""The status of a change: which act leads from where to where. Everything else is refused.

함양, 부평, 창원, 연천 in their own words: 주관부서 변경계획 → 총괄부서 제출 → 평가단 심의 → 결재 → 확정·공개.
"""

from gongyak.pledges.models import ChangeStatus as S
from gongyak.rules.workflow import Steps, next_status

STEPS: Steps = {
    (S.WRITING, "시작"): S.WRITING,
    (S.WRITING, "저장"): S.WRITING,
    (S.RETURNED, "저장"): S.RETURNED,
    (S.WRITING, "제출"): S.CHECKING,
    (S.RETURNED, "제출"): S.CHECKING,
    (S.CHECKING, "보완 요청"): S.RETURNED,
    (S.CHECKING, "심의 회부"): S.DELIBERATING,
    (S.DELIBERATING, "심의 결과"): S.DELIBERATED,
    (S.DELIBERATED, "보완 요청"): S.RETURNED,
    (S.DELIBERATED, "기안"): S.APPROVAL,
    (S.APPROVAL, "서명"): S.APPROVAL,
    (S.APPROVAL, "반려"): S.RETURNED,
    (S.APPROVAL, "회수"): S.DELIBERATED,
    (S.APPROVAL, "확정"): S.CONFIRMED,
    (S.CONFIRMED, "공개"): S.PUBLISHED,
    (S.WRITING, "철회"): S.WITHDRAWN,
    (S.RETURNED, "철회"): S.WITHDRAWN,
    (S.CHECKING, "철회"): S.WITHDRAWN,
    (S.DELIBERATED, "철회"): S.WITHDRAWN,
}


def step(status: str, act: str) -> str:
    """The status after an act; Refusal where the act is not one of this status."""
    return next_status(STEPS, status, act, "변경")
