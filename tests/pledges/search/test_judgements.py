"""The judgements themselves: the same every time, complete, in two halves, and hard."""

from collections import Counter

from tests.pledges.search.corpus import pledges
from tests.pledges.search.judged import means, questions, scores

MADE = pledges(600)
ASKED = questions(MADE)


def test_the_same_seed_makes_the_same_pledges():
    assert pledges(20) == MADE[:20]


def test_every_question_has_an_answer_and_no_question_is_put_twice():
    assert all(question.relevant for question in ASKED)
    assert max(Counter(question.ask for question in ASKED).values()) == 1


def test_half_of_every_kind_is_set_aside():
    halves = Counter((question.kind, question.half) for question in ASKED)
    assert len(ASKED) >= 80
    assert all(abs(halves[kind, "held"] - halves[kind, "tuning"]) <= 1 for kind, _ in halves)


def test_scores_count_what_is_missed_and_what_is_wrong():
    [question] = [each for each in ASKED if each.ask == "3-4-5"]
    [right] = scores([question], lambda _: ["3-4-5", "1-1-1"])
    assert (right.recall, right.precision) == (1, 0.5)
    [nothing] = scores([question], lambda _: [])
    assert (nothing.recall, nothing.precision) == (0, 1)
    assert means([right, nothing]) == (0.5, 0.75)


def asked_by_letters(prepare) -> tuple[float, float]:
    texts = {str(made.card.number): prepare(repr(made.card)) for made in MADE}
    return means(
        scores(ASKED, lambda ask: [number for number, text in texts.items() if prepare(ask) in text])
    )


def test_looking_for_letters_is_not_enough():
    """As they stand they miss other spellings; without blanks they find what says something else."""
    recall, _ = asked_by_letters(str.lower)
    assert recall < 0.85
    _, precision = asked_by_letters(lambda text: "".join(text.lower().split()))
    assert precision < 0.9
