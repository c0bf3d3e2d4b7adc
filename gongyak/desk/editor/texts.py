"""The draft that a page of the editor is about, with the texts that it had."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404

from gongyak.desk.doors import office
from gongyak.desk.looking import looked, people_of
from gongyak.pledges.actions import content_of
from gongyak.pledges.models import Draft
from gongyak.pledges.rounds.cards import card_of
from gongyak.pledges.rounds.permissions import may_write
from gongyak.pledges.rounds.workflow import STEPS
from gongyak.rules.card import Card, from_json
from gongyak.staff.actors import Actor


@dataclass(frozen=True, slots=True)
class Open:
    """A draft on somebody's desk: last quarter's card, and whether this person may write now."""

    draft: Draft
    before: Card | None
    can_write: bool

    @property
    def scope(self) -> str:
        """For what new lines get their ids."""
        return str(self.draft.pledge.document)

    @property
    def card(self) -> Card:
        """The card as it is kept now."""
        return card_of(self.draft)

    def card_at(self, revision: int) -> Card:
        """The card as it was in one of its texts; as it is now where there is no such text."""
        text = self.draft.texts.filter(revision=revision).values_list("card", flat=True).first()
        return from_json(json.loads(text)) if text else self.card

    @property
    def last_import(self) -> Card:
        """The card as a file last gave it; before any file, as the quarter began."""
        return from_json(json.loads(self.draft.imported)) if self.draft.imported else self.card_at(0)


def find(pk: int, actor: Actor) -> Open:
    """A draft that this person writes; 404 for any other."""
    rows = Draft.objects.select_related(
        "round", "pledge__document", "department", "changed_by", "base__internal"
    )
    draft = get_object_or_404(rows, pk=pk)
    if not may_write(actor, draft):
        raise Http404
    before = content_of(draft.base).card if draft.base else None
    return Open(draft, before, can_write=(draft.status, "저장") in STEPS)


View = Callable[[HttpRequest, Actor, Open], HttpResponse]


def on_draft(view: View, *, form: bool = False) -> Callable[..., HttpResponse]:
    """A view behind the door of the desk that gets the draft it is about; 404 for who does not write it.

    `form` is for an address that only takes one. The look at the people in the card is recorded.
    """

    @office()
    @wraps(view)
    def opening(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
        opened = find(pk, actor)
        if form and request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not form:
            looked(request, actor, people_of(opened.card, opened.scope), opened.draft.key)
        return view(request, actor, opened)

    return opening
