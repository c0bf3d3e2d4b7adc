"""The linter over a quarter and over the headquarters' records."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongyak.desk.doors import office
from gongyak.desk.editor.lines import TITLES
from gongyak.desk.frame import make_frame
from gongyak.desk.linting.found import Asked, Spot, gather
from gongyak.desk.linting.ledger import looked_at, spots_of
from gongyak.desk.numbers import read_key
from gongyak.pledges.models import Draft, Round
from gongyak.pledges.rounds.linting import Looked, linted_drafts
from gongyak.rules.card import Card
from gongyak.rules.card.items import walk
from gongyak.rules.card.layout import layouts
from gongyak.rules.card.model import TREES
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.staff.actors import Actor

_NOWHERE = "주관부서 미정"
_LONGEST = 50
#: Said of every card, and nothing that anybody did wrong.
_FOR_THE_EYE = ("progress-beside",)


@office()
@require_safe
def quarter(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The cards of a round that the person may see, by rule and by department; the last round where none is named."""
    rounds = list(Round.objects.order_by("-as_of"))
    key = read_key(request.GET.get("round", ""))
    round = get_object_or_404(Round, pk=key) if key else next(iter(rounds), None)
    looked = linted_drafts(_drafts(round, actor)) if round else []
    spots = [spot for one in looked for spot in _spots(one)]
    asked = Asked.of(request.GET)
    base = reverse("linting")
    shown = {
        "frame": make_frame(actor, "linting"),
        "rounds": [(one.pk, format_day(one.as_of), one == round) for one in rounds],
        "page": gather(spots, asked, len(looked), base, **({"round": str(round.pk)} if round else {})),
        "as_of": format_day(round.as_of) if round else "",
    }
    return render(request, "desk/linting/quarter.jinja", shown)


def _drafts(round: Round, actor: Actor) -> Sequence[Draft]:
    """In the order of the 직제, then of 관리번호."""
    asked = round.drafts.visible_to(actor).distinct()
    rows = asked.select_related("round", "pledge", "department", "base__internal")
    return sorted(rows, key=lambda row: (row.department.place if row.department else -1, row.pledge.order))


def _spots(looked: Looked) -> Iterator[Spot]:
    draft = looked.draft
    lines = {where: item.text for tree in TREES for where, item in walk(getattr(looked.card, tree), tree)}
    for finding in looked.findings:
        if finding.code in _FOR_THE_EYE:
            continue
        yield Spot(
            department=draft.department.name if draft.department else _NOWHERE,
            title=f"{draft.pledge.number} {draft.pledge.title}",
            address=reverse("draft", args=[draft.pk]),
            place=_place(finding.where, lines, looked.card),
            finding=finding,
        )


def _place(where: str, lines: dict[str, str], card: Card) -> str:
    """A place of a card in words: the section with the line, or the label of the field."""
    first = where.partition(".")[0]
    if first in TITLES:
        text = lines.get(where, "")
        return (
            f"{TITLES[first]}: {text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}"
            if text
            else TITLES[first]
        )
    layout = layouts()[card.layout]
    return layout.label(first) if first in layout.fields else ""


@office()
@require_safe
def ledger(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The results, projects and planned activities of the person's departments, by rule and by department."""
    today = day_of(timezone.now())
    records = looked_at(actor, today)
    spots = spots_of(records)
    shown = {
        "frame": make_frame(actor, "linting"),
        "page": gather(spots, Asked.of(request.GET), records.count, reverse("linting-ledger")),
        "as_of": format_day(today),
    }
    return render(request, "desk/linting/ledger.jinja", shown)
