"""The words of 추진상황 as the district sets them: printed on the trust page, filled in on cards."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from gongyak.audit.models import Act
from gongyak.cli.verify import findings
from gongyak.district.actions import set_status_word
from gongyak.district.models import StatusWord
from gongyak.district.published import PublishedStatuses, statuses
from gongyak.pledges.rounds.cards import with_local_status
from gongyak.rules.card import Card
from tests.people import People
from tests.pledges.files import NOW
from tests.pledges.rounds.quarter import opened

pytestmark = pytest.mark.django_db
OWN = {"word": "추진중", "national": "정상추진", "criterion": "분기 계획의 80% 이상을 한 사업"}


@pytest.fixture
def coordinator(at_work: Callable[[str], Client]) -> Client:
    return at_work("총괄")


def test_status_word_filled(refused) -> None:
    refused(StatusWord(word="추진중", national="정상추진", criterion=""), "모두 적으십시오")


def test_a_word_of_the_district_is_an_act_and_stands_on_the_trust_page(
    coordinator: Client, client: Client
) -> None:
    assert coordinator.post(reverse("desk-statuses"), OWN).status_code == 302
    own = {"word": "완료", "national": "완료", "criterion": "준공하고 정산까지 마친 사업"}
    coordinator.post(reverse("desk-statuses"), own)
    assert statuses() == PublishedStatuses(
        criteria={"완료": own["criterion"]}, local=(tuple(OWN.values()),), confirmed=False
    )
    assert [act.object for act in Act.objects.filter(action="설정 변경").order_by("seq")] == [
        "status/추진중",
        "status/완료",
    ]
    page = client.get(reverse("trust")).text
    assert OWN["criterion"] in page
    assert own["criterion"] in page
    assert "이행이 끝나 종료된 사업" not in page
    assert "미확인" in page
    coordinator.post(reverse("desk-statuses-confirmed"), {"confirmed": "yes"})
    assert statuses().confirmed
    assert "우리 구의 공약 관리 지침으로 아직 확인하지 않았습니다" not in client.get(reverse("trust")).text
    assert findings() == []


@pytest.mark.parametrize(
    "changed",
    [{"national": "잘됨"}, {"word": "완료"}, {"word": ""}, {"word": "가" * 31}],
)
def test_what_is_no_word_is_refused_and_nothing_typed_is_lost(coordinator: Client, changed) -> None:
    answer = coordinator.post(reverse("desk-statuses"), OWN | changed)
    assert answer.status_code == 409
    assert OWN["criterion"] in answer.text
    assert not StatusWord.objects.exists()


def test_no_criterion_takes_a_word_back(coordinator: Client) -> None:
    coordinator.post(reverse("desk-statuses"), OWN)
    coordinator.post(reverse("desk-statuses"), OWN | {"criterion": ""})
    assert not StatusWord.objects.exists()
    assert "80% 이상" in coordinator.get(reverse("desk-setting-changes")).text


def test_a_card_gets_the_national_word_where_it_has_none() -> None:
    set_status_word(**OWN, by="staff/1", now=NOW)
    card = Card(status="추진 중")
    assert with_local_status(card).status_national == "정상추진"
    chosen = replace(card, status_national="일부추진")
    assert with_local_status(chosen) is chosen
    assert with_local_status(Card(status="부진")).status_national is None
    assert with_local_status(Card()).status_national is None


def test_what_an_officer_saves_is_filled_in(people: People) -> None:
    work = opened(people)
    set_status_word(**OWN, by="staff/1", now=work.then())
    work.save(status="추진중", status_national=None)
    assert work.card.status_national == "정상추진"
