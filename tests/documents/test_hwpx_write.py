"""Our HWPX before the schema, the package check, our own lint and a library that is not ours."""

import io
import zipfile
from pathlib import Path

import pytest
from hwpx import HwpxDocument
from hwpx.tools.package_validator import validate_package
from hwpx.tools.validator import validate_document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from gongyak.blocks import Block, Paragraph, Table
from gongyak.documents.hwpx.write import write
from tests.documents import samples
from tests.documents.hwpx_lint import lint

DOCUMENTS = {
    "card": samples.card(),
    "long": samples.card(60),
    "ragged": samples.ragged_card(),
    "hostile": samples.hostile(),
    "table first": [samples.budget_table(), samples.header_table()],
    "empty": [],
}


@pytest.fixture(params=DOCUMENTS, scope="module")
def made(request: pytest.FixtureRequest) -> bytes:
    return write(DOCUMENTS[request.param], title="카드")


def part(data: bytes, name: str = "Contents/section0.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def changed(data: bytes, old: str, new: str, name: str = "Contents/section0.xml") -> bytes:
    """The package with the first `old` in one part replaced."""
    source = zipfile.ZipFile(io.BytesIO(data))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for member in source.infolist():
            text = source.read(member)
            if member.filename == name:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode(), 1)
            package.writestr(member, text)
    return target.getvalue()


def schema_faults(data: bytes, folder: Path) -> list[str]:
    path = folder / "made.hwpx"
    path.write_bytes(data)
    report = validate_document(path)
    return [str(issue) for issue in (*report.issues, *report.warnings)]


def test_it_meets_the_schema_of_the_standard(made: bytes, tmp_path: Path) -> None:
    assert schema_faults(made, tmp_path) == []


def test_the_package_is_sound(made: bytes) -> None:
    report = validate_package(made)
    assert list(report.errors) == []
    # Hancom's own files do not list it either.
    assert all("version part" in str(issue) for issue in report.warnings)


def test_our_own_lint_finds_nothing(made: bytes) -> None:
    assert lint(made) == []


def test_the_same_blocks_give_the_same_bytes() -> None:
    assert write(samples.card(), title="가") == write(samples.card(), title="가")
    assert write(samples.card(), title="가") != write(samples.card(), title="나")


FAULTS = [
    ('colAddr="1" rowAddr="0"', 'colAddr="0" rowAddr="0"', "taken 2 times"),
    ('colSpan="3" rowSpan="1"', 'colSpan="4" rowSpan="1"', "taken 2 times"),
    ('colSpan="3" rowSpan="1"', 'colSpan="2" rowSpan="1"', "not covered"),
    ('colSpan="5" rowSpan="1"', 'colSpan="6" rowSpan="1"', "outside the table"),
    ('rowCnt="7"', 'rowCnt="8"', "rowCnt is 8"),
    ('colCnt="6"', 'colCnt="7"', "not covered"),
    ('<hp:sz width="4', '<hp:sz width="5', "add up"),
    ('<hp:cellSz width="', '<hp:cellSz width="1', "column edge"),
    ('<hp:run charPrIDRef="0"', '<hp:run charPrIDRef="99"', "charPr 99"),
    ('paraPrIDRef="', 'paraPrIDRef="9', "paraPr"),
    ('borderFillIDRef="3"', 'borderFillIDRef="999"', "borderFill 999"),
    ("hp:secPr", "hp:secPx", "secPr"),
    ("</hp:run></hp:p>", "</hp:run><hp:linesegarray/></hp:p>", "layout cache"),
]


@pytest.mark.parametrize(("old", "new", "said"), FAULTS)
def test_the_lint_sees_a_fault_that_is_put_in(old: str, new: str, said: str) -> None:
    data = write(samples.card())
    broken = changed(data, old, new) if "secP" not in old else _renamed(data)
    assert any(said in fault for fault in lint(broken)), lint(broken)


def _renamed(data: bytes) -> bytes:
    once = changed(data, "<hp:secPr", "<hp:secPx")
    return changed(once, "</hp:secPr", "</hp:secPx")


def test_the_lint_sees_a_wrong_count_in_the_header() -> None:
    broken = changed(write([]), 'hh:styles itemCnt="7"', 'hh:styles itemCnt="8"', "Contents/header.xml")
    assert lint(broken) == ["styles counts 8 for 7"]


def test_the_schema_check_sees_an_unknown_value(tmp_path: Path) -> None:
    broken = changed(write(samples.card()), 'pageBreak="TABLE"', 'pageBreak="ROW"')
    assert schema_faults(broken, tmp_path)


def test_another_library_reads_the_cells_back(tmp_path: Path) -> None:
    path = tmp_path / "card.hwpx"
    path.write_bytes(write(samples.card()))
    with HwpxDocument.open(path) as document:
        tables = [table for paragraph in document.paragraphs for table in paragraph.tables]
        assert [(table.row_count, table.column_count) for table in tables] == [(7, 6), (11, 10)]
        for table, ours in zip(tables, (samples.header_table(), samples.budget_table()), strict=True):
            for cell in ours.cells:
                assert table.cell(cell.row, cell.column).text == cell.text
                last = (cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
                assert table.cell(*last).text == cell.text


def test_headings_and_levels_can_be_read_back() -> None:
    data = write(samples.card())
    shapes = {
        s.get("id"): s for s in etree.fromstring(part(data, "Contents/header.xml").encode()).iter("{*}paraPr")
    }
    found = []
    for paragraph in etree.fromstring(part(data).encode()).findall("{*}p"):
        shape = shapes[paragraph.get("paraPrIDRef")]
        heading = shape.find("{*}heading")
        outline = int(heading.get("level")) + 1 if heading.get("type") == "OUTLINE" else 0
        left = int(shape.find(".//{*}case//{*}left").get("value"))
        found.append((outline, left))
    margins = sorted({left for outline, left in found if not outline})
    paragraphs = [block for block in samples.card() if isinstance(block, (Paragraph, Table))]
    for block, (outline, left) in zip(paragraphs, found, strict=True):
        if isinstance(block, Paragraph):
            assert outline == (len(block.mark) if block.mark.startswith("#") else 0)
            assert outline or margins.index(left) == block.level


def test_header_rows_repeat_and_tables_break_between_rows() -> None:
    section = part(write(samples.card()))
    assert section.count('repeatHeader="1"') == 1 and section.count('pageBreak="TABLE"') == 2
    assert section.count('header="1"') == 9


def test_text_is_escaped_and_stripped() -> None:
    section = part(write(samples.hostile()))
    assert "<hp:t>&lt;b&gt;&amp;amp;]]&gt; 제목</hp:t>" in section
    assert "<hp:t>&lt;script&gt;alert('x')&lt;/script&gt;</hp:t><" in section


@settings(max_examples=30, deadline=None)
@given(st.lists(st.builds(Paragraph, st.text(), st.integers(-1, 12), st.sampled_from(["", "-", "▷", "##"]))))
def test_any_text_makes_a_sound_file(blocks: list[Block]) -> None:
    assert lint(write(blocks)) == []
