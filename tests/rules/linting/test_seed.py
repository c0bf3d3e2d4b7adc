"""The real card: exactly what is known to be wrong with it, each with where that is written."""

from dataclasses import replace
from datetime import date

from gongyak.rules.card import Answer, checks
from gongyak.rules.findings import Severity
from gongyak.rules.linting import Linter, lint
from tests.rules.card.seed import SEED, read_text

ANSWERS = (
    Answer("budget-missing-column", "기투자"),
    Answer("status-national", "정상추진"),
    Answer("spent-meaning", "확보"),
)
#: code, place
KNOWN = {
    # the words of the card against each other: 종합단체본부, 노사정화합
    ("word-variant", "plans.0"),
    ("word-mixed", "plans.1"),
    # the pledge is to set something up, and when that was done is told nowhere
    ("title-unrecorded", "title"),
    # only this year's results: those of earlier years were written over
    ("earlier-years-absent", "achievements"),
    # 15 departments, and none is named
    ("departments-unlisted", "related_departments"),
    # the money of 64 projects is not this card's
    ("umbrella-money", "achievements.0.0"),
    # a remedy without a problem
    ("problem-not-stated", "problems"),
    # for the eye: 50% beside money and time
    ("progress-beside", "progress_percent"),
    # one of eleven results has its 문서번호
    *(("document-missing", f"achievements.{at}") for at in range(11) if at != 2),
    # blanks that are missing in dates
    *(("date-style", f"achievements.{at}") for at in (0, 1, 2, 3, 4, 6, 8, 9)),
    ("date-style", "achievements.7.0"),
    ("date-style", "plans.1"),
}


def test_exactly_what_is_known_is_said_of_the_real_card() -> None:
    card, found = read_text(SEED, *ANSWERS)
    said = lint(card, found.values(), Linter())
    assert {(one.code, one.where) for one in said} == KNOWN
    assert len(said) == len(KNOWN)
    assert not any(one.blocks for one in said)
    weighty = {one.code for one in said if one.severity is not Severity.NOTE}
    assert weighty == {"word-variant", "word-mixed", "departments-unlisted"}


def test_the_expected_hires_must_be_confirmed_after_three_months() -> None:
    card, _ = read_text(SEED, *ANSWERS)
    for day, is_told in ((date(2024, 8, 28), False), (date(2024, 8, 29), True)):
        later = replace(card, as_of=day)
        codes = [one.code for one in lint(later, checks(later), Linter())]
        assert ("forecast-unanswered" in codes) is is_told
