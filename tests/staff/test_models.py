from datetime import date

import pytest

from gongyak.staff.models import Department, Duty, Role, Staff
from tests.people import BEGAN, NOW, People

BEFORE = date(2022, 6, 30)


@pytest.fixture
def department(people: People) -> Department:
    return people.departments["일자리경제과"]


def test_department_once(refused, department):
    refused(Department(name=department.name, began_on=BEGAN), "같은 이름의 부서")


def test_department_named(refused):
    refused(Department(name="", began_on=BEGAN), "부서의 이름")


def test_department_ends_after_start(refused):
    refused(Department(name="총무과", began_on=BEGAN, ended_on=BEFORE), "폐지일")


def test_staff_named(refused):
    refused(Staff(username="x", name="", joined_at=NOW), "성명")


def test_duty_once_in_a_department(refused, people, department):
    row = Duty(staff=people["담당"], role=Role.OFFICER, department=department, began_on=BEGAN)
    refused(row, "같은 역할")


def test_duty_once(refused, people):
    refused(Duty(staff=people["총괄"], role=Role.COORDINATOR, began_on=BEGAN), "같은 역할")


def test_duty_role(refused, people):
    refused(Duty(staff=people["총괄"], role="청소년", began_on=BEGAN), "정해진 말")


def test_duty_department(refused, people):
    refused(Duty(staff=people["총괄"], role=Role.HEAD, began_on=BEGAN), "부서가 있어야")


def test_duty_ends_after_start(refused, people):
    row = Duty(staff=people["총괄"], role=Role.AUDITOR, began_on=BEGAN, ended_on=BEFORE)
    refused(row, "앞설 수 없습니다")
