"""What the worker minds by itself: who hears of which delay, once; nothing on days off."""

from datetime import timedelta

import pytest

from gongyak.audit.models import Act
from gongyak.calendar.reading import calendar
from gongyak.cases.escalating import mind_in_time
from gongyak.cases.minding import check_month
from gongyak.cases.models import Case, CaseStatus, Notice
from gongyak.cases.notices.setting import Ways, set_ways
from gongyak.district.models import DepartmentLine
from gongyak.jobs.models import Job
from gongyak.staff.models import Staff
from tests.cases.office import HERE, Counter, opened
from tests.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def counter(people: People) -> Counter:
    return opened(people)


def mind(counter: Counter, check: bool = False, **later: int) -> list[tuple[str, str]]:
    """What people of the office hear when the worker goes through, so much later; of the month's check if asked."""
    counter.now += timedelta(**later)
    before = set(Notice.objects.values_list("pk", flat=True))
    for _ in range(2):  # again on the same day is no harm
        mind_in_time(Job(), counter.now)
    new = Notice.objects.exclude(pk__in=before).exclude(staff=None)
    new = new.filter(step="staff-check") if check else new.exclude(step="staff-check")
    return sorted(new.values_list("step", "staff__username"))


def test_what_nobody_took_in_or_assigned_is_told_to_the_counter(counter):
    counter.take_in()
    assert mind(counter, hours=2) == []
    assert mind(counter, days=1) == [("staff-waiting", "lead")]
    Case.objects.update(status=CaseStatus.FILED, number=None, received_at=None)
    told = mind(counter, days=1)
    assert told == [("staff-waiting", "lead")]
    assert "접수하지 않았습니다" in Notice.objects.latest("pk").text


def test_what_is_about_the_counter_itself_is_told_above_it(counter):
    """Nobody of the counter may hear of it; then somebody else must, or it lies there."""
    counter.take_in("총괄", is_anonymous=True, about=counter.place(HERE))
    assert mind(counter, days=1) == [("staff-waiting", "coordinator")]


def test_the_handler_hears_the_day_before_and_on_the_day(counter):
    counter.working()  # 건의, taken in on Monday 2024-03-25: due on 2024-04-12
    due = counter.case.due_at
    assert due.date().isoformat() == "2024-04-12"
    counter.now = due - timedelta(days=2)
    assert mind(counter) == []
    assert mind(counter, hours=15) == [("staff-near", "officer")]
    assert "1일 남았습니다" in Notice.objects.filter(step="staff-near").latest("pk").text
    assert mind(counter, days=1) == [("staff-near", "officer")]
    assert "오늘입니다" in Notice.objects.filter(step="staff-near").latest("pk").text


def test_the_head_hears_each_working_day_and_those_above_once(counter):
    counter.working()
    counter.now = counter.case.due_at  # Friday, 18:00
    assert mind(counter, days=1) == [] and mind(counter, days=1) == []  # Saturday, Sunday
    assert mind(counter, days=1) == [("staff-late", "head")]
    assert mind(counter, days=1) == [("staff-late", "head")]
    assert mind(counter, days=1) == [("staff-escalated", "coordinator"), ("staff-late", "head")]
    assert mind(counter, days=1) == [("staff-late", "head")]
    event = counter.case.events.get(act="기한 경과 보고")
    assert event.by is None and "근무일 3일" in event.memo
    assert Act.objects.filter(action="애로 독촉", actor="program/work").count() == 8
    assert Act.objects.filter(action="애로 기한 경과 보고").count() == 1


def test_the_days_are_those_that_the_district_sets(counter):
    ways = Ways(near_days=3, escalate_days=1)
    set_ways(ways=ways, by=counter.who("총괄"), now=counter.now)
    counter.working()
    counter.now = counter.case.due_at
    assert ("staff-escalated", "coordinator") in mind(counter, days=3)


def test_a_reply_that_is_late_is_told_to_the_head_who_owes_it(counter):
    counter.working()
    counter.ask(days=2)
    assert mind(counter, days=1) == []
    assert mind(counter, days=2) == [("staff-reply-late", "otherhead")]
    counter.reply()
    assert mind(counter, days=1) == []


def test_whoever_stops_the_clock_is_left_alone(counter):
    counter.working()
    counter.supplement(days=20)
    assert mind(counter, days=25) == []


def test_after_thirty_days_the_business_is_told_by_itself(counter):
    counter.working(kind="법정", own_days=90)
    mind(counter, days=29)
    assert not counter.case.letters.filter(kind="progress").exists()
    mind(counter, days=3)
    letter = counter.case.letters.get(kind="progress")
    assert letter.by is None and "처리중" in letter.body and "담당이름" in letter.body
    assert counter.case.told_on == counter.now.date()
    assert counter.case.events.get(act="진행 알림").by is None
    mind(counter, days=1)
    assert counter.case.letters.filter(kind="progress").count() == 1
    mind(counter, days=30)
    assert counter.case.letters.filter(kind="progress").count() == 2


def test_without_somebody_to_ask_no_letter_goes_by_itself(counter):
    counter.working(kind="법정", own_days=90)
    Staff.objects.update(phone="")
    DepartmentLine.objects.all().delete()
    mind(counter, days=32)
    assert not counter.case.letters.filter(kind="progress").exists() and counter.case.told_on is None


def test_the_district_may_tell_of_it_itself(counter):
    set_ways(ways=Ways(tells_progress=False), by=counter.who("총괄"), now=counter.now)
    counter.working(kind="법정", own_days=90)
    mind(counter, days=32)
    assert not counter.case.letters.filter(kind="progress").exists()


def test_a_check_that_is_missing_is_told_until_it_is_there(counter):
    counter.working(kind="법정", own_days=300)
    counter.now = counter.now.replace(month=4, day=4)
    assert mind(counter, check=True) == []
    assert mind(counter, check=True, days=1) == [("staff-check", "lead")]
    assert "2024년 3월" in Notice.objects.latest("pk").text
    counter.now += timedelta(days=3)
    check_month(year=2024, month=3, found="이상 없음", by=counter.who("담당"), now=counter.now)
    assert mind(counter, check=True) == []


def test_working_days_are_counted_without_those_off(counter):
    known = calendar()
    first = counter.now.date()
    assert known.working_days(first, first) == 0
    assert known.working_days(first, first + timedelta(days=7)) == 5
