"""Code and secret of a case: given once, found however they are typed, throttled, and short sessions of one case."""

from datetime import timedelta
from statistics import median
from time import process_time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongyak.audit.models import Look
from gongyak.cases import intake, look_ups
from gongyak.cases.intake.access import MOST_OF_ADDRESS, MOST_OF_CODE
from gongyak.cases.models import Case, LookUp, LookUpSession, LostSecret
from gongyak.cases.models.access import IDLE, LONGEST
from gongyak.rules.refusal import Refusal
from tests.cases.office import MONDAY, Counter, opened

HERE = "192.0.2.7"


@pytest.fixture
def counter(db: None) -> Counter:
    return opened()


@pytest.fixture
def case(counter: Counter) -> Case:
    return counter.take_in()


def given(case: Case, counter: Counter, key: str = "") -> look_ups.Opened:
    return look_ups.open_for(case=case, drawn=look_ups.draw(key), now=counter.now)


def enter(counter: Counter, code: str, secret: str, address: str = HERE) -> str:
    return intake.enter(code=code, secret=secret, address=address, now=counter.then())


def test_code_and_secret_open_that_case_alone(counter, case):
    other = counter.take_in()
    mine, theirs = given(case, counter), given(other, counter)
    assert mine.code != theirs.code and mine.secret != theirs.secret
    mark = enter(counter, mine.code.lower().replace("-", " "), mine.secret.replace("0", "o"))
    assert intake.case_of(mark, counter.now) == case
    with pytest.raises(Refusal, match="맞지 않습니다"):
        enter(counter, mine.code, theirs.secret)


def test_the_same_form_gets_the_same_receipt(counter, case):
    first = given(case, counter, "form-key")
    assert given(case, counter, "form-key") == first
    assert given(case, counter, "another") == look_ups.Opened(first.code, "")
    assert LookUp.objects.count() == 1


def test_nothing_that_opens_lies_in_the_store(counter, case):
    mine = given(case, counter)
    mark = enter(counter, mine.code, mine.secret)
    stored = str(list(LookUp.objects.values())) + str(list(LookUpSession.objects.values()))
    for secret in (mine.secret, mine.secret.replace("-", ""), mark):
        assert secret not in stored


def test_the_look_is_recorded_without_the_address(counter, case):
    mine = given(case, counter)
    enter(counter, mine.code, mine.secret)
    look = Look.objects.get()
    assert (look.actor, look.subject, look.object) == ("기업", case.key, "difficulties/status")
    assert HERE not in look.place


def wrong(counter: Counter, code: str, address: str = HERE) -> str:
    with pytest.raises(Refusal) as refused:
        enter(counter, code, "0000-0000", address)
    return str(refused.value)


def test_no_such_code_and_a_wrong_secret_are_told_alike(counter, case):
    mine = given(case, counter)
    told = [wrong(counter, mine.code, "192.0.2.8") for _ in range(MOST_OF_ADDRESS + 1)]
    assert told == [wrong(counter, "G-2403-00099-0000", "192.0.2.9") for _ in range(MOST_OF_ADDRESS + 1)]
    assert "맞지 않습니다. 접수증" in told[0] and "15분 뒤" in told[-1]


def test_no_such_code_asks_as_much_of_the_store_as_a_wrong_secret(counter, case):
    mine = given(case, counter)
    asked = []
    for code, address in ((mine.code, "192.0.2.8"), ("G-2403-00099-0000", "192.0.2.9")):
        with CaptureQueriesContext(connection) as queries:
            wrong(counter, code, address)
        asked.append([one["sql"].split()[0] for one in queries])
    assert asked[0] == asked[1]


def test_no_such_code_takes_as_long_as_a_wrong_secret(counter, case):
    mine, times = given(case, counter), {}
    for number in range(18):  # by turns, and by the processor's time, so that a busy machine is busy for both
        code = (mine.code, "G-2403-00099-0000")[number % 2]
        counter.then(days=1)
        began = process_time()
        wrong(counter, code, f"192.0.2.{number}")
        times.setdefault(code, []).append(process_time() - began)
    one, other = (median(each[1:]) for each in times.values())
    assert 0.5 < one / other < 2 and LookUp.objects.get().secret.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_an_address_has_five_wrong_tries_in_a_quarter_of_an_hour(counter, case):
    mine = given(case, counter)
    for _ in range(MOST_OF_ADDRESS):
        wrong(counter, "G-2403-00099-0000")
    with pytest.raises(intake.LookedTooOften):
        enter(counter, mine.code, mine.secret)
    counter.then(minutes=15)
    assert enter(counter, mine.code, mine.secret)


def test_who_is_right_may_come_often(counter, case):
    mine = given(case, counter)
    for _ in range(MOST_OF_CODE + 1):
        assert enter(counter, mine.code, mine.secret)


def test_being_right_does_not_give_wrong_tries_back(counter, case):
    mine = given(case, counter)
    for _ in range(MOST_OF_ADDRESS - 1):
        wrong(counter, "G-2403-00099-0000")
        enter(counter, mine.code, mine.secret)
    wrong(counter, "G-2403-00099-0000")
    with pytest.raises(intake.LookedTooOften):
        enter(counter, mine.code, mine.secret)


def test_a_code_has_ten_wrong_tries_in_a_day_from_wherever(counter, case):
    mine = given(case, counter)
    for place in range(MOST_OF_CODE):
        wrong(counter, mine.code, f"192.0.2.{place}")
    with pytest.raises(intake.LookedTooOften):
        enter(counter, mine.code, mine.secret, "198.51.100.1")
    counter.then(days=1)
    assert enter(counter, mine.code, mine.secret)


def test_a_session_ends_after_ten_idle_minutes_and_an_hour(counter, case):
    mine = given(case, counter)
    mark = enter(counter, mine.code, mine.secret)
    began = counter.now
    while counter.then(minutes=9) < began + LONGEST:
        assert intake.case_of(mark, counter.now)
    assert intake.case_of(mark, counter.now) is None
    again = enter(counter, mine.code, mine.secret)
    assert intake.case_of(again, counter.now + IDLE) is None


def test_a_session_is_left(counter, case):
    mine = given(case, counter)
    mark = enter(counter, mine.code, mine.secret)
    intake.leave(mark, counter.now)
    assert intake.case_of(mark, counter.now) is None and intake.case_of("", counter.now) is None


def test_look_up_filled(refused, case):
    refused(LookUp(case=case, code="", secret="1", made_at=MONDAY, changed_at=MONDAY), "해시가")


def test_look_up_session_times(refused, counter, case):
    given(case, counter)
    told = {"began_at": MONDAY, "seen_at": MONDAY - timedelta(minutes=1)}
    refused(LookUpSession(look_up=LookUp.objects.get(), mark_hash="0", **told), "앞설 수 없습니다")


def test_lost_secret_link_ends(refused, counter, case):
    given(case, counter)
    refused(LostSecret(look_up=LookUp.objects.get(), asked_at=MONDAY, link_hash="0"), "끝나는 때가")
    assert str(LookUp.objects.get()) == f"{case.pk} 조회번호"
