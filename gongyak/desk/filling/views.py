"""The page on which a draft is filled from the records, line by line."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongyak.desk.editor.texts import Open, on_draft
from gongyak.desk.filling import asked as form
from gongyak.desk.filling.page import make_page
from gongyak.desk.frame import make_frame
from gongyak.pledges.compiling.filling import Choices, fill, offer_for
from gongyak.pledges.models import Draft, Saving
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.staff.actors import Actor

_CHANGED = "그사이 기록이나 카드가 바뀌었습니다. 고르신 것은 그대로 두었으니 다시 보고 저장하십시오."


@on_draft
def fill_page(request: HttpRequest, actor: Actor, opened: Open) -> HttpResponse:
    """The card beside its records; what was chosen is kept by one button."""
    if not opened.can_write:
        raise Refusal("지금은 고칠 수 없는 카드이므로 기록에서 채울 수 없습니다.")
    if request.method != "POST":
        return _page(request, actor, opened.draft)
    asked = form.read(request.POST)
    if _is_done(opened.draft, asked.revision, actor):
        return redirect("draft-write", opened.draft.pk)
    offer = offer_for(opened.draft)
    if asked.seen != offer.seen or asked.revision != opened.draft.revision:
        return _page(request, actor, opened.draft, asked.choices, _CHANGED)
    try:
        fill(offer=offer, choices=asked.choices, revision=asked.revision, by=actor, now=timezone.now())
    except Conflict as conflict:
        return _page(request, actor, conflict.there, asked.choices, _CHANGED)
    except Refusal as refusal:
        return _page(request, actor, opened.draft, asked.choices, str(refusal))
    messages.success(request, "기록에서 채워 저장했습니다. 더 고칠 것이 있으면 여기에서 고치십시오.")
    return redirect("draft-write", opened.draft.pk)


def _is_done(draft: Draft, revision: int, actor: Actor) -> bool:
    """Whether this very person has filled the text of that revision: the second click of a double click."""
    last = draft.texts.last()
    return bool(
        last and last.by_id == actor.id and (last.saving, last.revision) == (Saving.FILLED, revision + 1)
    )


def _page(
    request: HttpRequest, actor: Actor, draft: Draft, chosen: Choices | None = None, told: str = ""
) -> HttpResponse:
    shown: dict[str, Any] = {
        "frame": make_frame(actor, "rounds"),
        "page": make_page(offer_for(draft), chosen),
        "told": told,
    }
    return render(request, "desk/filling/fill.jinja", shown, status=409 if told else 200)
