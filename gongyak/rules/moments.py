"""Days and moments: what `--as-of` and `--known-at` mean. Civil time is Asia/Seoul.

A day means through 24:00 of that day, inclusive; a moment means itself.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from gongyak.rules.dates import format_day, parse_day
from gongyak.rules.particles import quoted

SEOUL = ZoneInfo("Asia/Seoul")
_YEARS = range(1990, 2101)
#: A moment may lie in the year beside those, in UTC, where the day that was typed does not.
_YEARS_OF_MOMENTS = range(1989, 2102)


def day_of(moment: datetime) -> date:
    """The calendar day in Seoul on which an aware moment falls; ValueError on one without a zone."""
    if moment.tzinfo is None:
        raise ValueError("시간대가 없는 시각입니다.")
    return moment.astimezone(SEOUL).date()


def moment_text(moment: datetime) -> str:
    """An aware moment as it is hashed: UTC, ISO 8601, microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_words(moment: datetime) -> str:
    """An aware moment as people read it, in Seoul: `2024. 7. 10. 14:03`."""
    local = moment.astimezone(SEOUL)
    return f"{format_day(local.date())} {local:%H:%M}"


def time_words(moment: datetime, today: date) -> str:
    """An aware moment as somebody at work reads it: `14:03`, and the day before it where it was another day."""
    local = moment.astimezone(SEOUL)
    return f"{local:%H:%M}" if local.date() == today else moment_words(moment)


def known_until(value: date | datetime | str) -> datetime:
    """The last moment, in UTC, that `value` takes in: a day through its 24:00 in Seoul, or a moment itself.

    Texts are days as people type them (`2024. 6. 30.`) and ISO 8601 (`2024-06-30`, `2024-06-30T18:00`, `2024-06-30T09:00Z`); a moment without a zone
    is Seoul's. Raises ValueError with one Korean sentence on other texts and on years outside 1990–2100; what came
    out may go in again.
    """
    given = _parsed(value) if isinstance(value, str) else value
    if given.year not in (_YEARS_OF_MOMENTS if isinstance(value, datetime) else _YEARS):
        raise ValueError(f"{quoted(str(value), '은는')} 1990년부터 2100년 사이의 날짜가 아닙니다.")
    if not isinstance(given, datetime):
        given = datetime.combine(given + timedelta(days=1), time(), SEOUL)
    return (given if given.tzinfo else given.replace(tzinfo=SEOUL)).astimezone(UTC)


def _parsed(text: str) -> date | datetime:
    plain = text.strip()
    if day := parse_day(plain):
        return day
    try:
        return date.fromisoformat(plain) if len(plain) <= 10 else datetime.fromisoformat(plain)
    except ValueError as error:
        raise ValueError(
            f"{quoted(text, '을를')} 날짜로 읽을 수 없습니다. 2024-06-30 또는 2024-06-30T18:00처럼 쓰십시오."
        ) from error
