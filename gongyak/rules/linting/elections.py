"""홍보물 in the days before an election (공직선거법 제86조제5항)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from gongyak.rules import data
from gongyak.rules.card.model import Card
from gongyak.rules.dates import DateExpression, format_day
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.linting.lines import Placed, placed
from gongyak.rules.linting.rule import Window
from gongyak.rules.term import quarter_of


def bulletins_of(card: Card, windows: Sequence[Window]) -> Iterator[Finding]:
    """Lines that tell of a 홍보물 within a window. What recurs does so in the quarter of the 기준일, or after it."""
    for line in placed(card, "achievements", "plans"):
        if not is_bulletin(line.item.text):
            continue
        spans = list(_spans(line, card.as_of))
        if window := within(spans, windows):
            yield finding(window, line.where)


def is_bulletin(text: str) -> bool:
    """Whether a text tells of a 소식지 or another 홍보물."""
    return any(word in text for word in data.load("linting.toml")["bulletin"]["words"])


def within(spans: Iterable[tuple[date, date]], windows: Sequence[Window]) -> Window | None:
    """The first window that one of the spans touches."""
    found = list(spans)
    return next(
        (one for one in windows if any(start <= one.day and one.begins <= end for start, end in found)), None
    )


def _spans(line: Placed, as_of: date | None) -> Iterator[tuple[date, date]]:
    is_done = line.where.startswith("achievements")
    for period in line.periods:
        if period.start:
            end = period.end or (as_of if is_done and as_of else period.start)
            yield period.start, max(period.start, min(end, as_of) if is_done and as_of else end)
        elif as_of and _recurs(period):
            quarter = quarter_of(as_of)
            yield (quarter.start, as_of) if is_done else (as_of, as_of)


def _recurs(period: DateExpression) -> bool:
    return period.recurrence is not None


def finding(window: Window, where: str) -> Finding:
    """What there is to say of a 홍보물 within a window."""
    message = (
        f"{window.name}({format_day(window.day)})를 앞두고 {format_day(window.begins)}부터 선거일까지는 지방자치단체의 홍보물을 "
        "낼 수 없습니다(공직선거법 제86조제5항). 선거관리위원회에 확인한 것인지 살펴 주십시오."
    )
    return Finding("bulletin-in-election", Severity.WARNING, where, message)
