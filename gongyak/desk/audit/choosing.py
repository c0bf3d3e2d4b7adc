"""What an auditor asks for, out of the address: people, objects, days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from gongyak.rules.dates import parse_day
from gongyak.rules.refusal import Refusal

Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Choice:
    """The fields of a form as they were asked, and its days."""

    values: dict[str, str]
    days: Days

    @property
    def is_any(self) -> bool:
        """Whether anything was asked for."""
        return any(self.values.values())

    def values_of(self, *names: str) -> dict[str, str]:
        """Some of the fields by name."""
        return {name: self.values[name] for name in names}

    def query(self, **changed: str) -> str:
        """The query of an address that asks the same, but for what is named."""
        return urlencode({name: value for name, value in (self.values | changed).items() if value})


def chosen(request: HttpRequest, *names: str) -> Choice:
    """The named fields and the days of a form; Refusal on a day that cannot be read."""
    given = request.GET if request.method == "GET" else request.POST
    values = {name: given.get(name, "").strip() for name in (*names, "since", "until")}
    return Choice(values, (_day(values["since"]), _day(values["until"])))


def _day(text: str) -> date | None:
    if not text:
        return None
    day = parse_day(text) or _iso(text)
    if day is None:
        raise Refusal(f"‘{text}’을(를) 날짜로 읽을 수 없습니다. 2024-06-30처럼 적으십시오.")
    return day


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def options(values: Iterable[str], words: dict[str, str], chosen_value: str) -> list[dict[str, Any]]:
    """Options of a select: each value with its words, whether it is chosen; what is chosen is always among them."""
    offered = {*values, chosen_value} - {""}
    made = [{"value": value, "label": words.get(value, value)} for value in offered]
    return [
        option | {"is_chosen": option["value"] == chosen_value}
        for option in sorted(made, key=lambda o: o["label"])
    ]
