"""A random walk through meetings, proposals and directives: whoever does whatever, the promises hold.

`GONGYAK_WALK=20x500 pytest tests/meetings/test_walk.py` walks 20 times 500 steps.
"""

import os
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from gongyak.achievements.models import Achievement
from gongyak.audit.verify import verify as verify_acts
from gongyak.meetings import approving, items
from gongyak.meetings.calling import cancel_meeting
from gongyak.meetings.models import DONE, AgendaItem, AgendaKind, Meeting, MeetingItem, MeetingStatus
from gongyak.meetings.verify import verify
from gongyak.meetings.workflow import DIRECTIVE, MEETING, PROPOSAL
from gongyak.records.verify import verify as verify_records
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.snapshots.models import Version
from tests.meetings.office import ON, opened
from tests.people import CAST

WALKS, STEPS_EACH = map(int, os.environ.get("GONGYAK_WALK", "5x24").split("x"))
LIKELY = st.sampled_from(["담당", "담당", "담당", "팀장", "과장", "총괄", "구청장", *sorted(CAST)])
#: Which statuses some walk came to.
REACHED: set[str] = set()

#: What comes next for an item, and who does it.
NATURAL = {
    ("건의", "접수"): (items.assign_item, "담당"),
    ("건의", "배정"): (items.begin_item, "담당"),
    ("건의", "처리중"): (items.answer_item, "담당"),
    ("건의", "차기 회의 보고"): (items.close_item, "담당"),
    ("지시", "지시"): (items.receive_item, "담당"),
    ("지시", "접수"): (items.begin_item, "담당"),
    ("지시", "추진중"): (items.answer_item, "담당"),
    ("지시", "완료보고"): (items.confirm_directive, "총괄"),
    ("지시", "확인"): (items.close_item, "총괄"),
}


class Walk(RuleBasedStateMachine):
    """The people of the office and what they do, each act refused or done as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.office = opened()
        self.office.found()
        self.office.plan()
        self.numbers: set[str] = set()

    def teardown(self) -> None:
        try:
            assert verify() == [] and verify_acts() == [] and verify_records() == []
        finally:
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    def attempt(self, act, *args: object, **told: object) -> None:
        """Do it, or be refused: then nothing changed."""
        before = self.state()
        try:
            with transaction.atomic():
                act(*args, **told)
            REACHED.update(str(told[0]) for told in self.state() if isinstance(told, tuple))
        except Refusal:
            assert self.state() == before

    def state(self) -> list[object]:
        return [
            *Meeting.objects.order_by("pk").values_list("status", "number"),
            *MeetingItem.objects.order_by("pk").values_list("status", "due_on"),
            Version.objects.count(),
            Achievement.objects.count(),
        ]

    @rule(steps=st.integers(4, 12))
    def go_on(self, steps: int) -> None:
        """The next so many steps that the office would take."""
        office = self.office
        for _ in range(steps):
            match office.meeting.status:
                case MeetingStatus.PLANNED:
                    self.attempt(office.add)
                case MeetingStatus.GATHERING:
                    self.attempt(office.call)
                case MeetingStatus.CALLED:
                    self.attempt(office.hold)
                case MeetingStatus.HELD:
                    self.attempt(office.attend)
                    self.attempt(office.speak)
                    self.attempt(office.decide, 2, 1, 0)
                    self.attempt(office.write)
                case MeetingStatus.DRAFTED:
                    self.attempt(office.check)
                case MeetingStatus.CHECKED:
                    self.attempt(office.put_up)
                case MeetingStatus.APPROVAL:
                    self.attempt(office.sign, office.turn().role)
                case MeetingStatus.FROZEN:
                    self.attempt(office.register)
                case MeetingStatus.REGISTERED:
                    self.attempt(self.close)
                case _:
                    self.attempt(office.plan, max(ON, day_of(office.now)) + timedelta(days=30))

    def close(self) -> None:
        office = self.office
        approving.close_meeting(meeting=office.meeting, by=office.who("담당"), now=office.then())

    @rule(who=LIKELY, act=st.sampled_from(["call", "hold", "attend", "write", "check", "put_up", "register"]))
    def whatever(self, who: str, act: str) -> None:
        self.attempt(getattr(self.office, act), who=who)

    @rule(who=LIKELY, reason=st.sampled_from(["", "오기"]))
    def correct(self, who: str, reason: str) -> None:
        told = {"by": self.office.who(who), "now": self.office.then(), "reason": reason}
        self.attempt(approving.correct_minutes, meeting=self.office.meeting, **told)

    @rule(who=st.sampled_from(["담당", "감사"]))
    def cancel(self, who: str) -> None:
        told = {"by": self.office.who(who), "now": self.office.then(), "reason": "태풍"}
        self.attempt(cancel_meeting, meeting=self.office.meeting, **told)

    @rule(title=st.sampled_from(["한도 확대", "주차장", "판로"]))
    def propose(self, title: str) -> None:
        self.attempt(self.office.propose, title, body=self.office.body)

    @rule(title=st.sampled_from(["점검", "보고"]), who=LIKELY)
    def order(self, title: str, who: str) -> None:
        self.attempt(self.office.order, title, who)

    @rule(steps=st.integers(2, 8))
    def carry_on(self, steps: int) -> None:
        """What the office would do next with what is open."""
        office = self.office
        for _ in range(steps):
            item = MeetingItem.objects.open().exclude(status="회신").order_by("pk").first()
            if item is None:
                self.attempt(office.order)
                self.attempt(office.propose, body=office.body)
                continue
            told = {items.assign_item: {"task": office.task()}, items.answer_item: {"result": "함"}}
            act, who = NATURAL[item.kind, item.status]
            self.attempt(office.do, act, who, item, **told.get(act, {}))

    @rule(steps=st.integers(1, 5), data=st.data())
    def work(self, steps: int, data: st.DataObject) -> None:
        """Somebody takes an item some steps further."""
        office = self.office
        for _ in range(steps):
            rows = list(MeetingItem.objects.order_by("pk"))
            if not rows:
                return
            item = data.draw(st.sampled_from(rows))
            who = data.draw(LIKELY)
            acts = {
                items.assign_item: {"task": office.task()},
                items.receive_item: {},
                items.begin_item: {},
                items.answer_item: {"result": "함"},
                items.confirm_directive: {},
                items.close_item: {},
                items.return_item: {"reason": "모자람"},
                items.transfer_item: {"where": "중앙부처"},
                items.extend_item: {
                    "due_on": (item.due_on or day_of(office.now)) + timedelta(days=1), "reason": "협의",
                },
            }  # fmt: skip
            likely = [items.assign_item, items.begin_item, items.answer_item, items.receive_item]
            act = data.draw(st.sampled_from([*acts, *likely, *likely]))
            self.attempt(office.do, act, who, item, **acts[act])

    @rule()
    def tell(self) -> None:
        office = self.office
        rows = MeetingItem.objects.filter(status="회신").exclude(meeting=office.meeting)
        told = {"items": list(rows), "by": office.who("담당"), "now": office.then()}
        self.attempt(items.report_back, meeting=office.meeting, **told)

    @invariant()
    def numbers_stay(self) -> None:
        rows = [*Meeting.objects.exclude(number=""), *MeetingItem.objects.all()]
        numbers = [one.number for one in rows]
        assert len(numbers) == len(set(numbers)) and self.numbers <= set(numbers)
        self.numbers = set(numbers)

    @invariant()
    def what_happened_leads_from_one_status_to_the_next(self) -> None:
        for row in [*Meeting.objects.all(), *MeetingItem.objects.all()]:
            steps = MEETING if isinstance(row, Meeting) else PROPOSAL if row.is_proposal else DIRECTIVE
            events = list(row.events.values_list("before", "act", "after"))
            assert events[-1][2] == row.status
            assert all(steps[before, act] == after for before, act, after in events if before)
            assert [after for _, _, after in events[:-1]] == [before for before, _, _ in events[1:]]

    @invariant()
    def what_was_held_is_in_the_ledger_and_opens_with_the_last(self) -> None:
        held = Meeting.objects.exclude(status__in=["계획", "안건접수", "소집", "취소"])
        assert {one.key for one in held} == set(Achievement.objects.values_list("source", flat=True))
        first = AgendaItem.objects.filter(kind=AgendaKind.FOLLOWED, order=1)
        assert first.count() == Meeting.objects.count()
        assert not Meeting.objects.filter(status__in=DONE, version=None).exists()

    @invariant()
    def a_closed_proposal_was_reported_back(self) -> None:
        closed = MeetingItem.objects.filter(kind="건의", status="종결")
        assert not closed.filter(reported_at=None).exists()


@pytest.mark.django_db
def test_whoever_does_whatever_the_promises_hold() -> None:
    walk = settings(
        max_examples=WALKS,
        stateful_step_count=STEPS_EACH,
        deadline=None,
        derandomize="GONGYAK_WALK" not in os.environ,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Walk, settings=walk)
    assert {MeetingStatus.FROZEN, MeetingStatus.REGISTERED, "회신", "완료보고"} <= REACHED
