"""A random walk through the work on one card: whoever does whatever, the promises hold (R36).

`GONGYAK_WALK=20x5000 pytest tests/pledges/rounds/test_walk.py` walks 20 times 5,000 steps.
"""

import os
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from gongyak.approvals.models import Approval, State
from gongyak.audit.verify import verify as verify_acts
from gongyak.pledges.models import DraftText, Status
from gongyak.pledges.rounds.publishing import correct, take_down
from gongyak.pledges.rounds.workflow import STEPS
from gongyak.pledges.rounds.writing import take_back
from gongyak.pledges.verify import verify
from gongyak.rules.refusal import Refusal
from gongyak.snapshots.models import Publication, Version
from gongyak.snapshots.verify import verify as verify_snapshots
from tests.people import CAST
from tests.pledges.rounds.quarter import opened

WALKS, STEPS_EACH = map(int, os.environ.get("GONGYAK_WALK", "8x30").split("x"))
ANYBODY = st.sampled_from(sorted(CAST))
#: Those who can move a card along, so that a walk gets somewhere.
LIKELY = st.sampled_from(["담당", "담당", "팀장", "과장", "총괄", "타부서과장", "감사"])


#: Which statuses some walk came to: a walk that never publishes proves little.
REACHED: set[str] = set()


class Walk(RuleBasedStateMachine):
    """The people of the office and what they do, each act refused or done as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.quarter = opened()
        self.texts = 1
        self.frozen = set(Version.objects.values_list("hash", flat=True))

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def attempt(self, act, *args: object, **given: object) -> None:
        """Do it, or be refused: then nothing changed."""
        before = (self.quarter.draft.status, Approval.objects.count(), Version.objects.count())
        try:
            with transaction.atomic():
                act(*args, **given)
        except Refusal:
            assert before == (self.quarter.draft.status, Approval.objects.count(), Version.objects.count())

    @rule(who=LIKELY, percent=st.integers(0, 101))
    def save(self, who: str, percent: int) -> None:
        self.attempt(self.quarter.save, who, progress_percent=Decimal(percent))

    @rule(who=LIKELY)
    def submit(self, who: str) -> None:
        self.attempt(self.quarter.submit, who)

    @precondition(lambda self: self.quarter.draft.status in (Status.REVIEW, Status.APPROVAL))
    @rule(who=LIKELY)
    def sign(self, who: str) -> None:
        self.attempt(self.quarter.sign, who)

    @precondition(lambda self: self.quarter.draft.status in (Status.REVIEW, Status.APPROVAL))
    @rule(who=LIKELY)
    def send_back(self, who: str) -> None:
        self.attempt(self.quarter.send_back, who)

    @rule(steps=st.integers(1, 6))
    def go_on(self, steps: int) -> None:
        """The next so many steps that the office would take."""
        for _ in range(steps):
            status = self.quarter.draft.status
            if status in (Status.UNTOUCHED, Status.WRITING, Status.RETURNED):
                self.attempt(self.quarter.submit)
            elif status == Status.CONFIRMED:
                self.attempt(self.quarter.publish)
            elif status in (Status.REVIEW, Status.APPROVAL):
                self.attempt(self.quarter.sign, self.quarter.turn().role)

    @rule(who=ANYBODY)
    def take_back(self, who: str) -> None:
        quarter = self.quarter
        self.attempt(take_back, draft=quarter.draft, by=quarter.who(who), now=quarter.then())

    @rule(who=LIKELY)
    def publish(self, who: str) -> None:
        self.attempt(self.quarter.publish, who, without_waiting=True)

    @rule(who=ANYBODY, reason=st.sampled_from(["", "오기 정정"]))
    def correct(self, who: str, reason: str) -> None:
        quarter = self.quarter
        self.attempt(correct, draft=quarter.draft, by=quarter.who(who), now=quarter.then(), reason=reason)

    @rule(who=LIKELY)
    def take_down(self, who: str) -> None:
        quarter = self.quarter
        told = {"now": quarter.then(), "reason": "확인 중"}
        self.attempt(take_down, draft=quarter.draft, by=quarter.who(who), **told)

    @invariant()
    def note_where(self) -> None:
        REACHED.add(self.quarter.draft.status)

    @invariant()
    def every_text_is_kept(self) -> None:
        count = DraftText.objects.count()
        assert count >= self.texts
        self.texts = count
        assert self.quarter.draft.revision == count - 1

    @invariant()
    def what_is_frozen_stays(self) -> None:
        hashes = set(Version.objects.values_list("hash", flat=True))
        assert self.frozen <= hashes
        self.frozen = hashes

    @invariant()
    def a_card_is_confirmed_by_a_whole_approval(self) -> None:
        draft = self.quarter.draft
        if draft.status in (Status.CONFIRMED, Status.PUBLISHED):
            assert draft.approval.state == State.DONE
        elif draft.status in (Status.REVIEW, Status.APPROVAL):
            assert draft.approval.state == State.RUNNING
        else:
            assert draft.approval is None or draft.approval.state != State.RUNNING

    @invariant()
    def what_happened_leads_from_one_status_to_the_next(self) -> None:
        events = list(self.quarter.draft.events.values_list("before", "act", "after"))
        assert all(STEPS[before, act] == after for before, act, after in events)
        assert [after for _, _, after in events[:-1]] == [before for before, _, _ in events[1:]]

    @precondition(lambda self: Publication.objects.exists())
    @invariant()
    def the_public_sees_what_was_approved(self) -> None:
        shown = Publication.objects.in_force(self.quarter.round.as_of)
        if self.quarter.draft.status == Status.PUBLISHED:
            assert self.quarter.draft.version in shown.versions.all()

    def check(self) -> None:
        assert verify() == [] and verify_acts() == [] and verify_snapshots() == []


@pytest.mark.django_db
def test_whoever_does_whatever_the_promises_hold() -> None:
    class Checked(Walk):
        def teardown(self) -> None:
            try:
                self.check()
            finally:
                super().teardown()

    walk = settings(
        max_examples=WALKS,
        stateful_step_count=STEPS_EACH,
        deadline=None,
        derandomize="GONGYAK_WALK" not in os.environ,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Checked, settings=walk)
    assert {Status.CONFIRMED, Status.PUBLISHED} <= REACHED
