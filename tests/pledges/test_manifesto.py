"""The pack of a store: from the published set of a 12-31, in as many queries however many pledges."""

import io
import json
import re
import zipfile
from datetime import date, timedelta

import pytest

from gongyak import documents
from gongyak.pledges import published
from gongyak.pledges.manifesto import pack, plans_of
from gongyak.pledges.packing import archive, pack_file
from gongyak.rules.canonical import sha256
from gongyak.rules.manifesto import Split
from gongyak.rules.manifesto.plan_review import plan_document
from gongyak.rules.moments import day_of
from tests.pledges.files import NOW, changed, take
from tests.pledges.quarters import publish
from tests.pledges.registry.office import opened as plans_office

pytestmark = pytest.mark.django_db
LAST, THIS = date(2023, 12, 31), date(2024, 12, 31)
SPENT = {"4.8\t-\t2.4\t2.4\t-": "2.4\t-\t2.4\t-\t-"}


def card(day: date, number: str = "1-2-2", **more: str) -> None:
    """Take in the real card as that of another pledge at the end of a year."""
    names = {
        "1-2-2": number,
        "지역경제활성화 종합대책본부 설치\t": f"{number} 사업\t",
        "6. 30. 現在": "12. 31. 現在",
    }
    text = changed(names | more | (SPENT if day == LAST else {})).decode()
    told = re.sub(r"2024(?!년[\t\n])", str(day.year), text)  # everything but the head of the table
    take(told.encode(), now=NOW + timedelta(hours=day.year - 2020))


@pytest.fixture
def two_years(db: None) -> None:
    """Two pledges in two years: one whose department and money changed, one that came in the second year."""
    card(LAST)
    publish(LAST, 4)
    card(THIS, **{"일자리경제과\t": "경제정책과\t"})
    card(THIS, "2-1")
    publish(THIS, 5)


@pytest.mark.usefixtures("two_years")
def test_it_is_the_published_set_of_the_day_beside_that_of_the_year_before() -> None:
    made = pack(2024)
    assert (made.found.as_of, made.about.publication) == (THIS, 2)
    assert [(one.line.number, one.first_day, one.before_day) for one in made.pack.facts] == [
        ("1-2-2", LAST, LAST), ("2-1", THIS, THIS),
    ]  # fmt: skip
    assert [(one.number, one.difference.kind, one.since) for one in made.pack.altered] == [
        ("1-2-2", "부서", LAST)
    ]
    totals = published.totals(published.listed(THIS))
    assert made.pack.totals.money == totals.money
    assert made.pack.funding.at("plan").won == totals.money.at("plan").won == 2 * 9_600_000
    assert made.pack.funding.at("plan", "시군구비").won == 2 * 9_600_000
    site = {one.code: one for one in made.pack.site}
    assert (site["published"].passed, site["departments"].passed, site["past"].passed) == (True, False, True)


@pytest.mark.usefixtures("two_years")
def test_what_was_known_at_a_moment_and_what_was_not_published() -> None:
    assert pack(2024, NOW + timedelta(hours=4, minutes=1)).found.as_of == LAST
    assert pack(2022) is None and pack(2024, holder="8-2") is None
    early = {one.code: one for one in pack(2024, NOW + timedelta(hours=4, minutes=1)).pack.site}
    assert early["published"].passed is False


@pytest.mark.usefixtures("two_years")
def test_answers_reach_the_pledges_that_they_name() -> None:
    made = pack(2024, splits={"2-1": Split(whole="민간")})
    assert [one.split and one.split.whole for one in made.pack.facts] == [None, "민간"]


def test_it_costs_the_same_queries_however_many_pledges(django_assert_num_queries) -> None:
    card(THIS)
    publish(THIS, 5)
    with django_assert_num_queries(QUERIES):
        pack(2024)
    for number in ("1-2-3", "2-1", "3-1"):
        card(THIS, number)
    publish(THIS, 6)
    with django_assert_num_queries(QUERIES):
        assert len(pack(2024).pack.facts) == 4


QUERIES = 28


@pytest.mark.usefixtures("two_years")
def test_the_archive_can_be_checked_and_is_the_same_each_time() -> None:
    made = pack(2024)
    body = archive(made)
    assert archive(pack(2024)) == body
    with zipfile.ZipFile(io.BytesIO(body)) as bundle:
        named = {name: bundle.read(name) for name in bundle.namelist()}
    sums = dict(line.split("  ")[::-1] for line in named.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: sha256(each) for name, each in named.items()}
    assert sorted(name.rpartition(".")[2] for name in named) == ["csv", "csv", "hwpx", "json", "xlsx"]
    told = json.loads(named["매니페스토_평가자료_8-1_2024-12-31.json"])
    assert told["set"]["hash"] == made.found.hash
    assert [one["number"] for one in told["pledges"]] == ["1-2-2", "2-1"]
    listed = named["증빙목록.csv"].decode("utf-8-sig").splitlines()
    assert listed[0] == "관리번호,줄,추진실적,때,근거 문서"
    assert any("일자리경제과-30932호" in line for line in listed)
    assert "웹 접근성,사람이 볼 것" in named["누리집_자가점검.csv"].decode("utf-8-sig")


@pytest.mark.usefixtures("two_years")
def test_a_text_that_looks_like_a_formula_is_none_in_a_spreadsheet() -> None:
    card(THIS, "3-1", **{"- 2024년 금정구 일구DAY": "- =1+1 일구DAY"})
    publish(THIS, 6)
    with zipfile.ZipFile(io.BytesIO(archive(pack(2024)))) as bundle:
        assert "'=1+1 일구DAY" in bundle.read("증빙목록.csv").decode("utf-8-sig")
    assert b"<f>" not in pack_file(pack(2024), "xlsx")


def test_the_first_years_pack_is_of_the_published_plans() -> None:
    office = plans_office()
    assert plans_of(2027) is None
    office.reviewed()
    office.confirmed()
    office.decide()
    made = office.publish()
    told = plans_of(2027)
    assert [plan.number for plan in told.plans] == ["1-2-2"]
    assert (told.publication, told.published_on, told.panel) == (made.seq, day_of(made.published_at), 0)
    assert [one.pledges for one in told.promises if one.pledges] == [("1-2-2",)]
    assert "실천계획 1건" in documents.write("md", plan_document(told)).decode()
    assert plans_of(2027, holder="1-1") is None
