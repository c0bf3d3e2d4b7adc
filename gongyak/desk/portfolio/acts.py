"""What is done on the page of a project: its status, 추경, results, schedule, papers."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from gongyak.companies.reading import known_as
from gongyak.desk.acting import Act, Acting
from gongyak.desk.portfolio import typed
from gongyak.desk.portfolio.form import UNIT
from gongyak.desk.portfolio.project import chosen_milestone, project_visible, render_project
from gongyak.desk.registry import sent
from gongyak.plans.models import Project, ProjectCompany, ProjectPaper
from gongyak.plans.projects import supplement
from gongyak.plans.reporting import (
    Trouble,
    add_paper,
    move_project,
    remove_paper,
    report_results,
    tell_trouble,
)
from gongyak.plans.scheduling import (
    add_milestone,
    announce_milestone,
    drop_milestone,
    finish_milestone,
    move_milestone,
    restore_milestone,
)
from gongyak.plans.supporting import Support, add_company, remove_company
from gongyak.rules.money import parse_cell
from gongyak.rules.particles import quoted
from gongyak.rules.portfolio.words import SOURCES
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


def _trouble(request: HttpRequest) -> Trouble:
    return Trouble(typed.text(request, "problem"), typed.text(request, "remedy"))


def _move(request: HttpRequest, actor: Actor, row: Project) -> str:
    step = typed.text(request, "step")
    if not step:
        raise Refusal("어떤 상태로 바꿀지 고르십시오.")
    reason, now = typed.text(request, "reason"), timezone.now()
    made = move_project(project=row, act=step, by=actor, now=now, reason=reason, trouble=_trouble(request))
    if made.status == "완료":
        return "사업을 완료했습니다. 실적대장에 후보가 생겼으니 증빙을 넣고 확인하십시오."
    return f"상태를 {quoted(made.status, '으로로')} 바꾸었습니다."


def _tell(request: HttpRequest, actor: Actor, row: Project) -> str:
    tell_trouble(project=row, trouble=_trouble(request), by=actor, now=timezone.now())
    return "문제점과 대책을 저장했습니다."


def _supplement(request: HttpRequest, actor: Actor, row: Project) -> str:
    changes = {}
    year = sent.key(request, "year")
    for source in SOURCES:
        told = typed.text(request, f"supplement.{source}")
        amount, found = parse_cell(told or "-", UNIT, source)
        if amount.won is None:
            raise Refusal(f"{source}: {found[0].message if found else '수로 적으십시오.'}")
        changes[year, source] = amount.won
    kept = {(one.year, one.source): one.supplement for one in row.funds.all()}
    changes = {at: won for at, won in changes.items() if won != kept.get(at, 0)}
    if not changes:
        raise Refusal("바뀐 금액이 없습니다. 추경의 증감을 적으십시오.")
    reason = typed.text(request, "round")
    supplement(project=row, changes=changes, by=actor, now=timezone.now(), reason=reason)
    return "추경을 적었습니다."


def _results(request: HttpRequest, actor: Actor, row: Project) -> str:
    names, told = request.POST.getlist("indicator"), request.POST.getlist("result")
    as_of = typed.day(request, "as_of", "기준일")
    results = dict(zip(names, told, strict=False))
    report_results(project=row, results=results, as_of=as_of, by=actor, now=timezone.now())
    return "성과지표의 실적을 저장했습니다."


def _add(request: HttpRequest, actor: Actor, row: Project) -> str:
    title, when = typed.text(request, "title"), typed.span(request, "when", "때")
    add_milestone(project=row, title=title, span=when, by=actor, now=timezone.now())
    return "일정을 넣었습니다."


def _shift(request: HttpRequest, actor: Actor, row: Project) -> str:
    milestone, when = chosen_milestone(request, row), typed.span(request, "when", "때")
    reason = typed.text(request, "reason")
    move_milestone(milestone=milestone, span=when, reason=reason, by=actor, now=timezone.now())
    return "일정을 바꾸었습니다. 당초의 때가 함께 남습니다."


def _finish(request: HttpRequest, actor: Actor, row: Project) -> str:
    milestone, done_on = chosen_milestone(request, row), typed.day(request, "done_on", "마친 날")
    made = finish_milestone(milestone=milestone, done_on=done_on, by=actor, now=timezone.now())
    return "일정을 마쳤습니다." + (" 실적대장에 후보가 생겼습니다." if made.activity else "")


def _drop(request: HttpRequest, actor: Actor, row: Project) -> str:
    milestone, reason = chosen_milestone(request, row), typed.text(request, "reason")
    drop_milestone(milestone=milestone, reason=reason, by=actor, now=timezone.now())
    return "하지 않기로 한 일정으로 남겼습니다."


def _restore(request: HttpRequest, actor: Actor, row: Project) -> str:
    restore_milestone(milestone=chosen_milestone(request, row), by=actor, now=timezone.now())
    return "일정을 되돌렸습니다."


def _announce(request: HttpRequest, actor: Actor, row: Project) -> str:
    announce_milestone(milestone=chosen_milestone(request, row), by=actor, now=timezone.now())
    return "향후계획에 올렸습니다. 미루거나 마치면 함께 바뀝니다."


def _add_paper(request: HttpRequest, actor: Actor, row: Project) -> str:
    paper = typed.read_paper(request)
    if paper is None:
        raise Refusal("문서번호의 부서와 번호와 시행일을 적으십시오.")
    title = typed.text(request, "paper_title")
    add_paper(project=row, paper=paper, title=title, by=actor, now=timezone.now())
    return "문서번호를 넣었습니다."


def _remove_paper(request: HttpRequest, actor: Actor, row: Project) -> str:
    paper = get_object_or_404(ProjectPaper, pk=sent.key(request, "paper"), project=row)
    remove_paper(paper=paper, by=actor, now=timezone.now())
    return "문서번호를 지웠습니다."


def _add_company(request: HttpRequest, actor: Actor, row: Project) -> str:
    company, told = known_as(typed.text(request, "company")), typed.text(request, "won")
    amount, found = parse_cell(told or "-", "원", "지원액")
    if told and amount.won is None:
        raise Refusal(f"지원액: {found[0].message if found else '수로 적으십시오.'}")
    won = amount.won if told else None
    part, on = typed.text(request, "part"), typed.day(request, "joined_on", "선정·참여한 날")
    support = Support(part, on, won, typed.text(request, "company_note"))
    add_company(project=row, company=company, support=support, by=actor, now=timezone.now())
    return f"{company.name}: 적었습니다."


def _remove_company(request: HttpRequest, actor: Actor, row: Project) -> str:
    link = get_object_or_404(ProjectCompany, pk=sent.key(request, "link"), project=row)
    remove_company(link=link, by=actor, now=timezone.now())
    return "기업을 지웠습니다."


ACTS: dict[str, Act[Project]] = {
    "move": _move,
    "trouble": _tell,
    "supplement": _supplement,
    "results": _results,
    "step": _add,
    "step-move": _shift,
    "step-done": _finish,
    "step-drop": _drop,
    "step-restore": _restore,
    "step-announce": _announce,
    "paper": _add_paper,
    "paper-remove": _remove_paper,
    "company": _add_company,
    "company-remove": _remove_company,
}
_acting = Acting(project_visible, render_project, lambda request, actor, row: redirect("project", row.pk))
act = _acting.named(ACTS)
