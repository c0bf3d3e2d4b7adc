"""The statuses of a plan and of its projects: which act leads from where to where. Everything else is refused."""

from gongyak.plans.models import YearPlanStatus
from gongyak.rules.portfolio.words import STEPS as PROJECT_STEPS
from gongyak.rules.workflow import Steps, next_status

STEPS: Steps = {
    (YearPlanStatus.WRITING, "저장"): YearPlanStatus.WRITING,
    (YearPlanStatus.RETURNED, "저장"): YearPlanStatus.RETURNED,
    (YearPlanStatus.WRITING, "제출"): YearPlanStatus.APPROVAL,
    (YearPlanStatus.RETURNED, "제출"): YearPlanStatus.APPROVAL,
    (YearPlanStatus.APPROVAL, "서명"): YearPlanStatus.APPROVAL,
    (YearPlanStatus.APPROVAL, "반려"): YearPlanStatus.RETURNED,
    (YearPlanStatus.APPROVAL, "회수"): YearPlanStatus.WRITING,
    (YearPlanStatus.APPROVAL, "확정"): YearPlanStatus.CONFIRMED,
    (YearPlanStatus.CONFIRMED, "변경"): YearPlanStatus.WRITING,
    # 추경 changes money as the council decided; while somebody signs, what he signs stays as it is
    (YearPlanStatus.WRITING, "추경"): YearPlanStatus.WRITING,
    (YearPlanStatus.RETURNED, "추경"): YearPlanStatus.RETURNED,
    (YearPlanStatus.CONFIRMED, "추경"): YearPlanStatus.CONFIRMED,
}


def step(status: str, act: str) -> str:
    """The status of a plan after an act; Refusal where the act is not one of this status."""
    return next_status(STEPS, status, act, "종합계획")


def project_step(status: str, act: str) -> str:
    """The status of a project after an act; Refusal likewise."""
    return next_status(PROJECT_STEPS, status, act, "사업")
