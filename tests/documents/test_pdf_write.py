"""Our PDF as other libraries read it: real text, tags, an embedded Korean font, nothing fetched."""

import io
import logging
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pikepdf
import pytest

from gongyak.blocks import Block, Cell, Paragraph, Table
from gongyak.documents import Refused
from gongyak.documents.pdf.page import page
from gongyak.documents.pdf.write import korean_font, write
from tests.documents import samples


@pytest.fixture(scope="module")
def card() -> bytes:
    return write(samples.card())


def text(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def tags(element: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Every element of the structure tree below one."""
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from tags(child)


def test_the_same_blocks_give_the_same_bytes_without_a_date(card: bytes) -> None:
    assert write(samples.card()) == card
    with pikepdf.open(io.BytesIO(card)) as document:
        assert "/CreationDate" not in document.docinfo


def test_the_text_is_real_and_whole(card: bytes) -> None:
    found = text(card)
    for line in ("(2024. 6. 30. 現在)", "▷ 쉼터 12개소, 그늘나무 360그루", "☞ 만족 예정 92%『새봄 걷기길』"):
        assert line in found
    assert "(☎1201)" in found and "\u2060" not in found


def test_words_are_kept_whole(card: bytes) -> None:
    found = text(card).split("\n")
    line = next(line for line in found if "사업내용" in line)
    assert line.split()[-1] in "".join(b.text for b in samples.card() if isinstance(b, Paragraph)).split()


def test_lines_end_only_at_blanks() -> None:
    words = [
        "참여(28개/일자리),",
        "면접200명·채용112명",
        "[늘솔과-123호(2024.3.29.)]",
        "“큰따옴표”&<부등호>",
        "1,234㎡",
    ]
    texts = ["가" * cut + " " + " ".join(words * 3) for cut in range(9)]
    found = text(write([Paragraph(each, 1, "-") for each in texts]))
    assert set(found.split()) <= {*words, "-", "/", "1", *("가" * cut for cut in range(9))}


def test_a_word_longer_than_its_line_still_breaks(tmp_path: Path) -> None:
    long = "가나다라마바사아자차" * 12
    data = write([Paragraph(long), Table((Cell(0, 0, long), Cell(0, 1, "x" * 300)))])
    found = text(data)
    assert solid(found).count("가나다라") > 12 and "\u2060" not in found
    made = tmp_path / "made.pdf"
    made.write_bytes(data)
    copied = subprocess.run(["pdftotext", made, "-"], capture_output=True, text=True, check=True).stdout
    assert long in solid(copied) and "\u2060" not in copied


def test_signs_of_several_parts_stay_joined() -> None:
    html = page([Paragraph("e\u0316 \u1112\u119e\u11ab 👨\u200d👩 가나")], "", "NanumGothic")
    assert "e\u0316 \u1112\u119e\u11ab 👨\u200d👩 가\u2060나" in html


def test_another_library_finds_the_grids_and_their_texts(card: bytes) -> None:
    with pdfplumber.open(io.BytesIO(card)) as document:
        tables = document.pages[0].find_tables()
        assert [len(table.cells) for table in tables] == [24, 101]
        for table, ours in zip(tables, (samples.header_table(), samples.budget_table()), strict=True):
            read = [cell for row in table.extract() for cell in row if cell is not None]
            assert Counter(map(solid, read)) == Counter(solid(cell.text) for cell in ours.cells)


def solid(text: str) -> str:
    """The text without white space: a narrow cell may break its lines anywhere between words."""
    return "".join(text.split())


def test_it_says_that_it_is_accessible_and_is_tagged(card: bytes) -> None:
    with pikepdf.open(io.BytesIO(card)) as document:
        assert document.Root.Lang == "ko" and document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert document.open_metadata()["pdfuaid:part"] == "1"
        assert document.docinfo["/Title"] == "구청장 공약사항 관리카드"
        kinds = Counter(str(tag.S) for tag in tags(document.Root.StructTreeRoot))
    assert kinds["/Table"] == 2 and kinds["/TR"] == 18
    labels = [
        cell
        for table in (samples.header_table(), samples.budget_table())
        for cell in table.cells
        if cell.header
    ]
    assert kinds["/TH"] == len(labels) and kinds["/TH"] + kinds["/TD"] == 125
    assert (kinds["/H1"], kinds["/H2"], kinds["/H3"]) == (1, 2, 3)
    assert kinds["/LI"] == sum(isinstance(block, Paragraph) and block.level > 0 for block in samples.card())


def test_labels_say_what_they_label(card: bytes) -> None:
    html = page(samples.card(), "카드", "NanumGothic")
    assert html.count('scope="colgroup"') == 1 and html.count('scope="col"') == 8
    assert html.count("<thead>") == 1
    with pikepdf.open(io.BytesIO(card)) as document:
        cells = [tag for tag in tags(document.Root.StructTreeRoot) if str(tag.S) in ("/TH", "/TD")]
        spans = [int(cell.A.RowSpan) for cell in cells if "/A" in cell and "/RowSpan" in cell.A]
    assert sorted(spans) == [2, 2, 2, 2, 5, 5]


def test_every_font_is_embedded_and_the_korean_one_is_used(card: bytes) -> None:
    with pikepdf.open(io.BytesIO(card)) as document:
        fonts = [font for each in document.pages for font in each.Resources.Font.values()]
        for font in fonts:
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
        assert {str(font.BaseFont).split("+")[1] for font in fonts} == {"NanumGothic", "NanumGothic-Bold"}


def test_a_long_table_repeats_its_header_on_each_page() -> None:
    rows = [Cell(row, column, f"{row}행", header=row == 0) for row in range(120) for column in range(3)]
    data = write([Table(tuple(rows), header_rows=1)])
    with pdfplumber.open(io.BytesIO(data)) as document:
        pages = [page.extract_text().split("\n") for page in document.pages]
    assert len(pages) > 2 and all(lines[0] == "0행 0행 0행" for lines in pages)
    assert [lines[-1] for lines in pages] == [f"{n} / {len(pages)}" for n in range(1, len(pages) + 1)]


def test_markup_in_a_text_stays_text() -> None:
    data = write(samples.hostile())
    assert "<script>alert('x')</script>" in text(data) and "<b>&amp;]]> 제목" in text(data)
    with pikepdf.open(io.BytesIO(data)) as document:
        assert "/Names" not in document.Root and "/OpenAction" not in document.Root


@pytest.mark.parametrize("blocks", [samples.hostile(), samples.card(60)], ids=["hostile", "long"])
def test_nothing_is_cut_off_at_the_edge_of_the_page(blocks: list[Block]) -> None:
    with pdfplumber.open(io.BytesIO(write(blocks))) as document:
        for each in document.pages:
            assert all(mm(20) - 1 <= char["x0"] and char["x1"] <= mm(190) + 1 for char in each.chars)


def mm(length: float) -> float:
    return length * 72 / 25.4


def test_nothing_is_fetched(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        write([Paragraph('<img src="http://example.invalid/a.png">'), Paragraph("url(file:///etc/passwd)")])
    assert "example.invalid" not in caplog.text and "passwd" not in caplog.text


def test_without_a_korean_font_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>", "utf-8"
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    with pytest.raises(Refused, match="한글 글꼴이 없어 PDF를 만들 수 없습니다"):
        korean_font.__wrapped__()
