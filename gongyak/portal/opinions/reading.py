"""Answered opinions for everybody, and one's own by its number and secret."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongyak.pledges import intake, published
from gongyak.pledges.intake import Flooded, OwnOpinion
from gongyak.portal.opinions.shown import make_opinion
from gongyak.portal.opinions.words import CLOSED, steps_of
from gongyak.portal.sending import QUARTER, client_of, later, old_page, own_page, refused_unless_ours
from gongyak.portal.site import make_site
from gongyak.rules.dates import format_day
from gongyak.rules.moments import moment_words
from gongyak.rules.refusal import Refusal


@dataclass(frozen=True, slots=True)
class ShownOwn:
    """One's own opinion: the steps with what is done, and whether it was closed."""

    own: OwnOpinion
    steps: tuple[tuple[str, str], ...]
    is_closed: bool
    received: str
    due: str
    answered: str
    card: str


@require_safe
def opinions(request: HttpRequest) -> HttpResponse:
    """All answered opinions, the latest answer first, page by page."""
    found = published.opinions(request.GET.get("page", "1"))
    shown = {
        "site": make_site(request, "opinions"),
        "found": found,
        "opinions": [make_opinion(one) for one in found.opinions],
        "pages": range(1, found.pages + 1) if found.pages > 1 else (),
    }
    return render(request, "portal/opinions/list.jinja", shown)


@own_page
def look_up(request: HttpRequest) -> HttpResponse:
    """The form for number and secret, or the opinion that they open."""
    if request.method != "POST":
        return _form(request)
    if answer := refused_unless_ours(request, lambda: _form(request, 403, old_page())):
        return answer
    number, secret = request.POST.get("number", ""), request.POST.get("secret", "")
    try:
        own = intake.look_up(number=number, secret=secret, address=client_of(request), now=now())
    except Flooded:
        said = _("여러 번 조회하여 잠시 막았습니다. 15분 뒤에 다시 해 주십시오.")
        return later(_form(request, 429, said), QUARTER)
    except Refusal:
        said = _("접수번호나 조회 비밀번호가 맞지 않습니다. 접수증을 보고 다시 적어 주십시오.")
        return _form(request, 400, said)
    shown = {"site": make_site(request, "opinions"), "found": _own(own)}
    return render(request, "portal/opinions/own.jinja", shown)


def _own(own: OwnOpinion) -> ShownOwn:
    return ShownOwn(
        own=own,
        steps=tuple(steps_of(own.status)),
        is_closed=own.status == CLOSED,
        received=moment_words(own.received_at),
        due=format_day(own.due_on),
        answered=moment_words(own.answered_at) if own.answered_at else "",
        card=reverse("card", args=[own.pledge]),
    )


def _form(request: HttpRequest, status: int = 200, wrong: str = "") -> HttpResponse:
    shown = {
        "site": make_site(request, "opinions"),
        "wrong": wrong,
        "number": request.POST.get("number", "")[:40],
    }
    return render(request, "portal/opinions/look-up.jinja", shown, status=status)
