"""The pages of changes: all of them, a new one, one with everything that is done to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongyak.approvals import actions as approvals
from gongyak.desk.changes.form import make_form, past_lines, read_past
from gongyak.desk.changes.page import TONES, make_page
from gongyak.desk.dates import read_day
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.pledges.changes.check import chains
from gongyak.pledges.changes.past import record_past_change
from gongyak.pledges.changes.permissions import may_begin, may_handle, may_see_changes
from gongyak.pledges.changes.waiting import holder_on, may_propose, to_handle, to_sign
from gongyak.pledges.changes.writing import begin_change
from gongyak.pledges.models import Change, Pledge
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@office(may_see_changes)
def changes(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every change that the person may see: what waits for the person first."""
    now = timezone.now()
    rows = Change.objects.visible_to(actor).select_related("pledge", "department").prefetch_related("items")
    shown = {
        "frame": make_frame(actor, "desk-changes"),
        "to_sign": to_sign(actor, now),
        "to_handle": to_handle(actor),
        "changes": rows.distinct(),
        "tones": TONES,
        "may_begin": may_begin(actor),
        "may_handle": may_handle(actor),
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/changes/list.jinja", shown)


@office(may_begin)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Choose the pledge that is to be changed."""
    now = timezone.now()
    refused = ""
    if request.method == "POST":
        number = request.POST.get("pledge", "")
        pledge = get_object_or_404(Pledge, pk=read_key(number) or 0)
        try:
            made = begin_change(pledge=pledge, by=actor, now=now)
            return redirect("desk-change", made.pk)
        except Refusal as refusal:
            refused = str(refusal)
    holder = holder_on(day_of(now))
    pledges = may_propose(actor, holder, day_of(now)) if holder else ()
    shown = {"frame": make_frame(actor, "desk-changes"), "pledges": pledges, "refused": refused}
    return render(request, "desk/changes/new.jinja", shown, status=409 if refused else 200)


@office(may_handle)
def chain(request: HttpRequest, actor: Actor) -> HttpResponse:
    """연쇄 점검: what cards say otherwise than was decided, and changes that do not follow each other."""
    pledges = Pledge.objects.select_related("officeholder__term").order_by("-officeholder__began_on", "order")
    shown = {"frame": make_frame(actor, "desk-changes"), "findings": chains(pledges), "count": len(pledges)}
    return render(request, "desk/changes/chain.jinja", shown)


@office(may_handle)
def past(request: HttpRequest, actor: Actor) -> HttpResponse:
    """소급 기록: take in a change that was decided on paper before the office worked here."""
    sent = request.POST.dict() if request.method == "POST" else request.GET.dict()
    refused = ""
    if request.method == "POST":
        number, day = sent.get("pledge", ""), read_day(sent.get("decided_on", ""))
        pledge = get_object_or_404(Pledge, pk=read_key(number) or 0)
        try:
            if day is None:
                raise Refusal("결정한 날을 2024. 6. 13.처럼 적어 주십시오.")
            made = record_past_change(
                pledge=pledge,
                written=read_past(sent),
                decided_on=day,
                paper_number=sent.get("paper_number", ""),
                by=actor,
                now=timezone.now(),
            )
            return redirect("desk-change", made.pk)
        except Refusal as refusal:
            refused = str(refusal)
    shown = {
        "frame": make_frame(actor, "desk-changes"),
        "pledges": Pledge.objects.select_related("officeholder__term").order_by(
            "-officeholder__began_on", "order"
        ),
        "lines": past_lines(sent),
        "sent": sent,
        "refused": refused,
    }
    return render(request, "desk/changes/past.jinja", shown, status=409 if refused else 200)


@office()
def change(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One change. Whose turn it is has seen it from then on."""
    row = visible(actor, pk)
    if row.approval:
        approvals.see(approval=row.approval, by=actor, now=timezone.now())
    return change_page(request, actor, row)


def visible(actor: Actor, pk: int) -> Change:
    """A change that the person may know of; 404 otherwise."""
    asked = Change.objects.visible_to(actor).distinct()
    return get_object_or_404(
        asked.select_related("pledge__officeholder__term", "pledge__document", "department", "approval"),
        pk=pk,
    )


def change_page(
    request: HttpRequest, actor: Actor, row: Change, refused: Refusal | None = None
) -> HttpResponse:
    """The page; with `refused` as it was sent, and why that was not done."""
    page = make_page(row, actor, timezone.now())
    typed = request.POST.dict() if refused and "reason" in request.POST else None
    shown = {
        "frame": make_frame(actor, "desk-changes"),
        "change": row,
        "page": page,
        "form": make_form(row, typed) if page.may_edit else None,
        "tone": TONES.get(row.status, "going"),
        "refused": refused,
        "typed": request.POST.get("memo", ""),
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/changes/change.jinja", shown, status=409 if refused else 200)
