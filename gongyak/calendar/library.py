"""The holidays of the kept library, behind one small door: names by day, in Korean."""

from datetime import date
from functools import cache

import holidays

from gongyak.rules.holidays import Calendar

#: Years that two libraries told alike on every weekday, and whose 월력요항 was announced; later ones are computed.
KNOWN_YEARS = frozenset(range(2024, 2028))
_YEARS = range(1990, 2101)


@cache
def library() -> Calendar:
    """The holidays of 1990 to 2100 as the library has them, made once."""
    found = holidays.country_holidays("KR", years=_YEARS, language="ko")
    return Calendar({day: name for day, name in found.items() if isinstance(day, date)}, KNOWN_YEARS)
