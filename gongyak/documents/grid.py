"""Tables as the formats need them: every place taken exactly once, and widths that add up."""

from dataclasses import replace
from itertools import accumulate

from gongyak.blocks import Cell, Table
from gongyak.documents import Refused

#: More places than any official form has; a table that claims more is refused before a list is made of it.
MOST_PLACES = 200_000
MOST_COLUMNS = 400


def complete(table: Table) -> Table:
    """The table with an empty cell in each free place, no overlap, and no row in which no cell begins.

    A cell that would cover a taken place is cut to fit; one whose own place is taken adds its text to the
    cell that holds it, so that no text is lost. Cells come out row by row. Raises `Refused` for a table of
    more than `MOST_PLACES` places or `MOST_COLUMNS` columns.
    """
    rows, columns = table.row_count, table.column_count
    if rows * columns > MOST_PLACES or columns > MOST_COLUMNS:
        raise Refused(f"표가 너무 큽니다({rows}행 {columns}열). 표를 나누어 다시 저장하십시오.")
    placed = _without_bare_rows(_filled(_placed(table.cells), rows, columns))
    return replace(table, cells=tuple(sorted(placed, key=lambda cell: (cell.row, cell.column))))


def _placed(cells: tuple[Cell, ...]) -> list[Cell]:
    """The cells in order of their places, each cut to what is still free."""
    holder: dict[tuple[int, int], int] = {}
    placed: list[Cell] = []
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        if (cell.row, cell.column) in holder:
            at = holder[cell.row, cell.column]
            placed[at] = _joined(placed[at], cell)
            continue
        cut = _cut(cell, holder)
        holder |= dict.fromkeys(_places(cut), len(placed))
        placed.append(cut)
    return placed


def _joined(above: Cell, below: Cell) -> Cell:
    return replace(above, text="\n".join(filter(None, (above.text, below.text))))


def _cut(cell: Cell, holder: dict[tuple[int, int], int]) -> Cell:
    """The cell with the widest span of its first row that is free, then as many rows as are free below."""
    columns = next(
        (at for at in range(1, cell.column_span) if (cell.row, cell.column + at) in holder),
        max(1, cell.column_span),
    )
    across = range(cell.column, cell.column + columns)
    rows = next(
        (at for at in range(1, cell.row_span) if any((cell.row + at, column) in holder for column in across)),
        max(1, cell.row_span),
    )
    return replace(cell, row_span=rows, column_span=columns)


def _places(cell: Cell) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]


def _filled(cells: list[Cell], rows: int, columns: int) -> list[Cell]:
    taken = {place for cell in cells for place in _places(cell)}
    free = [(row, column) for row in range(rows) for column in range(columns) if (row, column) not in taken]
    return cells + [Cell(row, column, "") for row, column in free]


def _without_bare_rows(cells: list[Cell]) -> list[Cell]:
    """Rows that lie wholly under cells from above go; the formats have no row without a cell of its own."""
    begun = sorted({cell.row for cell in cells})
    at = {row: index for index, row in enumerate(begun)}
    return [
        replace(
            cell,
            row=at[cell.row],
            row_span=sum(cell.row <= row < cell.row + cell.row_span for row in begun)
            if cell.row_span > 1
            else 1,
        )
        for cell in cells
    ]


def edges(table: Table, total: int) -> list[int]:
    """Where the columns begin and end within `total` (any unit), by the table's relative widths.

    The first is 0 and the last `total`, whatever the widths round to; a table without fitting widths gets
    columns of equal width, and no column is narrower than a quarter of the mean.
    """
    count = table.column_count
    fitting = len(table.widths) == count and all(width > 0 for width in table.widths)
    given = table.widths if fitting else (1,) * count
    widths = [max(width, sum(given) // (4 * count)) for width in given]
    whole = sum(widths)
    return [0, *(total * reached // whole for reached in accumulate(widths))]
