"""The pages of retention: what is kept how long and what is due, one batch, and the ledger."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongyak.desk.doors import office
from gongyak.desk.exporting import Sheet, take_out
from gongyak.desk.frame import make_frame
from gongyak.desk.paging import paged
from gongyak.desk.retention import page
from gongyak.retention.models import PurgeBatch, PurgeHold, PurgeStatus
from gongyak.retention.permissions import may_propose, may_see_retention
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.rules.retention import kept_words
from gongyak.staff.actors import Actor

_HERE = "desk-retention"
_WITH = ("proposed_by", "confirmed_by")


@office(may_see_retention)
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Each kind with its period and what is due."""
    return show_overview(request, actor)


def show_overview(
    request: HttpRequest, actor: Actor, *, refused: str = "", kind: str = "", act: str = ""
) -> HttpResponse:
    """The page; with `refused` what was typed for `kind` stays."""
    now = timezone.now()
    rows = page.kind_rows(day_of(now))
    shown = {
        "frame": make_frame(actor, _HERE),
        "rows": rows,
        "late": [row for row in rows if row.due.is_late],
        "waiting": [row.batch for row in rows if row.batch],
        "automatic": list(page.automatic_rows(now - timedelta(days=365))),
        "holds": PurgeHold.objects.filter(until__gte=day_of(now)).select_related("held_by"),
        "tones": page.TONES,
        "may_propose": may_propose(actor),
        "refused": refused,
        "kind": kind,
        "act": act,
        "typed": request.POST if refused else {},
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/retention/overview.jinja", shown, status=409 if refused else 200)


@office(may_see_retention)
def batch(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One batch: what it destroys, on what ground, who proposed and who confirmed."""
    return show_batch(request, actor, visible(actor, pk))


def visible(actor: Actor, pk: int) -> PurgeBatch:
    """A batch, for who came through the door of these pages; 404 where there is none."""
    return get_object_or_404(PurgeBatch.objects.select_related(*_WITH), pk=pk)


def show_batch(
    request: HttpRequest, actor: Actor, row: PurgeBatch, refused: Refusal | None = None
) -> HttpResponse:
    """The page; with `refused` what was typed stays."""
    now = timezone.now()
    is_open = row.status == PurgeStatus.PROPOSED
    shown = {
        "frame": make_frame(actor, _HERE),
        "batch": row,
        "tone": page.TONES[PurgeStatus(row.status)],
        "period": kept_words(row.period),
        "steps": page.steps_of(row),
        "page": paged(row.lines.order_by("pk"), request),
        "is_open": is_open,
        "why_not": page.why_not_confirm(row, actor, now) if is_open else "",
        "backups": page.older_backups(row) if row.status != PurgeStatus.DROPPED else (),
        "refused": refused,
        "typed": request.POST if refused else {},
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/retention/batch.jinja", shown, status=409 if refused else 200)


@office(may_see_retention)
def ledger(request: HttpRequest, actor: Actor) -> HttpResponse:
    """파기대장: every batch, the newest first."""
    rows = PurgeBatch.objects.select_related(*_WITH)
    found = paged(rows, request)
    shown = {
        "frame": make_frame(actor, _HERE),
        "page": found,
        "rows": [(one, page.ledger_row(one)) for one in found],
        "columns": page.LEDGER,
        "tones": page.TONES,
    }
    return render(request, "desk/retention/ledger.jinja", shown)


@office(may_see_retention)
@require_POST
def export(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The 파기대장 as a file, to keep with the papers; it names officials, so a reason is asked."""
    rows = [page.ledger_row(one) for one in PurgeBatch.objects.select_related(*_WITH)]
    sheet = Sheet("파기대장", "purge-ledger", page.LEDGER, rows)
    told = {"subjects": ["ledger"], "object": "retention/ledger", "format": "xlsx", "now": timezone.now()}
    return take_out(request, actor, sheet, **told)
