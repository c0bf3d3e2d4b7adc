"""Markdown in the form of the card that offices pass on."""

from pathlib import Path

from gongyak.blocks import Block, Cell, Paragraph, Table
from gongyak.documents.text.write import write
from tests.documents import samples

SEED = Path(__file__).parents[2] / "demo" / "card-1-2-2.txt"


def seed_blocks() -> list[Block]:
    """The seed as blocks by the plainest means: a line is a heading, an item, a row or a paragraph."""
    blocks: list[Block] = []
    rows: list[list[str]] = []
    for line in [*SEED.read_text("utf-8").splitlines(), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            blocks.append(_table(rows))
            rows = []
        if line.lstrip().startswith("- "):
            indent, text = len(line) - len(line.lstrip()), line.lstrip()[2:]
            mark = "▷" if text.startswith("▷") else "-"
            blocks.append(Paragraph(text.removeprefix("▷ "), indent // 2 + 1, mark))
        elif line.startswith("#"):
            mark, text = line.split(" ", 1)
            blocks.append(Paragraph(text, 0, mark))
        elif line:
            blocks.append(Paragraph(line))
    return blocks


def _table(rows: list[list[str]]) -> Table:
    cells = [Cell(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    return Table(tuple(cells))


def test_the_real_card_is_written_as_it_stood() -> None:
    assert write(seed_blocks()).decode().split("\n") == [*SEED.read_text("utf-8").strip("\n").split("\n"), ""]


def test_spans_are_written_as_offices_pass_them_on() -> None:
    lines = write(samples.card()).decode().split("\n")
    assert "공약제목\t가온천 물길 공원과 걷기 좋은 산책로 조성\t\t\t관리번호\t2-1-4" in lines
    assert "\t\t담당자\t녹지7급 온누리(☎1202)\t\t" in lines
    assert "구 분\t" + "\t".join(samples.COLUMNS) in lines
    assert "소요 예산<br>(계획)\t총계\t1,240.5\t100\t120\t250.5\t270\t250\t250\t-" in lines
    assert "\t국비" + "\t-" * 8 in lines


def test_a_ragged_row_is_as_long_as_its_own_cells() -> None:
    assert write(samples.ragged_card()).decode() == (
        "# 관리카드\n\n구 분\t계\t2022년\t2023년\n소요 예산\t총계\t9.6\t4.8\t4.8\n\t구비\t9.6\n"
    )


def test_no_text_breaks_the_lines_of_the_file() -> None:
    lines = write(samples.hostile()).decode().split("\n")
    assert lines[0] == "# <b>&amp;]]> 제목"
    assert "- =1+1 @둘째 줄 [31m" in lines


def test_a_title_is_a_heading_only_where_nothing_else_is() -> None:
    assert write([], title="빈 카드").decode() == "# 빈 카드\n"
    assert write([Paragraph("글")], title="제목").decode() == "글\n"
