"""The figures of a card with what they were counted from, in the public's form and in the office's."""

from dataclasses import replace

import pytest

from gongyak import documents
from gongyak.rules.card import Card
from gongyak.rules.card.model import CardBudget, Item
from gongyak.rules.compiling.cards import filled
from gongyak.rules.compiling.jsonlines import pledges
from gongyak.rules.compiling.lineage import frozen, kept, public, traces
from gongyak.rules.records import Grade, Proof
from gongyak.rules.whence import About, Counted, Whence, document, inside, inside_document, told
from gongyak.rules.whence.document import proof_words
from gongyak.rules.whence.model import places
from tests.golden.card import DAY, ENTRIES, NUMBER, compiled

MADE = compiled()
CARD = replace(
    filled(Card(number=NUMBER, title="본부 설치"), MADE, pledges(ENTRIES)[NUMBER]),
    budget=CardBudget("", 9_600_000),
)
TRACES = kept(traces(MADE), CARD)
FORM = public(frozen(TRACES))
ABOUT = About.of(CARD, DAY, "가온구")


def _one(words: str) -> Whence:
    [found] = [one for one in told(FORM, CARD) if words in one.place.words]
    return found


def test_a_figure_says_how_it_was_counted_and_how_firm_it_is() -> None:
    hires = _one("채용").figures[-1]
    assert (hires.text, hires.label, hires.basis) == ("112명", "채용", "예정")
    assert all(one.number is None or one.number >= 5 for one in hires.rows)


def test_the_money_of_an_umbrella_is_counted_over_its_projects() -> None:
    [*_, money] = _one("백만원").figures
    assert money.rows == (Counted("사업", 64),)
    assert money.text == "86,092백만원"


def test_few_rows_are_not_told_in_numbers() -> None:
    own = _one("계획 구비 2024년")
    assert [row.number for figure in own.figures for row in figure.rows] == [None]
    assert [figure.text for figure in own.figures] == ["2.4백만원"]


def test_the_places_are_in_the_order_of_the_card_and_nothing_is_told_of_nothing() -> None:
    words = [one.place.words for one in told(FORM, CARD)]
    assert words[0] == "소요예산"
    assert "계획 국비 2024년" not in words
    assert not any("총계" in one or one.endswith(" 계") for one in words)
    assert words.index("계획 구비 2024년") < words.index("투입 구비 2024년")
    sections = [one.place.section for one in told(FORM, CARD)]
    assert sections == sorted(sections, key=sections.index)


def test_a_card_without_lineage_tells_nothing() -> None:
    assert told({}, CARD) == ()
    assert inside({}, CARD) == ()


@pytest.mark.parametrize("format", ["xlsx", "hwpx", "md"])
def test_both_tables_can_be_written(format: str) -> None:
    for blocks in (document(told(FORM, CARD), ABOUT), inside_document(inside(TRACES, CARD), ABOUT)):
        assert documents.write(format, blocks, title="숫자 근거표")


def _text(blocks) -> str:
    return documents.write("md", blocks).decode()


def test_the_public_table_holds_no_key_of_a_row() -> None:
    text = _text(document(told(FORM, CARD), ABOUT))
    assert "112명" in text
    assert "사업 64건" in text
    assert "5건 미만" in text
    assert "project/" not in text


def test_the_offices_table_holds_every_row_that_adds_something_and_what_became_of_it() -> None:
    found = inside(TRACES, CARD)
    [row, *_] = [
        row
        for one in found
        for figure in one.trace.figures
        for row in figure.rows
        if row.number == "project/1"
    ] or [found[0].trace.figures[0].rows[0]]
    text = _text(inside_document(found, ABOUT, {(row.number, row.hash): "그대로"}))
    assert row.number in text
    assert row.hash[:12] in text
    assert "그대로" in text


@pytest.mark.parametrize(("is_file", "words"), [(True, "파일에서 들여온"), (False, "부서가 직접 적었다")])
def test_a_card_without_figures_says_why(is_file: bool, words: str) -> None:
    about = About.of(CARD, DAY, "가온구", notice="※ 시연", is_file=is_file)
    for blocks in (document((), about), inside_document((), about)):
        text = _text(blocks)
        assert words in text
        assert "※ 시연" in text


def test_a_line_that_was_reworded_says_so() -> None:
    [*_, last] = [one for one in CARD.achievements if one.children]
    edited = kept(
        TRACES,
        replace(
            CARD,
            achievements=tuple(
                replace(
                    one,
                    text=f"{one.text} 등",
                    children=tuple(replace(low, text=f"{low.text} 등") for low in one.children),
                )
                for one in CARD.achievements
            ),
        ),
    )
    card = replace(
        CARD,
        achievements=tuple(
            replace(
                one,
                text=f"{one.text} 등",
                children=tuple(replace(low, text=f"{low.text} 등") for low in one.children),
            )
            for one in CARD.achievements
        ),
    )
    assert last
    for blocks in (
        document(told(public(frozen(edited)), card), ABOUT),
        inside_document(inside(edited, card), ABOUT),
    ):
        assert "담당자가 고친 줄" in _text(blocks)


def test_evidence_that_may_be_shown_stands_in_the_public_table() -> None:
    proofs = (
        Proof("p/1", "보도자료", Grade.SHOWN, "취업박람회 열려", url="https://example.kr/1", is_public=True),
        Proof("p/2", "명부", Grade.SIGNED, "참석자 명부", sha256="ab" * 32),
    )
    key = next(one.place.key for one in told(FORM, CARD) if "채용" in one.place.words)
    shown = {**TRACES, key: replace(TRACES[key], evidence=proofs, figures=())}
    outside = _text(document(told(public(frozen(shown)), CARD), ABOUT))
    assert "취업박람회 열려" in outside
    assert "명부" not in outside
    within = _text(inside_document(inside(shown, CARD), ABOUT))
    assert "참석자 명부" in within
    assert proof_words(proofs[1]) == f"명부(B) 참석자 명부 파일 {'ab' * 6}"


def test_a_line_without_a_key_holds_no_figures() -> None:
    lined = replace(Card(), achievements=(Item("취업박람회 개최"), Item("참여기업 28개", id="r1")))
    assert [place.key for place in places(lined) if place.section == "추진실적"] == ["r1"]
