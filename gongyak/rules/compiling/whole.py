"""The compile: sections 2 to 5 and the figures of the header from records, links and a 기준일."""

from datetime import date

from gongyak.rules.budget import TOTAL
from gongyak.rules.compiling.belonging import Belonging
from gongyak.rules.compiling.figures import projects_of
from gongyak.rules.compiling.model import Compiled, Money, Pledge, Rate, Records
from gongyak.rules.compiling.money import compile_money
from gongyak.rules.compiling.planned import compile_planned, is_open
from gongyak.rules.compiling.problems import compile_problems
from gongyak.rules.compiling.results import compile_results
from gongyak.rules.records import PlannedStatus, YearPlan
from gongyak.rules.term import Term


def compile_card(records: Records, pledge: Pledge, day: date) -> Compiled:
    """What the records say of a pledge on a day. The same records and day always give the same."""
    results, untold = compile_results(records, day)
    plans, unplanned = compile_planned(records, day)
    money = compile_money(records, pledge, day)
    return Compiled(
        day=day,
        achievements=results,
        problems=compile_problems(records, pledge, day),
        plans=plans,
        money=money,
        rates=_rates(records, pledge, money, day),
        related_departments=_related(records, pledge),
        left_out=(*untold, *unplanned),
    )


def _rates(records: Records, pledge: Pledge, money: Money | None, day: date) -> tuple[Rate, ...]:
    """진도 under each formula that the records can answer; which one the card shows is the district's to say."""
    found = []
    if money:
        spent, plan = (money.figures.get(f"{name}.{TOTAL}.total") for name in ("spent", "plan"))
        found.append(
            Rate(
                "executed", "예산 집행률", "투입예산 총계 ÷ 소요예산(계획) 총계",
                spent.value if spent else 0, plan.value if plan else 0, "원", spent.rows if spent else (),
            )
        )  # fmt: skip
    term = Term(0, pledge.begins, pledge.ends)
    found.append(
        Rate("elapsed", "기간 경과율", "임기의 지난 달 수 ÷ 임기의 달 수", term.months_elapsed(day), term.months, "개월")
    )  # fmt: skip
    own = [one for one in Belonging.of(records).planned() if one.status is not PlannedStatus.DROPPED]
    done = [one for one in own if not is_open(one, records, day)]
    rows = tuple(records.row("예정 활동", one, 1) for one in done)
    formula = "마친 예정 활동 ÷ 예정 활동(하지 않기로 한 것 제외)"
    found.append(Rate("planned", "일정률", formula, len(done), len(own), "건", rows))
    return tuple(found)


def _related(records: Records, pledge: Pledge) -> tuple[str, ...]:
    """The departments of the pledge's projects and of the plans that it tells of, without its own."""
    belonging = Belonging.of(records)
    plans = [plan for one in belonging.results() if (plan := records.get(one.plan, YearPlan))]
    projects = [*belonging.projects(), *(one for plan in plans for one in projects_of(plan, records))]
    named = {name for one in projects for name in (one.department, *one.cooperating)}
    return tuple(sorted(named - {pledge.department, ""}))
