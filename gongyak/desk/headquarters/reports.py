"""The reports: which are there and which are due, one of them, its editor, a team's part, its files."""

from datetime import date
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongyak.approvals import actions as approvals
from gongyak.desk.dates import read_day
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.headquarters.asking import runs
from gongyak.desk.headquarters.report_page import TONES, make_page, sections_of
from gongyak.desk.numbers import read_key, read_revision
from gongyak.desk.registry import sent
from gongyak.headquarters import drafting
from gongyak.headquarters.contents import report_of, typed_of
from gongyak.headquarters.models import ReportKind, SituationReport, TeamInput
from gongyak.headquarters.papers import MEDIA, kept_paper, paper
from gongyak.headquarters.permissions import may_see_headquarters, may_write_for
from gongyak.headquarters.reading import headquarters_on
from gongyak.headquarters.rhythm import WEEKDAYS, due_reports, rhythms, set_rhythm
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.rules.situation.report import SECTIONS, Texts
from gongyak.staff.actors import Actor

#: So many reports stand on the list.
_MOST = 60


@office(may_see_headquarters)
def reports(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The reports since a day, and those that are due."""
    return _list(request, actor)


def _list(request: HttpRequest, actor: Actor, refused: str = "") -> HttpResponse:
    today = day_of(timezone.now())
    typed = request.GET.get("since", "").strip()[:40]
    since, wrong = _since(typed)
    headquarters, may_run = headquarters_on(today), runs(actor)
    rows = SituationReport.objects.visible_to(actor, today).select_related("version")
    shown = {
        "frame": make_frame(actor, "hq-reports"),
        "since": typed,
        "reports": list((rows.since(since) if since else rows)[:_MOST]),
        "due": due_reports(headquarters, today) if headquarters and may_run else [],
        "may_run": may_run and headquarters is not None,
        "kinds": [(one, one) for one in ReportKind.values],
        "rhythms": rhythms() if may_run else (),
        "weekdays": list(enumerate(WEEKDAYS)),
        "tones": TONES,
        "today": format_day(today),
        "typed": request.POST if refused else {},
        "refused": refused or wrong,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/headquarters/reports.jinja", shown, status=409 if refused else 200)


def _since(typed: str) -> tuple[date | None, str]:
    day = read_day(typed) if typed else None
    if typed and day is None:
        return None, f"‘{typed}’을(를) 날짜로 읽을 수 없어 모두 보입니다. 2026. 11. 23.처럼 적어 주십시오."
    return day, ""


@office(runs)
@require_POST
def draft(request: HttpRequest, actor: Actor) -> HttpResponse:
    """초안."""
    now = timezone.now()
    try:
        headquarters = headquarters_on(day_of(now))
        if headquarters is None:
            raise Refusal("운영하는 종합대책본부가 없습니다. 먼저 본부를 설치하십시오.")
        made = drafting.draft_report(
            headquarters=headquarters,
            kind=request.POST.get("kind", ""),
            day=sent.day(request, "day", "보고할 날"),
            by=actor,
            now=now,
        )
    except Refusal as refusal:
        return _list(request, actor, str(refusal))
    messages.success(request, f"{made.kind} 상황보고의 초안을 기록에서 만들었습니다. 적을 것을 적으십시오.")
    return redirect("hq-report-edit", made.pk)


@office(runs)
@require_POST
def rhythm(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Set how often a kind is made."""
    told = {name: read_key(request.POST.get(name, "")) for name in ("weekday", "hour")}
    numbers = {name: 99 if value is None else value for name, value in told.items()}
    kind, is_made = request.POST.get("kind", ""), "is_made" in request.POST
    try:
        set_rhythm(kind=kind, is_made=is_made, **numbers, by=actor, now=timezone.now())
    except Refusal as refusal:
        return _list(request, actor, str(refusal))
    messages.success(request, f"{kind} 보고의 주기를 정했습니다.")
    return redirect("hq-reports")


def visible(actor: Actor, pk: int) -> SituationReport:
    """A report that the person may see; 404 otherwise."""
    if not may_see_headquarters(actor):
        raise Http404
    rows = SituationReport.objects.visible_to(actor, day_of(timezone.now())).distinct()
    found = rows.select_related("headquarters", "approval", "version", "changed_by")
    return get_object_or_404(found, pk=pk)


@office()
def report(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One report. Whose turn it is has seen it from then on."""
    row = visible(actor, pk)
    if row.approval:
        approvals.see(approval=row.approval, by=actor, now=timezone.now())
    return report_view(request, actor, row)


def report_view(
    request: HttpRequest, actor: Actor, row: SituationReport, refused: Refusal | None = None
) -> HttpResponse:
    """The page of a report, with a refusal where an act was refused."""
    shown = {
        "frame": make_frame(actor, "hq-reports"),
        "report": row,
        "page": make_page(row, actor, timezone.now()),
        "tone": TONES.get(row.status, "going"),
        "typed": request.POST.get("memo", "") if refused else "",
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/headquarters/report.jinja", shown, status=409 if refused else 200)


@office()
def edit(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """What 총괄 writes, beside what was computed; nothing that was typed is lost."""
    row = visible(actor, pk)
    if not runs(actor) or not drafting.is_open(row):
        raise Http404
    typed, refused, revision = None, "", row.revision
    if request.method == "POST":
        typed = [request.POST.get(name, "").replace("\r\n", "\n") for name in SECTIONS]
        revision = read_revision(request.POST.get("revision", ""))
        try:
            told = {"report": row, "texts": Texts(*typed), "revision": revision}
            drafting.save_report(**told, by=actor, now=timezone.now())
            messages.success(request, "상황보고를 저장했습니다.")
            return redirect("hq-report", row.pk)
        except Conflict as conflict:
            row = visible(actor, pk)
            refused, revision = str(conflict), row.revision
        except Refusal as refusal:
            refused = str(refusal)
    shown = {
        "frame": make_frame(actor, "hq-reports"),
        "report": row,
        "sections": sections_of(row, typed),
        "kept": sections_of(row) if refused and typed else (),
        "revision": revision,
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/headquarters/report-edit.jinja", shown, status=409 if refused else 200)


@office()
def team(request: HttpRequest, actor: Actor, pk: int, asked: int) -> HttpResponse:
    """What a team writes for a report."""
    report = visible(actor, pk)
    row = get_object_or_404(
        TeamInput.objects.select_related("team", "report", "changed_by"), pk=asked, report=report
    )
    if not may_write_for(actor, row.team, day_of(timezone.now())) or not drafting.is_open(report):
        raise Http404
    texts, refused, revision = typed_of(row), "", row.revision
    if request.method == "POST":
        texts = Texts(*(request.POST.get(name, "").replace("\r\n", "\n") for name in SECTIONS))
        revision, hand_in = read_revision(request.POST.get("revision", "")), "hand_in" in request.POST
        try:
            told = {"asked": row, "texts": texts, "revision": revision, "hand_in": hand_in}
            drafting.write_input(**told, by=actor, now=timezone.now())
            messages.success(request, f"{row.name}의 내용을 {'제출' if hand_in else '저장'}했습니다.")
            return redirect("hq-report", report.pk)
        except Conflict as conflict:
            refused, revision = str(conflict), TeamInput.objects.get(pk=row.pk).revision
        except Refusal as refusal:
            refused = str(refusal)
    shown = {
        "frame": make_frame(actor, "hq-reports"),
        "report": report,
        "asked": row,
        "sections": [(name, label, getattr(texts, name)) for name, label in SECTIONS.items()],
        "revision": revision,
        "refused": refused,
    }
    return render(request, "desk/headquarters/report-team.jinja", shown, status=409 if refused else 200)


@office()
def file(request: HttpRequest, actor: Actor, pk: int, format: str) -> HttpResponse:
    """A report as HWPX or PDF: what was frozen last, or the draft while nothing was."""
    row = visible(actor, pk)
    if format not in MEDIA:
        raise Http404
    body = kept_paper(row.version, format) if row.version else paper(report_of(row), format)
    return _download(row, "" if row.version else "초안", format, body)


@office()
def past(request: HttpRequest, actor: Actor, pk: int, seq: int, format: str) -> HttpResponse:
    """One of the versions of a report that were frozen."""
    row = visible(actor, pk)
    if format not in MEDIA or row.version is None:
        raise Http404
    version = get_object_or_404(row.version.document.versions, seq=seq)
    return _download(row, f"{seq}차", format, kept_paper(version, format))


def _download(row: SituationReport, mark: str, format: str, body: bytes) -> HttpResponse:
    name = "_".join(filter(None, (row.kind, row.number, mark))) + f".{format}"
    answer = HttpResponse(body, content_type=MEDIA[format])
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer
