"""Tables whose every place is taken exactly once, with widths that add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.blocks import Cell, Table
from gongyak.documents import Refused
from gongyak.documents.grid import complete, edges
from tests.documents import samples

CELLS = st.builds(
    Cell,
    st.integers(0, 6),
    st.integers(0, 6),
    st.text("가나", min_size=1, max_size=2),
    st.integers(1, 4),
    st.integers(1, 4),
)


def places(table: Table) -> list[tuple[int, int]]:
    return [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]


@pytest.mark.parametrize("table", [samples.header_table(), samples.budget_table()])
def test_a_sound_table_stays_as_it_is(table: Table) -> None:
    assert complete(table).cells == tuple(sorted(table.cells, key=lambda cell: (cell.row, cell.column)))


@given(st.lists(CELLS, max_size=12))
def test_every_place_is_taken_once_and_no_text_is_lost(cells: list[Cell]) -> None:
    table = complete(Table(tuple(cells)))
    taken = places(table)
    whole = {(r, c) for r in range(table.row_count) for c in range(table.column_count)}
    assert len(taken) == len(set(taken)) and set(taken) == whole
    assert {cell.row for cell in table.cells} == set(range(table.row_count))
    written = sorted(line for cell in table.cells for line in cell.text.split("\n") if line)
    assert written == sorted(cell.text for cell in cells)


def test_a_table_of_absurd_size_is_refused_with_a_sentence() -> None:
    with pytest.raises(Refused, match="표가 너무 큽니다"):
        complete(Table((Cell(0, 0, "", 60_000, 60_000),)))


@given(st.lists(st.integers(1, 90), min_size=1, max_size=12), st.integers(100, 60_000))
def test_widths_add_up_whatever_they_round_to(widths: list[int], total: int) -> None:
    cells = tuple(Cell(0, column, "") for column in range(len(widths)))
    found = edges(Table(cells, tuple(widths)), total)
    assert found[0] == 0 and found[-1] == total and found == sorted(found)


def test_a_table_without_fitting_widths_has_equal_columns() -> None:
    cells = tuple(Cell(0, column, "") for column in range(4))
    assert edges(Table(cells, (1, 2)), 100) == [0, 25, 50, 75, 100]
