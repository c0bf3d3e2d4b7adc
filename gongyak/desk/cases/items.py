"""회의의 건의: each becomes a case by one act, with the sort that it has."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongyak.cases.meeting_items import take_item_in, waiting_items
from gongyak.cases.permissions import may_take_in
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.meetings.models import MeetingItem
from gongyak.rules.cases import groups, sort_of
from gongyak.rules.particles import with_particle
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_SHOWN = 100


@office(may_take_in)
def items(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The open proposals of meetings that are no case yet, each with a button that makes it one."""
    refused = ""
    if request.method == "POST":
        try:
            messages.success(request, _taken(request, actor))
            return redirect("desk-case-items")
        except Refusal as refusal:
            refused = str(refusal)
    shown = {
        "frame": make_frame(actor, "desk-cases"),
        "items": waiting_items(actor).select_related("department")[:_SHOWN],
        "groups": groups(),
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/cases/items.jinja", shown, status=409 if refused else 200)


def _taken(request: HttpRequest, actor: Actor) -> str:
    seen = MeetingItem.objects.visible_to(actor)
    item = get_object_or_404(seen, pk=read_key(request.POST.get("item", "")) or 0)
    told = {"sort": sort_of(request.POST.get("sort", "")).code, "company": request.POST.get("company", "")}
    case = take_item_in(item=item, **told, by=actor, now=timezone.now())
    return f"건의 {with_particle(item.number, '을를')} {with_particle(case.number or '', '으로로')} 접수했습니다."
