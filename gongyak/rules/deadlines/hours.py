"""Working hours: 09:00 to 18:00 less 12:00 to 13:00, in minutes of a day. Civil time is Asia/Seoul."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from gongyak.rules.moments import SEOUL


@dataclass(frozen=True, slots=True)
class Hours:
    """The working hours of a working day as (from, to) in minutes since midnight, in order."""

    spans: tuple[tuple[int, int], ...] = ((9 * 60, 12 * 60), (13 * 60, 18 * 60))

    @property
    def a_day(self) -> int:
        """The minutes of a working day."""
        return sum(to - begin for begin, to in self.spans)

    @property
    def end(self) -> int:
        """The minute at which a working day ends."""
        return self.spans[-1][1]

    def left(self, since: int) -> Iterator[tuple[int, int]]:
        """What is left of the spans of a day from a minute on."""
        for begin, to in self.spans:
            if since < to:
                yield max(begin, since), to


#: Decision 20; 국가공무원 복무규정 제9조.
HOURS = Hours()


def at_minute(day: date, minute: int) -> datetime:
    """A minute of a day in Seoul."""
    return datetime.combine(day, time(minute // 60, minute % 60), SEOUL)


def minute_of(moment: datetime) -> tuple[date, int]:
    """The day in Seoul and the minute of an aware moment; seconds are dropped, for the earlier due moment is safe."""
    if moment.tzinfo is None:
        raise ValueError("시간대가 없는 시각입니다.")
    local = moment.astimezone(SEOUL)
    return local.date(), local.hour * 60 + local.minute


def clock_text(minute: int) -> str:
    """`16:30`"""
    return f"{minute // 60:02}:{minute % 60:02}"


def span_text(minutes: int) -> str:
    """`1시간 30분`"""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours}시간"] if hours or not rest else []
    return " ".join([*parts, f"{rest}분"] if rest else parts)
