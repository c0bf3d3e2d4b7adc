"""The projects of a plan as a workbook: what is kept, or an empty one to be filled in."""

from gongyak.documents.xlsx.listing import write_listing
from gongyak.plans.contents import planned, whole
from gongyak.plans.models import Consultation, YearPlan
from gongyak.rules.portfolio.model import tidy
from gongyak.rules.portfolio.sheet import TEXTS, Money, Shape, heading, rows_of, shape_of
from gongyak.rules.portfolio.words import ORIGINS, RESULTS

_WIDTH_OF_MONEY, _WIDTH_OF_MORE = 14, 18


def export(plan: YearPlan, unit: str) -> bytes:
    """Every project of a plan as it stands; read back it changes nothing. A few queries."""
    projects = [tidy(planned(row)) for row in whole(plan.projects.all())]
    shape = shape_of(projects, plan.year)
    return _written(plan, shape, rows_of(projects, shape, unit), unit)


def template(plan: YearPlan, unit: str) -> bytes:
    """A workbook without projects: the head, and what is expected where."""
    return _written(plan, Shape((plan.year,), measures=2, tasks=2), [], unit)


def _written(plan: YearPlan, shape: Shape, rows: list[list[str]], unit: str) -> bytes:
    notes = [
        f"(단위: {unit})",
        "사업코드로 사업을 찾습니다. 있는 코드면 고치고, 없는 코드면 넣습니다. 지운 열은 그대로 두고, 빈칸은 비웁니다.",
        f"신규·계속: {', '.join(ORIGINS)} / 사전협의: {', '.join(Consultation.values)} / "
        f"끝나면 남는 실적: {', '.join(RESULTS)}",
        "사업기간: 2024. 3. ~ 2024. 12. / 협조부서는 쉼표로 잇습니다 / 최종은 당초 + 추경(증감)이고, 비워도 됩니다.",
        "지표와 세부과제가 더 있으면 지표2, 산식2, 단위2, 목표2, 세부과제2, 과제내용2처럼 열을 더합니다.",
    ]
    widths = {label: width for label, _, width in TEXTS}
    money = [isinstance(heading(label), Money) for label in shape.head]
    return write_listing(
        f"{plan.title} 사업",
        notes,
        shape.head,
        rows,
        widths=[
            widths.get(label, _WIDTH_OF_MONEY if is_money else _WIDTH_OF_MORE)
            for label, is_money in zip(shape.head, money, strict=True)
        ],
        numbers=money,
    )
