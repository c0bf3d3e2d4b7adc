"""People come, get duties and lose them; the history stays."""

from datetime import date

import pytest

from gongyak.audit.models import Act
from gongyak.rules.refusal import Refusal
from gongyak.staff.actions import NewStaff, appoint, end_duty, register_staff
from gongyak.staff.actors import actor_of
from gongyak.staff.models import Role
from tests.people import BEGAN, NOW, People


def test_a_person_has_the_duties_of_the_day(people: People) -> None:
    duty = people["담당"].duties.get()
    end_duty(duty=duty, last_day=date(2024, 1, 31), by=people["시스템관리"].key, now=NOW, reason="인사이동")
    assert people.actor("담당", date(2024, 1, 31)).departments() == {people.departments["일자리경제과"].pk}
    assert people.actor("담당", date(2024, 2, 1)).duties == ()
    assert people.actor("담당", date(2022, 6, 30)).duties == ()


def test_an_id_is_given_once(people: People) -> None:
    with pytest.raises(Refusal, match="officer"):
        register_staff(person=NewStaff(" Officer ", "다른 사람"), by="시연", now=NOW)


def test_the_same_duty_is_not_given_twice(people: People) -> None:
    first = people["총괄"].duties.get()
    again = appoint(
        staff=people["총괄"], role=Role.COORDINATOR, rank="", began_on=date(2023, 1, 1), by="시연", now=NOW
    )
    assert again == first


def test_a_duty_of_a_department_needs_one(people: People) -> None:
    with pytest.raises(Refusal, match="부서를 고르십시오"):
        appoint(staff=people["총괄"], role=Role.HEAD, rank="", began_on=BEGAN, by="시연", now=NOW)


def test_acts_name_keys_and_no_person(people: People) -> None:
    told = [" ".join(str(value) for value in act.record().values()) for act in Act.objects.all()]
    assert not any(person.name in line for person in people.staff.values() for line in told)
    assert people.actor("담당") == actor_of(people["담당"], BEGAN)
