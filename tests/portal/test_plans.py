"""The plans as the public sees them, in both languages, as of any moment, and what it does not see."""

from datetime import timedelta

import pytest
from django.test import Client

from gongyak.pledges import published
from gongyak.pledges.registry.holders import register_officeholder
from tests.pledges.registry.office import TEXTS, Office, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db: None) -> Office:
    """Plans that were published: one pledge, one sentence carried on in it, one left out."""
    made = opened()
    made.reviewed()
    made.planned()
    made.decide("수정", reason="이름을 줄임")
    made.submit()
    made.sign("팀장", "과장", "총괄", "구청장")
    made.publish()
    return made


def test_nothing_published_is_said_plainly(client: Client) -> None:
    answer = client.get("/plans/")
    assert (answer.status_code, "아직 공개한 실천계획이 없습니다" in answer.text) == (200, True)
    assert "No action plans" in client.get("/en/plans/").text


def test_a_plan_shows_its_money_targets_and_the_sentence_behind_it(office: Office, client: Client) -> None:
    page = client.get("/plans/").text
    for text in (TEXTS[0], "선거공보", "5쪽", "임기 내 완료", "취업박람회 (회)", "개최 결과보고로 센다"):
        assert text in page
    assert page.count('<td class="right">70</td>') == 2  # 총계 and 구비
    assert office.plan.version.public_hash in page
    assert "이름을 줄임" in page and "결정한 문장 1건 가운데 1건이" in page


def test_it_speaks_english_and_marks_what_stays_korean(office: Office, client: Client) -> None:
    page = client.get("/en/plans/").text
    assert "Action plans" in page and "Yearly targets" in page
    assert f'<p lang="ko">{TEXTS[0]}</p>' in page


def test_names_of_people_of_the_office_are_not_in_it(office: Office, client: Client) -> None:
    page = client.get("/plans/").text
    assert not any(person.name in page for person in office.people.staff.values())


def test_what_is_not_confirmed_or_was_not_published_then_is_not_shown(office: Office, client: Client) -> None:
    office.add(number="1-2-3", title="아직 계획이 없는 공약")
    assert "아직 계획이 없는 공약" not in client.get("/plans/").text
    before = (office.now - timedelta(days=1)).date().isoformat()
    for query in (f"?known_at={before}", f"?as_of={before}", "?holder=8-1"):
        answer = client.get(f"/plans/{query}").text
        assert "아직 공개한 실천계획이 없습니다" in answer and 'href="?"' in answer


def test_an_earlier_mayors_plans_stay_to_be_chosen(office: Office, client: Client) -> None:
    holder = register_officeholder(
        term=office.holder.term,
        name="다온",
        role="구청장",
        began_on=office.now.date() + timedelta(days=1),
        **office.told("총괄"),
    )
    later = Office(office.people, holder, office.now + timedelta(days=2))
    later.add(number="3-1", title="새 단체장의 공약")
    plan = office.plan
    assert "다온" not in client.get("/plans/").text
    assert [one.key for one in published.plans().holders] == ["9-1"]
    assert plan.pledge.title in client.get("/plans/?holder=9-1").text


def test_a_plan_without_money_says_so(client: Client) -> None:
    made = opened()
    made.planned()
    made.save(kind="비예산", budget={}, tasks="", related_departments=())
    made.submit()
    made.sign("팀장", "과장", "총괄", "구청장")
    made.publish()
    page = client.get("/plans/").text
    assert '<span class="total">비예산</span>' in page and "관련부서" not in page
    assert "선거 때의 문장은" not in page


def test_it_costs_three_queries_beside_the_frame(office: Office, django_assert_num_queries) -> None:
    with django_assert_num_queries(3):
        assert len(published.plans().plans) == 1
