"""The form that opens a round."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta

from gongyak.desk.dates import read_day
from gongyak.pledges.models import DEADLINES
from gongyak.pledges.rounds.opening import Deadlines
from gongyak.rules.dates import format_day
from gongyak.rules.term import quarter_of


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form: texts as they were typed, and what is wrong with which."""

    values: Mapping[str, str]
    wrong: Mapping[str, str]
    as_of: date | None = None
    deadlines: Deadlines | None = None


def proposed(today: date, days: Mapping[str, int]) -> Typed:
    """The form as it first stands: the quarter that ended last, and deadlines so many days from today on."""
    values = {"as_of": format_day(quarter_of(today).start - timedelta(days=1)), "note": ""}
    values |= {name: format_day(today + timedelta(days=days[name])) for name in DEADLINES}
    return Typed(values, {})


def read(sent: Mapping[str, str]) -> Typed:
    """What was typed, read; a text that is no day stays as it is and is named."""
    values = {name: sent.get(name, "").strip() for name in ("as_of", *DEADLINES, "note")}
    days = {name: read_day(values[name]) for name in ("as_of", *DEADLINES)}
    wrong = {
        name: f"‘{values[name]}’을(를) 날짜로 읽을 수 없습니다. 2026. 11. 23.처럼 적어 주십시오."
        for name, day in days.items()
        if day is None
    }
    if wrong:
        return Typed(values, wrong)
    told = {field.name: days[field.name] for field in fields(Deadlines)}
    return Typed(values, {}, days["as_of"], Deadlines(**told))  # type: ignore[arg-type]  # none is None here
