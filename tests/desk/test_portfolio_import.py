"""The pages on which a workbook of projects is looked at and taken in."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongyak.documents.xlsx.listing import write_listing
from gongyak.rules.portfolio.sheet import rows_of, shape_of
from tests.people import People
from tests.plans.year import FESTIVAL, SHOP, Year, opened

Browser = Callable[[str], Client]


@pytest.fixture
def year(people: People) -> Year:
    made = opened(people)
    made.begin()
    made.name()
    return made


def book(
    *projects, note: str = "(단위: 원)", unit: str = "원", name: str = "사업.xlsx"
) -> SimpleUploadedFile:
    shape = shape_of(projects, 2024)
    count = len(shape.head)
    made = write_listing(
        "사업",
        [note],
        shape.head,
        rows_of(projects, shape, unit),
        widths=[10] * count,
        numbers=[False] * count,
    )
    return SimpleUploadedFile(name, made)


def send(browser: Client, year: Year, **sent: object):
    return browser.post(reverse("portfolio-import", args=[year.plan.pk]), sent)


def apply(browser: Client, year: Year, page: str):
    """Press the button of a page that shows what would become of a file; the pieces as they come in."""
    rows = re.search(r'action="[^"]*/apply/">.*?name="rows" value="([^"]+)"', page, re.S)
    assert rows
    response = browser.post(reverse("portfolio-import-apply", args=[year.plan.pk]), {"rows": rows[1]})
    return [piece.decode() for piece in response.streaming_content]


def test_a_file_is_looked_at_then_taken_in(year: Year, at_work: Browser) -> None:
    browser = at_work("담당")
    many = [replace(SHOP, code=f"{at}") for at in range(150)]
    page = send(browser, year, file=book(*many)).text
    assert "추가 <strong>150</strong>" in page and "아직 아무것도 바뀌지 않았습니다" in page
    assert not year.plan.projects.exists()
    pieces = apply(browser, year, page)
    lines = [piece for piece in pieces if piece.startswith("<li")]
    assert 'value="100"' in lines[0] and "사업 150 / 150" in lines[1] and "모두 넣었습니다" in lines[2]
    assert "".join(pieces).strip().endswith("</html>")
    assert year.plan.projects.count() == 150
    again = send(browser, year, file=book(*many[:1], replace(many[1], title="새 이름"))).text
    assert "그대로 <strong>1</strong>" in again and "파일에 없는 사업 148건" in again
    assert "<del>특례보증 출연</del> → <ins>새 이름</ins>" in again


def test_what_is_wrong_is_named_by_row_and_cell(year: Year, at_work: Browser) -> None:
    page = send(at_work("총괄"), year, file=book(SHOP, replace(FESTIVAL, origin="새로"))).text
    assert "오류 <strong>1</strong>" in page and "넣을 수 없습니다" in page
    assert "<strong>신규·계속</strong> ‘새로’: 신규, 계속 가운데 하나를 적으십시오." in page
    assert "/apply/" not in page


def test_a_unit_is_asked_for_and_never_guessed(year: Year, at_work: Browser) -> None:
    browser = at_work("총괄")
    page = send(browser, year, file=book(SHOP, note="메모", unit="천원")).text
    assert "금액의 단위가 무엇입니까" in page
    rows = re.search(r'name="rows" value="([^"]+)"', page)
    assert rows
    page = send(browser, year, rows=rows[1], unit="천원").text
    assert "단위 천원" in page
    apply(browser, year, page)
    assert year.project().funds.get(source="시비").initial == 40_000_000
    page = send(browser, year, file=book(SHOP), unit="천원").text
    assert "파일에는 단위가 원이라고" in page
    assert "단위 ‘억원’은" in send(browser, year, file=book(SHOP, note="(단위: 억원)")).text


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (None, "파일을 고르십시오"),
        (SimpleUploadedFile("사업.csv", b"x"), "XLSX 파일을 고르십시오"),
        (SimpleUploadedFile("사업.xlsx", b"PK no"), "다시 저장하십시오"),
    ],
)
def test_a_file_that_cannot_be_read(year: Year, at_work: Browser, file, said: str) -> None:
    page = send(at_work("총괄"), year, **({"file": file} if file else {}))
    assert page.status_code == 409 and said in page.text


def test_who_may_and_what_was_tampered_with(year: Year, at_work: Browser) -> None:
    for who in ("타부서담당", "감사"):
        assert "총괄부서와 계획의 주관부서가" in send(at_work(who), year, file=book(SHOP)).text
    browser = at_work("총괄")
    apply_address = reverse("portfolio-import-apply", args=[year.plan.pk])
    assert browser.post(apply_address, {"rows": "x"}).status_code == 409
    assert "오래되었습니다" in send(browser, year, rows="x").text
    page = send(browser, year, file=book(SHOP)).text
    other = year.begin(title="다른 계획")
    rows = re.search(r'name="rows" value="([^"]+)"', page)
    assert rows
    page = browser.post(reverse("portfolio-import-apply", args=[other.pk]), {"rows": rows[1]})
    assert page.status_code == 409 and "다른 계획에서" in page.text


def test_what_changed_meanwhile_is_looked_at_again(year: Year, at_work: Browser) -> None:
    browser = at_work("총괄")
    page = send(browser, year, file=book(SHOP)).text
    there = year.add(SHOP)
    year.spend({(2024, 1, "시비"): 40_000_000})
    less = send(browser, year, file=book(replace(SHOP, funds=()))).text
    assert "집행 40,000,000원이 최종 예산 0원보다" in less
    assert "모두 넣었습니다" in "".join(apply(browser, year, page)) and there.pk == year.project().pk


def test_workbooks_to_take_along(year: Year, at_work: Browser) -> None:
    year.add(SHOP)
    browser = at_work("감사")
    for what in ("export", "template"):
        response = browser.get(reverse("portfolio-download", args=[year.plan.pk, what]) + "?unit=천원")
        assert response["Content-Disposition"] == f'attachment; filename="plan-2024-{what}.xlsx"'
        assert response.content.startswith(b"PK")
    for address in ("export/?unit=억", "other/"):
        assert browser.get(f"/desk/portfolio/{year.plan.pk}/files/{address}").status_code == 404
