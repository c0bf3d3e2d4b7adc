"""“이 숫자 어디서?” in the office: from a line of the card to every row behind its figure, then and now."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from gongyak.desk.whence.page import addresses
from tests.people import People
from tests.pledges.compiling.counted import counted
from tests.pledges.compiling.office import Office
from tests.pledges.rounds.quarter import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(people: People) -> Office:
    return counted(people)


def _page(office: Office, at_work, who: str = "담당") -> str:
    return at_work(who).get(reverse("draft-figures", args=[office.draft.pk])).text


def test_the_card_leads_from_its_lines_to_their_rows(office: Office, at_work) -> None:
    page = at_work("담당").get(reverse("draft", args=[office.draft.pk])).text
    [address] = [to for words, to in addresses(office.draft).items() if "채용 예정 112명" in words]
    assert f'href="{address}"' in page
    assert f'id="{address.partition("#")[2]}"' in _page(office, at_work)


def test_every_row_stands_there_with_what_it_adds(office: Office, at_work) -> None:
    page = _page(office, at_work)
    assert "기업마다 적은 채용 예정의 합" in page
    for number in range(7):
        assert f"기업-{number}" in page
    assert page.count("본부 기록이 아님") == 7 + 3
    assert "= 3,600,000원 ÷ 9,600,000원" in page


def test_a_record_that_says_something_else_today_is_told(office: Office, at_work) -> None:
    assert "그 뒤 바뀜" not in _page(office, at_work)
    office.quarter.confirm()
    office.spend(title="본부의 운영", status="완료")
    page = _page(office, at_work)
    assert '그 뒤 바뀜(2판)</span> <span class="soft">단계, 제목</span>' in page
    assert "고정한 근거입니다" in page
    assert "1판" in page


def test_the_result_of_a_line_opens_its_page(office: Office, at_work) -> None:
    assert reverse("desk-result", args=[1]).rpartition("/1/")[0] in _page(office, at_work)


def test_whoever_may_not_see_the_card_sees_no_rows(office: Office, at_work) -> None:
    for name, more in (("draft-figures", ()), ("draft-figures-file", ("xlsx",))):
        address = reverse(name, args=[office.draft.pk, *more])
        assert at_work("타부서담당").get(address).status_code == 404
        assert at_work("감사").get(address).status_code == 200


@pytest.mark.parametrize("format", ["xlsx", "hwpx", "pdf"])
def test_the_table_with_every_row_is_taken_along(office: Office, at_work, format: str) -> None:
    answer = at_work("담당").get(reverse("draft-figures-file", args=[office.draft.pk, format]))
    assert answer.status_code == 200
    assert f".{format}" in answer.headers["Content-Disposition"]
    if format == "xlsx":
        sheet = load_workbook(BytesIO(answer.content)).active
        text = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
        assert "기업 기업-6" in text
        assert "그대로" in text


def test_there_is_no_other_format(office: Office, at_work) -> None:
    assert (
        at_work("담당").get(reverse("draft-figures-file", args=[office.draft.pk, "exe"])).status_code == 404
    )


def test_the_page_asks_as_much_however_many_rows(
    office: Office, at_work, django_assert_max_num_queries
) -> None:
    client = at_work("담당")
    with django_assert_max_num_queries(12):
        client.get(reverse("draft-figures", args=[office.draft.pk]))


def test_a_card_that_came_from_a_file_has_no_rows(db, people, at_work) -> None:
    quarter = opened(people)
    page = at_work("담당").get(reverse("draft-figures", args=[quarter.draft.pk])).text
    assert "파일에서 들여온 카드를 그대로" in page
