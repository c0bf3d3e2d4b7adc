"""인사이동: everything open of one person on one screen, given to another in one act, with a record to print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongyak.desk.account.page import said
from gongyak.desk.frame import make_frame
from gongyak.desk.looking import looked
from gongyak.desk.numbers import read_key
from gongyak.desk.people.acts import day_in
from gongyak.desk.people.open_items import open_items
from gongyak.desk.people.page import duty_lines
from gongyak.desk.people.views import managers
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor, actor_of
from gongyak.staff.handing_over import Transfer, hand_over
from gongyak.staff.managing import REASONS
from gongyak.staff.models import Duty, Handover, Staff


@managers
@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: HttpRequest, actor: Actor, staff: int) -> HttpResponse:
    """The screen, and the act."""
    giver, now, wrong = get_object_or_404(Staff, pk=staff), timezone.now(), ""
    items = open_items(actor_of(giver, day_of(now)), day_of(now))
    if request.method == "POST":
        try:
            made = hand_over(transfer=_transfer(request, giver), items=items, by=actor, now=now)
            return redirect("handover-record", made.pk)
        except Refusal as refusal:
            wrong = str(refusal)
    looked(request, actor, [giver.key], f"handover/of/{giver.pk}")
    today = day_of(now)
    shown = {
        "frame": make_frame(actor, "people"),
        "giver": giver,
        "duties": duty_lines(Duty.objects.on(today).filter(staff=giver).select_related("department"), today),
        "items": items,
        "takers": Staff.objects.filter(is_active=True).exclude(pk=giver.pk).order_by("name"),
        "reasons": REASONS,
        "typed": {name: request.POST.get(name, "") for name in ("taker", "last_day", "rank", "reason")},
        "chosen": request.POST.getlist("duty"),
        "today": today.isoformat(),
        "wrong": wrong,
    }
    return render(request, "desk/people/handover.jinja", shown, status=409 if wrong else 200)


@managers
@require_safe
def record(request: HttpRequest, actor: Actor, handover: int) -> HttpResponse:
    """The record of a handover, to print."""
    rows = Handover.objects.select_related("giver", "taker", "made_by")
    row = get_object_or_404(rows, pk=handover)
    looked(request, actor, [row.giver.key, row.taker.key], f"handover/{row.pk}")
    shown = {"frame": make_frame(actor, "people"), "row": row, "made": said(row.made_at)}
    return render(request, "desk/people/record.jinja", shown)


def _transfer(request: HttpRequest, giver: Staff) -> Transfer:
    taker = Staff.objects.filter(username=request.POST.get("taker", "").strip().lower()).first()
    if taker is None:
        raise Refusal("받는 사람을 고르십시오.")
    return Transfer(
        giver=giver,
        taker=taker,
        duties=[key for one in request.POST.getlist("duty") if (key := read_key(one))],
        last_day=day_in(request, "last_day"),
        rank=request.POST.get("rank", "")[:30],
        reason=request.POST.get("reason", ""),
    )
