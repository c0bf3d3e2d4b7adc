"""The pages of meetings: the calendar, a new one, one with everything that is done to it, its minutes as a file."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongyak import documents
from gongyak.approvals import actions as approvals
from gongyak.audit.models import LookKind
from gongyak.desk.dates import d_day
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.looking import looked
from gongyak.desk.meetings.listing import make_month, waiting_of
from gongyak.desk.meetings.page import ITEM_TONES, TONES, make_page
from gongyak.desk.meetings.typed import GUESTS, text, when_of
from gongyak.desk.numbers import read_key
from gongyak.meetings.calling import plan_meeting
from gongyak.meetings.minutes import frozen, frozen_public, minutes_of
from gongyak.meetings.models import Body, Meeting, MeetingSeries
from gongyak.meetings.permissions import may_found_any, may_read, may_run, may_see_meetings
from gongyak.rules.dates import format_day
from gongyak.rules.meetings import document, public
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

#: The minutes as a file, by the end of its address.
FORMATS = {"hwpx": "application/hwp+zip", "pdf": "application/pdf"}
_EVERYTHING = ("series__body__department", "department", "approval", "version__internal", "version__public")


def visible(actor: Actor, pk: int) -> Meeting:
    """A meeting that the person may know of; 404 otherwise."""
    if not may_see_meetings(actor):
        raise Http404
    return get_object_or_404(Meeting.objects.select_related(*_EVERYTHING), pk=pk)


@office(may_see_meetings)
def meetings(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A month of meetings, what waits for the person, and the bodies."""
    now = timezone.now()
    today = day_of(now)
    shown = {
        "frame": make_frame(actor, "desk-meetings"),
        "month": make_month(request.GET.get("month", ""), today),
        "waiting": waiting_of(actor, now),
        "bodies": Body.objects.on(today).select_related("department"),
        "tones": TONES,
        "today": today,
        "d_day": d_day,
        "may_found": may_found_any(actor),
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/meetings/list.jinja", shown)


@office(may_found_any)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """계획: choose the series, and when it is."""
    now, refused = timezone.now(), ""
    rows = MeetingSeries.objects.filter(body__in=Body.objects.on(day_of(now)))
    series = [one for one in rows.select_related("body__department") if may_run(actor, one.body)]
    chosen = read_key(request.POST.get("series", "") or request.GET.get("series", ""))
    if request.method == "POST":
        try:
            made = plan_meeting(
                series=_chosen(series, chosen),
                when=when_of(request),
                subject=text(request, "subject"),
                is_public="is_public" in request.POST,
                with_mayor="with_mayor" in request.POST,
                by=actor,
                now=now,
            )
            messages.success(request, "회의를 계획했습니다. 안건을 모은 뒤 소집하십시오.")
            return redirect("desk-meeting", made.pk)
        except Refusal as refusal:
            refused = str(refusal)
    shown = {
        "frame": make_frame(actor, "desk-meetings"),
        "series": series,
        "chosen": chosen,
        "typed": request.POST,
        "refused": refused,
        "today": format_day(day_of(now)),
    }
    return render(request, "desk/meetings/new.jinja", shown, status=409 if refused else 200)


def _chosen(series: list[MeetingSeries], key: int | None) -> MeetingSeries:
    found = next((one for one in series if one.pk == key), None)
    if found is None:
        raise Refusal("어느 회의인지 고르십시오.")
    return found


@office()
def meeting(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One meeting. Whose turn it is to sign has seen its minutes from then on."""
    row = visible(actor, pk)
    if row.approval:
        approvals.see(approval=row.approval, by=actor, now=timezone.now())
    return meeting_page(request, actor, row)


def meeting_page(
    request: HttpRequest, actor: Actor, row: Meeting, refused: Refusal | None = None
) -> HttpResponse:
    """The page of a meeting; what was typed stays in it where an act was refused."""
    now = timezone.now()
    page = make_page(row, actor, now)
    looked(request, actor, page.subjects, row.key)
    match = request.resolver_match
    shown = {
        "frame": make_frame(actor, "desk-meetings"),
        "meeting": row,
        "page": page,
        "tone": TONES.get(row.status, "going"),
        "item_tones": ITEM_TONES,
        "today": day_of(now),
        "d_day": d_day,
        "departments": Department.objects.on(day_of(now)),
        "guest_lines": range(max(GUESTS - len(page.guests), 1)),
        "typed": request.POST if refused else {},
        "act": match.kwargs.get("act", "") if refused and match else "",
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/meetings/meeting.jinja", shown, status=409 if refused else 200)


@office()
def file(request: HttpRequest, actor: Actor, pk: int, format: str) -> HttpResponse:
    """The minutes as HWPX or PDF: as approved, else as a draft. With the names of people it needs a reason.

    Without a reason it is the form that the public may read.
    """
    row = visible(actor, pk)
    if format not in FORMATS or row.is_ahead or not row.number:
        raise Http404
    reason = request.GET.get("reason", "").strip()
    if reason:
        if not may_read(actor, row):
            raise Refusal(
                "성명이 든 회의록은 회의를 맡은 부서와 총괄부서가 내려받습니다. 사유를 비우면 성명 없이 받습니다."
            )
        told = frozen(row.version) if row.version else minutes_of(row)
        subjects = [one.key for one in row.presences.all()]
        looked(request, actor, subjects, row.key, kind=LookKind.DOWNLOAD, reason=reason)
    else:
        told = frozen_public(row.version) if row.version else public(minutes_of(row))
    name = f"{row.number}_minutes{'' if row.version else '_draft'}.{format}"
    made = HttpResponse(documents.write(format, document(told), title=f"{row.name} 회의록"), FORMATS[format])
    made.headers["Content-Disposition"] = (
        f"attachment; filename=\"minutes-{row.pk}.{format}\"; filename*=UTF-8''{_quoted(name)}"
    )
    return made


def _quoted(name: str) -> str:
    from urllib.parse import quote

    return quote(name)
