"""Secret addresses of calendars: one a person, shown once, revocable."""

import pytest
from django.db import IntegrityError, transaction

from gongyak.meetings.models import CalendarKey
from gongyak.meetings.subscribing import LENGTH, key_of, subscribe, unsubscribe
from gongyak.rules.refusal import Refusal
from tests.meetings.office import Office, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return opened()


def test_a_new_secret_ends_the_one_before(office: Office) -> None:
    first = subscribe(by=office.who("담당"), now=office.then())
    second = subscribe(by=office.who("담당"), now=office.then())
    assert len(first) == len(second) == LENGTH
    assert key_of(first) is None
    assert key_of(second).staff == office.people["담당"]
    assert not CalendarKey.objects.filter(hash__in=[first, second]).exists()


def test_a_secret_is_revoked_once(office: Office) -> None:
    secret = subscribe(by=office.who("담당"), now=office.then())
    unsubscribe(by=office.who("담당"), now=office.then())
    assert key_of(secret) is None
    with pytest.raises(Refusal, match="없습니다"):
        unsubscribe(by=office.who("담당"), now=office.then())


@pytest.mark.parametrize("secret", ["", "x" * LENGTH, "x" * 5000, "\0" * LENGTH])
def test_nothing_else_opens_a_calendar(office: Office, secret: str) -> None:
    subscribe(by=office.who("담당"), now=office.then())
    assert key_of(secret) is None


def test_who_has_left_reads_nothing_any_more(office: Office) -> None:
    secret = subscribe(by=office.who("담당"), now=office.then())
    staff = office.people["담당"]
    staff.is_active = False
    staff.save()
    assert key_of(secret) is None


def test_who_sees_no_meetings_subscribes_to_none(office: Office) -> None:
    with pytest.raises(Refusal, match="역할"):
        subscribe(by=office.who("시스템관리"), now=office.then())


def test_one_secret_a_person(office: Office) -> None:
    subscribe(by=office.who("담당"), now=office.then())
    with (
        pytest.raises(IntegrityError, match=r"calendar_key_one|calendarkey\.staff_id"),
        transaction.atomic(),
    ):
        CalendarKey.objects.create(staff=office.people["담당"], hash="0", made_at=office.now)
