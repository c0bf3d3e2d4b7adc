"""휴일·기한 and 처리기한 셈 on the desk."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from gongyak.audit.models import Act
from gongyak.calendar.actions import check_year
from gongyak.calendar.models import CheckedYear, ClockChoice, HolidayOverride
from gongyak.calendar.reading import calendar, chosen
from gongyak.cases.models import Case
from gongyak.rules.moments import SEOUL
from tests.cases.office import opened
from tests.people import People

pytestmark = pytest.mark.django_db
YEAR = reverse("desk-calendar-year", args=[2026])
ADD = {"day": "2026. 10. 2.", "state": "휴일", "name": "임시공휴일", "reason": "국무회의 의결", "form": "add"}


@pytest.fixture
def coordinator(at_work: Callable[[str], Client]) -> Client:
    return at_work("총괄")


def test_a_year_shows_its_holidays_with_few_queries(
    coordinator: Client, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    with django_assert_max_num_queries(16):
        page = coordinator.get(YEAR).text
    for told in (
        "2026. 5. 1.(금)",
        "노동절",
        "2026. 6. 3.(수)",
        "이 해의 휴일은 자료대로입니다",
        "영 제17조제1항",
    ):
        assert told in page
    assert "아직 확인되지 않았습니다" not in page
    assert coordinator.get(reverse("desk-calendar")).status_code == 200


def test_a_temporary_holiday_is_added_and_taken_back(coordinator: Client) -> None:
    page = coordinator.post(reverse("desk-calendar-override"), ADD, follow=True).text
    assert "2026. 10. 2.(금)을 휴일로 더했습니다" in page
    for told in ("구에서 더함", "국무회의 의결", "총괄이름", "되돌리기"):
        assert told in page
    assert calendar().off(date(2026, 10, 2)) == "임시공휴일"
    back = {"day": "2026-10-02", "state": "자료대로", "reason": "공고가 취소됨", "form": "2026-10-02"}
    assert (
        "자료대로 되돌렸습니다" in coordinator.post(reverse("desk-calendar-override"), back, follow=True).text
    )
    off = {"day": "2026-10-05", "state": "근무일", "reason": "시험", "form": "2026-10-05"}
    page = coordinator.post(reverse("desk-calendar-override"), off, follow=True).text
    assert "구에서 뺌" in page and calendar().off(date(2026, 10, 5)) == ""
    assert [row.state for row in HolidayOverride.objects.order_by("pk")] == ["휴일", "자료대로", "근무일"]
    assert Act.objects.filter(action="휴일 변경").count() == 3


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"day": "곧"}, "날짜를 2026. 10. 2.처럼"),
        ({"reason": ""}, "사유를"),
        ({"name": ""}, "휴일의 이름"),
        ({"state": "쉼"}, "쉼"),
    ],
)
def test_what_was_typed_stays_on_the_page(coordinator: Client, change: dict[str, str], sentence: str) -> None:
    answer = coordinator.post(reverse("desk-calendar-override"), ADD | {"year": "2026"} | change)
    assert answer.status_code == 409
    assert sentence in answer.text and f'value="{(ADD | change)["reason"]}"' in answer.text
    assert not HolidayOverride.objects.exists()


def test_a_year_is_checked(coordinator: Client) -> None:
    page = coordinator.get(reverse("desk-calendar-year", args=[2028])).text
    assert "2028년의 휴일은 아직 확인되지 않았습니다" in page
    told = {"year": "2028", "source": "2028년 월력요항"}
    page = coordinator.post(reverse("desk-calendar-check"), told, follow=True).text
    assert "2028년의 휴일을 확인했습니다" in page and "아직 확인되지" not in page
    assert CheckedYear.objects.get().year == 2028
    assert coordinator.post(reverse("desk-calendar-check"), {"year": "2028"}).status_code == 409
    assert coordinator.post(reverse("desk-calendar-check"), {"year": "9999"}).status_code == 409


def test_a_way_to_count_is_chosen(coordinator: Client) -> None:
    told = {"name": "after-hours", "value": "접수한 날", "reason": "민원사무 지침", "form": "after-hours"}
    page = coordinator.post(reverse("desk-calendar-choose"), told, follow=True).text
    assert "기준을 정했습니다" in page and chosen()["after-hours"] == ("접수한 날", True)
    wrong = coordinator.post(reverse("desk-calendar-choose"), told | {"value": "아무 때"})
    assert wrong.status_code == 409 and "민원사무 지침" in wrong.text
    assert ClockChoice.objects.count() == 1


@pytest.mark.parametrize("year", [1989, 2101])
def test_there_is_no_other_year(coordinator: Client, year: int) -> None:
    assert coordinator.get(reverse("desk-calendar-year", args=[year])).status_code == 404


def asked(client: Client, **told: str) -> str:
    return client.get(reverse("desk-deadline"), {"kind": "건의", "received": "2024-03-29 16:30"} | told).text


def test_anybody_reckons_a_due_moment(at_work: Callable[[str], Client]) -> None:
    officer = at_work("담당")
    assert "처리기한:" not in officer.get(reverse("desk-deadline")).text
    page = asked(officer, extend="1")
    for told in ("처리기한: 2024. 5. 9.(목) 18:00", "세지 않음: 국회의원 선거일", "1차 연장", "미확인"):
        assert told in page
    assert "처리기한: 2024. 4. 23.(화) 18:00" in asked(
        officer, cause="보완", first="2024-04-01", last="2024-04-03"
    )
    assert "중단 중이어서" in asked(officer, first="2024-04-01")
    assert "처리기한: 2024. 4. 3.(수) 16:30" in asked(officer, kind="법정", own="3일")


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"received": "어제"}, "접수한 때가 아닙니다"),
        ({"kind": "탄원"}, "다음에서 고르십시오"),
        ({"kind": "법정"}, "처리기간을 적으십시오"),
        ({"kind": "법정", "own": "3주"}, "처리기간이 아닙니다"),
        ({"last": "2024-04-03"}, "멈춘 기간이 아닙니다"),
    ],
)
def test_what_cannot_be_reckoned_is_said(
    at_work: Callable[[str], Client], told: dict[str, str], sentence: str
) -> None:
    assert sentence in asked(at_work("담당"), **told)


def test_a_year_that_a_deadline_runs_into_waits_for_whoever_minds_the_calendar(
    coordinator: Client, people: People, at_work: Callable[[str], Client]
) -> None:
    opened(people).working()
    assert "확인할 휴일" not in coordinator.get(reverse("desk")).text
    Case.objects.update(due_at=datetime(2028, 1, 5, 18, tzinfo=SEOUL))
    home = coordinator.get(reverse("desk")).text
    assert "확인할 휴일" in home and reverse("desk-calendar-year", args=[2028]) in home
    assert "확인할 휴일" not in at_work("담당").get(reverse("desk")).text
    check_year(year=2028, source="2028년 월력요항", by="staff/1", now=datetime(2026, 11, 1, tzinfo=SEOUL))
    assert "확인할 휴일" not in coordinator.get(reverse("desk")).text


def test_a_changed_day_moves_open_deadlines_at_once(coordinator: Client, people: People) -> None:
    counter = opened(people)
    counter.now = datetime(2026, 9, 28, 10, tzinfo=SEOUL)
    row = counter.working(kind="고충")
    page = coordinator.post(reverse("desk-calendar-override"), ADD, follow=True).text
    assert "기업애로 1건의 처리기한이 바뀌었습니다" in page
    act = Act.objects.filter(action="애로 기한 다시 셈").get()
    assert (act.object, act.reason, act.actor) == (row.key, "2026. 10. 2.(금) 휴일 변경", people["총괄"].key)
