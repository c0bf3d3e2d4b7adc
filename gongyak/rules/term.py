"""민선 terms, quarters and 기준일. Days are calendar days in Asia/Seoul."""

from dataclasses import dataclass
from datetime import date, timedelta

from gongyak.rules.dates import last_day


@dataclass(frozen=True, slots=True)
class Term:
    """One 민선 term of local government: its number, first and last day (both included)."""

    number: int
    start: date
    end: date

    @property
    def label(self) -> str:
        """`민선8기`."""
        return f"민선{self.number}기"

    def contains(self, day: date) -> bool:
        """Whether the term holds on that day."""
        return self.start <= day <= self.end

    def months_elapsed(self, day: date) -> int:
        """Whole months of the term that had passed by the end of `day`."""
        months = (day.year - self.start.year) * 12 + day.month - self.start.month
        if day == last_day(day.year, day.month):
            months += 1
        return max(0, min(months, self.months))

    @property
    def months(self) -> int:
        """Length of the term in months: 48, and 36 for the first."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def years(self) -> tuple[int, ...]:
        """Calendar years that the term touches, the year columns of the card."""
        return tuple(range(self.start.year, self.end.year + 1))


#: The first term of three years (지방자치법 부칙(1994. 3. 16.) 제2조); each later one has four (지방자치법 제108조).
_FIRST = Term(1, date(1995, 7, 1), date(1998, 6, 30))


def term_number(number: int) -> Term:
    """The term 민선 N기; ValueError below 1."""
    if number < 1:
        raise ValueError(f"민선 {number}기는 없습니다.")
    if number == 1:
        return _FIRST
    start = _FIRST.end.year + 4 * (number - 2)
    return Term(number, date(start, 7, 1), date(start + 4, 6, 30))


def term_on(day: date) -> Term | None:
    """The term that held on `day`; None before 1995-07-01."""
    if day < _FIRST.start:
        return None
    if day <= _FIRST.end:
        return _FIRST
    since = day.year - _FIRST.end.year - (1 if (day.month, day.day) < (7, 1) else 0)
    return term_number(2 + since // 4)


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter of a calendar year."""

    year: int
    number: int

    @property
    def start(self) -> date:
        """First day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def end(self) -> date:
        """Last day: the usual 기준일 of a card."""
        return last_day(self.year, 3 * self.number)

    @property
    def label(self) -> str:
        """`2024년 2분기`."""
        return f"{self.year}년 {self.number}분기"


def quarter_of(day: date) -> Quarter:
    """The quarter that holds `day`."""
    return Quarter(day.year, (day.month + 2) // 3)


def is_overtaken(as_of: date, day: date) -> bool:
    """Whether on `day` the quarter after that of a 기준일 was already over: its cards were due before."""
    return quarter_of(as_of).end < quarter_of(day).start - timedelta(days=1)


def is_quarter_end(day: date) -> bool:
    """Whether `day` is the last day of a quarter."""
    return quarter_of(day).end == day
