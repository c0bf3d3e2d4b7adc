"""The plan's JSON form: exact, whole won, decimals as texts, unknown is null."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from gongyak.rules.budget import FundingRow
from gongyak.rules.plans.model import Indicator, Plan, row_of

_PLAIN = ("number", "title", "lead_department", "period", "completion", "goals", "tasks", "overview", "kind")


def to_json(plan: Plan) -> dict[str, Any]:
    """The plan as JSON values; sources keep their order."""
    return {
        **{name: getattr(plan, name) for name in _PLAIN},
        "related_departments": list(plan.related_departments),
        "budget": [{"source": source, **row.to_json()} for source, row in plan.budget.items()],
        "indicators": [
            {
                "name": one.name,
                "unit": one.unit,
                "measured": one.measured,
                "targets": {
                    str(year): None if value is None else f"{value:f}" for year, value in one.targets.items()
                },
            }
            for one in plan.indicators
        ],
    }


def from_json(values: Mapping[str, Any]) -> Plan:
    """The plan that a JSON form holds."""
    return Plan(
        **{name: values[name] for name in _PLAIN},
        related_departments=tuple(values["related_departments"]),
        budget={row["source"]: _row(row) for row in values["budget"]},
        indicators=tuple(_indicator(one) for one in values["indicators"]),
    )


def _row(values: Mapping[str, Any]) -> FundingRow:
    years = {int(year): won for year, won in sorted(values["years"].items())}
    return row_of(values["before"], years, values["after"], undecided=values["undecided"])


def _indicator(values: Mapping[str, Any]) -> Indicator:
    targets = {
        int(year): None if text is None else Decimal(text) for year, text in sorted(values["targets"].items())
    }
    return Indicator(values["name"], values["unit"], values["measured"], targets)
