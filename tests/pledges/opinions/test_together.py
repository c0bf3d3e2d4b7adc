"""Many forms, and one form many times, at the same moment (R7, R8, R12)."""

import pytest

from gongyak.audit.verify import verify as verify_acts
from gongyak.pledges.models import Opinion
from gongyak.pledges.verify import verify
from gongyak.rules.refusal import Refusal
from tests.pledges.opinions.voices import Voices, opened, send
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 20


@pytest.fixture
def voices(transactional_db: None) -> Voices:
    return opened()


def test_one_form_at_once_is_one_opinion_with_one_number(voices: Voices) -> None:
    receipts = together(lambda _: send(), calls=MANY)
    assert len(receipts) == MANY and len(set(receipts)) == 1
    assert Opinion.objects.get().number == receipts[0].number
    assert verify() == verify_acts() == []


def test_forms_at_once_are_as_many_opinions_with_numbers_of_their_own(voices: Voices) -> None:
    receipts = together(lambda n: send(n // 2, f"의견 {n // 2}"), calls=MANY)
    assert len({one.number for one in receipts}) == len({one.secret for one in receipts}) == MANY // 2
    assert Opinion.objects.count() == MANY // 2
    assert verify() == verify_acts() == []


def test_a_flood_at_once_gets_no_further_than_one_by_one(voices: Voices) -> None:
    told = [each for turn in range(2) for each in together(lambda n, t=turn: send(t * MANY + n), calls=MANY)]
    assert sum(isinstance(each, Refusal) for each in told) == MANY == Opinion.objects.count()


def test_one_of_many_answers_is_given(voices: Voices) -> None:
    send()
    voices.assign()
    voices.write()
    told = together(lambda _: voices.give("팀장"), calls=MANY)
    assert sum(isinstance(each, Opinion) for each in told) == 1
    assert voices.opinion.events.filter(act="답변").count() == 1
