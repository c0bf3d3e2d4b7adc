"""The status of a result and of a planned activity: which act leads from where to where; all else is refused."""

from gongyak.rules.records import AchievementStatus, PlannedStatus
from gongyak.rules.workflow import Steps, next_status

_CANDIDATE, _CHECKED = AchievementStatus.CANDIDATE, AchievementStatus.CHECKED
_CONFIRMED, _ON_CARD = AchievementStatus.CONFIRMED, AchievementStatus.ON_CARD

RESULT_STEPS: Steps = {
    (_CANDIDATE, "저장"): _CANDIDATE,
    (_CANDIDATE, "증빙"): _CANDIDATE,
    (_CHECKED, "증빙"): _CHECKED,
    (_CONFIRMED, "증빙"): _CONFIRMED,
    (_ON_CARD, "증빙"): _ON_CARD,
    (_CANDIDATE, "확인"): _CHECKED,
    (_CHECKED, "되돌림"): _CANDIDATE,
    (_CHECKED, "확정"): _CONFIRMED,
    (_CONFIRMED, "수록"): _ON_CARD,
    (_ON_CARD, "수록"): _ON_CARD,
    (_CONFIRMED, "정정"): _CONFIRMED,
    (_ON_CARD, "정정"): _CONFIRMED,
    **{
        (status, "취소"): AchievementStatus.CANCELLED
        for status in AchievementStatus
        if status is not AchievementStatus.CANCELLED
    },
}
_OPEN = (PlannedStatus.PLANNED, PlannedStatus.RUNNING)
ACTIVITY_STEPS: Steps = {
    **{(status, act): status for status in _OPEN for act in ("저장", "옮김")},
    (PlannedStatus.PLANNED, "시작"): PlannedStatus.RUNNING,
    **{(status, "마침"): PlannedStatus.DONE for status in _OPEN},
    **{(status, "그만둠"): PlannedStatus.DROPPED for status in _OPEN},
}


def step(status: str, act: str) -> str:
    """The status of a result after an act; Refusal where the act is not one of this status."""
    return str(next_status(RESULT_STEPS, status, act, "실적"))


def activity_step(status: str, act: str) -> str:
    """The status of a planned activity after an act; Refusal where the act is not one of this status."""
    return str(next_status(ACTIVITY_STEPS, status, act, "예정 활동"))
