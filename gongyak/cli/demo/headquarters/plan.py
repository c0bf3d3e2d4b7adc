"""The plan of 2024: begun, approved, its projects carried out quarter by quarter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from gongyak.approvals.models import ApprovalStep
from gongyak.cli.demo.headquarters.told import read, rows
from gongyak.cli.demo.timeline import Clock, Step, who
from gongyak.plans.approving import sign_plan, submit_plan
from gongyak.plans.contents import content_of, hash_of
from gongyak.plans.models import Project, YearPlan
from gongyak.plans.planning import PlanHead, begin_plan, name_fields, note_plan_paper
from gongyak.plans.projects import add_project
from gongyak.plans.reporting import Trouble, move_project, spend
from gongyak.plans.scheduling import add_milestone, finish_milestone, move_milestone
from gongyak.rules.dates import Precision, last_day
from gongyak.rules.moments import SEOUL, day_of
from gongyak.rules.numbering import find_documents
from gongyak.rules.portfolio.model import Fund, PlannedProject
from gongyak.rules.portfolio.words import BEGUN, CARRIED, DELAYED, DONE, ENDED, ON_TRACK, POOR
from gongyak.rules.records import Paper, Span
from gongyak.staff.models import Department, Role

_SOURCES = ("국비", "시비", "구비", "기타")
_MILLION = 1_000_000
#: 검토, 검토, 결재.
_SIGNERS = 3
_QUARTERS = (3, 6, 9, 12)
#: When a quarter is reported on: the middle of the month after it.
_REPORTED = 15
#: Below these rates of the year's money (%) a project is in trouble at the end of September.
_LATE, _POOR = 50, 30
_TROUBLE = Trouble(
    "동의와 협의가 길어져 착수가 늦어짐(시연)", "매주 공정을 점검하고 다음 분기에 만회하도록 함(시연)"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """One project of the file; `rates` are what was spent by the end of each quarter, in %."""

    number: int
    field: str
    title: str
    department: str
    cooperating: tuple[str, ...]
    origin: str
    first: int
    last: int
    money: tuple[int, ...]
    rates: tuple[int, ...]
    kind: str

    @property
    def code(self) -> str:
        """The project's code in the plan."""
        return f"24-{self.number:02}"


def steps(folder: Path, clock: Clock) -> Iterator[Step]:
    """Everything that is done with the plan, by quarter."""
    told = read(folder, "plan.toml")
    if not told:
        return
    projects = list(_projects(told))
    yield Step(clock.at(told["begun"]), partial(_begin, told))
    for one in projects:
        yield Step(clock.at(told["begun"] + timedelta(days=1)), partial(_add, told, one))
    yield Step(clock.at(told["approved"] - timedelta(days=2)), partial(_hand_in, told))
    for _ in range(_SIGNERS):
        yield Step(clock.at(told["approved"] - timedelta(hours=4)), partial(_sign, told))
    yield Step(clock.at(told["approved"]), partial(_note, told))
    for quarter, month in enumerate(_QUARTERS):
        reported = _moment(told["year"], month)
        for one in projects:
            yield Step(clock.at(reported), partial(_report, told, one, quarter))


def this_year(folder: Path, now: datetime) -> None:
    """The plan of the year in which the office is tried: fewer projects, put down and reported on at one go."""
    told, year = read(folder, "plan.toml"), day_of(now).year
    if not told or YearPlan.objects.filter(year=year).exists():
        return
    told |= {"year": year, "title": f"{year}년 가온구 지역경제 활성화 종합계획", "field": told["field"][:3]}
    projects = list(_projects(told))
    _begin(told, now)
    for one in projects:
        _add(told, one, now)
    _hand_in(told, now)
    for _ in range(_SIGNERS):
        _sign(told, now)
    ended = [quarter for quarter, month in enumerate(_QUARTERS) if last_day(year, month) < day_of(now)]
    for quarter in ended:
        for one in projects:
            _report(told, one, quarter, now)


def _projects(told: dict[str, Any]) -> Iterator[_Told]:
    number = 0
    for field in told["field"]:
        for row in rows(field["projects"]):
            number += 1
            title, department, cooperating, origin, months, *money, rates, kind = row
            first, last = map(int, months.split("~"))
            yield _Told(
                number=number,
                field=field["name"],
                title=title,
                department=department,
                cooperating=tuple(filter(None, [cooperating])),
                origin=origin,
                first=first,
                last=last,
                money=tuple(map(int, money)),
                rates=tuple(map(int, rates.split())),
                kind=kind,
            )


def _moment(year: int, month: int) -> datetime:
    """When the quarter that ends with a month is reported on."""
    after = last_day(year, month) + timedelta(days=_REPORTED)
    return datetime(after.year, after.month, after.day, 9, tzinfo=SEOUL)


def _plan(told: dict[str, Any]) -> YearPlan:
    return YearPlan.objects.get(year=told["year"], title=told["title"])


def _begin(told: dict[str, Any], now: datetime) -> None:
    year, officer = told["year"], who(Role.OFFICER, day_of(now), told["department"])
    department = Department.objects.get(name=told["department"])
    span = Span(date(year, 1, 1), date(year, 12, 31), Precision.MONTH)
    plan = begin_plan(head=PlanHead(year, told["title"], department, span), by=officer, now=now)
    name_fields(plan=plan, names=[field["name"] for field in told["field"]], by=officer, now=now)


def _add(told: dict[str, Any], one: _Told, now: datetime) -> None:
    """One project with its money, and a schedule of two steps."""
    plan, year = _plan(told), told["year"]
    officer = who(Role.OFFICER, day_of(now), told["department"])
    content = PlannedProject(
        code=one.code,
        title=one.title,
        field=one.field,
        department=one.department,
        origin=one.origin,
        cooperating=one.cooperating,
        span=Span(date(year, one.first, 1), last_day(year, one.last), Precision.MONTH),
        result_kind=one.kind,
        funds=tuple(
            Fund(year, source, won * _MILLION) for source, won in zip(_SOURCES, one.money, strict=True) if won
        ),
    )
    project = add_project(plan=plan, content=content, by=officer, now=now)
    begun, done = (
        Span(date(year, one.first, 1), last_day(year, one.first), Precision.MONTH),
        last_day(year, one.last),
    )
    add_milestone(project=project, title=f"{one.title} 시작", span=begun, by=officer, now=now)
    ended = Span(done.replace(day=1), done, Precision.MONTH)
    add_milestone(project=project, title=f"{one.title} 결과 정리", span=ended, by=officer, now=now)


def _hand_in(told: dict[str, Any], now: datetime) -> None:
    plan = _plan(told)
    submit_plan(
        plan=plan, revision=plan.revision, by=who(Role.OFFICER, day_of(now), told["department"]), now=now
    )


def _sign(told: dict[str, Any], now: datetime) -> None:
    plan = _plan(told)
    step = ApprovalStep.objects.filter(approval=plan.approval).waiting().first()
    if step:
        by = who(step.role, day_of(now), step.department.name if step.department else "")
        sign_plan(step=step, content_hash=hash_of(content_of(plan)), by=by, now=now)


def _note(told: dict[str, Any], now: datetime) -> None:
    [found] = find_documents(told["paper"])
    paper = Paper(found.department, found.number, found.issued_on)
    officer = who(Role.OFFICER, day_of(now), told["department"])
    note_plan_paper(plan=_plan(told), paper=paper, by=officer, now=now)


def _report(told: dict[str, Any], one: _Told, quarter: int, now: datetime) -> None:
    """A quarter of a project: what was spent month by month, and how it goes."""
    project = Project.objects.get(plan=_plan(told), code=one.code)
    officer = who(Role.OFFICER, day_of(now), one.department)
    months = _spent(told["year"], one, quarter)
    if months:
        spend(project=project, months=months, by=officer, now=now)
    for act, trouble, reason in _moves(one, quarter, project.status):
        move_project(project=project, act=act, by=officer, now=now, trouble=trouble, reason=reason)
    first, last = project.milestones.order_by("place")
    if one.first <= _QUARTERS[quarter] and first.status == "예정":
        finish_milestone(milestone=first, done_on=last_day(told["year"], one.first), by=officer, now=now)
    if quarter == 2 and one.rates[2] < _LATE and one.rates[3] < 90:
        later = Span(date(told["year"] + 1, 1, 1), date(told["year"] + 1, 6, 30), Precision.HALF)
        move_milestone(milestone=last, span=later, reason=_TROUBLE.problem, by=officer, now=now)
    elif one.last <= _QUARTERS[quarter] and last.status == "예정" and not last.first_precision:
        finish_milestone(milestone=last, done_on=last_day(told["year"], one.last), by=officer, now=now)


def _spent(year: int, one: _Told, quarter: int) -> dict[tuple[int, int, str], int]:
    """What a quarter spent from each source: the last month takes what does not divide by three."""
    before = one.rates[quarter - 1] if quarter else 0
    made = {}
    for source, millions in zip(_SOURCES, one.money, strict=True):
        won = millions * _MILLION * (one.rates[quarter] - before) // 100
        third = won // 3 // 1_000 * 1_000
        for place, month in enumerate(range(_QUARTERS[quarter] - 2, _QUARTERS[quarter] + 1)):
            if part := (won - 2 * third if place == 2 else third):
                made[year, month, source] = part
    return made


def _moves(one: _Told, quarter: int, status: str) -> Iterator[tuple[str, Trouble | None, str]]:
    """The steps that a project takes when a quarter is reported on."""
    month, rate = _QUARTERS[quarter], one.rates[quarter]
    if month < one.first or status in ENDED:
        return
    if status == "계획":
        yield BEGUN, None, ""
    money = sum(one.money)
    if quarter == 2 and money and rate < _LATE and one.rates[3] < 90:
        yield (POOR if rate < _POOR else DELAYED), _TROUBLE, ""
    elif month >= one.last and (not money or rate >= 90):
        yield DONE, Trouble(), ""
    elif quarter == 3:
        yield CARRIED, _TROUBLE, f"집행률 {rate}%로 남은 일을 2025년에 이어서 함(시연)"
    elif status in ("계획", BEGUN) and quarter < 3:
        yield ON_TRACK, None, ""
