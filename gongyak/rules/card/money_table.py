"""The budget table of a card: from a table of texts to blocks of money, asking where it can be read in several ways."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gongyak.blocks import Table
from gongyak.rules import budget, money
from gongyak.rules.budget import TOTAL, Column, Context, FundingBlock, FundingRow, Kind
from gongyak.rules.card.answers import Answer, chosen
from gongyak.rules.card.layout import Layout
from gongyak.rules.card.model import Investment
from gongyak.rules.findings import Choice, Finding, Severity
from gongyak.rules.money import Amount

_QUESTION = "budget-missing-column"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of values as it stood: its block, its source and the texts of its cells."""

    block: str
    source: str
    cells: tuple[str, ...]

    @property
    def where(self) -> str:
        """The row's place."""
        return f"investment.{self.block}.{self.source}"


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """A budget table whose headings and rows were recognised, its values still text."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    labels: Mapping[str, str]


Blocks = dict[str, dict[str, FundingRow]]


def is_money_table(table: Table, layout: Layout) -> bool:
    """Whether a table is headed by columns of money: at least three, one of them a year."""
    return any(_is_head(row, layout) for row in list(table.rows())[:2])


def head_row(rows: Sequence[Sequence[str]], layout: Layout) -> int | None:
    """Where the head of a table of money begins; the years of one in two rows stand below a column 임기내."""
    at = next((at for at, row in enumerate(rows) if _is_head(row, layout)), None)
    if at and any(c and c.kind is Kind.IN_TERM for c in map(layout.column, rows[at - 1])):
        return at - 1
    return at


def as_it_stood(table: Table) -> tuple[tuple[str, ...], ...]:
    """The texts of a table by row. Text has no cells but tabs: there, blanks that end every row are none."""
    rows = [tuple(text.strip() for text in row) for row in table.rows()]
    if any(cell.row_span > 1 or cell.column_span > 1 for cell in table.cells):
        return tuple(rows)
    body = [row for row in rows[1:] if any(row)]
    while body and all(row and not row[-1] for row in body):
        body = [row[:-1] for row in body]
    return (_trimmed(rows[0]), *body) if rows else ()


def _fitted(cells: tuple[str, ...], count: int) -> tuple[str, ...]:
    """The cells of a row without blanks beyond the last column."""
    return cells[:count] if not any(cells[count:]) else cells


def _trimmed(row: Sequence[str]) -> tuple[str, ...]:
    """A row without the blanks that end it."""
    filled = [index for index, text in enumerate(row) if text]
    return tuple(row[: filled[-1] + 1]) if filled else ()


def settle(
    investment: Investment, layout: Layout, context: Context, answers: Iterable[Answer]
) -> tuple[Investment, list[Finding]]:
    """Read the table that an investment plan holds as text; its blocks stay None while more than one reading fits.

    Raises the question `budget-missing-column` where every row lacks one value, and reports what it could
    not recognise (`budget-…`, `money-…`). A plan that has its blocks stays as it is.
    """
    if investment.amounts() or not investment.raw:
        return investment, []
    parsed, findings = _parse(investment.raw, layout)
    plan = replace(investment, columns=tuple(c.label for c in parsed.columns), labels=parsed.labels)
    context = replace(context, absent=absent_places(parsed.columns))
    missing = {len(parsed.columns) - len(line.cells) for line in parsed.lines}
    if missing == {0}:
        amounts, slips = _amounts(parsed, parsed.columns, context.unit)
        blocks, more = _assembled(parsed, parsed.columns, amounts)
        return _with(plan, blocks), findings + slips + more
    if missing == {1}:
        blocks_read, more = _ask(parsed, context, answers)
        return (_with(plan, blocks_read) if blocks_read else plan), findings + more
    return plan, findings + list(_uneven(parsed))


def absent_places(columns: Iterable[Column]) -> frozenset[str]:
    """Which of 기투자 and 임기후 a table has no column for."""
    return frozenset({"before", "after"} - {column.place for column in columns})


def _with(plan: Investment, blocks: Blocks) -> Investment:
    return replace(plan, **blocks)  # type: ignore[arg-type]


# Recognising headings and rows


def _is_head(row: Sequence[str], layout: Layout) -> bool:
    columns = [column for column in map(layout.column, row) if column]
    return len(columns) >= 3 and any(column.kind is Kind.YEAR for column in columns)


def _parse(rows: Sequence[Sequence[str]], layout: Layout) -> tuple[MoneyTable, list[Finding]]:
    columns, first_line, findings = _columns(rows, layout)
    lines, labels, more = _lines(rows[first_line:], layout)
    lines = tuple(replace(line, cells=_fitted(line.cells, len(columns))) for line in lines)
    return MoneyTable(columns, lines, labels), findings + more + _missing_rows(lines, layout)


def _columns(rows: Sequence[Sequence[str]], layout: Layout) -> tuple[tuple[Column, ...], int, list[Finding]]:
    """The columns of the head, and where its rows end; years may stand in a second row under 임기내."""
    heads, end = list(rows[0]), 1
    if not _is_head(heads, layout):
        columns = map(layout.column, heads)
        at = next((i for i, column in enumerate(columns) if column and column.kind is Kind.IN_TERM), None)
        heads = list(rows[1]) if at is None else [*heads[:at], *filter(None, rows[1]), *heads[at + 1 :]]
        end = 2
    found: list[Column] = []
    findings = []
    for text in heads:
        column = layout.column(text)
        if column:
            found.append(column)
        elif found and text:
            message = f"‘{text}’ 열은 어떤 금액인지 알 수 없습니다. 열 이름을 확인해 주십시오."
            findings.append(Finding("budget-column-unknown", Severity.ERROR, "investment", message))
    return tuple(found), end, findings


def _lines(
    rows: Sequence[Sequence[str]], layout: Layout
) -> tuple[tuple[Line, ...], dict[str, str], list[Finding]]:
    lines: list[Line] = []
    labels: dict[str, str] = {}
    findings = []
    block = "plan"
    for row in filter(any, rows):
        at = next((i for i, text in enumerate(row[:3]) if layout.row(text)), None)
        label = next((text for text in row[: at if at is not None else 1] if text), "")
        if label and (named := layout.block(label)):
            block = named
            labels[block] = label
        if at is None or (label and not layout.block(label)):
            message = f"‘{' '.join(filter(None, row[:2]))}’ 줄은 어느 재원인지 알 수 없습니다. 재원 이름을 확인해 주십시오."
            findings.append(Finding("budget-row-unknown", Severity.ERROR, f"investment.{block}", message))
            continue
        line = Line(block, layout.row(row[at]) or "", tuple(row[at + 1 :]))
        if any(other.where == line.where for other in lines):
            message = f"{budget.BLOCKS[block]}에 ‘{line.source}’ 줄이 두 번 있습니다. 하나만 남겨 주십시오."
            findings.append(Finding("budget-row-twice", Severity.ERROR, line.where, message))
            continue
        lines.append(line)
    return tuple(lines), labels, findings


def _missing_rows(lines: Sequence[Line], layout: Layout) -> list[Finding]:
    findings = []
    for block in dict.fromkeys(line.block for line in lines):
        present = {line.source for line in lines if line.block == block}
        for source in (TOTAL, *layout.rows):
            if source not in present:
                message = f"{budget.BLOCKS[block]}에 ‘{source}’ 줄이 없습니다. 금액이 없으면 ‘-’로 채운 줄을 넣어 주십시오."
                findings.append(
                    Finding("budget-row-missing", Severity.ERROR, f"investment.{block}.{source}", message)
                )
    return findings


def _uneven(parsed: MoneyTable) -> Iterable[Finding]:
    if not parsed.lines:
        yield Finding(
            "budget-rows-missing", Severity.ERROR, "investment", "투자계획 표에 금액이 적힌 줄이 없습니다."
        )
    for line in parsed.lines:
        if len(line.cells) != len(parsed.columns):
            message = (
                f"{budget.BLOCKS[line.block]} {line.source}: 제목이 있는 열은 {len(parsed.columns)}개인데 "
                f"값은 {len(line.cells)}개입니다. 빠지거나 남는 칸을 바로잡아 주십시오."
            )
            yield Finding("budget-row-length", Severity.ERROR, line.where, message)


# Values


def _amounts(
    parsed: MoneyTable, columns: Sequence[Column] | None, unit: str
) -> tuple[list[list[Amount]], list[Finding]]:
    """The amounts of every line; without columns the places of the findings name only the row."""
    findings: list[Finding] = []
    amounts = []
    for line in parsed.lines:
        row = []
        for index, text in enumerate(line.cells):
            where = f"{line.where}.{columns[index].place}" if columns else line.where
            amount, slips = money.parse_cell(text, unit, where)
            row.append(amount)
            findings += slips
        amounts.append(row)
    return amounts, findings


def _assembled(
    parsed: MoneyTable, columns: Sequence[Column], amounts: Sequence[Sequence[Amount]]
) -> tuple[Blocks, list[Finding]]:
    blocks: Blocks = {}
    findings: list[Finding] = []
    for line, row in zip(parsed.lines, amounts, strict=True):
        made = _row(columns, row)
        blocks.setdefault(line.block, {})[line.source] = made
        stated = next((a.won for c, a in zip(columns, row, strict=True) if c.kind is Kind.IN_TERM), None)
        if None not in (stated, made.in_term) and stated != made.in_term:
            message = (
                f"{budget.BLOCKS[line.block]} {line.source}의 임기내 금액이 연도별 금액의 합과 다릅니다. "
                "연도별 금액을 확인해 주십시오."
            )
            findings.append(Finding("budget-in-term-sum", Severity.ERROR, f"{line.where}.in_term", message))
    return blocks, findings


def _row(columns: Sequence[Column], amounts: Sequence[Amount]) -> FundingRow:
    won = {column.place: amount.won for column, amount in zip(columns, amounts, strict=True)}
    return FundingRow(
        total=won.get("total"),
        before=won.get("before"),
        years={column.year: won[column.place] for column in columns if column.year},
        after=won.get("after"),
        undecided=any(amount.undecided for amount in amounts),
    )


# One value short


def _ask(
    parsed: MoneyTable, context: Context, answers: Iterable[Answer]
) -> tuple[Blocks | None, list[Finding]]:
    """Every row lacks one value: find the readings that add up, and let a person choose."""
    amounts, slips = _amounts(parsed, None, context.unit)
    readings = [_reading(parsed, amounts, at, context) for at in range(len(parsed.columns))]
    fitting = [at for at, (_, errors) in enumerate(readings) if not errors]
    choices = _choices(parsed, [(at, readings[at][0]) for at in fitting or range(len(readings))])
    question = Finding(
        _QUESTION,
        Severity.QUESTION,
        "investment",
        _sentence(parsed, len(choices), bool(fitting)),
        tuple(choices),
    )
    choice, left = chosen(question, answers)
    if choice is None:
        return None, slips + left + ([] if fitting else _likeliest_errors(parsed, readings))
    at = next(at for at, column in enumerate(parsed.columns) if column.label == choice.value)
    _, slips = _amounts(parsed, [*parsed.columns[:at], *parsed.columns[at + 1 :]], context.unit)
    return readings[at][0], slips + left


def _likeliest_errors(parsed: MoneyTable, readings: Sequence[tuple[Blocks, list[Finding]]]) -> list[Finding]:
    """The errors of the reading that has fewest; one without 계 explains everything away and comes last."""
    best = min(
        range(len(readings)), key=lambda at: (parsed.columns[at].kind is Kind.TOTAL, len(readings[at][1]))
    )
    return readings[best][1]


def _reading(
    parsed: MoneyTable, amounts: Sequence[Sequence[Amount]], at: int, context: Context
) -> tuple[Blocks, list[Finding]]:
    """The grid if the lost value stood in column `at`, with what then does not hold.

    The lost values are those that each row's own sum asks for, where these make a column that itself adds
    up. Otherwise nothing is invented: they are taken for ‘-’, and the sums tell what is wrong.
    """
    lost = [_lost(parsed.columns, row, at) for row in amounts]
    blocks, findings = _completed(parsed, amounts, at, lost)
    unknown = any(amount.won is None for row in amounts for amount in row)
    if unknown or any(won < 0 for won in lost) or not _adds_up(parsed, lost):
        blocks, findings = _completed(parsed, amounts, at, [0] * len(lost))
    errors = [f for f in findings + budget.check(blocks, context) if f.severity is Severity.ERROR]
    return blocks, errors


def _completed(
    parsed: MoneyTable, amounts: Sequence[Sequence[Amount]], at: int, lost: Sequence[int]
) -> tuple[Blocks, list[Finding]]:
    rows = [[*row[:at], Amount(won), *row[at:]] for row, won in zip(amounts, lost, strict=True)]
    return _assembled(parsed, parsed.columns, rows)


def _adds_up(parsed: MoneyTable, lost: Sequence[int]) -> bool:
    """Whether in each block the lost 총계 is the sum of the lost sources."""
    by_block: dict[str, int] = {}
    for line, won in zip(parsed.lines, lost, strict=True):
        by_block[line.block] = by_block.get(line.block, 0) + (won if line.source == TOTAL else -won)
    return not any(by_block.values())


def _lost(columns: Sequence[Column], row: Sequence[Amount], at: int) -> int:
    """The value that the row's own sum asks for in column `at`."""
    others = [*columns[:at], *columns[at + 1 :]]
    known = {column.place: amount.won or 0 for column, amount in zip(others, row, strict=True)}
    in_term = sum(amount for place, amount in known.items() if place.isdigit())
    parts = in_term + known.get("before", 0) + known.get("after", 0)
    match columns[at].kind:
        case Kind.IN_TERM:
            return in_term
        case Kind.TOTAL:
            return parts
        case _:
            return known.get("total", parts) - parts


def _choices(parsed: MoneyTable, readings: Sequence[tuple[int, Blocks]]) -> list[Choice]:
    """One choice per distinct grid: a value lost beside the row heads first, then at the edge, then within."""
    groups: list[tuple[list[int], Blocks]] = []
    for at, blocks in readings:
        same = next((group for group in groups if group[1] == blocks), None)
        if same:
            same[0].append(at)
        else:
            groups.append(([at], blocks))
    last = len(parsed.columns) - 1
    groups.sort(key=lambda group: (min(group[0]) > 1, max(group[0]) != last))
    return [_choice([parsed.columns[at].label for at in places], blocks) for places, blocks in groups]


def _choice(names: Sequence[str], blocks: Mapping[str, FundingBlock]) -> Choice:
    grid = {name: {source: row.to_json() for source, row in block.items()} for name, block in blocks.items()}
    label = f"‘{' 또는 '.join(names)}’ 칸이 빠졌다"
    return Choice(names[0], label, tuple(names[1:]), {"columns": list(names), "grid": grid})


def _sentence(parsed: MoneyTable, count: int, fits: bool) -> str:
    heads, values = len(parsed.columns), len(parsed.columns) - 1
    opening = f"투자계획 표에 제목이 있는 열은 {heads}개인데 모든 줄의 값이 {values}개입니다."
    if not fits:
        return f"{opening} 어느 열이 빠졌다고 보아도 합계가 맞지 않습니다. 빠진 열을 고르고 금액을 바로잡아 주십시오."
    if count == 1:
        return f"{opening} 합계가 맞는 읽기는 하나입니다. 맞는지 확인해 주십시오."
    return f"{opening} 합계가 모두 맞는 읽기가 {count}가지이므로, 어느 열의 값이 빠졌는지 골라 주십시오."
