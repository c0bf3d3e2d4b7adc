"""Sheets: what each column says, which period a sheet looks at, and how it is printed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gongyak import documents
from gongyak.blocks import Paragraph, Table
from gongyak.rules.budget import FundingRow
from gongyak.rules.card.header import read_period
from gongyak.rules.card.items import understood
from gongyak.rules.card.model import Card, Investment
from gongyak.rules.sheets import (
    COLUMNS,
    Entry,
    Sheet,
    begins_on,
    columns_of,
    compared_with,
    document,
    forms,
    to_json,
)
from gongyak.rules.totals import About

MILLION = 1_000_000
DAY = date(2024, 12, 31)
ABOUT = About("가온구", "민선8기 구청장", DAY, 3, "시연 자료입니다.")


def row(total: int | None, years: dict[int, int | None]) -> FundingRow:
    return FundingRow(total, 0, years, 0)


CARD = Card(
    as_of=DAY,
    number="1-1",
    title="골목 정비",
    lead_department="경제과",
    department_phone="02-100-2000",
    related_departments=("교통과", "안전과"),
    period=read_period("2023 ~ 2025 [임기 내 완료]"),
    status="추진중",
    status_national="정상추진",
    progress_percent=Decimal("62.50"),
    goals=(understood("골목 3곳", "○"),),
    tasks=(understood("정비", "○"),),
    overview=(understood("개요", "-"),),
    achievements=(
        understood("설계: 2024. 3. [경제과-1호(2024. 3. 2.)]", "-"),
        understood("착공: 2024. 9.", "-", [understood("구간 1 [경제과-1호(2024. 3. 2.)]", "▷")]),
        understood("2024년 박람회: 2024. 5.30.", "-"),
        understood("운영: 2023. 1. ~ 계속", "-"),
        understood("설명회", "-"),
    ),
    problems=(understood("없음", "-"),),
    plans=(understood("준공: 2025. 5.", "-"),),
    investment=Investment(
        unit="백만원",
        plan={
            "총계": row(12 * MILLION, {2024: 10 * MILLION, 2025: None}),
            "국비": row(0, {}),
            "시비": row(None, {}),
            "구비": row(7 * MILLION, {}),
        },
        spent={"총계": row(5 * MILLION, {2024: 5 * MILLION})},
    ),
)
ENTRY = Entry(
    "1-1", "골목 정비", CARD, "1 경제", "신규", replace(CARD, progress_percent=Decimal(40)), date(2024, 7, 1)
)
BARE = Entry("2", "빈 카드", Card())


def says(entry: Entry) -> dict[str, str]:
    return {code: column.told(entry) for code, column in COLUMNS.items()}


def sheet(
    *entries: Entry, columns: tuple[str, ...] = ("number", "title", "achievements"), **changes: object
) -> Sheet:
    made = Sheet(forms()["answer"], "의원 요구자료", DAY, columns_of(columns), entries, ("주관부서 경제과",))
    return replace(made, **changes)


def text(made: Sheet, about: About = ABOUT, **how: bool) -> str:
    return documents.write("md", document(made, about, **how)).decode()


def test_every_column_says_what_the_card_does() -> None:
    assert says(ENTRY) == {
        "number": "1-1", "title": "골목 정비", "field": "1 경제", "department": "경제과", "phone": "02-100-2000",
        "related": "교통과, 안전과", "origin": "신규", "period": "2023 ~ 2025", "completion": "임기 내 완료",
        "status": "추진중", "status_national": "정상추진", "progress_before": "40", "progress": "62.5",
        "progress_change": "+22.5", "budget": "12", "secured": "", "spent": "5", "executed": "",
        "spent_share": "41.7", "sources": "시비 미상\n구비 7", "years": "2024년 계획 10, 투입 5\n2025년 계획 미상, 투입 미상",
        "as_of": "2024. 12. 31.", "goals": "○ 골목 3곳", "tasks": "○ 정비", "overview": "- 개요",
        "achievements": "- 착공: 2024. 9.\n  ▷ 구간 1 [경제과-1호(2024. 3. 2.)]\n- 운영: 2023. 1. ~ 계속\n- 설명회",
        "problems": "- 없음", "plans": "- 준공: 2025. 5.", "documents": "경제과-1호(2024. 3. 2.)", "opinion": "",
    }  # fmt: skip


def test_what_a_card_does_not_say_is_blank_but_for_the_number() -> None:
    told = {code: said for code, said in says(BARE).items() if said}
    assert told == {"number": "2", "title": "빈 카드", "status_national": "확인 중"}
    assert "설계: 2024. 3." in COLUMNS["achievements"].told(replace(ENTRY, since=None))


def test_money_of_a_pledge_without_budget_is_told_by_its_name() -> None:
    free = replace(ENTRY, card=replace(CARD, investment=Investment(unit="백만원", kind="비예산")))
    told = says(free)
    assert (told["budget"], told["spent"], told["spent_share"], told["years"], told["sources"]) == (
        "비예산",
        "",
        "",
        "",
        "",
    )
    planned = replace(ENTRY, card=replace(CARD, investment=replace(CARD.investment, spent=None)))
    assert COLUMNS["years"].told(planned) == "2024년 계획 10\n2025년 계획 미상"
    assert (
        COLUMNS["budget"].told(replace(ENTRY, card=replace(CARD, investment=Investment(unit="백만원")))) == ""
    )


def test_a_difference_needs_both_sides() -> None:
    change = COLUMNS["progress_change"]
    assert change.told(replace(ENTRY, before=None)) == ""
    assert change.told(replace(ENTRY, before=CARD)) == "0"
    assert change.told(replace(ENTRY, before=replace(CARD, progress_percent=Decimal(70)))) == "-7.5"


def test_the_period_is_that_of_the_day() -> None:
    assert begins_on("half", date(2024, 6, 30)) == date(2024, 1, 1) == begins_on("year", DAY)
    assert (begins_on("half", DAY), begins_on("", DAY)) == (date(2024, 7, 1), None)
    assert compared_with("half", DAY) == date(2024, 6, 30)
    assert compared_with("year", DAY) == date(2023, 12, 31)
    assert compared_with("", DAY) == date(2024, 9, 30)


def test_forms_are_data_with_their_source() -> None:
    assert [(code, form.period) for code, form in forms().items()] == [
        ("half", "half"),
        ("year", "year"),
        ("answer", ""),
    ]
    assert all(columns_of(form.columns) and form.source and not form.confirmed for form in forms().values())
    with pytest.raises(ValueError, match="‘어쩌고’는 없는 칸입니다"):
        columns_of(["number", "어쩌고"])
    assert [column.code for column in columns_of(["title", "number", "title"])] == ["title", "number"]


def test_a_document_has_a_table_and_the_texts_below_it() -> None:
    told = text(sheet(ENTRY, BARE))
    assert "가온구 민선8기 구청장, 공약 2건, 공개 목록 3차" in told and "시연 자료입니다." in told
    assert "고른 조건: 주관부서 경제과" in told
    assert "번호\t공약\n1-1\t골목 정비\n2\t빈 카드" in told
    assert "## 1-1 골목 정비\n\n- □ 추진실적\n  - 착공: 2024. 9.\n    - ▷ 구간 1" in told
    assert "## 2 빈 카드\n\n- □ 추진실적\n  - (없음)" in told
    assert "##" not in text(sheet(ENTRY, columns=("number", "title")))
    assert Paragraph("경제과-1호(2024. 3. 2.)", 2) in document(sheet(ENTRY, columns=("documents",)), ABOUT)


def test_a_spreadsheet_has_one_table() -> None:
    [table] = [one for one in document(sheet(ENTRY), ABOUT, one_table=True) if isinstance(one, Table)]
    assert next(table.rows()) == ["번호", "공약", "추진실적"]
    assert "##" not in text(sheet(ENTRY), one_table=True)
    assert documents.write("xlsx", document(sheet(ENTRY), ABOUT, one_table=True))


def test_nothing_chosen_is_said() -> None:
    told = text(sheet(chosen=()), replace(ABOUT, notice=""))
    assert "조건에 맞는 공약이 없다." in told and "고른 조건" not in told and "시연" not in told


def test_as_json_it_says_the_same() -> None:
    told = to_json(sheet(ENTRY))
    assert told["rows"] == [
        dict(zip(("number", "title", "achievements"), sheet(ENTRY).rows()[0], strict=True))
    ]
    assert (told["as_of"], told["form"]["confirmed"], told["chosen"]) == (
        "2024-12-31",
        False,
        ["주관부서 경제과"],
    )
