"""Anchors: how far the records reached on each day, the text to sign, and a kept text held against the store."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongyak.audit.anchors import Claim, read, text_of, verify
from gongyak.audit.models import Anchor
from gongyak.desk.audit.page import make_page
from gongyak.desk.audit.permissions import may_audit
from gongyak.desk.doors import office
from gongyak.district.models import District
from gongyak.rules.findings import Finding
from gongyak.rules.moments import day_of
from gongyak.staff.actors import Actor

#: Days shown at once.
SHOWN = 31


@dataclass(frozen=True, slots=True)
class Held:
    """What came of holding a kept text against the store."""

    claim: Claim | None
    found: tuple[Finding, ...]


@office(may_audit)
@require_http_methods(["GET", "POST"])
def anchors(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The anchors of the last days; a text that was pasted is compared and nothing is kept of it."""
    today = day_of(timezone.now())
    text = request.POST.get("text", "") if request.method == "POST" else ""
    district = District.objects.current()
    shown = make_page(
        actor,
        "desk-anchors",
        days=_days(today),
        mail=district.audit_mail,
        text=text,
        held=_hold(text) if request.method == "POST" else None,
    )
    return render(request, "desk/audit/anchors.jinja", shown)


@office(may_audit)
def text(request: HttpRequest, actor: Actor, day: str) -> HttpResponse:
    """The text of a day's anchor, to print, sign and keep elsewhere."""
    try:
        wanted = date.fromisoformat(day)
    except ValueError as error:
        raise Http404 from error
    row = get_object_or_404(Anchor, day=wanted)
    answer = HttpResponse(
        text_of(row, District.objects.current().name), content_type="text/plain; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{row.day}.txt"'
    return answer


def _days(today: date) -> list[tuple[date, Anchor | None]]:
    """The last days from today back to the first anchor, each with its anchor; None where it has none."""
    made = {row.day: row for row in Anchor.objects.filter(day__gt=today - timedelta(SHOWN), day__lte=today)}
    first = Anchor.objects.order_by("day").values_list("day", flat=True).first() or today
    days = [today - timedelta(back) for back in range(SHOWN)]
    return [(day, made.get(day)) for day in days if day >= first]


def _hold(text: str) -> Held:
    try:
        claim = read(text.replace("\r\n", "\n"))
    except ValueError:
        return Held(None, ())
    found = [each for each in verify([("pasted", claim)]) if each.where.startswith("anchor-file")]
    return Held(claim, tuple(found))
