"""Every example of the reference comes out exactly so, and so does a slow clock (R32)."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from gongyak.calendar.library import library
from gongyak.rules.deadlines import examples, explain, reckon, within
from gongyak.rules.deadlines.examples import Example, LimitExample
from gongyak.rules.holidays import overridden

ROOT = Path(__file__).parents[3]
PETITIONS, LIMITS = examples.examples(), examples.limit_examples()


def test_there_are_as_many_as_were_promised() -> None:
    assert len(PETITIONS) >= 60
    assert len({(one.filing, one.overrides) for one in PETITIONS}) == len(PETITIONS)


@pytest.mark.parametrize("one", PETITIONS, ids=[f"{n}-{one.note}" for n, one in enumerate(PETITIONS, 1)])
def test_a_petition_is_due_exactly_then(one: Example) -> None:
    found = reckon(one.filing, overridden(library(), one.overrides))
    assert found.due == one.due, "\n".join(explain(found))


@pytest.mark.parametrize("one", PETITIONS, ids=[f"{n}-{one.note}" for n, one in enumerate(PETITIONS, 1)])
def test_every_day_has_its_line_with_an_article(one: Example) -> None:
    """No day between the receipt and the due moment is passed over in silence."""
    found = reckon(one.filing, overridden(library(), one.overrides))
    days = sorted({line.day for line in found.lines})
    assert days[0] == one.filing.received.date()
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    assert all(line.words and "조" in line.article for line in found.lines)
    if found.due:
        assert days[-1] == found.due.date()


@pytest.mark.parametrize("one", LIMITS, ids=[one.word + one.note for one in LIMITS])
def test_a_limit_ends_exactly_then(one: LimitExample) -> None:
    found = within(one.word, one.since, library())
    assert (found.due, found.latest) == (one.due, one.latest)


def test_the_reference_page_is_fresh() -> None:
    written = (ROOT / "docs" / "reference" / "deadlines.md").read_text(encoding="utf-8")
    assert written == examples.to_markdown(), "run scripts/reference"


def test_the_library_knows_what_was_announced_late() -> None:
    assert library().off(date(2024, 10, 1)) and library().off(date(2025, 1, 27))
    assert library().off(date(2024, 10, 2)) == ""
