"""Pages of rounds: all of them, one as a board, opening one, publishing one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.rounds import opening
from gongyak.desk.rounds.board import make_board
from gongyak.desk.rounds.preview import make_preview
from gongyak.district.models import District
from gongyak.pledges.models import DEADLINES, Round
from gongyak.pledges.rounds.opening import open_round
from gongyak.pledges.rounds.permissions import may_run_rounds
from gongyak.pledges.rounds.publishing import publish_round
from gongyak.pledges.rounds.reminding import remind
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@office()
def rounds(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every round, the latest first."""
    shown = {
        "frame": make_frame(actor, "rounds"),
        "rounds": Round.objects.select_related("publication", "officeholder__term"),
        "may_run": may_run_rounds(actor),
    }
    return render(request, "desk/rounds/list.jinja", shown)


@office()
def board(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One round: the departments and their cards, those that the person may see."""
    round = get_object_or_404(Round, pk=pk)
    drafts = list(round.drafts.visible_to(actor).select_related("round", "pledge", "department").distinct())
    shown = {
        "frame": make_frame(actor, "rounds"),
        "round": round,
        "board": make_board(round, drafts, day_of(timezone.now())),
        "may_run": may_run_rounds(actor),
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/rounds/board.jinja", shown)


@office(may_run_rounds)
@require_POST
def reminder(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Write to whoever has cards of the round to write or to sign."""
    told = remind(round=get_object_or_404(Round, pk=pk), by=actor, now=timezone.now())
    messages.success(request, told.said())
    return redirect("round", pk)


@office(may_run_rounds)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Open a round."""
    now = timezone.now()
    typed = (
        opening.read(request.POST.dict())
        if request.method == "POST"
        else opening.proposed(day_of(now), _days())
    )
    refused = ""
    if typed.as_of and typed.deadlines:
        try:
            made = open_round(
                as_of=typed.as_of, deadlines=typed.deadlines, by=actor, now=now, note=typed.values["note"]
            )
            return redirect("round", made.pk)
        except Refusal as refusal:
            refused = str(refusal)
    shown = {"frame": make_frame(actor, "rounds"), "typed": typed, "refused": refused}
    return render(request, "desk/rounds/new.jinja", shown, status=400 if typed.wrong or refused else 200)


@office(may_run_rounds)
def publish(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """What publishing would do, and the act."""
    round = get_object_or_404(Round, pk=pk)
    refused = ""
    if request.method == "POST":
        try:
            publish_round(
                round=round,
                by=actor,
                now=timezone.now(),
                reason=request.POST.get("reason", "").strip(),
                without_waiting="without_waiting" in request.POST,
            )
            return redirect("round", round.pk)
        except Refusal as refusal:
            refused = str(refusal)
    shown = {
        "frame": make_frame(actor, "rounds"),
        "round": round,
        "page": make_preview(round),
        "reason": request.POST.get("reason", ""),
        "refused": refused,
    }
    return render(request, "desk/rounds/publish.jinja", shown, status=409 if refused else 200)


def _days() -> dict[str, int]:
    """The district's usual days from opening a round until each deadline."""
    row = District.objects.current()
    return {name: getattr(row, name.replace("_by", "_days")) for name in DEADLINES}
