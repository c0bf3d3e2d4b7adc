"""A random walk through the ledger: whoever does whatever, the promises hold (R36).

`GONGYAK_WALK=20x5000 pytest tests/achievements/test_walk.py` walks 20 times 5,000 steps.
"""

import os
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from gongyak.achievements import actions, planning, proving
from gongyak.achievements.correcting import correct
from gongyak.achievements.models import Achievement, PlannedActivity
from gongyak.achievements.proving import NewProof
from gongyak.achievements.values import achievement_value
from gongyak.achievements.verify import verify
from gongyak.audit.verify import verify as verify_acts
from gongyak.records.models import RecordVersion
from gongyak.records.verify import verify as verify_records
from gongyak.rules.records import AchievementStatus, PlannedStatus, Span, unready
from gongyak.rules.refusal import Refusal
from tests.achievements.ledger import NOW, Ledger
from tests.achievements.test_acts import WORDING
from tests.people import engage

WALKS, STEPS_EACH = map(int, os.environ.get("GONGYAK_WALK", "12x60").split("x"))
WHO = st.sampled_from(["담당", "담당", "팀장", "팀장", "과장", "타부서팀장", "총괄", "감사"])
REASONS = st.sampled_from(["", "바로잡음", "010-1234-5678"])
DAYS = st.integers(-200, 60).map(lambda n: date(2024, 6, 30) + timedelta(days=n))
WAIVERS = st.sampled_from(["", "사진만 있음"])
#: Which stages some walk came to: a walk that confirms nothing proves little.
REACHED: set[str] = set()


class Walk(RuleBasedStateMachine):
    """The people of two departments in one ledger, each act refused or done as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.ledger = Ledger(engage())
        self.now = NOW
        self.versions = 0
        self.numbers: dict[int, str] = {}

    def teardown(self) -> None:
        try:
            assert verify() == [] == verify_acts() and verify_records() == []
        finally:
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    def attempt(self, act, who: str, **told: object) -> None:
        """Do it, or be refused: then nothing was recorded."""
        before = RecordVersion.objects.count()
        self.now += timedelta(minutes=1)
        try:
            with transaction.atomic():
                act(by=self.ledger.people.actor(who), now=self.now, **told)
        except Refusal:
            assert RecordVersion.objects.count() == before

    def some(self, n: int) -> Achievement | None:
        alive = Achievement.objects.exclude(status=AchievementStatus.CANCELLED).order_by("-pk")[:3]
        rows = list(alive) or list(Achievement.objects.all())
        return rows[n % len(rows)] if rows else None

    @rule(source=st.integers(1, 3), day=DAYS)
    def mint(self, source: int, day: date) -> None:
        told = {"kind": "행사", "title": f"행사 {day}", "span": Span(day, day)}
        self.attempt(actions.mint, "과장", source=f"x/{source}", department=self.ledger.department, **told)

    @rule(who=WHO, day=DAYS, waiver=WAIVERS)
    def enter(self, who: str, day: date, waiver: str) -> None:
        wording = replace(WORDING, span=Span(day, day), waiver=waiver)
        self.attempt(actions.enter, who, wording=wording, department=self.ledger.department)

    @rule(n=st.integers(0, 9), who=WHO, day=DAYS, waiver=WAIVERS, late=st.booleans())
    def save(self, n: int, who: str, day: date, waiver: str, late: bool) -> None:
        if row := self.some(n):
            wording = replace(WORDING, span=Span(day, day), waiver=waiver)
            self.attempt(actions.save, who, row=row, wording=wording, revision=row.revision - late)

    @rule(n=st.integers(0, 9), who=WHO, steps=st.integers(1, 4))
    def go_on(self, n: int, who: str, steps: int) -> None:
        """The next steps that the office would take."""
        for _ in range(steps):
            row = self.some(n)
            if row and row.status == AchievementStatus.CANDIDATE:
                self.attempt(proving.add_proof, who, row=row, proof=NewProof("공고", "제2024-1호"))
                row.refresh_from_db()
                self.attempt(actions.check, "담당", row=row, revision=row.revision)
            elif row:
                self.attempt(actions.confirm, "팀장", row=row, revision=row.revision)

    @rule(n=st.integers(0, 9), who=WHO, reason=REASONS)
    def send_back(self, n: int, who: str, reason: str) -> None:
        if row := self.some(n):
            self.attempt(actions.send_back, who, row=row, reason=reason)

    @rule(n=st.integers(0, 9))
    def put_on_card(self, n: int) -> None:
        if row := self.some(n):
            self.attempt(actions.put_on_card, "총괄", row=row, card="version/1")

    @rule(n=st.integers(0, 9), who=WHO, reason=REASONS, day=DAYS)
    def correct(self, n: int, who: str, reason: str, day: date) -> None:
        if row := self.some(n):
            told = {"wording": replace(WORDING, span=Span(day, day)), "reason": reason}
            self.attempt(correct, who, row=row, revision=row.revision, **told)

    @rule(n=st.integers(0, 9), who=WHO, reason=REASONS)
    def cancel(self, n: int, who: str, reason: str) -> None:
        if row := self.some(n):
            self.attempt(actions.cancel, who, row=row, reason=reason)

    @rule(n=st.integers(0, 9), who=WHO, label=st.sampled_from(["", "제2024-1호"]))
    def add_proof(self, n: int, who: str, label: str) -> None:
        if row := self.some(n):
            self.attempt(proving.add_proof, who, row=row, proof=NewProof("공고", label))

    @rule(n=st.integers(0, 9), who=WHO, reason=REASONS)
    def remove_proof(self, n: int, who: str, reason: str) -> None:
        row = self.some(n)
        if row and (proof := row.proofs.first()):
            self.attempt(proving.remove_proof, who, row=row, proof=proof.pk, reason=reason)

    @rule(n=st.integers(1, 2), who=WHO, day=DAYS, reason=REASONS)
    def plan(self, n: int, who: str, day: date, reason: str) -> None:
        told = {"title": f"활동 {n}", "span": Span(day, day), "department": self.ledger.department}
        self.attempt(planning.plan_activity, "과장", source=f"y/{n}", **told)
        later = Span(day + timedelta(days=30), day + timedelta(days=30))
        for row in PlannedActivity.objects.all():
            self.attempt(planning.move_activity, who, activity=row, span=later, reason=reason)

    @rule(n=st.integers(0, 9), who=WHO, drops=st.booleans())
    def end(self, n: int, who: str, drops: bool) -> None:
        row, activity = self.some(n), PlannedActivity.objects.first()
        if row and activity and drops:
            self.attempt(planning.drop_activity, who, activity=activity, reason="통합")
        elif row and activity:
            self.attempt(planning.report_activity, who, activity=activity, achievement=row)

    @invariant()
    def a_number_stays_with_its_result(self) -> None:
        now = dict(Achievement.objects.exclude(number="").values_list("pk", "number"))
        assert self.numbers.items() <= now.items() and len(set(now.values())) == len(now)
        self.numbers = now

    @invariant()
    def every_wording_is_kept(self) -> None:
        count = RecordVersion.objects.count()
        assert count >= self.versions
        self.versions = count

    @invariant()
    def what_is_confirmed_could_be_confirmed(self) -> None:
        for row in Achievement.objects.told():
            REACHED.add(row.status)
            if row.status in (AchievementStatus.CONFIRMED, AchievementStatus.ON_CARD):
                assert row.number and unready(achievement_value(row), date(2024, 6, 30)) == ()

    @invariant()
    def what_slipped_says_when_it_was_told_first(self) -> None:
        for row in PlannedActivity.objects.all():
            REACHED.add(row.status)
            assert bool(row.original) <= bool(row.reason)
            assert (row.actual_id is not None) == (row.status == PlannedStatus.DONE)


@pytest.mark.django_db
def test_whoever_does_whatever_the_ledger_holds() -> None:
    walk = settings(
        max_examples=WALKS,
        stateful_step_count=STEPS_EACH,
        deadline=None,
        derandomize="GONGYAK_WALK" not in os.environ,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Walk, settings=walk)
    assert {*AchievementStatus, PlannedStatus.DONE, PlannedStatus.DROPPED} <= REACHED
