"""The status of an opinion: which act leads from where to where. Everything else is refused."""

from collections.abc import Mapping

from gongyak.pledges.models import OpinionStatus
from gongyak.rules.refusal import Refusal

STEPS: Mapping[tuple[str, str], str] = {
    (OpinionStatus.RECEIVED, "배정"): OpinionStatus.ASSIGNED,
    (OpinionStatus.ASSIGNED, "이송"): OpinionStatus.ASSIGNED,
    (OpinionStatus.ANSWERING, "이송"): OpinionStatus.ASSIGNED,
    (OpinionStatus.ASSIGNED, "답변 저장"): OpinionStatus.ANSWERING,
    (OpinionStatus.ANSWERING, "답변 저장"): OpinionStatus.ANSWERING,
    (OpinionStatus.ANSWERING, "답변"): OpinionStatus.ANSWERED,
    (OpinionStatus.ANSWERED, "다시 쓰기"): OpinionStatus.ANSWERING,
    (OpinionStatus.RECEIVED, "비공개 처리"): OpinionStatus.CLOSED,
    (OpinionStatus.ASSIGNED, "비공개 처리"): OpinionStatus.CLOSED,
    (OpinionStatus.ANSWERING, "비공개 처리"): OpinionStatus.CLOSED,
    (OpinionStatus.ANSWERED, "비공개 처리"): OpinionStatus.CLOSED,
}


def step(status: str, act: str) -> str:
    """The status after an act; Refusal where the act is not one of this status."""
    after = STEPS.get((status, act))
    if after is None:
        raise Refusal(
            f"‘{status}’ 단계의 의견에는 ‘{act}’을(를) 할 수 없습니다. 화면을 새로 열어 확인하십시오."
        )
    return after


def can(status: str, act: str) -> bool:
    """Whether an act is one of a status."""
    return (status, act) in STEPS
