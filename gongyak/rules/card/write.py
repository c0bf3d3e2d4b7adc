"""Write a card: from a Card to blocks in the shape of the official form (`docs/reference/form.md`)."""

from collections.abc import Iterator

from gongyak.blocks import Block, Cell, Paragraph, Table
from gongyak.rules import money
from gongyak.rules.budget import TOTAL
from gongyak.rules.card import items
from gongyak.rules.card.header import printed
from gongyak.rules.card.layout import Layout, layouts
from gongyak.rules.card.model import Card, Investment
from gongyak.rules.dates import format_day

_FORM_TITLE = "공약사항 관리카드"
#: Relative widths of the columns of the two tables.
_HEADER_WIDTHS = (12, 18, 12, 26, 14, 18)
_MONEY_WIDTHS = (12, 8, 10, 10, 10, 10, 10, 10, 10, 10)
_SECTIONS = ("overview", "investment", "achievements", "problems", "plans")


def write(card: Card) -> list[Block]:
    """The blocks of the official form; while its budget is in question, the table as it stood in the file."""
    layout = layouts()[card.layout]
    blocks: list[Block] = [Paragraph(card.form_title or _FORM_TITLE, 0, "#", "center")]
    if card.notice:
        blocks.append(Paragraph(card.notice, align="center"))
    if card.as_of:
        blocks.append(Paragraph(f"({format_day(card.as_of)} 現在)", align="right"))
    blocks.append(_header(card, layout))
    for key in _order(card):
        blocks += _section(card, key, layout)
    return blocks


def _order(card: Card) -> list[str]:
    """The sections in the card's own order; those that its file did not have come last."""
    own = [heading.section for heading in card.headings]
    return list(dict.fromkeys([*own, *_SECTIONS]))


def _section(card: Card, key: str, layout: Layout) -> Iterator[Block]:
    heading = next((heading for heading in card.headings if heading.section == key), None)
    section = layout.sections[key]
    title = heading.text if heading else f"{section.number}. {SECTION_TITLES[key]}"
    yield Paragraph(title, 0, heading.mark if heading and heading.mark.startswith("#") else "##")
    if key != "investment":
        yield from items.paragraphs(getattr(card, key))
    elif card.investment:
        yield from _investment(card.investment)


#: The sections of the official form and their titles.
SECTION_TITLES = {
    "overview": "추진개요",
    "investment": "투자계획(예산/비예산)",
    "achievements": "추진실적",
    "problems": "추진상 문제점 및 대책(협조사항)",
    "plans": "향후계획",
}


# The header table: 7 rows of 6 columns


def _header(card: Card, layout: Layout) -> Table:
    def label(row: int, column: int, field: str, rows: int = 1) -> Cell:
        text = _SPACED.get(layout.label(field), layout.label(field))
        return Cell(row, column, text, rows, 1, header=True, align="center")

    def value(
        row: int, column: int, field: str, rows: int = 1, columns: int = 1, align: str = "center"
    ) -> Cell:
        return Cell(row, column, printed(card, field), rows, columns, align=align)

    cells = (
        label(0, 0, "title"), value(0, 1, "title", 1, 3), label(0, 4, "number"), value(0, 5, "number"),
        label(1, 0, "lead_department", 2), value(1, 1, "lead_department", 2),
        label(1, 2, "team_lead"), value(1, 3, "team_lead"),
        label(1, 4, "related_departments", 2), value(1, 5, "related_departments", 2),
        label(2, 2, "officer"), value(2, 3, "officer"),
        label(3, 0, "period"), value(3, 1, "period", 1, 2), label(3, 3, "budget"), value(3, 4, "budget", 1, 2),
        label(4, 0, "status"), value(4, 1, "status", 1, 2),
        label(4, 3, "progress_percent"), value(4, 4, "progress_percent", 1, 2),
        label(5, 0, "goals"), value(5, 1, "goals", 1, 5, "left"),
        label(6, 0, "tasks"), value(6, 1, "tasks", 1, 5, "left"),
    )  # fmt: skip
    return Table(cells, _HEADER_WIDTHS, caption="공약 개요")


#: Two-letter labels are spread out on the form.
_SPACED = {"팀장": "팀 장", "진도": "진 도"}


# The budget table: 11 rows of 10 columns


def _investment(investment: Investment) -> Iterator[Block]:
    amounts = investment.amounts()
    if not amounts and not investment.raw:
        return
    yield Paragraph(f"(단위: {investment.unit})", align="right")
    yield _money(investment) if amounts else _as_it_stood(investment)


def _money(investment: Investment) -> Table:
    cells = [Cell(0, 0, "구 분", 1, 2, header=True, align="center")]
    heads = columns(investment)
    cells += [Cell(0, at, label, header=True, align="center") for at, (label, _) in enumerate(heads, start=2)]
    row = 1
    for name, block in investment.amounts().items():
        label = investment.labels.get(name) or _BLOCK_LABELS[name]
        cells.append(Cell(row, 0, label, len(block), 1, header=True, align="center"))
        for source, funding in block.items():
            cells.append(Cell(row, 1, source, header=True, align="center"))
            values = funding.cells() | {"in_term": funding.in_term}
            cells += [
                Cell(row, at, _amount(values[place], investment.unit, funding.undecided), align="right")
                for at, (_, place) in enumerate(heads, start=2)
            ]
            row += 1
    widths = (*_MONEY_WIDTHS[:2], *(_MONEY_WIDTHS[2] for _ in heads))
    return Table(tuple(sorted(cells, key=lambda c: (c.row, c.column))), widths, 1, "투자계획")


_BLOCK_LABELS = {
    "plan": "소요 예산 (계획)",
    "secured": "확보 현황",
    "spent": "투입 예산",
    "executed": "집행 실적",
}


def _amount(won: int | None, unit: str, undecided: bool) -> str:
    return money.format_cell(won, unit, undecided=undecided)


def columns(investment: Investment) -> list[tuple[str, str]]:
    """The headings of the values with their places, as in the file or as on the form."""
    if investment.columns:
        found = [(label, layouts()["standard"].column(label)) for label in investment.columns]
        return [(label, column.place) for label, column in found if column]
    first = next(iter(investment.amounts().values()))[TOTAL]
    years = [(f"{year}년", str(year)) for year in first.years]
    return [("계", "total"), ("기투자", "before"), *years, ("임기후", "after")]


def _as_it_stood(investment: Investment) -> Table:
    """The raw table, cell by cell; the label of a block spans the rows that leave it blank."""
    cells = []
    for at, row in enumerate(investment.raw):
        for column, text in enumerate(row):
            is_head = at == 0 or (column < 2 and bool(text))
            if column == 0 and at > 0 and not text:
                continue
            span = _blank_below(investment.raw, at) if column == 0 and at > 0 else 1
            cells.append(
                Cell(at, column, text, span, 1, header=is_head, align="center" if is_head else "right")
            )
    width = max(len(row) for row in investment.raw)
    return Table(tuple(cells), _MONEY_WIDTHS[:2] + (10,) * (width - 2), 1, "투자계획 (파일에 적힌 그대로)")


def _blank_below(rows: tuple[tuple[str, ...], ...], at: int) -> int:
    """How many rows the first cell of row `at` reaches down."""
    below = at + 1
    while below < len(rows) and not rows[below][0]:
        below += 1
    return below - at
