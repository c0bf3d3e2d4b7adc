"""The regulation in the district's words: the wording in force, and every one before and after it."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from gongyak.pledges import published
from gongyak.pledges.published import PublishedRegulation, PublishedRegulations
from gongyak.portal.asking import read_asked
from gongyak.portal.site import make_site
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.regulation import Part, parts


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording in the list of them."""

    address: str
    number: str
    issued: str
    effective: str
    reason: str
    state: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The wording that is shown, its lines, its headings, and all wordings."""

    name: str
    here: Wording
    lines: tuple[Part, ...]
    headings: tuple[Part, ...]
    wordings: tuple[Wording, ...]


@require_safe
def regulation(request: HttpRequest) -> HttpResponse:
    """The wording in force today or on the day that is asked for."""
    asked, today = read_asked(request.GET), day_of(now())
    found = published.regulation(today, asked.as_of)
    page = _make_page(found, today) if found else None
    return render(request, "portal/regulation.jinja", {"site": make_site(request, "trust"), "page": page})


def _make_page(found: PublishedRegulations, today: date) -> Page:
    in_force = next((one.key for one in found.all if one.effective_on <= today), None)
    wordings = tuple(_wording(one, found, in_force, today) for one in found.all)
    lines = parts(found.shown.text)
    return Page(
        name=found.shown.name,
        here=next(one for one in wordings if one.is_here),
        lines=lines,
        headings=tuple(one for one in lines if one.kind in ("chapter", "article", "extra")),
        wordings=wordings,
    )


def _wording(
    one: PublishedRegulation, found: PublishedRegulations, in_force: int | None, today: date
) -> Wording:
    state = "ahead" if one.effective_on > today else "now" if one.key == in_force else "past"
    return Wording(
        address=f"{reverse('regulation')}?as_of={one.effective_on.isoformat()}",
        number=one.number,
        issued=format_day(one.issued_on),
        effective=format_day(one.effective_on),
        reason=one.reason,
        state=state,
        is_here=one.key == found.shown.key,
    )
