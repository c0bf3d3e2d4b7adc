"""The situation as a page shows it: figures, delays, money, and the records behind a figure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from gongyak.desk.headquarters.addresses import address_of
from gongyak.desk.headquarters.asking import AsOf
from gongyak.meetings.models import Meeting
from gongyak.meetings.reading import Promised
from gongyak.records.reading import Known
from gongyak.rules import records
from gongyak.rules.dates import format_day
from gongyak.rules.moments import moment_words
from gongyak.rules.money import format_number
from gongyak.rules.portfolio.rounding import round_won, rounded
from gongyak.rules.situation import Delay, Figure, Money, Situation
from gongyak.rules.situation.delays import span_words, tenths
from gongyak.rules.situation.money import sums_of

UNIT = "백만원"


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure as it is read: its formula, and where its rows are."""

    label: str
    value: str
    formula: str
    address: str
    is_bad: bool


@dataclass(frozen=True, slots=True)
class ShownDelay:
    """A delay as it is read, with the page of its record where there is one."""

    kind: str
    title: str
    address: str
    department: str
    due: str
    late: str
    why: str


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A row of money in 백만원; the rate as words and in whole percent for its bar."""

    name: str
    projects: int
    planned: str
    executed: str
    rate: str
    size: int


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """The money of a year by field with its sum; `difference` is what rounding lost, planned and executed."""

    rows: tuple[MoneyRow, ...]
    whole: MoneyRow
    difference: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A record behind a figure: what it is, whose, how it stands, and what of it was counted."""

    number: str
    title: str
    address: str
    department: str
    status: str
    said: str


@dataclass(frozen=True, slots=True)
class ShownMeeting:
    """A meeting as it is read."""

    name: str
    address: str
    on: str
    place: str
    subject: str


@dataclass(frozen=True, slots=True)
class ShownPromises:
    """What the last meeting promised: its decisions, and each item with how it stood on the day."""

    meeting: ShownMeeting
    decisions: tuple[str, ...]
    items: tuple[ShownRow, ...]


def make_meeting(meeting: Meeting) -> ShownMeeting:
    """A meeting with its day and hour."""
    on = moment_words(meeting.starts_at) if meeting.starts_at else format_day(meeting.on)
    return ShownMeeting(meeting.name, address_of(meeting.key), on, meeting.place, meeting.subject)


def make_promises(found: Promised, kept: Mapping[str, Known]) -> ShownPromises:
    """What was promised; an item that was not known yet on the day is left out."""
    rows = [
        make_row(kept[item.key].record, found.meeting.on.year) for item in found.items if item.key in kept
    ]
    return ShownPromises(make_meeting(found.meeting), found.decisions, tuple(rows))


def make_figure(figure: Figure, when: AsOf, *, bad: bool = False) -> ShownFigure:
    """A figure; money in 백만원. `bad` marks it where it is above nothing."""
    value = f"{figure.value:,}{figure.unit}"
    if figure.unit == "원":
        value = f"{round_won(figure.value, UNIT):,}{UNIT}"
    address = reverse("hq-situation-rows", args=[figure.code]) + when.query
    return ShownFigure(figure.label, value, figure.formula, address, bad and figure.value > 0)


def make_delay(one: Delay) -> ShownDelay:
    """A delay with how long it is."""
    title = f"{one.number} {one.title}".strip()
    due = format_day(one.due) if one.due else ""
    late = f"{one.days}일 지남" if one.days else ""
    return ShownDelay(one.kind, title, address_of(one.key), one.department, due, late, one.why)


def make_money(told: Situation) -> MoneyTable:
    """The money of the year by field, honest about rounding."""
    sums = rounded({one.name: (one.planned, one.executed) for one in told.fields}, UNIT)
    lost = tuple(f"{one:+,}" if one else "0" for one in sums.difference)
    return MoneyTable(
        tuple(_money(one) for one in told.fields),
        _money(told.whole),
        (lost[0], lost[1]) if sums.differs else None,
    )


def _money(one: Money) -> MoneyRow:
    rate = "–" if one.rate is None else f"{tenths(one.rate)}%"
    planned, executed = (f"{round_won(won, UNIT):,}" for won in (one.planned, one.executed))
    return MoneyRow(one.name, one.projects, planned, executed, rate, min(100, (one.rate or 0) // 10))


def make_row(record: records.Record, year: int) -> ShownRow:
    """A record as a row of a table."""
    title = record.title
    number = getattr(record, "number", "")
    status = str(getattr(record, "status", ""))
    department = getattr(record, "department", "")
    said = " · ".join(_said(record, year))
    return ShownRow(number, title, address_of(record.key), department, status, said)


def _said(record: records.Record, year: int) -> Iterator[str]:
    """기한 of an item, the year's money of a project, the period, figures of a result."""
    if isinstance(record, records.ActionItem):
        yield f"기한 {format_day(record.due_on)}" if record.due_on else "기한 없음"
        return
    if isinstance(record, records.Project):
        planned, executed = (format_number(won, "원") for won in sums_of(record, year))
        yield f"예산 {planned}원, 집행 {executed}원"
    yield span_words(record.span)
    if isinstance(record, records.Achievement):
        for one in record.metrics:
            yield f"{one.label} {one.basis or ''} {one.value:,}{one.unit}".replace("  ", " ")
