"""총괄표 and 공약가계부 as the public sees them: counts that lead to the list, sides that are equal, files."""

import io
import re
from datetime import timedelta
from html import unescape

import openpyxl
import pytest
from django.test import Client

from gongyak import documents
from gongyak.blocks import Table
from gongyak.pledges import published
from gongyak.pledges.models import BudgetLine, Field, Pledge
from gongyak.portal.totals.ledger import make_ledgers
from gongyak.rules.totals import totals_of
from tests.pledges.files import NOW, changed, take
from tests.portal.sites import publish_real_card, text_of

pytestmark = pytest.mark.django_db
#: Number, status, progress, department, completion.
CARDS = (
    ("1-1", "완료", "100%", "교통과", "임기 내 완료"),
    ("2-1", "정상추진", "40%", "교통과", "임기 후 완료"),
    ("2-2", "장기계획", "", "복지과", "임기 내 완료"),
)


@pytest.fixture
def several(db: None) -> None:
    """Four cards of two fields; 2-2 shares the budget of 2-1."""
    for number, status, percent, department, completion in CARDS:
        take(changed({"1-2-2": number, "종합대책본부 설치\t": f"{number} 사업\t", "추진중": status, "50%": percent,
                      "일자리경제과\t": f"{department}\t", "임기 내 완료": completion}))  # fmt: skip
    publish_real_card()
    Field.objects.filter(number="1").update(name="경제")
    Pledge.objects.filter(number="2-2").update(shares_budget_of=Pledge.objects.get(number="2-1"))


def shown(client: Client, query: str = "", path: str = "/totals/") -> str:
    return client.get(f"{path}{query}").content.decode()


def tables(html: str) -> dict[str, list[list[str]]]:
    """The tables of counts by name, cell by cell, the last row being the whole."""
    return {
        text_of(name): [
            [text_of(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
            for row in re.findall(r"<tr.*?</tr>", body, re.S)[1:]
        ]
        for name, body in re.findall(
            r'<table class="form counts">\s*<caption[^>]*>(.*?)</caption>(.*?)</table>', html, re.S
        )
    }


def test_nothing_published_is_said_plainly(client: Client) -> None:
    answer = client.get("/totals/")
    assert answer.status_code == 200
    assert "아직 공개한 공약이 없습니다" in answer.content.decode()
    assert client.get("/totals/?as_of=x").status_code == 400


@pytest.mark.usefixtures("several")
def test_every_axis_holds_all_and_adds_up(client: Client) -> None:
    found = tables(shown(client))
    assert list(found) == [
        "분야", "주관부서", "추진상황(전국 분류)", "추진상황(카드에 적힌 말)", "신규·계속", "임기 내·후", "예산 구분",
    ]  # fmt: skip
    for rows in found.values():
        *parts, whole = rows
        assert sum(int(row[1].split()[0]) for row in parts) == int(whole[1].split()[0]) == 4
        assert sum(int(row[2]) for row in parts) == int(whole[2]) == 1
        assert sum(float(row[4].replace("-", "0") or 0) for row in parts) == pytest.approx(28.8)
        assert whole[3:] == ["63.3%", "28.8", "14.4"]
    assert found["분야"][0] == ["1. 경제", "2 건 보기", "1", "75%", "19.2", "9.6"]
    assert found["임기 내·후"][0][0] == "임기 내" and found["추진상황(전국 분류)"][-2][0] == "분류 확인 중"


@pytest.mark.usefixtures("several")
def test_every_count_leads_to_as_many_pledges(client: Client) -> None:
    html = shown(client, "?as_of=2024-06-30")
    links = re.findall(r'<td class="right"><a href="([^"]+)">(\d+)<', html)
    assert len(links) > 15
    for address, count in set(links):
        listed = client.get(unescape(address)).content.decode()
        assert "as_of=2024-06-30" in address
        assert f"공약 {count}건" in text_of(listed), address


@pytest.mark.usefixtures("several")
def test_the_ledger_balances_year_by_year(client: Client) -> None:
    html = shown(client)
    plan = text_of(re.search(r'<table class="form money">(.*?)</table>', html, re.S)[1])
    sums = [re.search(rf"{side} 합계 ([\d. -]+)", plan)[1].split() for side in ("세입", "세출")]
    assert sums[0] == sums[1] == ["-", "-", "7.2", "7.2", "7.2", "7.2", "-", "28.8", "28.8"]
    assert html.count("세입과 세출이 같습니다.") == 2
    assert html.count("카드에 적힌 총계의 합과도 같습니다.") == 2
    assert "투입률" in html and "(완료 + 이행 후 계속추진) ÷ 전체 공약" in html
    told = text_of(html)
    assert "한 번만 셉니다: 2-2" in told
    assert 'href="/cards/2-2/"' in html


@pytest.mark.usefixtures("several")
def test_money_is_told_by_source_year_and_pledge(client: Client) -> None:
    html = shown(client, "?as_of=2024-06-30")
    told = {
        name: text_of(body)
        for name, body in re.findall(r'<table class="form (\w+)">(.*?)</table>', html, re.S)
    }
    assert "투입 국비 0 - - 시비 0 - - 구비 3 28.8 14.4 기타 0 - - 계 28.8 14.4" in text_of(
        re.search(r'<table class="form parts">(.*?)</table>', html, re.S)[1]
    )
    assert "2023년 3 7.2 7.2 2024년 3 7.2 7.2 2025년 3 7.2 -" in told["parts"]
    assert "장기계획 분류 확인 중 1" in told["words"]
    assert 'href="/trust/#status"' in html
    pledges = re.search(r'<table class="form pledges">(.*?)</table>', html, re.S)[1]
    assert 'href="/cards/2-1/?as_of=2024-06-30"' in pledges
    assert "2-2 사업 (예산은 2-1에 포함) - - 2.4 2.4 2.4 2.4 - 9.6 9.6" in text_of(pledges)
    assert text_of(pledges).endswith("계 - - 7.2 7.2 7.2 7.2 - 28.8 28.8")
    assert "투입률(임기내)" in html


@pytest.mark.usefixtures("several")
def test_cards_that_do_not_add_up_are_told(client: Client) -> None:
    BudgetLine.objects.filter(
        version__document__key__endswith="1-1", block="plan", source="총계", place="total"
    ).update(won=10_000_000)
    BudgetLine.objects.filter(version__document__key__endswith="2-1", block="spent", place="2024").update(
        won=None
    )
    html = text_of(shown(client))
    assert "카드에 적힌 총계의 합은 칸의 합과 0.4백만원 다릅니다." in html
    assert "1-1: 소요예산(계획)" in html
    assert "투입 금액에 모르는 것이 있어 아는 만큼만 더한 공약: 2-1" in html


@pytest.mark.usefixtures("real_card")
def test_without_money_there_is_no_ledger(client: Client) -> None:
    BudgetLine.objects.all().delete()
    html = shown(client)
    assert '<table class="form money">' in html  # the plan is unknown, and says so
    assert "계획 금액에 모르는 것이 있어 아는 만큼만 더한 공약:" in html
    assert make_ledgers(totals_of([]), [], "/cards/", []) == ()


@pytest.mark.usefixtures("several")
def test_it_costs_as_many_queries_as_it_must(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(9):
        client.get("/totals/")
    with django_assert_num_queries(10):
        client.get("/totals/totals.xlsx")


@pytest.mark.usefixtures("real_card")
def test_it_is_of_the_day_and_moment_asked_for(client: Client) -> None:
    publish_real_card(NOW + timedelta(days=1), data=changed({"50%": "60%"}))
    assert tables(shown(client))["분야"][-1][3] == "60%"
    before = shown(client, "?as_of=2024-06-30&known_at=2026-11-23")
    assert tables(before)["분야"][-1][3] == "50%"
    assert "까지 공개된 대로 보고 있습니다" in before
    assert (
        'href="/totals/totals.xlsx?as_of=2024-06-30&amp;known_at=2026-11-23T15%3A00%3A00%2B00%3A00"' in before
    )
    assert "아직 공개한 공약이 없습니다" in shown(client, "?holder=7-1")


@pytest.mark.usefixtures("several")
def test_the_files_say_the_same_and_keep_their_tag(client: Client) -> None:
    for kind in ("xlsx", "hwpx"):
        address = f"/totals/totals.{kind}?as_of=2024-06-30"
        answer = client.get(address)
        assert answer.status_code == 200
        assert f".{kind}" in answer["Content-Disposition"]
        assert client.get(address)["ETag"] == answer["ETag"]
        assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
        read = documents.read(f"총괄표.{kind}", answer.content)
        rows = [row for block in read.blocks if isinstance(block, Table) for row in block.rows()]
        assert ["계", "4", "1", "63.3", "28.8", "14.4"] in [[cell for cell in row if cell] for row in rows]
    book = openpyxl.load_workbook(io.BytesIO(client.get("/totals/totals.xlsx").content))
    assert book.sheetnames == ["공약사항 총괄표"]
    assert client.get("/totals/totals.xlsx?as_of=1999-01-01").status_code == 404
    assert client.get("/totals/totals.xlsx?as_of=x").status_code == 400


@pytest.mark.usefixtures("several")
def test_the_first_page_leads_to_it(client: Client) -> None:
    assert '<a href="/totals/?as_of=2024-06-30">' in client.get("/?as_of=2024-06-30").content.decode()


@pytest.mark.usefixtures("several")
def test_the_page_says_what_the_rules_do(client: Client) -> None:
    totals = published.totals(published.listed())
    html = text_of(shown(client))
    for account in totals.accounts:
        assert account.is_balanced
    for rate in totals.rates:
        assert f"{rate.percent.normalize():f}%" in html
