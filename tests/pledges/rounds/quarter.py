"""An office with one card of the second quarter, and its third quarter opened."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from gongyak.approvals.models import ApprovalStep
from gongyak.pledges.models import Draft, Outcome, Round
from gongyak.pledges.rounds.approving import send_draft_back, sign_draft
from gongyak.pledges.rounds.cards import card_of, hash_of
from gongyak.pledges.rounds.opening import Deadlines, open_round
from gongyak.pledges.rounds.publishing import publish_round
from gongyak.pledges.rounds.writing import save_draft, submit
from gongyak.rules.card import Card
from gongyak.staff.actors import Actor
from tests.people import People, engage
from tests.pledges.files import NOW as TAKEN
from tests.pledges.files import take

AS_OF = date(2024, 9, 30)
NOW = TAKEN + timedelta(hours=1)
DEADLINES = Deadlines(date(2026, 12, 1), date(2026, 12, 4), date(2026, 12, 8), date(2026, 12, 10))


@dataclass
class Quarter:
    """The office of a test: whatever somebody does is done a minute after what was done before."""

    people: People
    round: Round
    now: datetime = NOW

    def who(self, who: str) -> Actor:
        return self.people.actor(who, self.now.date())

    def then(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    @property
    def draft(self) -> Draft:
        return Draft.objects.select_related("round", "pledge", "department").get()

    @property
    def card(self) -> Card:
        return card_of(self.draft)

    def save(self, who: str = "담당", revision: int | None = None, **changes: object) -> Draft:
        draft = self.draft
        card = replace(card_of(draft), **changes)
        revision = draft.revision if revision is None else revision
        return save_draft(draft=draft, card=card, revision=revision, by=self.who(who), now=self.then())

    def submit(self, who: str = "담당", **given: object) -> Draft:
        draft = self.draft
        draft.follow_ups.filter(outcome=None).update(outcome=Outcome.DONE)
        return submit(draft=draft, revision=draft.revision, by=self.who(who), now=self.then(), **given)

    def hand_in(self, draft: Draft) -> Draft:
        """One of several cards, as it stands."""
        return submit(draft=draft, revision=draft.revision, by=self.who("담당"), now=self.then())

    def sign_one(self, draft: Draft, who: str) -> Draft:
        """The turn of one of several cards."""
        step = ApprovalStep.objects.filter(approval=draft.approval).waiting().get()
        return sign_draft(step=step, content_hash=hash_of(draft.card), by=self.who(who), now=self.then())

    def turn(self) -> ApprovalStep:
        return ApprovalStep.objects.filter(approval=self.draft.approval).waiting().get()

    def sign(self, *who: str) -> Draft:
        draft = self.draft
        for each in who:
            shown = hash_of(draft.card)
            draft = sign_draft(step=self.turn(), content_hash=shown, by=self.who(each), now=self.then())
        return draft

    def send_back(self, who: str, reason: str = "집행액을 확인하십시오.") -> Draft:
        return send_draft_back(step=self.turn(), by=self.who(who), now=self.then(), reason=reason)

    def confirm(self) -> Draft:
        self.submit()
        return self.sign("팀장", "과장", "총괄")

    def publish(self, who: str = "총괄", **given: object) -> object:
        told = {"reason": "2024년 3분기 공개"} | given
        return publish_round(round=self.round, by=self.who(who), now=self.then(), **told)


def opened(people: People | None = None) -> Quarter:
    """The cast, the real card as of June, and the round of September."""
    people = people or engage()
    take()
    by = people.actor("총괄", TAKEN.date())
    return Quarter(people, open_round(as_of=AS_OF, deadlines=DEADLINES, by=by, now=NOW))
