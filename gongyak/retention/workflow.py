"""How a destruction goes: which act leads from which step to which."""

from gongyak.retention.models import PurgeStatus as _S
from gongyak.rules.workflow import Steps, next_status

STEPS: Steps = {
    (_S.PROPOSED, "확인"): _S.CONFIRMED,
    (_S.PROPOSED, "취소"): _S.DROPPED,
    (_S.CONFIRMED, "파기"): _S.DONE,
}


def step(status: str, act: str) -> str:
    """The step after an act; Refusal where the act is not one of this step."""
    return next_status(STEPS, status, act, "파기 묶음")
