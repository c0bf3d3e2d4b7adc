"""The acts by which a department reports on its project: how it goes, what was spent, what was reached."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongyak.plans.contents import planned
from gongyak.plans.minting import mint_project
from gongyak.plans.models import Execution, Project, ProjectPaper
from gongyak.plans.permissions import may_write_project
from gongyak.plans.projects import NOT_YOURS, locked_project, refuse_wrong
from gongyak.plans.telling import Told, tell_project
from gongyak.plans.workflow import project_step
from gongyak.rules.moments import day_of
from gongyak.rules.portfolio.checks import check_spent, is_number
from gongyak.rules.portfolio.spending import Month, check_months
from gongyak.rules.portfolio.words import DONE, IN_TROUBLE, REOPEN, WITH_REASON
from gongyak.rules.records import Paper
from gongyak.rules.refusal import Refusal
from gongyak.snapshots.actions import refuse_future
from gongyak.staff.actors import Actor


@dataclass(frozen=True, slots=True)
class Trouble:
    """문제점 and 대책 in the department's words."""

    problem: str = ""
    remedy: str = ""


@transaction.atomic
def move_project(
    *, project: Project, act: str, by: Actor, now: datetime, reason: str = "", trouble: Trouble | None = None
) -> Project:
    """Take a step of `rules.portfolio.words.STEPS`: 착수, 정상추진, 지연, 부진, 완료, 이월, 폐지, 재개.

    `trouble` None leaves what was told of it. Refused: 지연 or 부진 without a problem and what is done about it;
    이월, 폐지 or 재개 without a reason. A finished project is a candidate of the ledger from then on.
    """
    row = to_report(project, by)
    before, row.status = row.status, project_step(row.status, act)
    if trouble is not None:
        row.problem, row.remedy = trouble.problem.strip(), trouble.remedy.strip()
    if row.status in IN_TROUBLE and not (row.problem and row.remedy):
        raise Refusal(f"{row.status} 상태로 바꾸려면 문제점과 대책을 함께 적으십시오.")
    if (row.status in WITH_REASON or act == REOPEN) and not reason.strip():
        raise Refusal(f"{act}하는 사유를 적으십시오.")
    row.save(update_fields=["status", "problem", "remedy"])
    row = tell_project(row, Told(f"사업 {act}", before, row.status, reason.strip()), by, now)
    if row.status == DONE:
        mint_project(row, by, now)
    return row


@transaction.atomic
def tell_trouble(*, project: Project, trouble: Trouble, by: Actor, now: datetime) -> Project:
    """Write what the problem is and what is done about it; the status stays.

    Refused: taken away while the status says that there is one.
    """
    row = to_report(project, by)
    row.problem, row.remedy = trouble.problem.strip(), trouble.remedy.strip()
    if row.status in IN_TROUBLE and not (row.problem and row.remedy):
        raise Refusal(
            f"‘{row.status}’인 사업에서는 문제점과 대책을 비울 수 없습니다. 상태를 먼저 바꾸십시오."
        )
    row.save(update_fields=["problem", "remedy"])
    return tell_project(row, Told("문제점·대책"), by, now)


@transaction.atomic
def spend(
    *, project: Project, months: Mapping[tuple[int, int, str], int], by: Actor, now: datetime
) -> Project:
    """Write what was spent in months (year, month, source) in won; 0 takes a month away, others stay.

    Refused, with where it is wrong: a month to come, a sum so far below nothing (반납 beyond what was spent), more
    in a year than may be spent.
    """
    row = to_report(project, by)
    there = {(one.year, one.month, one.source): one for one in row.executions.all()}
    changed = {at: won for at, won in months.items() if won != (there[at].won if at in there else 0)}
    if not changed:
        return row
    told = {at: one.won for at, one in there.items()} | changed
    spent: dict[tuple[int, str], int] = defaultdict(int)
    for (year, _, source), won in told.items():
        spent[year, source] += won
    all_months = [Month(*at, won) for at, won in told.items()]
    refuse_wrong([*check_months(all_months, day_of(now)), *check_spent(planned(row).funds, spent)])
    for (year, month, source), won in changed.items():
        Execution.objects.update_or_create(
            project=row, year=year, month=month, source=source, defaults={"won": won}
        )
    row.executions.filter(won=0).delete()
    said = ", ".join(f"{y}-{m:02} {s} {won:,}원" for (y, m, s), won in sorted(changed.items()))
    return tell_project(row, Told("월 집행", memo=said), by, now)


@transaction.atomic
def report_results(
    *, project: Project, results: Mapping[str, str], as_of: date, by: Actor, now: datetime
) -> Project:
    """Write what was reached of indicators (by name) by a day; an empty result takes it away.

    Refused: a day to come, an indicator that the project does not have, what is no number.
    """
    row = to_report(project, by)
    refuse_future(as_of, now)
    there = {one.name: one for one in row.indicators.all()}
    for name, told in results.items():
        result = told.strip()
        if name not in there:
            raise Refusal(f"‘{name}’은(는) 이 사업의 성과지표가 아닙니다. 화면을 새로 열어 확인하십시오.")
        if result and not is_number(result):
            raise Refusal(f"‘{name}’의 실적 ‘{result}’을(를) 수로 적으십시오.")
        one = there[name]
        if result != one.result:
            one.result, one.as_of = result, as_of if result else None
            one.save(update_fields=["result", "as_of"])
    said = ", ".join(f"{name} {told.strip()}" for name, told in results.items() if told.strip())
    return tell_project(row, Told("성과지표 실적", memo=f"{as_of} {said}".strip()), by, now)


@transaction.atomic
def add_paper(*, project: Project, paper: Paper, title: str, by: Actor, now: datetime) -> Project:
    """Note the 문서번호 of a paper of the project. Refused: noted already, a day to come."""
    row = to_report(project, by)
    refuse_future(paper.issued_on, now)
    made, fresh = ProjectPaper.objects.get_or_create(
        project=row,
        department=paper.department.strip(),
        number=paper.number,
        issued_on=paper.issued_on,
        defaults={"title": title.strip()},
    )
    if not fresh:
        raise Refusal(f"문서번호 {made}은(는) 이 사업에 이미 적혀 있습니다.")
    return tell_project(row, Told("문서번호 추가", memo=str(made)), by, now)


@transaction.atomic
def remove_paper(*, paper: ProjectPaper, by: Actor, now: datetime) -> Project:
    """Take a 문서번호 away that was noted by mistake; the event keeps it."""
    row = to_report(paper.project, by)
    said = str(paper)
    ProjectPaper.objects.filter(pk=paper.pk, project=row).delete()
    return tell_project(row, Told("문서번호 지움", memo=said), by, now)


def to_report(project: Project, by: Actor) -> Project:
    """The locked project where somebody may report on it."""
    row = locked_project(project)
    if not may_write_project(by, row):
        raise Refusal(NOT_YOURS)
    return row
