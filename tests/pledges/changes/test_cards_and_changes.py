"""A quarter's card shows what is confirmed, or a change that was decided; silent changes are found."""

from datetime import timedelta

import pytest

from gongyak.pledges.changes.check import chains, undecided
from gongyak.pledges.models import Draft, Outcome, Pledge
from gongyak.pledges.rounds.cards import card_of
from gongyak.pledges.rounds.opening import open_round
from gongyak.pledges.rounds.writing import save_draft, submit
from gongyak.rules.card import Card
from gongyak.rules.refusal import Refusal
from tests.pledges.changes.office import TITLE, Office, opened
from tests.pledges.files import NOW as TAKEN
from tests.pledges.files import changed, take
from tests.pledges.quarters import AFTER
from tests.pledges.rounds.quarter import AS_OF, DEADLINES

pytestmark = pytest.mark.django_db


def draft_of(office: Office) -> Draft:
    """The draft of a round that was opened."""
    open_round(as_of=AS_OF, deadlines=DEADLINES, by=office.who("총괄"), now=office.then())
    return Draft.objects.get()


def written(office: Office, draft: Draft, **changes: object) -> Draft:
    from dataclasses import replace

    card = replace(card_of(draft), **changes)
    return save_draft(
        draft=draft, card=card, revision=draft.revision, by=office.who("담당"), now=office.then()
    )


def handed_in(office: Office, draft: Draft) -> Draft:
    draft.follow_ups.update(outcome=Outcome.DONE)
    return submit(draft=draft, revision=draft.revision, by=office.who("담당"), now=office.then())


def test_a_card_with_another_name_is_not_taken_without_a_change() -> None:
    office = opened()
    draft = written(office, draft_of(office), title=TITLE)
    with pytest.raises(Refusal) as refused:
        handed_in(office, draft)
    assert [(one.code, one.where) for one in refused.value.findings] == [
        ("change-undecided", "confirmed.명칭")
    ]
    assert "공약 변경을 시작하십시오" in refused.value.findings[0].message


def test_once_the_change_is_decided_the_card_may_show_it() -> None:
    office = opened()
    draft = written(office, draft_of(office), title=TITLE)
    office.decided()
    assert handed_in(office, draft).status == "검토"
    before = card_of(draft)
    assert undecided(office.pledge, Card(), before) == ()  # the first card of a pledge


def test_silent_changes_of_past_cards_are_found() -> None:
    office = opened()
    assert chains(Pledge.objects.all()) == []
    take(changed(AFTER), now=TAKEN + timedelta(minutes=5))
    assert {one.code for one in chains(Pledge.objects.all())} == {"change-silent"}
    assert [one.where for one in chains([office.pledge])] == ["1-2-2.사업비", "1-2-2.재원"]
