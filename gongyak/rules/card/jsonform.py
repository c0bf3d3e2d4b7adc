"""The card's JSON form: public, exact, described by `docs/reference/card.schema.json`.

Amounts are integers in won, days ISO 8601, decimals exact texts; unknown is null, never zero.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from gongyak.rules.budget import BLOCKS, TOTAL, FundingBlock, FundingRow
from gongyak.rules.card.layout import layouts
from gongyak.rules.card.model import (
    TREES,
    Card,
    CardBudget,
    CardPeriod,
    DocumentReference,
    Heading,
    Investment,
    Item,
    Metric,
    Person,
)
from gongyak.rules.dates import DateExpression, Precision

_PLAIN = (
    "number",
    "title",
    "lead_department",
    "department_phone",
    "status",
    "status_national",
    "form_title",
    "notice",
)


def to_json(card: Card) -> dict[str, Any]:
    """The card as JSON values."""
    return {
        "as_of": _day(card.as_of),
        **{name: getattr(card, name) for name in _PLAIN},
        "layout": card.layout,
        "team_lead": asdict(card.team_lead) if card.team_lead else None,
        "officer": asdict(card.officer) if card.officer else None,
        "related_departments": None if card.related_departments is None else list(card.related_departments),
        "period": _period(card.period),
        "budget": _budget(card.budget),
        "progress_percent": number(card.progress_percent),
        "investment": _investment(card.investment),
        **{name: [_item(item) for item in getattr(card, name)] for name in TREES},
        "headings": [asdict(heading) for heading in card.headings],
        "raw": dict(card.raw),
        "unplaced": list(card.unplaced),
        "withheld": list(card.withheld),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def number(exact: Decimal | None) -> int | str | None:
    """A decimal as the JSON form has it: an integer, or the exact text of one with a fraction."""
    if exact is None:
        return None
    return int(exact) if exact == exact.to_integral_value() else str(exact)


def _period(period: CardPeriod | None) -> dict[str, Any] | None:
    if period is None:
        return None
    return {
        "raw": period.raw,
        "start": _day(period.start),
        "end": _day(period.end),
        "completion": period.completion,
    }


def _budget(budget: CardBudget | None) -> dict[str, Any] | None:
    return {"raw": budget.raw, "won": budget.won, "sources": list(budget.sources)} if budget else None


def _investment(investment: Investment | None) -> dict[str, Any] | None:
    if investment is None:
        return None
    return {
        "unit": investment.unit,
        "kind": investment.kind,
        **{name: _block(getattr(investment, name)) for name in BLOCKS},
        "spent_meaning": investment.spent_meaning,
        "columns": list(investment.columns),
        "labels": dict(investment.labels),
        "raw": [list(row) for row in investment.raw],
    }


def _block(block: FundingBlock | None) -> dict[str, Any] | None:
    return {source: row.to_json() for source, row in block.items()} if block is not None else None


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "text": item.text,
        "mark": item.mark,
        "periods": [
            {
                "raw": period.raw,
                "start": _day(period.start),
                "end": _day(period.end),
                "precision": period.precision,
                "recurrence": period.recurrence,
            }
            for period in item.periods
        ],
        "documents": [
            {**asdict(document), "issued_on": _day(document.issued_on)} for document in item.documents
        ],
        "metrics": [asdict(metric) for metric in item.metrics],
        "children": [_item(child) for child in item.children],
    }


def from_json(values: Mapping[str, Any]) -> Card:
    """The card that a JSON form holds; ValueError with a Korean sentence where it holds none."""
    try:
        return _card(values)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise ValueError(
            f"카드의 JSON 형식이 아닙니다({error}). docs/reference/card.schema.json의 형식으로 적어 주십시오."
        ) from error


def _card(values: Mapping[str, Any]) -> Card:
    departments = values["related_departments"]
    progress = values["progress_percent"]
    return Card(
        as_of=_to_day(values["as_of"]),
        **{name: values.get(name) for name in _PLAIN},  # type: ignore[arg-type]
        layout=values["layout"],
        team_lead=Person(**values["team_lead"]) if values["team_lead"] else None,
        officer=Person(**values["officer"]) if values["officer"] else None,
        related_departments=None if departments is None else tuple(departments),
        period=_to_period(values["period"]),
        budget=_to_budget(values["budget"]),
        progress_percent=None if progress is None else Decimal(progress),
        investment=_to_investment(values["investment"], values["layout"]),
        **{name: tuple(map(_to_item, values[name])) for name in TREES},  # type: ignore[arg-type]
        headings=tuple(Heading(**heading) for heading in values["headings"]),
        raw=dict(values["raw"]),
        unplaced=tuple(values["unplaced"]),
        withheld=tuple(values["withheld"]),
    )


def _to_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _to_period(values: Mapping[str, Any] | None) -> CardPeriod | None:
    if values is None:
        return None
    return CardPeriod(values["raw"], _to_day(values["start"]), _to_day(values["end"]), values["completion"])


def _to_budget(values: Mapping[str, Any] | None) -> CardBudget | None:
    return CardBudget(values["raw"], _to_won(values["won"]), tuple(values["sources"])) if values else None


def _to_won(value: Any) -> int | None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise TypeError(f"금액은 원 단위의 정수여야 합니다: {value!r}")
    return value


def _to_investment(values: Mapping[str, Any] | None, layout: str) -> Investment | None:
    if values is None:
        return None
    rows = (TOTAL, *layouts()[layout].rows)
    return Investment(
        unit=values["unit"],
        kind=values["kind"],
        **{name: _to_block(values[name], rows) for name in BLOCKS},
        spent_meaning=values["spent_meaning"],
        columns=tuple(values["columns"]),
        labels=dict(values["labels"]),
        raw=tuple(tuple(row) for row in values["raw"]),
    )


def _to_block(values: Mapping[str, Any] | None, rows: Sequence[str]) -> FundingBlock | None:
    """A block of money in the layout's order of rows: the names in a JSON object have no order of their own."""
    if values is None:
        return None
    order = {source: at for at, source in enumerate(rows)}
    return {
        source: FundingRow(
            total=_to_won(row["total"]),
            before=_to_won(row["before"]),
            years={int(year): _to_won(amount) for year, amount in row["years"].items()},
            after=_to_won(row["after"]),
            undecided=row["undecided"],
        )
        for source, row in sorted(values.items(), key=lambda item: order.get(item[0], len(order)))
    }


def _to_item(values: Mapping[str, Any]) -> Item:
    return Item(
        id=values["id"],
        text=values["text"],
        mark=values["mark"],
        periods=tuple(
            DateExpression(
                raw=period["raw"],
                start=_to_day(period["start"]),
                end=_to_day(period["end"]),
                precision=Precision(period["precision"]) if period["precision"] else None,
                recurrence=period["recurrence"],
            )
            for period in values["periods"]
        ),
        documents=tuple(
            DocumentReference(**{**document, "issued_on": _to_day(document["issued_on"])})
            for document in values["documents"]
        ),
        metrics=tuple(Metric(**metric) for metric in values["metrics"]),
        children=tuple(map(_to_item, values["children"])),
    )
