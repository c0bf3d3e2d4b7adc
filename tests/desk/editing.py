"""The form of the editor as a browser sends it."""

from django.http import HttpResponse
from django.urls import reverse

from gongyak.rules.card import Card
from gongyak.rules.card.typed import form_of
from tests.people import logged_in
from tests.pledges.rounds.quarter import Quarter

MORE = "- 종합대책본부 정례 간담회: 2024.11."


def address(quarter: Quarter, part: str = "draft-write") -> str:
    return reverse(part, args=[quarter.draft.pk])


def fields(quarter: Quarter, **changed: str) -> dict[str, str]:
    """The form as the page shows it, with some of it typed over; `plans` is the name of a section."""
    form = form_of(quarter.card)
    values = {f"field-{name}": text for name, text in form.fields.items()}
    values |= {f"section-{name}": text for name, text in form.sections.items()}
    values |= {f"cell-{place}": text for place, text in form.cells.items()}
    values |= {"unit": form.unit or "", "revision": str(quarter.draft.revision), "act": "save"}
    values |= {f"section-{n}": t for n, t in changed.items() if f"section-{n}" in values}
    values |= {f"field-{n}": t for n, t in changed.items() if f"field-{n}" in values}
    return values | {n: t for n, t in changed.items() if n in ("act", "revision", "onto")}


def send(quarter: Quarter, who: str = "담당", part: str = "draft-write", **changed: str) -> HttpResponse:
    return logged_in(quarter.people[who]).post(address(quarter, part), fields(quarter, **changed))


def plans(card: Card) -> list[str]:
    return [item.text for item in card.plans]
