"""The rows of a sheet read into projects, with what is wrong by row and column and what is expected there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from gongyak.rules.findings import Finding
from gongyak.rules.money import format_number, parse_cell
from gongyak.rules.portfolio.checks import check_project
from gongyak.rules.portfolio.model import Fund, Measure, PlannedProject, Task, tidy
from gongyak.rules.portfolio.sheet import MEASURE, MOST_GROUPS, NAMES, NEEDED, TASK, Money, heading
from gongyak.rules.records.spans import read_span

T = TypeVar("T")

MOST_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in a cell: its heading, and a sentence that says what is expected."""

    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was typed: its number below the head, and its cells by heading."""

    line: int
    cells: Mapping[str, str]

    @property
    def code(self) -> str:
        """사업코드, by which a project is found again."""
        return self.cells.get("사업코드", "").strip()


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row with the project that it says, what is wrong with it, and what is odd but may be meant."""

    row: Row
    project: PlannedProject
    wrong: tuple[Wrong, ...]
    odd: tuple[Wrong, ...] = ()


class UnreadableSheet(ValueError):
    """A table that is no sheet of projects: one sentence that says what is expected."""


def rows_below(table: Sequence[Sequence[str]]) -> list[Row]:
    """The rows below the head of a table; raises UnreadableSheet where there is no such head, or too many rows."""
    at = next((n for n, row in enumerate(table) if {"사업코드", "사업명"} <= set(map(_label, row))), None)
    if at is None:
        raise UnreadableSheet(f"첫 줄에 열 이름이 있어야 합니다: {', '.join(NEEDED)} …")
    labels = [_label(text) for text in table[at]]
    _refuse_odd_head(table[at], labels)
    _refuse_headless(labels, table[at + 1 :])
    rows = [
        Row(line, {label: text.strip() for label, text in zip(labels, cells, strict=False) if label})
        for line, cells in enumerate(table[at + 1 :], start=1)
        if any(map(str.strip, cells))
    ]
    if not rows:
        raise UnreadableSheet("열 이름 아래에 사업이 한 줄도 없습니다.")
    if len(rows) > MOST_ROWS:
        raise UnreadableSheet(f"한 번에 {MOST_ROWS:,}줄까지 넣을 수 있습니다. 파일을 나누어 주십시오.")
    return rows


def _label(text: str) -> str:
    known = heading(text)
    return known.label if isinstance(known, Money) else known or ""


def _refuse_odd_head(head: Sequence[str], labels: Sequence[str]) -> None:
    unknown = [text for text, label in zip(head, labels, strict=True) if text.strip() and not label]
    if unknown:
        raise UnreadableSheet(
            f"모르는 열이 있습니다: {', '.join(unknown[:5])}. 양식의 열 이름(2024 구비 당초, 지표1 …)으로 고치십시오."
        )
    twice = [label for label in labels if label and labels.count(label) > 1]
    if twice:
        raise UnreadableSheet(f"‘{twice[0]}’ 열이 두 번 있습니다. 하나만 두십시오.")
    missing = [label for label in NEEDED if label not in labels]
    if missing:
        raise UnreadableSheet(f"꼭 있어야 하는 열이 없습니다: {', '.join(missing)}")


def _refuse_headless(labels: Sequence[str], below: Sequence[Sequence[str]]) -> None:
    """Refuse a value that stands under no name of a column: nobody would know where it went."""
    for line, cells in enumerate(below, start=1):
        for place, text in enumerate(cells, start=1):
            if text.strip() and (place > len(labels) or not labels[place - 1]):
                raise UnreadableSheet(
                    f"{line}번째 줄의 {place}번째 칸에 값이 있는데 열 이름이 없습니다. 열 이름을 적거나 값을 지우십시오."
                )


def read_row(row: Row, unit: str, kept: PlannedProject | None) -> ReadRow:
    """The project that a row says over what is kept of it (None: it is new)."""
    base = kept or PlannedProject("", "", "", "")
    wrong: list[Wrong] = []
    odd: list[Wrong] = []
    parts: dict[str, Any] = {
        part: row.cells[label] for label, part in NAMES.items() if label in row.cells and part not in _READ
    }
    if not kept:
        parts = {part: text for part, text in parts.items() if text}
    if "협조부서" in row.cells:
        names = (name.strip() for name in row.cells["협조부서"].split(","))
        parts["cooperating"] = tuple(name for name in names if name)
    if "사업기간" in row.cells:
        try:
            parts["span"] = read_span(row.cells["사업기간"])
        except ValueError as error:
            wrong.append(Wrong("사업기간", str(error)))
    parts["funds"] = tuple(_funds(row, unit, base.funds, wrong, odd))
    parts["measures"] = _groups(row, MEASURE, Measure, base.measures)
    parts["tasks"] = _groups(row, TASK, Task, base.tasks)
    project = tidy(replace(base, **parts))
    wrong += [Wrong(column_of(one), one.message) for one in check_project(project) if one.blocks]
    return ReadRow(row, project, tuple(wrong), tuple(odd))


#: Parts that are read in ways of their own.
_READ = ("cooperating", "span")


def _funds(row: Row, unit: str, kept: Sequence[Fund], wrong: list[Wrong], odd: list[Wrong]) -> Iterable[Fund]:
    """The money of a row over what is kept; 최종 only checks the others. A dot where a comma may be meant is odd."""
    funds = {(fund.year, fund.source): fund for fund in kept}
    finals: dict[tuple[int, str], tuple[Money, int]] = {}
    for label, text in row.cells.items():
        column = heading(label)
        if not isinstance(column, Money):
            continue
        at = column.year, column.source
        amount, found = parse_cell(text or "-", unit, label)
        if found and found[0].code == "money-dot-for-comma":
            odd.append(Wrong(label, found[0].message))
        elif amount.won is None or found:
            said = found[0].message if found else "정해지지 않은 금액입니다. 수를 적거나 비우십시오."
            wrong.append(Wrong(label, f"{said} 단위는 {unit}입니다."))
            continue
        won = amount.won or 0
        if column.stage == "최종":
            finals[at] = column, won
            continue
        fund = funds.get(at, Fund(*at, 0))
        first = column.stage == "당초"
        funds[at] = replace(fund, initial=won) if first else replace(fund, supplement=won)
    for at, (column, won) in finals.items():
        expected = funds[at].final if at in funds else 0
        if row.cells.get(column.label, "") and won != expected:
            message = f"최종은 당초에 추경 증감을 더한 {format_number(expected, unit)}{unit}이어야 합니다."
            wrong.append(Wrong(column.label, message))
    return funds.values()


def _groups(row: Row, names: Sequence[str], make: type[T], kept: tuple[T, ...]) -> tuple[T, ...]:
    """Measures or tasks of a row; those that are kept where it has no such column."""
    numbers = [at for at in range(1, MOST_GROUPS + 1) if any(f"{name}{at}" in row.cells for name in names)]
    if not numbers:
        return kept
    told = ([row.cells.get(f"{name}{at}", "") for name in names] for at in numbers)
    return tuple(make(*one) for one in told if any(one))


def column_of(finding: Finding) -> str:
    """The heading of the cell that a finding is about."""
    part, _, rest = finding.where.partition(".")
    if part == "funds" and rest:
        year, _, source = rest.partition(".")
        return f"{year} {source}"
    if part == "measures":
        return f"지표 ‘{rest}’" if rest else "지표"
    return next((label for label, name in NAMES.items() if name == part), part)
