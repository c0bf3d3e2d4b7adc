"""A random walk through the work on one case: whoever does whatever, the promises hold (R36).

`GONGYAK_WALK=20x5000 pytest tests/cases/test_walk.py` walks 20 times 5,000 steps.
"""

import os
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from gongyak.approvals.models import Approval, State
from gongyak.audit.verify import verify as verify_acts
from gongyak.cases import afterwards, answering, asking, joining, leaving, returning, reviewing, stopping
from gongyak.cases.clocks import open_causes
from gongyak.cases.escalating import mind_in_time
from gongyak.cases.models import ENDED, Case, CaseAnswer, CaseLetter, CaseStatus, FollowUpQuestion, Notice
from gongyak.cases.verify import verify
from gongyak.cases.workflow import STEPS
from gongyak.jobs.models import Job
from gongyak.rules.refusal import Refusal
from tests.cases.office import HERE, PERSON, THERE, TOLD, opened
from tests.people import CAST

WALKS, STEPS_EACH = map(int, os.environ.get("GONGYAK_WALK", "8x30").split("x"))
ANYBODY = st.sampled_from(sorted(CAST))
LIKELY = st.sampled_from(["담당", "담당", "담당", "팀장", "과장", "총괄", "타부서담당", "감사"])
#: Which statuses some walk came to: a walk that never replies proves little.
REACHED: set[str] = set()


class Walk(RuleBasedStateMachine):
    """The people of the office and what they do, each act refused or done as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.counter = opened()
        self.answered = self.counter.replied(kind="고충")
        self.counter.take_in(kind="고충")

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def attempt(self, act, *args: object, **given: object) -> None:
        """Do it, or be refused: then nothing changed."""
        before = self.state()
        try:
            with transaction.atomic():
                act(*args, **given)
        except Refusal:
            assert before == self.state()

    def state(self) -> tuple[object, ...]:
        case = self.counter.case
        return case.status, case.events.count(), Approval.objects.count(), CaseLetter.objects.count()

    def by(self, who: str) -> dict[str, object]:
        return {"case": self.counter.case, "by": self.counter.who(who), "now": self.counter.then()}

    @initialize(steps=st.sampled_from([12, 0, 6, 0]))
    def some_way_along(self, steps: int) -> None:
        """Walks begin at an end, at the beginning and between: none has to come to the end by luck."""
        self.go_on(steps)

    @rule(days=st.integers(1, 20))
    def time_goes_by(self, days: int) -> None:
        self.counter.now += timedelta(days=days)

    @rule(steps=st.integers(1, 9))
    def walk_on(self, steps: int) -> None:
        """The next so many steps that the office would take."""
        self.go_on(steps)

    def go_on(self, steps: int) -> None:
        for _ in range(steps):
            self.attempt(self.next_step())
            self.note_where()

    def next_step(self):
        counter, status = self.counter, self.counter.case.status
        return {
            CaseStatus.RECEIVED: counter.assign,
            CaseStatus.ASSIGNED: counter.begin,
            CaseStatus.WORKING: self.answer,
            CaseStatus.SUPPLEMENT: counter.supplemented,
            CaseStatus.SURVEY: lambda: stopping.end_survey(**self.by("담당")),
            CaseStatus.APPROVAL: lambda: counter.sign(counter.turn().role),
            CaseStatus.REPLIED: lambda: counter.decide(by_company=True),
            CaseStatus.AFTERCARE: self.end,
        }.get(status, lambda: None)

    def answer(self) -> None:
        """Whatever stands in the way of the answer is done first."""
        counter = self.counter
        if open_causes(counter.case):
            stopping.resume(**self.by("담당"), cause="전문검토")
        for request in counter.case.requests.filter(status="요청"):
            asking.drop_request(request=request, by=counter.who("담당"), now=counter.then())
        counter.write()
        counter.submit()

    def end(self) -> None:
        if not self.counter.case.is_confirmed:
            self.counter.decide(by_company=True)
        self.counter.close()

    @rule()
    def go_far(self) -> None:
        self.go_on(5)

    @rule(who=LIKELY, to=st.sampled_from([HERE, HERE, THERE]))
    def assign(self, who: str, to: str) -> None:
        self.attempt(self.counter.assign, who, to)

    @rule(who=LIKELY, to=st.sampled_from([HERE, THERE]))
    def review(self, who: str, to: str) -> None:
        told = {"number": self.answered.number, "department": self.counter.place(to), "reason": "같은 글"}
        self.attempt(reviewing.review, **self.by(who), **told)

    @rule(who=LIKELY, handler=LIKELY)
    def begin(self, who: str, handler: str) -> None:
        self.attempt(self.counter.begin, who, handler)

    @rule(who=LIKELY, days=st.integers(1, 9))
    def ask(self, who: str, days: int) -> None:
        self.attempt(self.counter.ask, who, days=days)

    @rule(who=LIKELY)
    def reply(self, who: str) -> None:
        if self.counter.case.requests.exists():
            self.attempt(self.counter.reply, who)

    @rule(who=LIKELY, days=st.integers(-1, 9))
    def supplement(self, who: str, days: int) -> None:
        self.attempt(self.counter.supplement, days, who)

    @rule(who=LIKELY)
    def supplement_again(self, who: str) -> None:
        self.attempt(stopping.ask_supplement_again, **self.by(who))

    @rule(who=LIKELY)
    def came_back(self, who: str) -> None:
        self.attempt(returning.note_return, **self.by(who), on=self.counter.now.date())

    @rule(who=LIKELY)
    def taken_as_withdrawn(self, who: str) -> None:
        self.attempt(returning.take_as_withdrawn, **self.by(who), reason="찾지 못함")

    @rule(who=LIKELY)
    def give_back(self, who: str) -> None:
        self.attempt(stopping.return_case, **self.by(who), reason="오지 않음")

    @rule(who=LIKELY)
    def survey(self, who: str) -> None:
        self.attempt(stopping.begin_survey, **self.by(who), reason="소음을 잼")

    @rule(who=LIKELY)
    def survey_longer(self, who: str) -> None:
        self.attempt(stopping.lengthen_survey, **self.by(who), reason="밤에도 재야 함")

    @rule(who=LIKELY)
    def stop(self, who: str) -> None:
        self.attempt(stopping.stop, **self.by(who), cause="전문검토", reason="구조 검토")

    @rule(who=LIKELY)
    def resume(self, who: str) -> None:
        self.attempt(stopping.resume, **self.by(who), cause="전문검토")

    @rule(who=LIKELY, agreed=st.booleans(), amount=st.sampled_from([None, 1, 3, 30]))
    def extend(self, who: str, agreed: bool, amount: int | None) -> None:
        self.attempt(self.counter.extend, who, agreed=agreed, amount=amount)

    @rule(who=LIKELY, code=st.sampled_from(["해결", "일부해결", "추진중", "불가", "안내", "상위 건의중"]))
    def decide(self, who: str, code: str) -> None:
        day = (self.counter.now + timedelta(days=9)).date()
        told = {"day": day, "reason": "까닭", "alternative": "대안"}
        self.attempt(self.counter.decide, code, who, **told)

    @rule(who=LIKELY, said=st.sampled_from([*afterwards.SAID, "몰라"]))
    def ask_company(self, who: str, said: str) -> None:
        if one := FollowUpQuestion.objects.filter(case=self.counter.case).first():
            told = {"by": self.counter.who(who), "now": self.counter.then()}
            self.attempt(afterwards.note_answer, question=one, said_word=said, **told)

    @rule(who=LIKELY)
    def close(self, who: str) -> None:
        self.attempt(self.counter.close, who)

    @rule(who=LIKELY)
    def reopen(self, who: str) -> None:
        self.attempt(self.counter.reopen, who)

    @rule(who=LIKELY)
    def another_comes(self, who: str) -> None:
        """A second case of the same wish, and the walk goes on with it or is answered with the first."""
        if Case.objects.count() < 3:
            self.attempt(self.counter.take_in, who, kind="고충")

    @rule(who=LIKELY)
    def join(self, who: str) -> None:
        main = Case.objects.earliest("pk")
        if main.number and main.pk != self.counter.case.pk:
            self.attempt(joining.join, **self.by(who), number=main.number, reason="같은 바람")

    @rule(who=LIKELY)
    def part(self, who: str) -> None:
        self.attempt(joining.part, **self.by(who), reason="다른 바람")

    @rule()
    def answer_the_first(self) -> None:
        """Whoever has the older case answers it: what is joined to it is answered with it."""
        main = Case.objects.earliest("pk")
        told = {"case": main, "by": self.counter.who("담당")}
        for act in (
            lambda: answering.write_answer(**told, text="답", revision=0, now=self.counter.then()),
            lambda: answering.submit_answer(**told, revision=1, now=self.counter.then()),
            lambda: self.sign_first("팀장"),
            lambda: self.sign_first("과장"),
        ):
            self.attempt(act)

    def sign_first(self, who: str) -> None:
        main = Case.objects.select_related("approval").earliest("pk")
        step = main.approval and main.approval.steps.filter(signed_at=None).order_by("pk").first()
        if step:
            told = {"content_hash": main.approval.content_hash, "by": self.counter.who(who)}
            answering.sign_answer(step=step, **told, now=self.counter.then())

    @rule()
    def the_worker_minds(self) -> None:
        """Nobody is told twice of the same on the same day."""
        mind_in_time(Job(), self.counter.now)
        before = Notice.objects.count()
        mind_in_time(Job(), self.counter.now)
        assert Notice.objects.count() == before

    @rule(who=ANYBODY, is_it=st.integers(0, 29))
    def leave(self, who: str, is_it: int) -> None:
        """Rarely: it leads nowhere else."""
        if is_it == 0:
            self.attempt(self.counter.transfer, who)
        elif is_it == 1:
            self.attempt(leaving.withdraw, **self.by(who), reason="거둠")

    @invariant()
    def note_where(self) -> None:
        REACHED.update(self.counter.case.events.values_list("after", flat=True))

    @invariant()
    def what_happened_leads_from_one_status_to_the_next(self) -> None:
        events = list(self.counter.case.events.values_list("before", "act", "after"))
        assert all(STEPS[before, act] == after for before, act, after in events)
        assert [after for _, _, after in events[:-1]] == [before for before, _, _ in events[1:]]

    @invariant()
    def what_is_answered_was_approved(self) -> None:
        case = self.counter.case
        for answer in CaseAnswer.objects.exclude(sent_at=None).select_related("case__main", "approval"):
            assert answer.approval.state == State.DONE and answer.approval.content_hash == answer.hash
        running = Approval.objects.filter(object=case.key, state=State.RUNNING)
        assert running.exists() == (case.status == CaseStatus.APPROVAL)

    @invariant()
    def something_comes_next_until_it_is_over(self) -> None:
        for case in Case.objects.all():
            assert (case.next_at is None) == (case.status in ENDED) == (case.closed_at is not None)
            assert case.turn <= 2

    @invariant()
    def no_notice_holds_anything_of_the_business(self) -> None:
        told = "".join(Notice.objects.values_list("text", flat=True))
        assert not [word for word in (PERSON.name, PERSON.mail, TOLD.company, TOLD.title) if word in told]

    @invariant()
    def what_is_joined_is_open_or_was_answered_with_the_other(self) -> None:
        for case in Case.objects.exclude(main=None).filter(turn=1, replied_at__isnull=False):
            assert case.answers.get(turn=1).approval_id == case.main.answers.get(turn=1).approval_id

    def check(self) -> None:
        assert list(verify()) == [] and verify_acts() == []
        assert 1 <= Case.objects.count() <= 3


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
    assert {CaseStatus.WORKING, CaseStatus.REPLIED, CaseStatus.CLOSED} <= REACHED
