"""What an address of the API may ask for: as of which day, as known when, whose pledges.

Days and moments are read as on the site; the description names the ISO forms, which are all that a program needs.
"""

import re
from datetime import date, datetime
from typing import Annotated, Any, Self
from urllib.parse import urlencode

from django.http import HttpRequest
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticKnownError

from gongyak.api.problems import Unreadable
from gongyak.rules.dates import parse_day
from gongyak.rules.moments import known_until

_LONGEST = 40
_YEAR = "(?:199[0-9]|20[0-9]{2}|2100)"
_MONTH_DAY = "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
#: Every day that the site knows, from 1990 to 2100.
DAY = f"(?:{_YEAR}-{_MONTH_DAY}|(?:199[26]|20(?:[02468][048]|[13579][26]))-02-29)"
_TIME = r"T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"
#: An address turns + into a blank; where an offset should stand, it was meant.
_LOST_PLUS = re.compile(r"(T\S*) (\d\d:\d\d)$")


def _day(text: Any) -> date:
    day = parse_day(text[:_LONGEST])
    if day is None:
        raise ValueError(
            f"기준일 ‘{text[:_LONGEST]}’을(를) 날짜로 읽을 수 없습니다. 2024-06-30처럼 적어 주십시오."
        )
    return day


def _moment(text: Any) -> datetime:
    return known_until(_LOST_PLUS.sub(r"\1+\2", text[:_LONGEST]))


def whole(text: Any) -> str:
    """Digits, and no more: pydantic would take 0.0 and 1_0 too, which no schema calls an integer of an address."""
    if not re.fullmatch(r"-?[0-9]+", str(text), re.ASCII):
        raise PydanticKnownError("int_parsing")
    return str(text)


def _schema(**said: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **said})


Whole = Annotated[int, BeforeValidator(whole)]
Day = Annotated[
    date | None,
    BeforeValidator(_day),
    _schema(format="date", pattern=f"^{DAY}$", examples=["2024-06-30"]),
]
Moment = Annotated[
    datetime | None,
    BeforeValidator(_moment),
    _schema(pattern=f"^{DAY}(?:{_TIME})?$", examples=["2024-07-15", "2024-07-15T18:00:00+09:00"]),
]
HolderKey = Annotated[
    str | None,
    StringConstraints(pattern="^[1-9][0-9]{0,2}-[1-9][0-9]{0,2}$"),
    _schema(pattern="^[1-9][0-9]{0,2}-[1-9][0-9]{0,2}$", examples=["8-2"]),
]


class Conditions(BaseModel):
    """What the query of an address may say, and no more."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def names(cls) -> frozenset[str]:
        """The names that an address may use."""
        return frozenset(field.alias or name for name, field in cls.model_fields.items())


class Asked(Conditions):
    """The three questions that every answer about pledges takes; left out, the latest is meant."""

    as_of: Day = Field(None, description="기준일. 그날까지의 가장 늦은 공개를 보여 준다 / as of which day")
    known_at: Moment = Field(
        None,
        description="그때까지 공개된 것만. 날짜는 그날 24:00(한국 시간)까지 / as the public knew it then",
    )
    holder: HolderKey = Field(None, description="어느 구청장의 공약인지. 예: 8-2 / whose pledges")

    @property
    def query(self) -> str:
        """The three questions as a query string, with its question mark; empty where nothing is asked."""
        known_at = self.known_at.isoformat().replace("+00:00", "Z") if self.known_at else None
        named = {"as_of": self.as_of, "known_at": known_at, "holder": self.holder}
        asked = {name: value for name, value in named.items() if value}
        return "?" + urlencode(asked, safe=":") if asked else ""

    def pinned(self, as_of: date, known_at: datetime, holder: str) -> Self:
        """The same question for exactly what it was answered with: further pages come from the same set."""
        return self.model_copy(update={"as_of": as_of, "known_at": known_at, "holder": holder})


def refuse_unknown(request: HttpRequest, asked: type[Conditions], several: frozenset[str]) -> None:
    """Refuse a name that the address does not know, and one that is there twice though it may be once.

    A slip such as `as-of` would else be answered with today's figures, and nobody would notice.
    """
    for name in request.GET:
        if name not in asked.names():
            known = ", ".join(sorted(asked.names()))
            shown = name[:_LONGEST]
            said = f"‘{shown}’(이)라는 조건은 없습니다. 쓸 수 있는 조건: {known}."
            raise Unreadable("parameter-unknown", said, shown)
        if name not in several and len(request.GET.getlist(name)) > 1:
            raise Unreadable("parameter-repeated", f"조건 {name}은(는) 한 번만 적어 주십시오.", name)
