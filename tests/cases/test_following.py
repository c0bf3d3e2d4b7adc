"""An anonymous case stays hidden from whoever the department that it is about becomes."""

from datetime import date, timedelta

import pytest

from gongyak.audit.models import Act
from gongyak.cases.following import follow_departments, heir_of
from gongyak.cases.models import Case
from gongyak.jobs.models import Job
from gongyak.rules.moments import day_of
from gongyak.staff.departments import close_department, open_department
from gongyak.staff.models import Department, Duty
from tests.cases.office import HERE, THERE, Counter, opened
from tests.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def counter(people: People) -> Counter:
    return opened(people)


def become(counter: Counter, name: str, last_day: date, successor: Department) -> None:
    """A department ends on a day, its people with it, and another follows."""
    place = counter.place(name)
    Duty.objects.filter(department=place).update(ended_on=last_day)
    told = {"department": place, "last_day": last_day, "successor": successor}
    close_department(**told, by=counter.who("시스템관리"), now=counter.then())


def new(counter: Counter, name: str, first_day: date) -> Department:
    return open_department(name=name, began_on=first_day, by=counter.who("시스템관리"), now=counter.then())


def test_it_is_hidden_from_the_department_that_follows_on_its_first_morning(counter):
    case = counter.take_in(is_anonymous=True, about=counter.place(THERE))
    last_day = day_of(counter.now)
    heir = new(counter, "관광진흥과", last_day + timedelta(days=1))
    become(counter, THERE, last_day, heir)
    follow_departments(Job(), counter.now)
    assert Case.objects.get().about == counter.place(THERE)
    for _ in range(2):  # again on the same day is no harm
        follow_departments(Job(), counter.then(hours=16))
    case = Case.objects.get()
    assert case.about == heir
    assert list(Act.objects.filter(action="애로 상대 부서 승계").values_list("actor", "object")) == [
        ("program/work", case.key)
    ]


def test_where_the_department_that_handles_it_follows_a_person_must_hand_it_on(counter):
    counter.working(is_anonymous=True, about=counter.place(THERE))
    become(counter, THERE, day_of(counter.now), counter.place(HERE))
    follow_departments(Job(), counter.then(days=2))
    assert Case.objects.get().about == counter.place(THERE)


def test_a_chain_is_followed_to_its_end_and_a_ring_is_not_followed_for_ever(counter):
    first = counter.place(THERE)
    days = [day_of(counter.now) + timedelta(days=count) for count in range(4)]
    second, third = new(counter, "관광과", days[1]), new(counter, "문화과", days[2])
    become(counter, THERE, days[0], second)
    second.refresh_from_db()
    second.ended_on, second.successor = days[1], third
    second.save()
    first.refresh_from_db()
    assert [heir_of(first, day) for day in days[:3]] == [first, second, third]
    third.ended_on, third.successor = days[2], second
    third.save()
    first.refresh_from_db()
    assert heir_of(first, days[3]) in {second, third}
