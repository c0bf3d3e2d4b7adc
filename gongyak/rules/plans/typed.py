"""A plan as a form of texts, and the plan that an officer's texts make."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gongyak.rules import money
from gongyak.rules.budget import FundingRow
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.plans.model import Indicator, Plan, row_of

_TEXTS = ("title", "period", "completion", "goals", "tasks", "overview")
KINDS = ("예산", "비예산", "미정")
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,4})?")


@dataclass(frozen=True, slots=True)
class Typed:
    """What the texts of a form make, and what of them cannot be read (by field, such as `plan.구비.2027`)."""

    plan: Plan
    wrong: Mapping[str, str]


def form_of(plan: Plan, unit: str) -> dict[str, str]:
    """The plan as texts by field."""
    form = {name: getattr(plan, name) for name in _TEXTS}
    form |= {"kind": plan.kind, "related_departments": ", ".join(plan.related_departments)}
    for source, row in plan.budget.items():
        for place, won in row.cells().items():
            if place != "total":
                form[f"plan.{source}.{place}"] = money.format_cell(won, unit, undecided=row.undecided)
    for at, one in enumerate(plan.indicators):
        form |= {f"indicator.{at}.{name}": getattr(one, name) for name in ("name", "unit", "measured")}
        form |= {
            f"indicator.{at}.{year}": "" if value is None else f"{value:,f}"
            for year, value in one.targets.items()
        }
    return form


def typed(
    form: Mapping[str, str], before: Plan, *, sources: Sequence[str], years: Sequence[int], unit: str
) -> Typed:
    """The plan that a form makes of `before`, amounts in `unit`; a blank cell is nothing (0 won)."""
    wrong: dict[str, str] = {}
    kind = form.get("kind", before.kind)
    texts = {name: form.get(name, getattr(before, name)).strip() for name in _TEXTS}
    names = re.split(r"[,·\n]", form.get("related_departments", ""))
    plan = replace(
        before,
        **texts,
        related_departments=tuple(dict.fromkeys(name.strip() for name in names if name.strip())),
        kind=kind if kind in KINDS else before.kind,
        indicators=_indicators(form, years, wrong),
    )
    rows = {source: _row(form, source, years, unit, wrong) for source in sources}
    return Typed(replace(plan, budget=rows if plan.kind == "예산" else {}), wrong)


def _row(
    form: Mapping[str, str], source: str, years: Sequence[int], unit: str, wrong: dict[str, str]
) -> FundingRow:
    cells = {}
    for place in ("before", *map(str, years), "after"):
        where = f"plan.{source}.{place}"
        cells[place], findings = money.parse_cell(form.get(where, "").strip() or "-", unit, where)
        said = [found.message for found in findings if found.severity is Severity.ERROR]
        if (cells[place].won or 0) < 0:
            said = ["금액은 0보다 적을 수 없습니다."]
        if said:
            wrong[where] = said[0]
    return row_of(
        cells["before"].won,
        {year: cells[str(year)].won for year in years},
        cells["after"].won,
        undecided=any(cell.undecided for cell in cells.values()),
    )


def _indicators(
    form: Mapping[str, str], years: Sequence[int], wrong: dict[str, str]
) -> tuple[Indicator, ...]:
    """Every row of the form that has a name; a row without one must be empty."""
    at, made = 0, []
    while f"indicator.{at}.name" in form:
        texts = {
            name: form.get(f"indicator.{at}.{name}", "").strip() for name in ("name", "unit", "measured")
        }
        targets = {year: _number(form, f"indicator.{at}.{year}", wrong) for year in years}
        if texts["name"]:
            made.append(Indicator(**texts, targets=targets))
        elif any(texts.values()) or any(value is not None for value in targets.values()):
            wrong[f"indicator.{at}.name"] = "지표의 이름을 적어 주십시오."
        at += 1
    return tuple(made)


def _number(form: Mapping[str, str], where: str, wrong: dict[str, str]) -> Decimal | None:
    found = read_number(form.get(where, ""))
    if isinstance(found, Finding):
        wrong[where] = found.message
        return None
    return found


def read_number(text: str) -> Decimal | Finding | None:
    """A target or a result as typed (`1,200`, `87.5`); None where nothing is, a finding where it is no number."""
    plain = text.strip().replace(",", "").removesuffix("%").strip()
    if plain in ("", "-"):
        return None
    if _NUMBER.fullmatch(plain):
        return Decimal(plain)
    return Finding("plan-number-unread", Severity.ERROR, "", f"‘{text.strip()}’: 숫자로 적어 주십시오.")
