"""The pages of the panel, and what the coordinating office does on them."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongyak.desk.dates import read_day
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.looking import looked
from gongyak.desk.numbers import read_key, read_keys
from gongyak.pledges.changes import panel as acts
from gongyak.pledges.changes.panel import NewMember
from gongyak.pledges.changes.permissions import may_handle, may_see_panel
from gongyak.pledges.changes.waiting import holder_on
from gongyak.pledges.models import Advice, Officeholder, PanelMember, PanelSession
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@office(may_see_panel)
def panel(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Who is on the panel, and its sessions."""
    return _panel(request, actor)


def _panel(request: HttpRequest, actor: Actor, refused: str = "") -> HttpResponse:
    today = day_of(timezone.now())
    holder = holder_on(today)
    members = list(holder.panel.all()) if holder else []
    looked(request, actor, [one.key for one in members], "panel")
    shown = {
        "frame": make_frame(actor, "desk-panel"),
        "members": [one for one in members if one.ended_on is None or one.ended_on >= today],
        "former": [one for one in members if one.ended_on is not None and one.ended_on < today],
        "sessions": holder.panel_sessions.all() if holder else (),
        "may_handle": may_handle(actor),
        "today": format_day(today),
        "refused": refused,
        "typed": request.POST if refused else {},
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/panel/panel.jinja", shown, status=409 if refused else 200)


def _holder(today: date) -> Officeholder:
    """Whose pledges the panel looks at; Refusal where there are none yet."""
    holder = holder_on(today)
    if holder is None:
        raise Refusal("아직 확정된 공약이 없습니다. 공약이 확정된 뒤에 평가단을 꾸리십시오.")
    return holder


@office(may_handle)
@require_POST
def appoint(request: HttpRequest, actor: Actor) -> HttpResponse:
    """위촉."""
    now = timezone.now()
    day = read_day(request.POST.get("began_on", ""))
    if day is None:
        return _panel(request, actor, "위촉일을 2026. 11. 23.처럼 적어 주십시오.")
    told = (request.POST.get("name", ""), request.POST.get("part", ""), "is_listed" in request.POST)
    try:
        made = acts.appoint_member(
            holder=_holder(day_of(now)), member=NewMember(*told, day), by=actor, now=now
        )
    except Refusal as refusal:
        return _panel(request, actor, str(refusal))
    messages.success(request, f"{made.name} 님을 평가단에 위촉했습니다.")
    return redirect("desk-panel")


@office(may_handle)
@require_POST
def dismiss(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """해촉."""
    member = get_object_or_404(PanelMember, pk=pk)
    day = read_day(request.POST.get("ended_on", ""))
    if day is None:
        return _panel(request, actor, "해촉일을 2026. 11. 23.처럼 적어 주십시오.")
    try:
        acts.dismiss_member(member=member, ended_on=day, by=actor, now=timezone.now())
    except Refusal as refusal:
        return _panel(request, actor, str(refusal))
    messages.success(request, f"{member.name} 님을 해촉했습니다.")
    return redirect("desk-panel")


@office(may_handle)
def new_session(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Record a session: its day first gives who was on the panel then."""
    now = timezone.now()
    refused, today = "", day_of(now)
    holder = _holder(today)
    day = read_day(request.POST.get("held_on", "")) if request.method == "POST" else today
    members = list(holder.panel.on(day or today))
    chosen = set(read_keys(request.POST.getlist("attended")))
    if request.method == "POST":
        try:
            if day is None:
                raise Refusal("회의한 날을 2026. 11. 23.처럼 적어 주십시오.")
            made = acts.hold_session(
                holder=holder,
                name=request.POST.get("name", ""),
                held_on=day,
                attended=[one for one in members if one.pk in chosen],
                minutes=request.POST.get("minutes", ""),
                by=actor,
                now=now,
            )
            return redirect("desk-panel-session", made.pk)
        except Refusal as refusal:
            refused = str(refusal)
    looked(request, actor, [one.key for one in members], "panel")
    shown = {
        "frame": make_frame(actor, "desk-panel"),
        "members": members,
        "chosen": chosen,
        "day": request.POST.get("held_on") or format_day(today),
        "typed": request.POST,
        "count": holder.panel_sessions.count() + 1,
        "refused": refused,
    }
    return render(request, "desk/panel/new.jinja", shown, status=409 if refused else 200)


@office(may_see_panel)
def session(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One session: who came, minutes, votes, advice with the answers."""
    return _session(request, actor, pk)


def _session(request: HttpRequest, actor: Actor, pk: int, refused: str = "") -> HttpResponse:
    row = get_object_or_404(PanelSession, pk=pk)
    attended = list(row.attended.all())
    looked(request, actor, [one.key for one in attended], row.key)
    shown = {
        "frame": make_frame(actor, "desk-panel"),
        "session": row,
        "attended": attended,
        "deliberations": row.deliberations.select_related("change__pledge"),
        "advices": row.advices.select_related("change__pledge", "replied_by"),
        "may_handle": may_handle(actor),
        "refused": refused,
        "typed": request.POST if refused else {},
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/panel/session.jinja", shown, status=409 if refused else 200)


Act = Callable[[HttpRequest, Actor, PanelSession], str]


def _acting(act: Act) -> Callable[..., HttpResponse]:
    @office(may_handle)
    @require_POST
    def do(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
        row = get_object_or_404(PanelSession, pk=pk)
        try:
            said = act(request, actor, row)
        except Refusal as refusal:
            return _session(request, actor, pk, str(refusal))
        messages.success(request, said)
        return redirect("desk-panel-session", pk)

    return do


def _minutes(request: HttpRequest, actor: Actor, row: PanelSession) -> str:
    acts.write_minutes(session=row, minutes=request.POST.get("minutes", ""), by=actor, now=timezone.now())
    return "회의록을 저장했습니다."


def _publish(request: HttpRequest, actor: Actor, row: PanelSession) -> str:
    acts.publish_session(session=row, by=actor, now=timezone.now())
    return "회의를 공개했습니다."


def _advise(request: HttpRequest, actor: Actor, row: PanelSession) -> str:
    acts.advise(session=row, text=request.POST.get("text", ""), by=actor, now=timezone.now())
    return "건의를 기록했습니다."


def _reply(request: HttpRequest, actor: Actor, row: PanelSession) -> str:
    number = request.POST.get("advice", "")
    key = read_key(number) or 0
    advice = get_object_or_404(Advice, pk=key, session=row)
    outcome, reply = request.POST.get("outcome", ""), request.POST.get("reply", "")
    acts.reply_to_advice(advice=advice, outcome=outcome, reply=reply, by=actor, now=timezone.now())
    return "건의에 답했습니다."


minutes, publish, advise, reply = (_acting(act) for act in (_minutes, _publish, _advise, _reply))
