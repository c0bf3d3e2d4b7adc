"""Where the cells of a foreign table stand."""

from collections.abc import Sequence

from gongyak.blocks import Cell

#: A cell's row and column where the file says them, then its row span and column span.
Claim = tuple[int | None, int | None, int, int]
Place = tuple[int, int, int, int]
_MOST_PLACES = 2_000_000


def free_places(rows: Sequence[Sequence[Claim]]) -> list[Place]:
    """A place for every cell, row after row: the one it says, else the first that is not yet covered.

    Raises `ValueError` for spans that no document has.
    """
    if all(claim[0] is not None and claim[1] is not None for row in rows for claim in row):
        return [(r or 0, c or 0, rs, cs) for row in rows for r, c, rs, cs in row]
    taken: set[tuple[int, int]] = set()
    places: list[Place] = []
    for at, row in enumerate(rows):
        column = 0
        for _, _, row_span, column_span in row:
            while (at, column) in taken:
                column += 1
            if row_span * column_span + len(taken) > _MOST_PLACES:
                raise ValueError("more places than any document has")
            taken |= {(at + r, column + c) for r in range(row_span) for c in range(column_span)}
            places.append((at, column, row_span, column_span))
    return places


def filled(cells: Sequence[Cell], columns: int) -> tuple[Cell, ...]:
    """The cells with an empty one in each place that none of them covers, in order of rows and columns.

    Raises `ValueError` for more places than any document has.
    """
    rows = max((cell.row + cell.row_span for cell in cells), default=0)
    if rows * columns > _MOST_PLACES or sum(c.row_span * c.column_span for c in cells) > _MOST_PLACES:
        raise ValueError("more places than any document has")
    taken = {
        (cell.row + r, cell.column + c)
        for cell in cells
        for r in range(cell.row_span)
        for c in range(cell.column_span)
    }
    free = [Cell(r, c, "") for r in range(rows) for c in range(columns) if (r, c) not in taken]
    return tuple(sorted([*cells, *free], key=lambda cell: (cell.row, cell.column)))


def column_widths(cells: Sequence[Cell], measured: Sequence[int]) -> tuple[int, ...]:
    """Widths of the columns from the cells that cover one column; none where a column has no such cell."""
    widths = {
        cell.column: width
        for cell, width in zip(cells, measured, strict=True)
        if cell.column_span == 1 and width > 0
    }
    count = max((cell.column + cell.column_span for cell in cells), default=0)
    if len(widths) < count:
        return ()
    return tuple(widths[column] for column in range(count))
