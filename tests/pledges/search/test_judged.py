"""What is promised of the search, on judged questions; the whole corpus is asked in `benchmarks/search.py`."""

import pytest

from tests.pledges.search.corpus import pledges
from tests.pledges.search.judged import means, questions, scores
from tests.pledges.search.shelf import shelve

PLEDGES = 800


@pytest.mark.django_db
def test_questions_set_aside_find_what_is_relevant_and_little_else():
    made = pledges(PLEDGES)
    asked = [question for question in questions(made) if question.half == "held"]
    found = scores(asked, shelve(made))
    recall, precision = means(found)
    told = [(each.question.ask, round(each.recall, 2), round(each.precision, 2)) for each in found]
    worst = [row for row in told if min(row[1:]) < 1]
    assert (recall >= 0.95, precision >= 0.90) == (True, True), worst
