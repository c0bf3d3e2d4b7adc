"""The office of the headquarters: who belongs to it as of a day, and the page on which that is changed."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongyak.desk.acting import Acting
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.headquarters.asking import asked, runs
from gongyak.desk.registry import sent
from gongyak.headquarters import founding, teams
from gongyak.headquarters.models import AlertLevel, Headquarters, MemberPart, OutsideBody, Team, TeamMember
from gongyak.headquarters.permissions import may_found, may_see_headquarters
from gongyak.headquarters.reading import OfficeOn, headquarters_on, office_on
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Duty, Staff

_USUAL_NAME = "지역경제활성화 종합대책본부"


@office(may_see_headquarters)
def office_page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The headquarters as of a day."""
    when = asked(request)
    found = headquarters_on(when.day)
    shown = {
        "frame": make_frame(actor, "hq-office"),
        "when": when,
        "found": office_on(found, when.day) if found else None,
        "phases": found.phases.select_related("level", "recorded_by") if found else (),
        "others": Headquarters.objects.all(),
        "may_run": found is not None and found.ended_on is None and runs(actor),
        "may_found": may_found(actor) and not Headquarters.objects.filter(ended_on=None).exists(),
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/headquarters/office.jinja", shown)


@office(may_found)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """설치."""
    refused, typed = "", sent.texts(request, ("name", "basis", "paper", "began_on"))
    if request.method == "POST":
        try:
            told = founding.Founding(
                typed["name"], typed["basis"], sent.day(request, "began_on", "개시일"), typed["paper"]
            )
            made = founding.establish(founding=told, by=actor, now=timezone.now())
            messages.success(request, f"{made.name}을(를) 설치했습니다. 반과 구성원을 확인하십시오.")
            return redirect("hq-office-edit", made.pk)
        except Refusal as refusal:
            refused = str(refusal)
    else:
        typed |= {"name": _USUAL_NAME, "began_on": format_day(day_of(timezone.now()))}
    shown = {"frame": make_frame(actor, "hq-office"), "typed": typed, "refused": refused}
    return render(request, "desk/headquarters/new.jinja", shown, status=409 if refused else 200)


@office(runs)
def edit(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Phases, teams, people and outside bodies are changed here."""
    return _edit(request, actor, _visible(actor, pk))


def _visible(actor: Actor, pk: int) -> Headquarters:
    if not runs(actor):
        raise Http404
    return get_object_or_404(Headquarters, pk=pk)


def _edit(
    request: HttpRequest, actor: Actor, row: Headquarters, refused: Refusal | None = None
) -> HttpResponse:
    today = day_of(timezone.now())
    day = max(today, row.began_on)
    found = office_on(row, day)
    shown = {
        "frame": make_frame(actor, "hq-office"),
        "hq": row,
        "found": found,
        "members": [("", one) for one in found.deputies]
        + [(team.name, one) for team in found.teams for one in team.members],
        "levels": AlertLevel.objects.all(),
        "choices": _choices(found, day),
        "today": format_day(day),
        "may_found": may_found(actor),
        "failed": request.resolver_match.kwargs.get("act", "") if refused else "",
        "typed": request.POST if refused else {},
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/headquarters/edit.jinja", shown, status=409 if refused else 200)


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in the forms: pairs of key and words."""

    parts: list[tuple[str, str]]
    teams: list[tuple[int, str]]
    people: list[tuple[int, str]]
    bodies: list[tuple[int, str]]
    levels: list[tuple[int, str]]


def _choices(found: OfficeOn, day: date) -> Choices:
    return Choices(
        parts=[(part, part) for part in MemberPart.values],
        teams=[(team.row.pk, team.name) for team in found.teams],
        people=_people(day),
        bodies=[(one.pk, one.name) for one in OutsideBody.objects.on(day)],
        levels=[(one.pk, f"{one.name}: {one.meaning}") for one in AlertLevel.objects.all()],
    )


def _people(day: date) -> list[tuple[int, str]]:
    """Everybody who has a duty on a day, by department and name."""
    duties = Duty.objects.on(day).filter(staff__is_active=True).select_related("staff", "department")
    rows = duties.order_by("department__place", "department__name", "staff__name", "pk")
    told: dict[int, str] = {}
    for duty in rows:
        place = f"{duty.department.name} {duty.rank or duty.role}" if duty.department else duty.role
        told.setdefault(duty.staff_id, f"{duty.staff.name} ({place})")
    return list(told.items())


def _again(request: HttpRequest, actor: Actor, row: Headquarters) -> HttpResponse:
    return redirect("hq-office-edit", row.pk)


def _team(request: HttpRequest, row: Headquarters) -> Team:
    return get_object_or_404(Team, pk=sent.key(request, "team"), headquarters=row)


def _phase(request: HttpRequest, actor: Actor, row: Headquarters) -> str:
    level = AlertLevel.objects.filter(pk=sent.key(request, "level")).first()
    if level is None:
        raise Refusal("단계를 고르십시오.")
    day, reason = sent.day(request, "began_on", "시작일"), request.POST.get("reason", "")
    founding.declare_phase(
        headquarters=row, level=level, began_on=day, reason=reason, by=actor, now=timezone.now()
    )
    return f"{format_day(day)}부터 ‘{level.name}’ 단계입니다."


def _level(request: HttpRequest, actor: Actor, row: Headquarters) -> str:
    level = get_object_or_404(AlertLevel, pk=sent.key(request, "level"))
    told = sent.texts(request, ("name", "meaning", "source"))
    founding.word_level(
        level=level, **told, is_confirmed="is_confirmed" in request.POST, by=actor, now=timezone.now()
    )
    return "단계의 말을 고쳤습니다."


def _form(request: HttpRequest, actor: Actor, row: Headquarters) -> str:
    told = sent.texts(request, ("name", "task"))
    day, leads = sent.day(request, "began_on", "편성일"), "leads" in request.POST
    teams.form_team(headquarters=row, **told, began_on=day, leads=leads, by=actor, now=timezone.now())
    return "반을 편성했습니다."


def _reword(request: HttpRequest, actor: Actor, row: Headquarters) -> str:
    told, day = sent.texts(request, ("name", "task")), sent.day(request, "began_on", "바뀌는 날")
    teams.reword_team(team=_team(request, row), **told, began_on=day, by=actor, now=timezone.now())
    return "반의 이름과 임무를 고쳤습니다. 그 전날까지는 앞의 이름으로 보입니다."


def _disband(request: HttpRequest, actor: Actor, row: Headquarters) -> str:
    day = sent.day(request, "ended_on", "해산일")
    teams.disband_team(team=_team(request, row), ended_on=day, by=actor, now=timezone.now())
    return "반을 해산했습니다."


def _join(request: HttpRequest, actor: Actor, row: Headquarters) -> str:
    part = request.POST.get("part", "")
    team = Team.objects.filter(pk=sent.key(request, "team"), headquarters=row).first()
    member = teams.NewMember(
        part=part,
        began_on=sent.day(request, "began_on", "시작일"),
        staff=Staff.objects.filter(pk=sent.key(request, "staff")).first(),
        body=OutsideBody.objects.filter(pk=sent.key(request, "body")).first(),
        team=None if part == MemberPart.DEPUTY_HEAD else team,
        task=request.POST.get("task", ""),
    )
    teams.add_member(headquarters=row, member=member, by=actor, now=timezone.now())
    return "구성원을 넣었습니다."


def _leave(request: HttpRequest, actor: Actor, row: Headquarters) -> str:
    member = get_object_or_404(TeamMember, pk=sent.key(request, "member"), headquarters=row)
    day = sent.day(request, "ended_on", "끝난 날")
    teams.end_member(member=member, ended_on=day, by=actor, now=timezone.now())
    return "구성원의 일을 끝냈습니다. 그날까지의 명단에는 남습니다."


def _body(request: HttpRequest, actor: Actor, row: Headquarters) -> str:
    told, day = sent.texts(request, ("name", "contact", "phone")), sent.day(request, "began_on", "등록일")
    teams.register_body(**told, began_on=day, by=actor, now=timezone.now())
    return "유관기관을 등록했습니다. 아래에서 반에 넣을 수 있습니다."


def _close(request: HttpRequest, actor: Actor, row: Headquarters) -> str:
    day, reason = sent.day(request, "ended_on", "종료일"), request.POST.get("reason", "")
    founding.close(headquarters=row, ended_on=day, reason=reason, by=actor, now=timezone.now())
    return "본부를 종료했습니다."


act = Acting(_visible, _edit, _again).named(
    {
        "phase": _phase,
        "level": _level,
        "form": _form,
        "reword": _reword,
        "disband": _disband,
        "join": _join,
        "leave": _leave,
        "body": _body,
        "close": _close,
    }
)
