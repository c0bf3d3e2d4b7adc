"""The promises of the tables of opinions and regulations."""

from datetime import date

import pytest

from gongyak.district.models import District
from gongyak.pledges.models import Opinion, OpinionStatus, Pledge, Regulation
from tests.pledges.opinions.voices import NOW, Voices, opened


@pytest.fixture
def voices(db: None) -> Voices:
    return opened()


def made(**changed: object) -> Opinion:
    told = {"pledge": Pledge.objects.get(), "number": "1", "key_hash": "0", "text": "가", "received_at": NOW}
    return Opinion(**(told | {"wants_public": True, "due_on": date(2026, 12, 1)} | changed))


def test_opinion_status(refused, voices):
    refused(made(status="모름"), "정해진 말")


def test_opinion_consented(refused, voices):
    refused(made(name="홍길동"), "동의를")


def test_opinion_assigned(refused, voices):
    refused(made(status=OpinionStatus.ASSIGNED), "답변할 부서")


def test_opinion_answered(refused, voices):
    department = voices.people.departments["일자리경제과"]
    refused(made(status=OpinionStatus.ANSWERED, department=department), "답변과 답변한 때")


def test_opinion_closed_why(refused, voices):
    refused(made(status=OpinionStatus.CLOSED), "사유를")


def test_regulation_filled(refused, voices):
    days = {"issued_on": NOW.date(), "effective_on": NOW.date(), "recorded_at": NOW}
    refused(Regulation(name="규정", number="1", recorded_by=voices.people["총괄"], **days), "전문을")


def test_district_opinions(refused, db):
    refused(District(opinion_days=0), "답변 기한")
