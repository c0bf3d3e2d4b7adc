"""The invented office: every department has its people, and nobody but they has the password that all may know."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from gongyak.audit.verify import verify
from gongyak.cli.demo import office, rounds
from gongyak.cli.demo.load import FOLDER
from gongyak.cli.demo.people import engage
from gongyak.cli.demo.registry import register
from gongyak.district.models import District
from gongyak.staff.invented import PASSWORD
from gongyak.staff.models import Department, Duty, Role, Staff

OFFICE = office.read(FOLDER / rounds.DISTRICT)


@pytest.fixture
def demo(db: None) -> None:
    register(OFFICE)
    engage(OFFICE)


def test_heads_alone_have_an_address_of_nobody(demo: None) -> None:
    heads = Staff.objects.filter(duties__role=Role.HEAD)
    assert heads.count() == len(OFFICE.departments)
    assert {one.email for one in heads} == {f"{one.username}@example.kr" for one in heads}
    assert not Staff.objects.exclude(pk__in=heads).exclude(email="").exists()


def test_every_department_has_its_people_and_every_role_somebody(demo: None) -> None:
    assert list(Department.objects.values_list("name", flat=True)) == list(OFFICE.departments)
    for department in Department.objects.all():
        assert {duty.role for duty in department.duties.all()} == {Role.OFFICER, Role.TEAM_LEAD, Role.HEAD}
    others = set(Duty.objects.filter(department=None).values_list("role", flat=True))
    assert others == {Role.COORDINATOR, Role.MAYOR, Role.AUDITOR, Role.EVALUATOR, Role.SYSTEM}
    assert all(one.is_invented and one.name.endswith("(시연)") for one in Staff.objects.all())
    assert verify() == []


def test_nothing_is_done_twice(demo: None) -> None:
    before = (Staff.objects.count(), Duty.objects.count())
    engage(OFFICE, datetime(2025, 1, 1, tzinfo=UTC))
    assert (Staff.objects.count(), Duty.objects.count()) == before


def test_the_log_in_page_names_one_account_for_each_role(demo: None, client: Client) -> None:
    page = client.get("/desk/login/").text
    assert PASSWORD in page
    for username, duty in (
        ("officer02", "경제정책과 담당"),
        ("coordinator", "총괄"),
        ("system", "시스템관리"),
    ):
        assert f"<code>{username}</code> {duty}" in page
    assert "officer01" not in page and "officer03" not in page
    client.post("/desk/login/", {"username": "officer01", "password": PASSWORD})
    assert "시연" in client.get("/desk/").text


def test_without_the_notice_of_the_demo_they_are_not_named_and_do_not_come_in(
    demo: None, client: Client
) -> None:
    District.objects.update(notice="")
    assert PASSWORD not in client.get("/desk/login/").text
    answer = client.post("/desk/login/", {"username": "system", "password": PASSWORD})
    assert answer.status_code == 401


def test_a_notice_alone_names_nobody(client: Client, people: object) -> None:
    District.objects.create(name="가온구", notice="점검 안내")
    page = client.get("/desk/login/").text
    assert PASSWORD not in page and "officer" not in page
