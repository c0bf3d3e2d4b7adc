"""What every address may ask for: as of which day, as known when, whose pledges."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from gongyak.rules.dates import parse_day
from gongyak.rules.moments import known_until


class Unreadable(ValueError):
    """A part of an address that cannot be read: one sentence for its user, in the language of the page.

    No view catches it: `config.middleware.UnreadableAddress` makes the page.
    """


@dataclass(frozen=True, slots=True)
class Asked:
    """`as_of` a 기준일, `known_at` an aware moment, `holder` whose pledges (`8-2`); None asks for the latest."""

    as_of: date | None = None
    known_at: datetime | None = None
    holder: str | None = None

    @property
    def query(self) -> str:
        """The question as a query string, with its question mark; empty where nothing is asked."""
        return "?" + urlencode(self.named) if self.named else ""

    @property
    def named(self) -> dict[str, str]:
        """What is asked, as the address spells it."""
        moments = {"as_of": self.as_of, "known_at": self.known_at}
        named = {name: value.isoformat() for name, value in moments.items() if value}
        return named | ({"holder": self.holder} if self.holder else {})


def read_asked(query: QueryDict) -> Asked:
    """The question in `?as_of=…&known_at=…&holder=…`. Raises Unreadable on a text that is no day or moment."""
    as_of, known_at = query.get("as_of", ""), query.get("known_at", "")
    return Asked(
        _day(as_of) if as_of else None, _moment(known_at) if known_at else None, query.get("holder") or None
    )


@dataclass(frozen=True, slots=True)
class Span:
    """Two days to set side by side, and the rest of the question; None asks for the last two published."""

    before: date | None = None
    after: date | None = None
    asked: Asked = Asked()

    @property
    def rest(self) -> dict[str, str]:
        """What is asked beside the days, as the address spells it."""
        return self.asked.named

    def query(self, before: date | None, after: date) -> str:
        """The same question for two other days (or one and the day before it) as a query string."""
        days = {"from": before.isoformat()} if before else {}
        return "?" + urlencode(days | {"to": after.isoformat()} | self.rest)


def read_span(query: QueryDict) -> Span:
    """The question in `?from=…&to=…&known_at=…&holder=…`. Raises Unreadable as `read_asked` does."""
    before, after = query.get("from", ""), query.get("to", "")
    rest = replace(read_asked(query), as_of=None)
    return Span(_day(before) if before else None, _day(after) if after else None, rest)


def _day(text: str) -> date:
    day = parse_day(text[:40])
    if day is None:
        said = _("날짜로 읽을 수 없습니다: ‘%(text)s’. 2024-06-30처럼 적어 주십시오.")
        raise Unreadable(said % {"text": text[:40]})
    return day


def _moment(text: str) -> datetime:
    try:
        return known_until(text[:40])
    except ValueError as error:
        said = _("때로 읽을 수 없습니다: ‘%(text)s’. 2024-06-30처럼, 1990년부터 2100년 사이로 적어 주십시오.")
        raise Unreadable(said % {"text": text[:40]}) from error
