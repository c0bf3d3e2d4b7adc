"""The situation page: delays first, every figure with its rows, any past day, few queries."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gongyak.records.actions import record, record_all
from gongyak.rules.situation import FORMULAS
from tests.cases.office import opened as counter_of
from tests.headquarters.office import Office, opened
from tests.meetings.office import Office as Meetings
from tests.people import People
from tests.rules.situation.told import TOLD

pytestmark = pytest.mark.django_db
LogIn = Callable[[str], Client]
KNOWN = datetime(2024, 6, 25, 3, tzinfo=UTC)
DAY = {"as_of": "2024. 6. 30."}
#: Who asks 5, frame 2, headquarters 5, records 5, indicators 2, meetings 5, cases 2;
#: however much is recorded.
QUERIES = 26


@pytest.fixture
def office(people: People) -> Office:
    made = opened(people)
    made.declare()
    rows = (*TOLD.plans, *TOLD.projects, *TOLD.planned, *TOLD.items, *TOLD.achievements)
    record_all(rows, by="staff/1", now=KNOWN)
    return made


def test_delays_stand_first_with_why_and_every_figure_opens_its_rows(at_work: LogIn, office: Office) -> None:
    client = at_work("구청장")
    page = client.get(reverse("hq-situation"), DAY).text
    assert page.index("늦은 것") < page.index("예산과 집행") < page.index("지역경제와 본부의 일")
    assert "29일 지남" in page and "문제점: 부지가 정해지지 않음" in page
    assert "600백만원" in page and "46.7%" in page and "49.7%" in page
    for code, (label, _, formula) in FORMULAS.items():
        rows = client.get(reverse("hq-situation-rows", args=[code]), DAY)
        assert rows.status_code == 200 and label in rows.text and formula in rows.text
    late = client.get(reverse("hq-situation-rows", args=["directives-late"]), DAY).text
    assert "지시-2024-0002" in late and "기한 2024. 6. 1." in late and "지시-2024-0003" not in late
    planned = client.get(reverse("hq-situation-rows", args=["planned"]), DAY).text
    assert "예산 100,000,000원, 집행 50,000,000원" in planned
    assert "채용 예정 112명" in client.get(reverse("hq-situation-rows", args=["hires-expected"]), DAY).text


def test_every_delay_has_a_page_of_its_own(at_work: LogIn, office: Office) -> None:
    page = at_work("감사").get(reverse("hq-delays"), DAY).text
    assert "10가지" in page and "미룬 활동" in page


def test_a_past_day_is_told_as_it_was_recorded_by_then(at_work: LogIn, office: Office) -> None:
    done = replace(TOLD.items[1], status="종결")
    record(done, by="staff/1", now=datetime(2024, 7, 2, tzinfo=UTC))
    client, address = at_work("총괄"), reverse("hq-situation-rows", args=["directives-late"])
    assert "지시-2024-0002" in client.get(address, DAY).text
    assert "지시-2024-0002" not in client.get(address, DAY | {"known_at": "2024. 7. 2."}).text
    before = client.get(address, {"as_of": "2024. 6. 24."}).text
    assert "센 행이 없습니다" in before
    assert "늦은 것이 없습니다" in client.get(reverse("hq-situation"), {"as_of": "2024-06-24"}).text


def test_the_page_asks_few_questions(
    at_work: LogIn, office: Office, django_assert_num_queries: Callable
) -> None:
    meetings = Meetings(office.people)
    meetings.held()
    meetings.decide()
    meetings.propose()
    client = at_work("구청장")
    with django_assert_num_queries(QUERIES):
        client.get(reverse("hq-situation"), DAY)


def test_late_difficulties_stand_among_what_is_late(at_work: LogIn, people: People) -> None:
    case = counter_of(people).working()
    day = {"as_of": f"{case.due_at + timedelta(days=3):%Y-%m-%d}"}
    page = at_work("담당").get(reverse("hq-situation"), day).text
    assert case.number in page and reverse("desk-case", args=[case.pk]) in page and case.title not in page
    other = at_work("타부서담당").get(reverse("hq-delays"), day).text
    assert case.number in other and reverse("desk-case", args=[case.pk]) not in other
    assert case.number not in at_work("담당").get(reverse("hq-situation"), {"as_of": "2024-03-01"}).text


def test_without_a_headquarters_or_records_the_page_stands(at_work: LogIn, people: People) -> None:
    page = at_work("담당").get(reverse("hq-situation"))
    assert page.status_code == 200 and "종합계획이 없습니다" in page.text


def test_the_last_meeting_and_the_next_ones_stand_there(at_work: LogIn, office: Office) -> None:
    meetings = Meetings(office.people)
    meetings.held()
    meetings.decide()
    meetings.propose()
    meetings.plan(date(2024, 9, 27))
    client, after = at_work("구청장"), {"as_of": "2024. 7. 1."}
    page = client.get(reverse("hq-situation"), after).text
    promised = page[page.index('id="promised"') : page.index('id="ahead"')]
    assert "원안대로 한다" in promised and "경영안정자금 한도 확대" in promised and "접수" in promised
    assert "2024. 9. 27. 14:00" in page[page.index('id="ahead"') :]
    before = client.get(reverse("hq-situation"), {"as_of": "2024. 6. 27."}).text
    assert "그날까지 열린 회의가 없습니다" in before and "2024. 6. 28. 14:00" in before
