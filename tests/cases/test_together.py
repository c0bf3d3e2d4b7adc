"""Several at once: one form is one case, a number is given once, an answer is sent once, a month is counted whole."""

from dataclasses import replace

import pytest

from gongyak.achievements.models import Achievement
from gongyak.audit.models import Act
from gongyak.audit.verify import verify as verify_acts
from gongyak.cases import answering
from gongyak.cases.afterwards import close
from gongyak.cases.minding import tell_progress
from gongyak.cases.models import Case, CaseStatus
from gongyak.cases.taking import take_in
from gongyak.cases.verify import verify
from gongyak.rules.refusal import Refusal
from tests.cases.office import TOLD, Counter, opened
from tests.together import WRITERS, together


@pytest.fixture
def counter(transactional_db: None) -> Counter:
    return opened()


def test_a_double_click_gives_one_case(counter):
    by, now = counter.who("담당"), counter.then()
    made = together(lambda n: take_in(told=TOLD, key="the-form", by=by, now=now))
    assert len({one.pk for one in made}) == 1 and Case.objects.count() == 1
    assert Act.objects.filter(action="애로 접수").count() == 1


def test_a_number_is_given_once(counter):
    by, now = counter.who("담당"), counter.then()
    calls = 2 * WRITERS
    together(lambda n: take_in(told=replace(TOLD, title=f"애로 {n}"), key=f"form-{n}", by=by, now=now), calls)
    numbers = set(Case.objects.values_list("number", flat=True))
    assert numbers == {f"기업애로-2024-{n:04}" for n in range(1, calls + 1)}
    assert list(verify()) == [] and verify_acts() == []


def test_an_answer_is_sent_once(counter):
    counter.working()
    counter.write()
    counter.submit()
    counter.sign("팀장")
    step, by, now = counter.turn(), counter.who("과장"), counter.then()
    told = {"step": step, "content_hash": step.approval.content_hash, "by": by, "now": now}
    done = together(lambda n: answering.sign_answer(**told))
    assert sum(isinstance(one, Refusal) for one in done) == WRITERS - 1
    assert counter.case.status == CaseStatus.REPLIED
    assert counter.case.letters.filter(kind="reply").count() == 1
    assert counter.case.questions.count() == 3


def test_cases_that_are_closed_at_once_are_all_counted(counter):
    cases = []
    for n in range(WRITERS):
        counter.replied(title=f"애로 {n}")
        counter.decide(by_company=True)
        cases.append(counter.case)
    by, now = counter.who("담당"), counter.then()
    done = together(lambda n: close(case=cases[n], by=by, now=now))
    assert [one for one in done if isinstance(one, Exception)] == []
    assert Case.objects.filter(status=CaseStatus.CLOSED).count() == WRITERS
    row = Achievement.objects.get()
    assert {one.code: one.value for one in row.metrics.all()}["case-solved"] == WRITERS


def test_a_joined_case_that_is_worked_on_while_both_are_answered_stops_neither(counter):
    main = counter.working()
    counter.write()
    counter.submit()
    counter.sign("팀장")
    step, head = counter.turn(), counter.who("과장")
    content = step.approval.content_hash
    other = counter.working(company="금사공업")
    Case.objects.filter(pk=other.pk).update(main=main)
    by, now = counter.who("담당"), counter.then()

    def one(n: int) -> object:
        if n == 0:
            return answering.sign_answer(step=step, content_hash=content, by=head, now=now)
        return tell_progress(case=other, text=f"{n}번째", by=by, now=now)

    done = together(one)
    assert [what for what in done if isinstance(what, Exception) and not isinstance(what, Refusal)] == []
    statuses = set(Case.objects.values_list("status", flat=True))
    assert statuses == {CaseStatus.REPLIED} and list(verify()) == [] and verify_acts() == []
