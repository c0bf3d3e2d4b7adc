"""The list of cases as a file: what the page shows to whom, with a reason, a mark, and no formula in any cell."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from gongyak.audit.models import Look
from tests.cases.office import PERSON, Counter, opened
from tests.people import logged_in

ADDRESS = "desk-cases-export"


@pytest.fixture
def counter(people) -> Counter:
    counter = opened(people, timezone.now())
    counter.working(title="=HYPERLINK(1)", company="두구정밀")
    counter.take_in(company="숨은기업", is_anonymous=True, about=counter.place("문화관광과"))
    return counter


def taken(counter: Counter, who: str, **sent: str):
    return logged_in(counter.people[who]).post(reverse(ADDRESS), {"view": "all", "format": "csv"} | sent)


def rows(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_it_is_taken_with_a_reason_that_is_kept(counter: Counter) -> None:
    assert taken(counter, "총괄").status_code == 409
    assert taken(counter, "총괄", reason="점검", format="exe").status_code == 409
    assert not Look.objects.filter(kind="download").exists()
    told = rows(taken(counter, "총괄", reason="월 점검 회의", q="두구"))
    assert "월 점검 회의" in told[1][0] and counter.people["총괄"].name in told[1][0]
    assert [row[6:8] for row in told[3:]] == [["'=HYPERLINK(1)", "두구정밀"]]
    look = Look.objects.get(kind="download")
    assert (look.subject, look.object, look.reason) == ("cases", "desk/cases?view=all", "월 점검 회의")
    book = load_workbook(io.BytesIO(taken(counter, "총괄", reason="회의", format="xlsx").content))
    kinds = {cell.data_type for row in book.active.iter_rows() for cell in row}
    assert "f" not in kinds and book.active.max_row == 5


def test_nobody_takes_what_they_may_not_see_nor_a_person(counter: Counter) -> None:
    other = taken(counter, "타부서팀장", reason="보려고").content.decode("utf-8-sig")
    assert "숨은기업" not in other and "두구정밀" not in other
    mine = taken(counter, "담당", reason="보려고").content.decode("utf-8-sig")
    assert "두구정밀" in mine and "숨은기업" in mine
    assert not any(value in mine for value in (PERSON.name, PERSON.phone, PERSON.mail))


@pytest.mark.parametrize("text", ["＝1+1", "＋1", "=1", "@SUM(1)"])
def test_no_cell_is_taken_for_a_formula_and_an_empty_one_stays_empty(counter: Counter, text: str) -> None:
    counter.take_in(title="빈칸", company=text)
    told = rows(taken(counter, "총괄", reason="회의", q="빈칸"))
    assert told[3][7] == f"'{text}" and [told[3][at] for at in (5, 8, 10, 11, 12)] == [""] * 5
