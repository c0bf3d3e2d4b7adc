"""Addresses of pledges."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from ninja import P, Path, Query, Router

from gongyak.api.answers import set_of
from gongyak.api.asking import Asked
from gongyak.api.face import resource
from gongyak.api.pledges.answers import (
    HistoryAnswer,
    PledgeAnswer,
    PledgesAnswer,
    pledge_of,
    row_of,
    version_of,
)
from gongyak.api.pledges.choosing import PledgesAsked
from gongyak.api.problems import NotThere
from gongyak.api.sets import set_asked
from gongyak.district.published import district
from gongyak.pledges import published
from gongyak.pledges.published import PublishedSet

router = Router()
Number = Path[str, P(max_length=50, description="관리번호 / pledge number", example="1-2-2")]


@resource(router, "/pledges", name="pledges", summary="공약 목록 / list of pledges", gives=PledgesAnswer)
def pledges(request: HttpRequest, asked: Query[PledgesAsked]) -> PledgesAnswer:
    """The pledges of a set, chosen by the filters of the site, page by page."""
    found = set_asked(asked)
    words = " ".join(asked.q.split())
    hits = published.find(words, found) if words else None
    ranks = {version: hit.rank for version, hit in hits.hits.items()} if hits else None
    rows = asked.chosen(found.rows, ranks, district().lines if asked.sort == "department" else ())
    return PledgesAnswer(
        set=set_of(found),
        total=len(rows),
        note=(hits.note or None) if hits else None,
        next=_next(asked, found) if asked.end < len(rows) else None,
        pledges=tuple(row_of(row, asked.query) for row in rows[asked.cursor : asked.end]),
    )


def _next(asked: PledgesAsked, found: PublishedSet) -> str:
    """The address of the next page, from the very set that this one came from, whatever is published meanwhile."""
    pinned = asked.pinned(found.as_of, found.published_at, found.holder.key)
    chosen = pinned.model_dump(exclude_defaults=True, exclude={"as_of", "known_at", "holder", "cursor"})
    return f"{reverse('api:pledges')}{pinned.query}&{urlencode(chosen | {'cursor': asked.end}, doseq=True)}"


@resource(
    router,
    "/pledges/{number}",
    name="pledge",
    summary="공약 하나와 카드 / one pledge and its card",
    gives=PledgeAnswer,
)
def pledge(request: HttpRequest, number: Number, asked: Query[Asked]) -> PledgeAnswer:
    """One pledge with its card in the form of docs/reference/card.schema.json, its files, hashes and publication."""
    found = published.card(number, asked.as_of, asked.known_at, asked.holder)
    if found is None:
        raise missing(number)
    exact = asked.pinned(found.publication_as_of, found.published_at, found.holder.key)
    return pledge_of(found, exact.query)


@resource(
    router,
    "/pledges/{number}/history",
    name="history",
    summary="공약의 확정본들 / versions of a pledge",
    gives=HistoryAnswer,
)
def history(request: HttpRequest, number: Number, asked: Query[Asked]) -> HistoryAnswer:
    """Every published version of one card, the latest first; `as_of` leaves out those of later days."""
    versions = published.history(number, asked.known_at, asked.holder, asked.as_of)
    if not versions:
        raise missing(number)
    return HistoryAnswer(
        number=number, versions=tuple(version_of(number, one, asked.holder) for one in versions)
    )


def missing(number: str) -> NotThere:
    """What is said where there is no such card."""
    return NotThere(
        f"이 조건으로 공개된 공약 가운데 관리번호 {number}의 카드가 없습니다. 목록은 /api/v1/pledges 에 있습니다."
    )
