"""The status of an opinion: which act leads from where to where. Everything else is refused."""

from gongyak.pledges.models import OpinionStatus
from gongyak.rules.workflow import Steps, next_status

STEPS: Steps = {
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
    return next_status(STEPS, status, act, "의견")


def can(status: str, act: str) -> bool:
    """Whether an act is one of a status."""
    return (status, act) in STEPS
