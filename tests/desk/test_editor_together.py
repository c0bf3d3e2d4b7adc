"""Several who save one card at once (R9): one text is kept, everybody else's is on the page of two texts."""

import pytest
from django.http import HttpResponse
from django.urls import reverse

from gongyak.pledges.models import DraftText
from tests.desk.editing import fields
from tests.people import logged_in
from tests.pledges.rounds.quarter import opened
from tests.together import WRITERS, together

ROUNDS = 20


@pytest.mark.django_db(transaction=True)
def test_one_of_those_who_save_at_once_wins_and_nobody_loses_a_text() -> None:
    quarter = opened()
    clients = [logged_in(quarter.people[who]) for who in ("담당", "팀장") * (WRITERS // 2)]
    address = reverse("draft-write", args=[quarter.draft.pk])
    for number in range(1, ROUNDS + 1):
        typed = [f"- {number}회 {n}번째 사람이 쓴 계획" for n in range(WRITERS)]
        forms = [fields(quarter, plans=text) for text in typed]

        def save(n: int, forms: list[dict[str, str]] = forms) -> HttpResponse:
            return clients[n].post(address, forms[n])

        answers = together(save)
        assert sorted(answer.status_code for answer in answers) == [302] + [409] * (WRITERS - 1)
        assert quarter.draft.revision == DraftText.objects.count() - 1 == number
        for answer, text in zip(answers, typed, strict=True):
            kept = quarter.card.plans[0].text
            assert text in answer.text if answer.status_code == 409 else text == f"- {kept}"
