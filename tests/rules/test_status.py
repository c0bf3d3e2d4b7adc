"""The words of 추진상황: the table beside what the reader and the rates take them for."""

from gongyak.rules import progress, status
from gongyak.rules.card.layout import layouts, squeeze


def test_the_six_words_are_those_of_every_layout() -> None:
    words = tuple(one.word for one in status.national())
    assert len(words) == 6
    assert {layout.national for layout in layouts().values()} == {words}


def test_what_counts_as_done_is_what_the_rate_counts() -> None:
    assert tuple(one.word for one in status.national() if one.counts_as_done) == progress.DONE


def test_every_word_that_a_reader_asks_about_is_explained() -> None:
    asked = {
        word for layout in layouts().values() for word, national in layout.status.items() if not national
    }
    explained = {squeeze(one.word) for one in status.local()}
    assert {word.removeprefix("기타(").removesuffix(")") for word in asked} == explained


def test_other_spellings_stand_beside_their_word() -> None:
    also = {one.word: one.also for one in status.national()}
    assert also["완료"] == ("이행완료",)
    assert also["이행 후 계속추진"] == ("완료후계속추진",)
    assert also["보류"] == ()


def test_every_row_says_where_it_is_from_and_nothing_is_called_confirmed_yet() -> None:
    for row in (*status.national(), *status.local()):
        assert row.source
        assert row.version_read.year >= 2026
    assert all(one.addresses for one in status.national())
    assert status.is_confirmed() is False
