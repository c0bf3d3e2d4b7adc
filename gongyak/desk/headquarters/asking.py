"""What addresses of the headquarters ask for, and what today's person may do there."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from gongyak.desk.dates import read_day
from gongyak.headquarters import permissions
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of, known_until
from gongyak.staff.actors import Actor


@dataclass(frozen=True, slots=True)
class AsOf:
    """As of which day, and as known when (None: now); `wrong` says what of it could not be read."""

    day: date
    known: datetime | None
    typed_day: str
    typed_known: str
    is_today: bool
    wrong: str

    @property
    def query(self) -> str:
        """The same question for another address; "" for today."""
        told = {"as_of": self.typed_day, "known_at": self.typed_known}
        asks = {name: text for name, text in told.items() if text}
        return "" if self.is_today else f"?{urlencode(asks)}"

    @property
    def until(self) -> datetime:
        """Until when something may have been recorded: the end of the day where nothing else is asked."""
        return self.known or known_until(self.day)


def asked(request: HttpRequest) -> AsOf:
    """What the address asks: `as_of` and `known_at`, today and now where it says nothing that can be read."""
    today = day_of(timezone.now())
    typed, known = (request.GET.get(name, "").strip()[:40] for name in ("as_of", "known_at"))
    day, moment, wrong = read_day(typed) if typed else today, None, ""
    if day is None:
        wrong = (
            f"기준일 ‘{typed}’을(를) 날짜로 읽을 수 없어 오늘을 보입니다. 2026. 11. 23.처럼 적어 주십시오."
        )
        day = today
    if known:
        try:
            moment = known_until(known)
        except ValueError as error:
            wrong = str(error)
    return AsOf(day, moment, format_day(day), known, not typed and not known, wrong)


def runs(actor: Actor) -> bool:
    """Whether somebody runs the headquarters today."""
    return permissions.may_run(actor, day_of(timezone.now()))


def enters(actor: Actor) -> bool:
    """Whether somebody enters values of indicators today."""
    return permissions.may_enter(actor, day_of(timezone.now()))
