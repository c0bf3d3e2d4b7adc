"""What must be true of a project before a plan may say it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from gongyak.rules.findings import Finding, Severity
from gongyak.rules.money import format_number
from gongyak.rules.particles import quoted
from gongyak.rules.portfolio.model import Fund, PlannedProject, WholePlan
from gongyak.rules.portfolio.words import CONSULTATIONS, ORIGINS, RESULTS, SOURCES

_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})*(?:\.\d+)?|-?\d+(?:\.\d+)?")
#: The longest that columns hold.
LONGEST = {"code": 30, "title": 200, "target": 300, "site": 300}
_WORDS = (("origin", ORIGINS), ("result_kind", RESULTS), ("consultation", CONSULTATIONS))
#: No project of a district has more; a slip of the unit has.
MOST_WON = 10**15
NOT_CONSULTED = CONSULTATIONS[1]


def is_number(text: str) -> bool:
    """Whether a target or a result is an exact number, with commas or without."""
    return bool(_NUMBER.fullmatch(text))


def whole_number(text: str) -> int | None:
    """A target or result as a whole number; None where it is none, or has a part of one."""
    plain = text.replace(",", "")
    return int(plain) if is_number(text) and "." not in plain else None


def check_project(project: PlannedProject) -> list[Finding]:
    """What stands in the way of a project; `where` is the part of it (`title`, `funds.2024.구비` …)."""
    return [*_words(project), *_departments(project), *_funds(project.funds), *_measures(project)]


def check_spent(funds: Iterable[Fund], spent: Mapping[tuple[int, str], int]) -> list[Finding]:
    """Whether what was spent by year and source stands within what may be spent (집행 ≤ 최종); won."""
    final = {(one.year, one.source): one.final for one in funds}
    return [
        _error(
            "project-spent-over",
            f"funds.{year}.{source}",
            f"{year}년 {source}: 집행 {format_number(won, '원')}원이 최종 예산 "
            f"{format_number(final.get((year, source), 0), '원')}원보다 많습니다. 예산이나 집행액을 확인하십시오.",
        )
        for (year, source), won in sorted(spent.items())
        if won > final.get((year, source), 0)
    ]


def _error(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, where, message)


def _words(project: PlannedProject) -> Iterator[Finding]:
    told = {"code": "사업코드", "title": "사업명", "field": "분야", "department": "주관부서"}
    for name, label in told.items():
        if not getattr(project, name).strip():
            yield _error("project-incomplete", name, f"{quoted(label, '을를')} 적으십시오.")
    for name, most in LONGEST.items():
        if len(getattr(project, name)) > most:
            yield _error("project-too-long", name, f"{most}자까지 적을 수 있습니다. 줄여 적으십시오.")
    for name, words in _WORDS:
        if getattr(project, name) not in words:
            yield _error("project-word", name, f"{', '.join(words)} 가운데 하나를 적으십시오.")
    span = project.span
    if span.start and span.end and span.end < span.start:
        yield _error("project-period", "span", "종료일이 시작일보다 앞섭니다. 사업기간을 고치십시오.")
    if span.recurrence:
        message = f"사업기간에는 ‘{span.recurrence}’ 대신 첫날과 끝날(2024. 3. ~ 2024. 12.)을 적으십시오."
        yield _error("project-period", "span", message)


def _departments(project: PlannedProject) -> Iterator[Finding]:
    if project.department and project.department in project.cooperating:
        yield _error("project-department", "cooperating", "주관부서는 협조부서에 적지 않습니다.")
    if len(set(project.cooperating)) < len(project.cooperating):
        yield _error("project-department", "cooperating", "협조부서가 두 번 적혀 있습니다.")


def _funds(funds: tuple[Fund, ...]) -> Iterator[Finding]:
    for (year, source), count in Counter((one.year, one.source) for one in funds).items():
        if count > 1:
            yield _error(
                "project-fund", f"funds.{year}.{source}", f"{year}년 {source}가 두 번 적혀 있습니다."
            )
    for fund in funds:
        where = f"funds.{fund.year}.{fund.source}"
        if fund.source not in SOURCES or not 1990 <= fund.year <= 2100:
            yield _error(
                "project-fund", where, f"재원은 {', '.join(SOURCES)} 가운데 하나, 연도는 네 자리입니다."
            )
        if fund.initial < 0 or fund.final < 0:
            yield _error("project-fund", where, "당초와 최종 예산은 0원보다 적을 수 없습니다.")
        if max(fund.initial, fund.final) > MOST_WON:
            yield _error("project-fund", where, "1,000조 원을 넘습니다. 금액의 단위를 확인하십시오.")


def _measures(project: PlannedProject) -> Iterator[Finding]:
    names = [one.name for one in project.measures]
    if len(set(names)) < len(names):
        yield _error("project-measure", "measures", "같은 이름의 성과지표가 두 번 있습니다.")
    for one in project.measures:
        if not one.name:
            yield _error("project-measure", "measures", "성과지표의 이름을 적으십시오.")
        if one.target and not is_number(one.target):
            yield _error(
                "project-measure", f"measures.{one.name}", f"목표 ‘{one.target}’을(를) 수로 적으십시오."
            )


def check_plan(plan: WholePlan) -> list[Finding]:
    """What stands in the way of approving a plan; `where` names the project by its code."""
    found = []
    if not plan.projects:
        found.append(_error("year-plan-empty", "projects", "사업이 하나도 없습니다. 사업을 먼저 넣으십시오."))
    if plan.span.start is None:
        found.append(_error("year-plan-incomplete", "span", "계획기간을 적으십시오."))
    used = {project.field for project in plan.projects}
    for field in plan.fields:
        if plan.projects and field not in used:
            message = f"‘{field}’ 분야에 사업이 없습니다. 사업을 넣거나 분야를 빼십시오."
            found.append(_error("year-plan-field-empty", f"fields.{field}", message))
    for project in plan.projects:
        found += [_placed(one, project) for one in check_project(project)]
        if project.span.start is None:
            found.append(_placed(_error("project-incomplete", "span", "사업기간을 적으십시오."), project))
        if project.consultation == NOT_CONSULTED:
            message = "중소기업기본법 제20조의5에 따른 사전협의를 시작하지 않았습니다. 협의를 요청하십시오."
            found.append(_placed(Finding("project-consultation", Severity.WARNING, "", message), project))
    return found


def _placed(finding: Finding, project: PlannedProject) -> Finding:
    where = f"projects.{project.code}.{finding.where}".rstrip(".")
    return Finding(
        finding.code, finding.severity, where, f"{project.code} {project.title}: {finding.message}"
    )
