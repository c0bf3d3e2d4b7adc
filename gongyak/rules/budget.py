"""투자계획: the grid of money (source × 계·기투자·years·임기후) and the arithmetic that must hold in it.

All amounts are whole won; sums are exact. Identities: each column's 총계 is the sum of its sources, each
row's 계 is 기투자 + years + 임기후 (as published for 전북 and 충북 in 2022: 총사업비 = 기투자 + 임기내 + 임기후).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from gongyak.rules import money
from gongyak.rules.findings import Finding, Severity

#: The blocks of money of an investment plan and their Korean names.
BLOCKS = {"plan": "소요예산(계획)", "secured": "확보현황", "spent": "투입예산", "executed": "집행실적"}
#: The same in one word, for charts, lists and data.
SHORT = {"plan": "계획", "secured": "확보", "spent": "투입", "executed": "집행"}
#: The row that sums up the funding sources.
TOTAL = "총계"


@dataclass(frozen=True, slots=True)
class FundingRow:
    """One row of money in won: 계, 기투자, each year, 임기후.

    None is unknown (a blank cell), never zero; `undecided` says that a cell reads 미정. `after` is None too
    where the form has no such column, and so is `before`.
    """

    total: int | None
    before: int | None
    years: Mapping[int, int | None]
    after: int | None
    undecided: bool = False

    @property
    def in_term(self) -> int | None:
        """임기 내: the sum of the years, None where one of them is unknown."""
        amounts = list(self.years.values())
        if any(amount is None for amount in amounts):
            return None
        return sum(amount for amount in amounts if amount is not None)

    def to_json(self) -> dict[str, Any]:
        """The public form, in won: `{total, before, in_term, years{}, after, undecided}`."""
        return {
            "total": self.total,
            "before": self.before,
            "in_term": self.in_term,
            "years": {str(year): amount for year, amount in self.years.items()},
            "after": self.after,
            "undecided": self.undecided,
        }

    def cells(self) -> dict[str, int | None]:
        """The amounts by the last part of their place: `total`, `before`, `2024`, `after`."""
        years = {str(year): amount for year, amount in self.years.items()}
        return {"total": self.total, "before": self.before, **years, "after": self.after}


FundingBlock = Mapping[str, FundingRow]


class Kind(StrEnum):
    """What a column of the table holds."""

    TOTAL = "total"
    BEFORE = "before"
    YEAR = "year"
    IN_TERM = "in_term"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Column:
    """One headed column of values; `year` only for a year."""

    label: str
    kind: Kind
    year: int | None = None

    @property
    def place(self) -> str:
        """The last part of a finding's place: `2024`, `total`, `before` …"""
        return str(self.year) if self.year else self.kind.value


@dataclass(frozen=True, slots=True)
class Context:
    """What the rest of the card says that its money must agree with; won, and a day in Asia/Seoul.

    `absent` are the places (before, after) for which the form has no column.
    """

    unit: str = "백만원"
    as_of: date | None = None
    budget_won: int | None = None
    budget_sources: tuple[str, ...] = ()
    completion: str | None = None
    kind: str = "예산"
    absent: frozenset[str] = frozenset()


_NAMES = {"total": "계", "before": "기투자", "in_term": "임기내", "after": "임기후"}


def column_name(place: str) -> str:
    """The Korean name of a column's place: `2024년`, `기투자`."""
    return _NAMES.get(place, f"{place}년")


def check(blocks: Mapping[str, FundingBlock], context: Context) -> list[Finding]:
    """Every identity of the grid, and of the grid with the rest of the card; unknown cells are left out."""
    findings = check_sums(blocks, context)
    findings += _spent_within_plan(blocks, context.unit)
    findings += _spent_in_future(blocks, context)
    if plan := blocks.get("plan"):
        findings += _plan_agrees(plan, context)
    return findings


def check_sums(blocks: Mapping[str, FundingBlock], context: Context) -> list[Finding]:
    """The two identities within the grid alone: 총계 of each column, 계 of each row."""
    findings: list[Finding] = []
    for name, block in blocks.items():
        findings += _column_sums(name, block, context.unit)
        findings += _row_sums(name, block, context)
    return findings


def _column_sums(name: str, block: FundingBlock, unit: str) -> Iterator[Finding]:
    """총계 = sum of the sources, per column."""
    if TOTAL not in block:
        return
    sources = [row.cells() for source, row in block.items() if source != TOTAL]
    for place, stated in block[TOTAL].cells().items():
        parts = [row.get(place) for row in sources]
        if stated is None or not parts or any(part is None for part in parts):
            continue
        known = [part for part in parts if part is not None]
        if stated != sum(known):
            names = "·".join(source for source in block if source != TOTAL)
            what = f"{BLOCKS[name]} {column_name(place)}의 {TOTAL}: {names}의 합"
            yield _sum_finding(
                "budget-column-sum", f"investment.{name}.{TOTAL}.{place}", what, known, stated, unit
            )


def _row_sums(name: str, block: FundingBlock, context: Context) -> Iterator[Finding]:
    """계 = 기투자 + years + 임기후, per row; a column that the form does not have counts for nothing."""
    unit = context.unit
    for source, row in block.items():
        parts = [amount for place, amount in row.cells().items() if place not in context.absent | {"total"}]
        if row.total is None or any(part is None for part in parts):
            continue
        known = [part for part in parts if part is not None]
        if row.total != sum(known):
            what = f"{BLOCKS[name]} {source}의 계: 기투자·연도별·임기후의 합"
            yield _sum_finding(
                "budget-row-sum", f"investment.{name}.{source}.total", what, known, row.total, unit
            )


def _sum_finding(code: str, where: str, what: str, parts: list[int], stated: int, unit: str) -> Finding:
    expected = money.format_won(sum(parts), unit)
    message = f"{what}은 {expected}이어야 하는데 {money.format_won(stated, unit)}으로 적혀 있습니다."
    return Finding(code, Severity.ERROR, where, message + likely_slip(parts, stated, unit))


def likely_slip(parts: list[int], stated: int, unit: str) -> str:
    """A sentence that names one cell which, off by a power of ten, explains a sum; nothing where none does."""
    rest = sum(parts)
    for factor in (1000, 100, 10):
        if stated and (rest == stated * factor or rest * factor == stated):
            return f" 합계의 단위나 쉼표·마침표를 {factor}배 잘못 적은 것 같습니다."
        for part in parts:
            for meant in (part * factor, part // factor if part % factor == 0 else None):
                if part and meant is not None and rest - part + meant == stated:
                    wrong, right = money.format_won(part, unit), money.format_won(meant, unit)
                    return f" {wrong}은 {right}의 오기(단위나 쉼표·마침표)로 보입니다."
    return ""


def _spent_within_plan(blocks: Mapping[str, FundingBlock], unit: str) -> Iterator[Finding]:
    """투입 ≤ 계획 per source in total; per cell only a warning, since 이월 and 추경 are lawful."""
    plan = blocks.get("plan", {})
    for name in ("secured", "spent", "executed"):
        for source, row in blocks.get(name, {}).items():
            if source not in plan:
                continue
            planned = plan[source].cells()
            for place, amount in row.cells().items():
                limit = planned.get(place)
                if amount is None or limit is None or amount <= limit:
                    continue
                total = place == "total"
                yield Finding(
                    "spent-over-plan" if total else "spent-over-plan-cell",
                    Severity.ERROR if total else Severity.WARNING,
                    f"investment.{name}.{source}.{place}",
                    f"{BLOCKS[name]} {source} {column_name(place)}: {money.format_won(amount, unit)}이 "
                    f"계획 {money.format_won(limit, unit)}보다 많습니다."
                    + ("" if total else " 이월이나 추경이면 그대로 두셔도 됩니다."),
                )


def _spent_in_future(blocks: Mapping[str, FundingBlock], context: Context) -> Iterator[Finding]:
    """No money is spent in a year after the 기준일."""
    if context.as_of is None:
        return
    for name in ("spent", "executed"):
        for source, row in blocks.get(name, {}).items():
            for year, amount in row.years.items():
                if amount and year > context.as_of.year:
                    yield Finding(
                        "spent-in-future",
                        Severity.ERROR,
                        f"investment.{name}.{source}.{year}",
                        f"{BLOCKS[name]} {source} {year}년: 기준일({context.as_of.year}년) 뒤의 해이므로 "
                        f"0(‘-’)이어야 하는데 {money.format_won(amount, context.unit)}으로 적혀 있습니다.",
                    )


def _plan_agrees(plan: FundingBlock, context: Context) -> Iterator[Finding]:
    total = plan[TOTAL].total if TOTAL in plan else None
    unit = context.unit
    if None not in (total, context.budget_won) and total != context.budget_won:
        stated, expected = context.budget_won or 0, total or 0
        yield Finding(
            "budget-total-differs",
            Severity.ERROR,
            "budget.won",
            f"소요예산 {money.format_won(stated, unit)}이 투자계획 총계의 계 {money.format_won(expected, unit)}과 "
            f"다릅니다.{likely_slip([expected], stated, unit)}",
        )
    funded = tuple(source for source, row in plan.items() if source != TOTAL and row.total)
    if context.budget_sources and funded and set(context.budget_sources) != set(funded):
        yield Finding(
            "budget-sources-differ",
            Severity.WARNING,
            "budget.sources",
            f"소요예산의 재원은 {'·'.join(context.budget_sources)}인데 투자계획에 금액이 있는 재원은 "
            f"{'·'.join(funded)}입니다.",
        )
    if context.completion and "임기내완료" in context.completion.replace(" ", ""):
        yield from _nothing(
            plan, "after", "after-term-money", f"완료시기가 ‘{context.completion}’이므로", unit
        )
    if context.kind == "비예산":
        yield from _nothing(plan, "total", "money-without-budget", "비예산 사업이므로", unit)


def _nothing(plan: FundingBlock, place: str, code: str, why: str, unit: str) -> Iterator[Finding]:
    for source, row in plan.items():
        if amount := row.cells()[place]:
            yield Finding(
                code,
                Severity.ERROR,
                f"investment.plan.{source}.{place}",
                f"{why} {source}의 {column_name(place)}는 0(‘-’)이어야 하는데 "
                f"{money.format_won(amount, unit)}으로 적혀 있습니다.",
            )
