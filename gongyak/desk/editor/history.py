"""Every text that a draft had, what each changed, and the way back to one of them."""

import json
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongyak.desk.differences import Difference, differences
from gongyak.desk.editor.texts import Open, on_draft
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.pledges.models import DraftText
from gongyak.pledges.rounds.writing import save_draft
from gongyak.rules.card import Card, from_json
from gongyak.rules.moments import moment_words
from gongyak.staff.actors import Actor

#: So many of the latest are listed; the others are kept all the same.
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Told:
    """One text: when, by whom, how it came, and what it says otherwise than the one before."""

    revision: int
    at: str
    who: str
    saving: str
    changes: tuple[Difference, ...]
    is_now: bool


@on_draft
def texts(request: HttpRequest, actor: Actor, opened: Open) -> HttpResponse:
    """The list of texts; a form that names one makes a new text of it, so that nothing is overwritten."""
    if request.method == "POST":
        wanted = read_key(request.POST.get("text", ""))
        number = opened.draft.revision if wanted is None else wanted
        now = timezone.now()
        save_draft(
            draft=opened.draft, card=opened.card_at(number), revision=opened.draft.revision, by=actor, now=now
        )
        messages.success(request, f"{number}번째 글로 되돌렸습니다. 그 뒤의 글도 그대로 남아 있습니다.")
        return redirect("draft-write", opened.draft.pk)
    shown = {"frame": make_frame(actor, "rounds"), "opened": opened, "texts": _listed(opened)}
    return render(request, "desk/editor/texts.jinja", shown)


def _listed(opened: Open) -> list[Told]:
    rows = list(opened.draft.texts.select_related("by").order_by("-revision")[: _SHOWN + 1])
    read = [_card(row) for row in rows]
    befores: list[Card | None] = [*read[1:], None]
    return [
        Told(
            revision=row.revision,
            at=moment_words(row.at),
            who=row.by.name,
            saving=row.saving,
            changes=differences(before, card) if before else (),
            is_now=row.revision == opened.draft.revision,
        )
        for row, card, before in list(zip(rows, read, befores, strict=True))[:_SHOWN]
    ]


def _card(row: DraftText) -> Card:
    return from_json(json.loads(row.card))
