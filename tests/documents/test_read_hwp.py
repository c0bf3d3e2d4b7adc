"""Reading HWP 5.0, from files made here out of our own HWPX by the library that writes both."""

import pytest

from gongyak import documents
from gongyak.blocks import Cell, Paragraph, Table
from gongyak.documents.hwp import read as reader
from gongyak.documents.hwp import second
from tests.documents import samples
from tests.documents.made import hwp_of


@pytest.fixture(scope="module")
def card() -> bytes:
    """The sample card as an HWP 5.0 file."""
    return hwp_of(samples.card())


def test_a_card_comes_back_exactly_through_the_child(card):
    assert documents.read("card.hwp", card) == documents.Reading(tuple(samples.card()), "hwp")


def test_the_second_reader_sees_the_same_tables_and_texts(card):
    assert second.read(card) == list(samples.card())


@pytest.mark.parametrize("lost", [[], [Paragraph("첫 줄만 남음")]])
def test_where_the_first_reader_loses_text_the_second_counts(card, lost, monkeypatch):
    monkeypatch.setattr(reader, "_first", lambda data: lost)
    assert reader.read(card) == list(samples.card())


def test_where_the_first_reader_fails_the_second_counts(card, monkeypatch):
    def fail(data):
        raise RuntimeError

    monkeypatch.setattr(reader, "read_hwpx", fail)
    assert [type(block) for block in reader.read(card)].count(Table) == 2


def test_a_file_in_which_nobody_sees_text_is_refused(card):
    broken = card[:512] + bytes(len(card) - 512)
    with pytest.raises(documents.Refused, match="HWPX로 다시"):
        reader.read(broken)


def test_letters_are_counted_in_cells_too():
    assert reader.letters([Paragraph("가 1."), Table((Cell(0, 0, "나-다"),))]) == 4
