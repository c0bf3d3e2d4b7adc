"""Every address of the desk × every person of the cast: who comes in, and nobody else (R37).

The expected answers are in `doors.toml`, whose head says how to add a row.
"""

import re
import tomllib
from pathlib import Path

import pytest
from django.test import Client
from django.urls import resolve

from gongyak.audit.actions import head
from gongyak.desk.urls import urlpatterns
from gongyak.staff.actions import NewStaff, register_staff
from tests.desk import things
from tests.people import CAST, NOW, People, logged_in
from tests.portal.addresses import templates

TABLE = tomllib.loads((Path(__file__).parent / "doors.toml").read_text())
GROUPS, OPEN, DOORS = TABLE["groups"], TABLE["open"], TABLE["doors"]
#: Django's own pages have a test of their own: test_admin.py.
ADDRESSES = sorted(one for one in set(templates(urlpatterns, "/desk/")) if not one.startswith("/desk/admin/"))
#: Somebody with an account and no duty.
IDLE = "무보직"
EVERYONE = [*CAST, IDLE]


def allowed(address: str) -> set[str]:
    return {who for name in DOORS[address]["who"] for who in GROUPS.get(name, [name])}


def refusal(address: str, who: str) -> int:
    """What somebody gets who may not: 403, or as if it were not there."""
    return 403 if who == IDLE else DOORS[address].get("others", 403)


def filled(address: str, people: People) -> str:
    parts = getattr(things, DOORS[address]["made"])(people) if "made" in DOORS[address] else {}
    return re.sub(r"<(\w+)>", lambda part: str(parts.get(part[1], 1)), address)


@pytest.fixture
def everyone(people: People) -> People:
    idle = register_staff(person=NewStaff("idle", "무보직이름", password="x" * 20), by="시연", now=NOW)
    return People({**people.staff, IDLE: idle}, people.departments)


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert sorted([*OPEN, *DOORS]) == ADDRESSES


def test_the_table_names_people_of_the_cast() -> None:
    assert {who for address in DOORS for who in allowed(address)} <= set(EVERYONE)


@pytest.mark.parametrize("address", DOORS)
def test_who_may_comes_in_and_nobody_else(address: str, everyone: People) -> None:
    place = filled(address, everyone)
    turned_away = {who: refusal(address, who) for who in EVERYONE if who not in allowed(address)}
    expected = dict.fromkeys(allowed(address), DOORS[address]["get"]) | turned_away
    clients = {who: logged_in(everyone[who]) for who in EVERYONE}
    assert {who: clients[who].get(place).status_code for who in EVERYONE} == expected
    before = head()
    assert {who: clients[who].post(place).status_code for who in turned_away} == turned_away
    assert head() == before


@pytest.mark.parametrize("address", DOORS)
def test_a_stranger_and_a_form_of_another_site_are_turned_away(address: str, people: People) -> None:
    """KISA: 불충분한 인증, 크로스사이트 요청 위조. A page that is shown is kept by nobody."""
    place = filled(address, people)
    before, client = head(), Client()
    asked = client.get(place)
    assert (asked.status_code, asked["Location"].split("?")[0]) == (302, "/desk/login/")
    assert client.post(place).status_code == 401
    assert head() == before
    inside = logged_in(people["총괄"])
    assert "no-store" in inside.get(place)["Cache-Control"]
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = inside.cookies
    assert strict.post(place).status_code == 403


@pytest.mark.parametrize("address", OPEN)
def test_what_stands_open(address: str, db: None) -> None:
    assert Client().get(address).status_code == OPEN[address]


@pytest.mark.parametrize("address", [one for one in ADDRESSES if one not in OPEN])
def test_the_door_itself_stands_before_the_view(address: str) -> None:
    assert hasattr(resolve(re.sub(r"<\w+>", "1", address)).func, "may"), "use gongyak.desk.doors.office"
