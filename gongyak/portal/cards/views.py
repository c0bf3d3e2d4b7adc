"""The page of a card, and its files."""

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongyak.pledges import published
from gongyak.portal.asking import Asked, read_asked
from gongyak.portal.cards.page import make_page
from gongyak.portal.downloads import FOR_EVER, as_download
from gongyak.portal.errors import message
from gongyak.portal.site import make_site
from gongyak.rules.dates import format_day
from gongyak.rules.moments import moment_words


@require_safe
def card(request: HttpRequest, number: str) -> HttpResponse:
    """The card of a 관리번호, the latest or as asked."""
    asked = read_asked(request.GET)
    found = published.card(number, asked.as_of, asked.known_at, asked.holder)
    if found is None:
        return _missing(request, number, asked)
    if found.number != number:
        return redirect(reverse("card", args=[found.number]) + asked.query, permanent=True)
    decided = published.decisions(asked.known_at, found.holder.key, found.number)
    opinions = published.opinions_on(found.number, found.holder.key, asked.known_at)
    history = published.history(number, asked.known_at, asked.holder)
    page = make_page(found, history, asked, decided, opinions)
    shown = {"site": make_site(request, "cards"), "page": page, "form": page.form}
    return render(request, "portal/card.jinja", shown)


@require_safe
def file(request: HttpRequest, number: str, format: str) -> HttpResponse:
    """A file of a card, by its format."""
    return _download(
        request,
        number,
        lambda asked: published.file(number, format, asked.as_of, asked.known_at, asked.holder),
    )


@require_safe
def figures(request: HttpRequest, number: str, format: str) -> HttpResponse:
    """The 숫자 근거표 of a card; its head names the district of today, so that it is asked for again."""
    asked = read_asked(request.GET)
    found = published.figures(number, format, asked.as_of, asked.known_at, asked.holder)
    return _missing(request, number, asked) if found is None else as_download(found)


@require_safe
def form(request: HttpRequest, number: str) -> HttpResponse:
    """The whole public form of a card: the bytes that its hash is of."""
    return _download(
        request, number, lambda asked: published.form(number, asked.as_of, asked.known_at, asked.holder)
    )


@require_safe
def public_list(request: HttpRequest) -> HttpResponse:
    """The public list in force, with the hash of every form and file and of the list before."""
    return _download(request, "", lambda asked: published.public_list(asked.as_of, asked.known_at))


def _download(
    request: HttpRequest, number: str, find: Callable[[Asked], published.PublishedFile | None]
) -> HttpResponse:
    """Bytes that never change under their ETag, or the page that says why there are none."""
    asked = read_asked(request.GET)
    found = find(asked)
    if found is None:
        return _missing(request, number, asked)
    return as_download(found, kept=FOR_EVER if _is_settled(asked) else "no-cache")


def _is_settled(asked: Asked) -> bool:
    """Whether the answer can never change: a day as known at a moment that is an hour past.

    A publication bears the moment at which it was begun and shows when all its files are made.
    """
    return bool(asked.as_of and asked.known_at and asked.known_at < now() - timedelta(hours=1))


def _missing(request: HttpRequest, number: str, asked: Asked) -> HttpResponse:
    """404, saying whether the card is there at another time."""
    shown = number[:40]
    if not number:
        return message(
            request,
            404,
            _("공개 목록이 없습니다"),
            _("그때까지 공개한 카드가 없습니다."),
            site=make_site(request),
        )
    if gone := published.withdrawal(number, asked.as_of, asked.known_at):
        told = {"day": format_day(gone.as_of), "at": moment_words(gone.at), "reason": gone.reason}
        sentence = _("%(day)s 기준 카드를 %(at)s에 내렸습니다. 사유: %(reason)s") % told
        rest = _("그 전에 공개한 카드는 기준일을 골라 볼 수 있습니다.")
        return message(request, 410, _("내린 카드입니다"), sentence, rest, site=make_site(request))
    if asked.query and published.card(number):
        if asked.as_of:
            sentence = _(
                "관리번호 %(number)s의 카드는 %(day)s 기준으로 공개된 것이 없습니다. 최신 카드는 공약 목록에 있습니다."
            ) % {"number": shown, "day": format_day(asked.as_of)}
        else:
            sentence = _(
                "관리번호 %(number)s의 카드는 그때까지 공개된 것이 없습니다. 최신 카드는 공약 목록에 있습니다."
            ) % {"number": shown}
    else:
        sentence = _(
            "공개한 공약 가운데 관리번호 %(number)s의 카드가 없습니다. 번호를 확인하거나 공약 목록에서 찾아 주십시오."
        ) % {"number": shown}
    return message(request, 404, _("찾으시는 카드가 없습니다"), sentence, site=make_site(request, "cards"))
