"""공약실천계획서 평가 자료: what the evaluation of a term's first year asks of the plans, counted from them alone.

The 35 detailed indicators were never published: what is counted here is what the parts are said to look at.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongyak.blocks import Block, Paragraph
from gongyak.rules.dates import format_day
from gongyak.rules.manifesto.criteria import PlanEvaluation, latest_plan_evaluation, plan_evaluation
from gongyak.rules.plans import Plan
from gongyak.rules.totals.document import table

PLAN_TITLE = "공약실천계획서 평가 자료"
#: What a plan should say, and whether it does.
MATTERS: dict[str, Callable[[Plan], bool]] = {
    "주관부서": lambda plan: bool(plan.lead_department),
    "사업기간과 완료시기": lambda plan: bool(plan.period and plan.completion),
    "공약목표": lambda plan: bool(plan.goals.strip()),
    "추진과제": lambda plan: bool(plan.tasks.strip()),
    "연차별 재원": lambda plan: plan.kind == "비예산" or bool(plan.budget),
    "지표": lambda plan: bool(plan.indicators),
    "지표의 측정 방법": lambda plan: bool(plan.indicators) and all(one.measured for one in plan.indicators),
    "연차별 목표": lambda plan: any(
        value is not None for one in plan.indicators for value in one.targets.values()
    ),
}


@dataclass(frozen=True, slots=True)
class Promised:
    """A sentence of the election: what became of it, why, and the pledges that carry it on."""

    number: str
    text: str
    decision: str
    reason: str
    pledges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plans:
    """One officeholder's published plans: whose they are, from which list, and what stands beside them."""

    district: str
    holder: str
    year: int
    published_on: date
    publication: int
    plans: tuple[Plan, ...]
    promises: tuple[Promised, ...] = ()
    panel: int = 0
    sessions: int = 0


def missing(plans: Sequence[Plan]) -> dict[str, tuple[str, ...]]:
    """The numbers of the plans that do not say each matter."""
    return {name: tuple(plan.number for plan in plans if not says(plan)) for name, says in MATTERS.items()}


def plan_document(told: Plans) -> list[Block]:
    """The blocks: criteria, 갖춤성 matter by matter, 민주성 and 투명성, 공약일치도 sentence by sentence."""
    return [
        Paragraph(PLAN_TITLE, 0, "#", "center"),
        Paragraph(
            f"{told.district} {told.holder}, 실천계획 {len(told.plans)}건, {format_day(told.published_on)} 공개(목록 {told.publication}차)"
        ),
        Paragraph("1. 평가 기준", 0, "##"),
        *_criteria(told.year),
        Paragraph("2. 갖춤성: 공약마다 갖추었는지", 0, "##"),
        _matters(told.plans),
        Paragraph("3. 민주성과 투명성", 0, "##"),
        Paragraph(f"공약이행평가단 {told.panel}명, 공개한 회의 {told.sessions}번", 1, "○"),
        Paragraph(f"실천계획을 {format_day(told.published_on)} 누리집에 공개함", 1, "○"),
        Paragraph("4. 공약일치도: 선거 때의 글이 어떻게 되었는지", 0, "##"),
        *_promises(told.promises),
    ]


def _criteria(year: int) -> Iterator[Block]:
    found, known = plan_evaluation(year), latest_plan_evaluation()
    if found is None:
        yield Paragraph(
            f"{year}년 평가의 기준은 알려진 것이 없어 가장 최근에 알려진 {known.year}년의 것을 적는다.",
            1,
            "○",
        )
    yield from _parts(found or known)


def _parts(one: PlanEvaluation) -> Iterator[Block]:
    rows = [(name, str(points)) for name, points in one.parts.items()]
    rows += [(name, "통과 여부") for name in one.passes]
    yield table(("평가 항목", "배점"), rows, (60, 40), "평가 항목")
    cutoffs = ", ".join(f"{grade} {points}점부터" for grade, points in one.cutoffs.items())
    mark = "" if one.confirmed else " (미확인)"
    yield Paragraph(
        f"등급: {cutoffs}{mark}. 출처: {one.source}, 읽은 날 {format_day(one.version_read)}", 1, "○"
    )


def _matters(plans: Sequence[Plan]) -> Block:
    rows = [
        (name, f"{len(plans) - len(without)}/{len(plans)}", ", ".join(without) or "없음")
        for name, without in missing(plans).items()
    ]
    return table(("볼 것", "갖춘 공약", "갖추지 못한 공약"), rows, (26, 16, 58), "갖춤성", texts=(2,))


def _promises(promises: Sequence[Promised]) -> Iterator[Block]:
    if not promises:
        yield Paragraph("선거공보의 글이 입력되지 않았다.", 1, "○")
        return
    carried = sum(bool(one.pledges) for one in promises)
    yield Paragraph(f"글 {len(promises)}개 가운데 공약으로 이어진 것 {carried}개", 1, "○")
    rows = [
        (one.number, one.text, one.decision, ", ".join(one.pledges) or "-", one.reason) for one in promises
    ]
    head = ("번호", "선거 때의 글", "처리", "공약", "사유")
    yield table(head, rows, (9, 41, 12, 14, 24), "공약일치도", texts=(1, 2, 3, 4))
