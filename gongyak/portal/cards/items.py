"""The lines of a section as a page shows them: the text as written, and what was read from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gongyak.portal.cards.whence import ShownWhence
from gongyak.rules import dates, money
from gongyak.rules.card.model import DocumentReference, Item, Metric
from gongyak.rules.dates import DateExpression

PLANNED, RUNNING = "예정", "진행 중"


@dataclass(frozen=True, slots=True)
class When:
    """One period, and whether it was running or yet to come on the 기준일."""

    words: str
    state: str


@dataclass(frozen=True, slots=True)
class Tag:
    """One thing read from a line: `kind` (document, metric), words, and a basis such as 예정."""

    kind: str
    words: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One line, when it was, what else was read from it, where its figures come from, and the lines below it."""

    text: str
    mark: str
    when: tuple[When, ...]
    tags: tuple[Tag, ...]
    children: tuple["ShownItem", ...]
    whence: ShownWhence | None = None


def make_items(
    items: Iterable[Item], as_of: date | None, unit: str, whence: Mapping[str, ShownWhence] | None = None
) -> tuple[ShownItem, ...]:
    """The lines of a section; periods are judged as of `as_of`, money is told in `unit`; `whence` is by the id of a
    line."""
    known = whence or {}
    return tuple(
        ShownItem(
            item.text,
            item.mark,
            tuple(When(dates.format_expression(one), _state(one, as_of)) for one in _telling(item)),
            (*map(_document, item.documents), *(_metric(one, unit) for one in item.metrics)),
            make_items(item.children, as_of, unit, known),
            known.get(item.id or ""),
        )
        for item in items
    )


def has_planned(items: Iterable[Item]) -> bool:
    """Whether any metric of the lines is only planned."""
    return any(
        any(metric.basis == PLANNED for metric in item.metrics) or has_planned(item.children)
        for item in items
    )


def _telling(item: Item) -> list[DateExpression]:
    """The periods that tell when: not the year in a name beside a closer date."""
    possible = [one for one in item.periods if not one.is_impossible]
    return [one for one in possible if not any(_holds(one, other) for other in possible)]


def _holds(wide: DateExpression, narrow: DateExpression) -> bool:
    if not (wide.start and wide.end and narrow.start and narrow.end):
        return False
    is_wider = wide.end - wide.start > narrow.end - narrow.start
    return is_wider and wide.start <= narrow.start and narrow.end <= wide.end


def _state(one: DateExpression, as_of: date | None) -> str:
    if as_of is None or one.start is None:
        return ""
    if one.start > as_of:
        return PLANNED
    return RUNNING if one.end is None or one.end > as_of else ""


def _document(one: DocumentReference) -> Tag:
    issued = f" ({dates.format_day(one.issued_on)})" if one.issued_on else ""
    return Tag("document", f"{one.department}-{one.number}{issued}")


def _metric(one: Metric, unit: str) -> Tag:
    if isinstance(one.value, int) and one.unit == "원":
        value = money.format_won(one.value, unit)
    else:
        value = f"{one.value:,}{one.unit}" if isinstance(one.value, int) else f"{one.value}{one.unit}"
    return Tag("metric", f"{one.label} {value}".strip(), one.basis or "")
