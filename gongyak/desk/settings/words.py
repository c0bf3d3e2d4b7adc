"""The words of 추진상황: the district's criteria for the six, and its own words with the national one each is."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from gongyak.desk.doors import office
from gongyak.desk.settings.page import make_page
from gongyak.desk.settings.permissions import may_set
from gongyak.district.actions import change_settings, set_status_word
from gongyak.district.published import PublishedStatuses
from gongyak.district.published import statuses as published
from gongyak.rules import status
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@dataclass(frozen=True, slots=True)
class Row:
    """One word on the page: what it says now, and for the six what is said where the district says nothing."""

    word: str
    national: str
    criterion: str
    otherwise: str = ""


@office(may_set)
@require_http_methods(["GET", "HEAD", "POST"])
def statuses(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The words; one of them, or a new one, is set by the form of its row. No criterion takes a word back."""
    wrong, typed = "", {name: request.POST.get(name, "") for name in ("word", "national", "criterion")}
    if request.method == "POST":
        try:
            set_status_word(**typed, by=actor.key, now=timezone.now())
            return redirect("desk-statuses")
        except Refusal as refusal:
            wrong = str(refusal)
    said = published()
    shown = make_page(
        actor,
        "statuses",
        six=[_of_the_six(one, said) for one in status.national()],
        own=[Row(*row) for row in said.local],
        asked=[one for one in status.local() if one.word not in {word for word, *_ in said.local}],
        confirmed=said.confirmed,
        wrong=wrong,
        typed=typed,
    )
    return render(request, "desk/settings/statuses.jinja", shown, status=409 if wrong else 200)


@office(may_set)
@require_POST
def confirm(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Say that the criteria are the district's own, or that they are not yet."""
    values = {"statuses_confirmed": request.POST.get("confirmed") == "yes"}
    change_settings(values=values, by=actor.key, now=timezone.now())
    return redirect("desk-statuses")


def _of_the_six(one: status.NationalStatus, said: PublishedStatuses) -> Row:
    return Row(one.word, one.word, said.criteria.get(one.word, ""), one.criterion)
