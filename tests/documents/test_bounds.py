"""What comes out of a file is bounded, and is told or refused in time that grows with its length alone."""

import time
import unicodedata
from contextlib import suppress

import pytest

from gongyak import documents
from gongyak.blocks import Cell, Paragraph, Table, split_mark
from gongyak.documents import Refused, bounds, items
from gongyak.documents.bounds import bounded
from gongyak.documents.pdf.read import _PAGE_NUMBER
from gongyak.documents.plain import plain
from gongyak.documents.text.read import parse
from gongyak.documents.xlsx.write import _NUMBER

MANY = 100_000
#: Lines on which a careless pattern takes the square of their length or more.
LINES = {
    "pipes": "|" * MANY + "x",
    "pipes closed": "|" * MANY,
    "pipe rule": "||" + "-" * MANY + "x|",
    "pipe rule, blanks": "||" + "- " * MANY + "x|",
    "blanks": " " * MANY + "x",
    "blanks in a heading": "# 가" + " " * MANY + "나",
    "closed heading": "# 가" + " #" * MANY + "나",
    "rule": "- " * MANY + "x",
    "rule, solid": "*" * MANY + "x",
    "blanks behind a dash": "-" + " " * MANY,
    "marks": "▷ " * MANY,
    "marks and blanks": "▷" + " " * MANY + "x",
    "numbers": "1." * MANY,
    "digits": "1" * MANY + "x",
    "digits and blanks": "1" + " " * MANY + "x",
    "Roman digits": "I" * MANY + "x",
    "brackets": "(" * MANY,
    "tabs": "\t" * MANY + "x",
    "breaks": "<br" * MANY,
    "blanks in a break": "||<br" + " " * MANY + "x|",
    "thousands": "1" + ",000" * MANY + "x",
    "signs that combine": "e" + "\u0301\u0316" * MANY,
    "letters apart": "각" * MANY,
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
@pytest.mark.parametrize(
    "taken",
    [
        parse,
        split_mark,
        plain,
        _PAGE_NUMBER.fullmatch,
        _NUMBER.fullmatch,
        lambda line: items.marked_line(line, 0).is_heading,
        lambda line: documents.read("a.txt", line.encode()),
    ],
    ids=["parse", "mark", "plain", "page number", "number", "heading", "read"],
)
def test_no_line_takes_the_square_of_its_length(taken, line):
    begun = time.process_time()
    with suppress(Refused):
        taken(line)
    assert time.process_time() - begun < 5  # s: on a busy machine; a square takes minutes


@pytest.mark.parametrize(
    "text",
    [
        ("|" * 100_000 + "\n") * 200,
        ("가" * 34_000 + "\n") * 200,
        "가\n" * 5_000_000,
        "\t\n" * 10_000_000,
        "- 가\n" + "  나다라마\n" * 60_000,
        "".join(" " * (line % 3_000) + "- 가\n" for line in range(600)),
        "e" + "\u0301\u0316" * 5_000_000,
    ],
    ids=["pipes", "Hangul", "lines", "tabs", "one item", "indents", "signs that combine"],
)
def test_large_texts_are_read_or_refused_at_once(text):
    data = text.encode()[: 20 * 1024 * 1024]
    begun = time.process_time()
    try:
        documents.read("a.txt", data)
    except Refused as refused:
        assert str(refused).endswith("저장하십시오.")
    assert time.process_time() - begun < 5  # s: on a busy machine; a square takes minutes


@pytest.mark.parametrize(
    "blocks", [[Paragraph("나머지 " * 2_000)], [Table((Cell(0, 0, "나머지 " * 2_000),))]]
)
def test_a_line_or_cell_that_is_too_long_is_named(blocks):
    with pytest.raises(Refused, match=r"‘나머지 나머지 .*…’로 시작하는 [줄칸]이 5,000자를"):
        bounded(blocks)


@pytest.mark.parametrize(
    "blocks",
    [
        [Paragraph("가")] * (bounds.MOST_BLOCKS + 1),
        [Table((Cell(0, 0, "가"),))] * (bounds.MOST_TABLES + 1),
        [Paragraph("가" * bounds.MOST_LENGTH)] * 201,
        [Table((Cell(0, 0, "가"),), widths=(1,) * 500)],
        [Table((Cell(0, 0, "가", bounds.MOST_ROWS, 11),))],
    ],
    ids=["lines", "tables", "text", "widths", "places"],
)
def test_more_than_any_document_has_is_refused(blocks):
    with pytest.raises(Refused, match=r"다시 (만들어 )?저장하십시오\.$"):
        bounded(blocks)


def test_a_document_of_hundreds_of_pages_passes():
    blocks = [Paragraph("가" * 100, 1, "-")] * 9_000 + [
        Table(tuple(Cell(row, 0, "1") for row in range(5_000)))
    ]
    assert bounded(blocks) == tuple(blocks)


def test_levels_have_a_deepest_one():
    text = "".join(" " * 2 * level + f"- {level}\n" for level in range(100))
    levels = [block.level for block in documents.read("a.txt", text.encode()).blocks]
    assert levels == [*range(1, 20), *[20] * 81]
    assert bounded([Paragraph("가", -1)]) == (Paragraph("가", 0),)


def test_a_few_signs_that_combine_stay_and_more_do_not():
    assert plain("e\u0301") == "é"
    kept = "e" + "\u0316" * 30
    assert plain(kept) == kept
    assert plain("—" * 40) == "—" * 40
    assert sum(map(bool, map(unicodedata.combining, plain("가" + "\u0316" * 500 + "나")))) == 30
