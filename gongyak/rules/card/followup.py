"""What last quarter's card promised and this quarter's must answer: plans whose time has come, and 예정 figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongyak.rules.card.alignment import Place, places
from gongyak.rules.card.model import Card, Item, Metric

_EXPECTED = "예정"
#: So much of a figure's name is part of the id of its question.
_LONGEST = 60


class Kind(StrEnum):
    """What was promised: something to do, or a figure."""

    PLAN = "plan"
    FORECAST = "forecast"


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing to answer. `id` is the same whenever the card is asked; `where` is its place in last quarter's
    card, `text` its words, `due` the last day by which it was to be (None for a figure without a day).
    """

    id: str
    kind: Kind
    text: str
    where: str
    due: date | None = None


def due(before: Card, as_of: date) -> list[Promise]:
    """What of `before`, whose items have ids, must be answered at the 기준일 `as_of`, in the order of the form.

    A line of 향후계획 has come due when the last day that it names is past or is `as_of` itself; a line that
    names no day, an open end or a mere recurrence (매월) never is. A figure that is 예정 has come due
    unless its line, or the nearest line above that names a day, lies wholly ahead. A day that does not exist
    (2. 30.) must be answered too.
    """
    found = places(before)
    return [promise for place in found for promise in _promises(found, place, as_of)]


def _promises(found: list[Place], place: Place, as_of: date) -> Iterator[Promise]:
    where = ".".join((place.section, *map(str, place.indices)))
    if place.section == "plans":
        if _is_past(place.item, as_of):
            yield Promise(str(place.item.id), Kind.PLAN, place.text, where, _last_day(place.item))
        return
    if _is_ahead(found, place, as_of):
        return
    seen: dict[str, int] = {}
    for at, metric in enumerate(place.item.metrics):
        if metric.basis == _EXPECTED:
            label = metric.label[:_LONGEST]
            seen[label] = seen.get(label, 0) + 1
            again = f"#{seen[label]}" if seen[label] > 1 else ""
            key = f"{place.item.id}/{label}{again}"
            yield Promise(key, Kind.FORECAST, _told(metric), f"{where}.metrics.{at}", _last_day(place.item))


def _told(metric: Metric) -> str:
    value = f"{metric.value:,}" if isinstance(metric.value, int) else metric.value
    return f"{metric.label} {_EXPECTED} {value}{metric.unit}"


def _last_day(item: Item) -> date | None:
    """The last day that a line names."""
    return max((period.end for period in item.periods if period.end), default=None)


def _is_past(item: Item, as_of: date) -> bool:
    dated = [period for period in item.periods if not period.recurrence or period.start]
    return bool(dated) and all(
        period.is_impossible or (period.end is not None and period.end <= as_of) for period in dated
    )


def _is_ahead(found: list[Place], place: Place, as_of: date) -> bool:
    """Whether the days that govern a line all begin after `as_of`."""
    while not (starts := [period.start for period in place.item.periods if period.start]):
        if place.above is None:
            return False
        place = found[place.above]
    return min(starts) > as_of
