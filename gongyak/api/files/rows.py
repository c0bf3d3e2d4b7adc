"""The rows of each dataset: what is published, column by column."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from gongyak.api.asking import Asked
from gongyak.api.files.table import About, Row, Table, Value
from gongyak.api.problems import NotThere
from gongyak.api.publications.answers import publications_of
from gongyak.api.sets import set_asked
from gongyak.district.published import PublishedDistrict
from gongyak.pledges import published
from gongyak.pledges.published import PublishedRow, PublishedSet
from gongyak.rules.budget import SHORT
from gongyak.rules.card.model import Item, Metric
from gongyak.rules.opendata import Dataset

Values = Mapping[str, Value]
#: The words of the code list `place`.
_PLACES = {"before": "기투자", "after": "임기후", "year": "연도"}
#: Between several values in one cell.
_BETWEEN = " / "


def make_table(dataset: Dataset, asked: Asked, district: PublishedDistrict) -> Table:
    """A dataset as asked; NotThere where nothing was published for it."""
    if dataset.name == "publications":
        return _publications(dataset, asked, district)
    found = set_asked(asked)
    about = About(
        publisher=district.name,
        licence=district.licence,
        notice=district.notice,
        as_of=found.as_of,
        published_at=found.published_at,
        publication=found.publication,
        sha256=found.hash,
        holder=found.holder.key,
        known_at=asked.known_at,
    )
    return Table(dataset, about, _in_order(dataset, _ROWS[dataset.name](found), about))


def _in_order(dataset: Dataset, rows: Iterator[Values], about: About) -> Iterator[Row]:
    """Each row as the dictionary orders its columns; a column that a row does not name is an error."""
    last = {"set_as_of": about.as_of, "notice": about.notice or None}
    for row in rows:
        values = last | row
        yield tuple(values[field.name] for field in dataset.fields)


def _publications(dataset: Dataset, asked: Asked, district: PublishedDistrict) -> Table:
    found = [
        one
        for one in publications_of(published.publications(asked.known_at, asked.holder))
        if asked.as_of is None or one.as_of <= asked.as_of
    ]
    if not found:
        raise NotThere("이 조건으로 공개한 것이 없습니다. 공개한 것은 /api/v1/publications 에 있습니다.")
    latest = max(found, key=lambda one: (one.as_of, one.seq))
    about = About(
        publisher=district.name,
        licence=district.licence,
        notice=district.notice,
        as_of=latest.as_of,
        published_at=latest.published_at,
        publication=latest.seq,
        sha256=latest.sha256,
        holder=asked.holder,
        known_at=asked.known_at,
    )
    return Table(dataset, about, _in_order(dataset, (dict(one) for one in found), about))


def _of_pledge(found: PublishedSet, row: PublishedRow) -> dict[str, Value]:
    """The columns that every table of pledges begins and ends with."""
    return {
        "term": found.holder.term,
        "holder": found.holder.key,
        "number": row.number,
        "title": row.title,
        "as_of": row.as_of,
    }


def _pledges(found: PublishedSet) -> Iterator[Values]:
    counts = published.counted(found)
    for row in found.rows:
        yield _of_pledge(found, row) | {
            "field_number": row.field.number if row.field else None,
            "field_name": (row.field.name or None) if row.field else None,
            "department": row.department,
            "origin": row.origin,
            "status": row.status,
            "status_national": row.status_national,
            "progress_percent": row.progress_percent,
            "completion": row.completion,
            "kind": row.kind,
            "plan_won": row.plan_won,
            "spent_won": row.spent_won,
            "shares_budget_of": row.shares_budget_of,
            "counted": row.version in counts,
            "version": row.seq,
            "recorded_at": row.recorded_at,
            "sha256": row.hash,
        }


def _budgets(found: PublishedSet) -> Iterator[Values]:
    counts = published.counted(found)
    for one in published.amounts(found):
        yield _of_pledge(found, one.row) | {
            "block": SHORT[one.block],
            "source": one.source,
            "place": _PLACES[one.place],
            "year": one.year,
            "won": one.won,
            "counted": one.row.version in counts,
        }


def _achievements(found: PublishedSet) -> Iterator[Values]:
    for one in published.achievements(found):
        line = _of_pledge(found, one.row) | {"line": one.line} | _of_item(one.item)
        for metric in one.item.metrics or (None,):
            yield line | _of_metric(metric)


def _of_item(item: Item) -> Values:
    starts = [period.start for period in item.periods if period.start]
    ends = [period.end for period in item.periods if period.start]
    return {
        "item_id": item.id,
        "text": item.text,
        "periods": _joined(period.raw for period in item.periods),
        "starts_on": min(starts, default=None),
        "ends_on": _latest(ends),
        "recurrence": _joined(period.recurrence for period in item.periods),
        "documents": _joined(document.raw for document in item.documents),
    }


def _latest(ends: Sequence[date | None]) -> date | None:
    """The latest day; None where one of them is open."""
    known = [end for end in ends if end]
    return max(known, default=None) if len(known) == len(ends) else None


def _joined(texts: Iterator[str | None]) -> str | None:
    return _BETWEEN.join(filter(None, texts)) or None


def _of_metric(metric: Metric | None) -> Values:
    if metric is None:
        return dict.fromkeys(("metric", "value", "unit", "basis"))
    return {
        "metric": metric.label,
        "value": Decimal(metric.value),
        "unit": metric.unit,
        "basis": metric.basis,
    }


_ROWS: dict[str, Callable[[PublishedSet], Iterator[Values]]] = {
    "pledges": _pledges,
    "budgets": _budgets,
    "achievements": _achievements,
}
