"""Addresses of what changed."""

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from gongyak.api.asking import Asked, Day
from gongyak.api.changes.answers import ChangesAnswer, CompareAnswer, changed, compared
from gongyak.api.face import resource
from gongyak.api.pledges.views import Number, missing
from gongyak.api.sets import nothing_published
from gongyak.pledges import published

router = Router()


class SpanAsked(Asked):
    """Two days; left out, the last two that were published. `to` goes before `as_of`."""

    since: Day = Field(None, alias="from", description="앞의 기준일 / the earlier day")
    to: Day = Field(None, description="뒤의 기준일. 없으면 as_of / the later day, as_of where left out")


@resource(
    router,
    "/pledges/{number}/compare",
    name="compare",
    summary="공약 하나를 두 기준일로 / one pledge on two days",
    gives=CompareAnswer,
)
def one(request: HttpRequest, number: Number, asked: Query[SpanAsked]) -> CompareAnswer:
    """One card on two days side by side: header, progress, amounts, and every line of the text."""
    found = published.pair(number, asked.since, asked.to or asked.as_of, asked.known_at, asked.holder)
    if found is None:
        raise missing(number)
    return compared(found)


@resource(
    router,
    "/changes",
    name="changes",
    summary="두 기준일 사이에 달라진 것 / what changed",
    gives=ChangesAnswer,
)
def whole(request: HttpRequest, asked: Query[SpanAsked]) -> ChangesAnswer:
    """The pledges of a set beside those of an earlier one: what came, what went, what differs and by how much."""
    found = published.changes(asked.since, asked.to or asked.as_of, asked.known_at, asked.holder, texts=False)
    if found is None:
        raise nothing_published()
    return changed(found)
