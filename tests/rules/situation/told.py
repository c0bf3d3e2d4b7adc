"""Records of a year for tests of the situation: a little of everything, as known on 2024. 6. 30."""

from datetime import date

from gongyak.rules.dates import Precision
from gongyak.rules.records import (
    Achievement,
    AchievementStatus,
    ActionItem,
    Basis,
    Cost,
    Metric,
    PlannedActivity,
    PlannedStatus,
    Project,
    Span,
    YearPlan,
)
from gongyak.rules.situation import Told

DAY = date(2024, 6, 30)
YEAR = Span(date(2024, 1, 1), date(2024, 12, 31), Precision.MONTH)
HALF = Span(date(2024, 7, 1), date(2024, 12, 31), Precision.HALF)
PLAN = YearPlan("year-plan/1", 2024, "2024년 종합계획", YEAR, date(2024, 3, 11))


def project(number: int, status: str = "정상추진", executed: int = 50, **values: object) -> Project:
    """A project of 100 million won, half of which is spent."""
    cost = Cost(2024, "구비", 100_000_000, executed * 1_000_000)
    told = {"field": "소상공인", "department": "경제정책과", "span": YEAR, "costs": (cost,)} | values
    return Project(f"project/{number}", "year-plan/1", title=f"사업 {number}", status=status, **told)  # type: ignore[arg-type]


def item(
    number: int, kind: str, status: str, due_on: date | None = DAY, department: str = "경제정책과"
) -> ActionItem:
    """A directive or a proposal."""
    return ActionItem(
        f"meeting-item/{number}",
        kind,
        f"{kind}-2024-{number:04}",
        f"{kind} {number}",
        department,
        date(2024, 5, 1),
        due_on,
        None,
        status,
    )


def activity(
    number: int, span: Span, status: PlannedStatus = PlannedStatus.PLANNED, **values: object
) -> PlannedActivity:
    """Something that is to be done."""
    return PlannedActivity(
        f"planned/{number}", f"활동 {number}", span, status=status, department="문화과", **values
    )  # type: ignore[arg-type]


def result(number: int, hires: int = 0, basis: Basis = Basis.FINAL, **values: object) -> Achievement:
    """A result that began in May, with people hired."""
    metrics = (Metric("hires", "채용", hires, "명", basis),) if hires else ()
    told = {
        "span": Span(date(2024, 5, 30), date(2024, 5, 30)),
        "status": AchievementStatus.CONFIRMED,
    } | values
    return Achievement(f"achievement/{number}", "박람회", f"박람회 {number}", metrics=metrics, **told)  # type: ignore[arg-type]


MAY = Span(date(2024, 5, 1), date(2024, 5, 31), Precision.MONTH)
JUNE = Span(date(2024, 6, 1), date(2024, 6, 20))
TOLD = Told(
    plans=(PLAN, YearPlan("year-plan/2", 2025, "2025년 종합계획", approved_on=date(2024, 6, 1))),
    projects=(
        project(1),
        project(2, "지연", problem="부지가 정해지지 않음", remedy="7월에 다시 협의"),
        project(3, "부진", executed=10, field="시장", department="안전총괄과"),
        project(4, "완료", executed=100, span=MAY),
        project(5, span=MAY),
        project(6, executed=20, span=HALF),
        Project("project/9", "year-plan/2", "시장", "내년 사업", "경제정책과"),
    ),
    planned=(
        activity(1, MAY),
        activity(2, HALF, original=MAY, reason="예산이 늦음"),
        activity(3, JUNE, PlannedStatus.RUNNING, original=MAY),
        activity(4, MAY, PlannedStatus.DONE),
        activity(5, Span(recurrence="매월")),
    ),
    items=(
        item(1, "지시", "추진중", date(2024, 6, 10)),
        item(2, "지시", "지시", date(2024, 6, 1)),
        item(3, "지시", "완료보고", date(2024, 6, 1)),
        item(4, "지시", "추진중"),
        item(5, "지시", "종결", date(2024, 6, 1)),
        item(6, "지시", "접수", None),
        item(7, "건의", "처리중", date(2024, 6, 20)),
        item(8, "건의", "회신", date(2024, 6, 20)),
        item(9, "건의", "이관", date(2024, 6, 20)),
        item(10, "건의", "접수", None),
    ),
    achievements=(
        result(1, 30),
        result(2, 112, Basis.FORECAST),
        result(3, 5, Basis.PROVISIONAL, status=AchievementStatus.CANDIDATE),
        result(4, 7, status=AchievementStatus.CANCELLED),
        result(5, span=Span(date(2023, 5, 1), date(2023, 5, 2))),
        result(6, span=Span(date(2024, 7, 1), date(2024, 7, 1))),
        result(7, span=Span(recurrence="매월")),
    ),
)
