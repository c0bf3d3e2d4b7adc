"""Cards at their edges: little said, much said, or said oddly."""

import time
from datetime import date
from decimal import Decimal

import pytest

from gongyak import documents
from gongyak.blocks import Cell, Paragraph, Table
from gongyak.rules.card import (
    Card,
    checks,
    duplicate_numbers,
    from_json,
    read,
    to_json,
    write,
)
from gongyak.rules.card.model import CardPeriod
from gongyak.rules.findings import Severity
from tests.rules.card.seed import SEED, read_text


def test_an_empty_card_is_written_read_and_told_as_json():
    card = Card()
    assert {f.code for f in checks(card)} == {"as-of-missing", "field-missing"}
    after, findings = read(write(card))
    assert after.title is None
    assert {"as-of-missing", "field-missing"} <= {f.code for f in findings}
    assert from_json(to_json(card)) == card


def test_no_blocks_at_all():
    card, findings = read([])
    assert card == Card()
    assert {"header-missing", "as-of-missing"} <= {f.code for f in findings}


def test_tables_that_belong_nowhere_are_kept():
    blocks = documents.read("card.txt", SEED.encode()).blocks
    card, findings = read([*blocks, Table((Cell(0, 0, "결재"), Cell(0, 1, "과장")))])
    assert card.unplaced == ("결재 | 과장",)
    assert "text-unplaced" in {f.code for f in findings}


def test_a_blank_line_behind_every_line_changes_nothing():
    assert read_text(SEED.replace("\n", "\n\n"))[0] == read_text(SEED)[0]


def test_headings_keep_their_marks_in_files_that_have_no_headings():
    """The text of a Markdown card, pasted into a file one paragraph a line."""
    blocks = documents.read("card.txt", SEED.encode()).blocks
    pasted = [
        Paragraph(f"{b.mark} {b.text}") if isinstance(b, Paragraph) and "#" in b.mark else b for b in blocks
    ]
    card, findings = read(pasted)
    assert len(card.achievements) == 11
    assert "section-missing" not in {f.code for f in findings}


@pytest.mark.parametrize("mark", ["ㅇ", "o"])
def test_a_typed_letter_may_stand_for_a_circle(mark):
    card, _ = read_text(SEED.replace("○", mark))
    assert card.goals[0].mark == mark
    assert card.goals[0].text.startswith("경제관련")


def test_blank_paragraphs_are_nothing():
    blocks = documents.read("card.txt", SEED.encode()).blocks
    assert read([Paragraph(" "), *blocks])[0] == read(blocks)[0]


def test_a_done_pledge_at_a_hundred_is_whole():
    card = Card(status="완료", status_national="완료", progress_percent=Decimal(100))
    assert "done-progress" not in {f.code for f in checks(card)}


def test_a_period_is_compared_only_where_both_are_known():
    card = Card(period=CardPeriod("2022 ~", date(2022, 1, 1)))
    assert {f.code for f in checks(card)} == {"as-of-missing", "field-missing"}
    assert duplicate_numbers([Card(), Card(title="가")]) == []


def test_which_findings_hold_a_card_up():
    _, found = read_text(SEED)
    assert {code for code, f in found.items() if f.blocks} == {"budget-missing-column"}
    assert found["status-national"].severity is Severity.QUESTION


@pytest.mark.parametrize("joined", [SEED + "\n" + SEED, SEED + "\n## 1. 추진개요\n\n- 또 하나\n"])
def test_two_cards_in_one_file_are_not_made_one(joined):
    _, found = read_text(joined)
    assert found["cards-several"].blocks


def test_a_day_of_the_card_that_does_not_exist_is_told_as_such():
    _, found = read_text(SEED.replace("(2024. 6. 30. 現在)", "(2024. 6. 31. 現在)"))
    assert found["date-impossible"].where == "as_of"
    assert "as-of-missing" not in found


def test_a_card_is_nested_only_so_deep():
    deep = [Paragraph("1. 추진개요", 0, "##"), *(Paragraph(f"늘{n}", n, "-") for n in range(1, 2000))]
    card, _ = read(deep)
    depth, item = 0, card.overview[0]
    while item.children:
        depth, item = depth + 1, item.children[0]
    assert depth < 20


HOSTILE = [
    "A" + " " * 4000 + "!",
    "1개" * 2000,
    "가과-1호(" * 1000,
    "1" * 5000,
    "(" * 5000,
    "2024. " * 800,
    "가" * 5000 + "1명",
]


@pytest.mark.parametrize("line", HOSTILE, ids=range(len(HOSTILE)))
def test_no_line_keeps_the_reader_busy(line):
    """Each takes milliseconds; a pattern that backtracks would take minutes."""
    blocks = [Paragraph("3. 추진실적", 0, "##"), Paragraph(line, 1, "-")]
    table = Table(
        tuple(
            Cell(r, c, t)
            for r, (a, b) in enumerate([("담당자", line), ("소요예산", line), ("사업기간", line)])
            for c, t in enumerate((a, b))
        )
    )
    before = time.process_time()
    read([table, *blocks])
    assert time.process_time() - before < 2


@pytest.mark.parametrize(
    "heading",
    [
        "3. 그간의 추진실적",
        "3. 2024년 추진실적",
        "3) 추진실적",
        "③ 추진실적",
        "【추진실적】",
        "추진실적:",
        "3. 주요실적",
        "3. 추진성과",
    ],
)
def test_other_words_for_the_achievements(heading):
    card, found = read_text(SEED.replace("### 3. 추진실적", heading))
    assert len(card.achievements) == 11
    assert not found.keys() & {"section-missing", "cards-several"}


@pytest.mark.parametrize(
    ("after", "more"),
    [
        ("## 1. 추진개요\n", "\n□ 사업내용\n"),
        ("### 3. 추진실적\n", "\n□ 추진현황\n"),
        ("### 3. 추진실적\n", "\n세부과제\t추진현황\t이행률\n둘레길\t완료\t100%\n\n"),
    ],
)
def test_parts_of_a_section_are_not_another_card(after, more):
    _, found = read_text(SEED.replace(after, after + more))
    assert "cards-several" not in found
