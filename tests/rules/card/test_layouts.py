"""Cards as other municipalities write them: their layouts are data files, the reader is the same."""

import tomllib
from datetime import date
from importlib import resources

import pytest

from gongyak import documents
from gongyak.blocks import Cell, Table
from gongyak.rules import data
from gongyak.rules.card import read, write
from gongyak.rules.card.layout import layouts
from gongyak.rules.findings import Severity

CARD = """# 공약사업 관리카드

(2024. 12. 31. 기준)

공약명	늘솔 둘레길 조성	공약번호	{number}
담당부서	늘솔과	담당팀장	시설6급 늘가람(☎1234)	협조부서	없음
	담당자	시설7급 늘나래(☎1235)
추진기간	‘22. ~ ‘26. [임기 후 완료]	총사업비	{budget}
이행상태	정상추진	이행률	40%
사업목표	○ 둘레길 10km 조성

□ 사업개요
 ○ 위치: 늘솔산 일원
   - 1구간: 5km
□ {investment}
(단위: {unit})
{table}
□ 추진실적
 ○ 1구간 착공(’24. 3.)
□ 문제점 및 대책
 ○ 보상 지연
□ 향후계획
 ○ 2구간 착공: 2025. 상반기
"""

TABLES = {
    "metropolitan": (
        "구분\t합계\t임기내\t임기후\n\t\t소계\t2022년\t2023년\t2024년\t2025년\t2026년\t\n"
        "합계\t30\t20\t0\t5\t5\t5\t5\t10\n국비\t10\t10\t-\t5\t5\t-\t-\t-\n시비\t20\t10\t-\t-\t-\t5\t5\t10\n"
        "구·군비\t-\t-\t-\t-\t-\t-\t-\t-\n민간\t-\t-\t-\t-\t-\t-\t-\t-\n기타\t-\t-\t-\t-\t-\t-\t-\t-"
    ),
    "city": (
        "구분\t계\t기투자\t2022년\t2023년\t2024년\t2025년\t2026년\n"
        "계\t30\t10\t-\t5\t5\t5\t5\n국비\t20\t10\t-\t5\t5\t-\t-\n도비\t-\t-\t-\t-\t-\t-\t-\n"
        "시비\t10\t-\t-\t-\t-\t5\t5\n민간\t-\t-\t-\t-\t-\t-\t-\n기타\t-\t-\t-\t-\t-\t-\t-"
    ),
    "county": (
        "구분\t계\t기투자\t‘22\t‘23\t‘24\t‘25\t‘26\t임기 후\n"
        "총계\t30\t10\t-\t5\t5\t5\t5\t-\n국비\t20\t10\t-\t5\t5\t-\t-\t-\n시비\t-\t-\t-\t-\t-\t-\t-\t-\n"
        "군비\t10\t-\t-\t-\t-\t5\t5\t-\n기타(민자)\t-\t-\t-\t-\t-\t-\t-\t-"
    ),
    "ledger": (
        "구분\t\t합계\t기투자\t2024년\t2025년\t2026년\n"
        + "\n".join(
            f"{label}\t합계\t{total}\n\t국비\t{total}\n"
            + "\n".join(f"\t{source}\t-\t-\t-\t-\t-" for source in ("시도비", "시군구비", "민간", "기타"))
            for label, total in (
                ("계획", "30\t10\t10\t5\t5"),
                ("확보현황", "20\t10\t10\t-\t-"),
                ("집행실적", "15\t10\t5\t-\t-"),
            )
        )
    ),
    "standard": (
        "구분\t계\t기투자\t2022년\t2023년\t2024년\t2025년\t2026년\t2027년 이후\n"
        "총계\t30\t10\t-\t5\t5\t5\t5\t-\n국비\t20\t10\t-\t5\t5\t-\t-\t-\n시비\t-\t-\t-\t-\t-\t-\t-\t-\n"
        "구비\t10\t-\t-\t-\t-\t5\t5\t-\n기타\t-\t-\t-\t-\t-\t-\t-\t-"
    ),
}


def read_variant(layout: str, **changes: str):
    values = {
        "number": "III-①-1",
        "budget": "30억원",
        "investment": "투자계획",
        "unit": "억원",
        "table": TABLES[layout],
    } | changes
    return read(documents.read("card.md", CARD.format(**values).encode()).blocks)


@pytest.mark.parametrize("layout", TABLES)
def test_each_layout_is_recognised_and_read_without_an_error(layout):
    card, findings = read_variant(layout)
    assert card.layout == layout
    assert not [f for f in findings if f.severity is Severity.ERROR or f.code == "text-unplaced"]
    plan = card.investment.plan
    assert plan["총계"].total == 3_000_000_000
    assert tuple(plan) == ("총계", *layouts()[layout].rows)


@pytest.mark.parametrize("layout", TABLES)
def test_what_was_read_is_written_and_read_as_the_same_card(layout):
    card, _ = read_variant(layout)
    after, _ = read(write(card))
    assert after == card


def test_fields_marks_dates_and_status_of_other_spellings():
    card, _ = read_variant("county")
    assert (card.number, card.title, card.as_of) == ("III-①-1", "늘솔 둘레길 조성", date(2024, 12, 31))
    assert (card.period.start, card.period.end) == (date(2022, 1, 1), date(2026, 12, 31))
    assert (card.team_lead.name, card.officer.phone, card.related_departments) == ("늘가람", "1235", ())
    assert (card.status_national, card.progress_percent) == ("정상추진", 40)
    assert [item.mark for item in card.overview] == ["○"]
    assert card.overview[0].children[0].text == "1구간: 5km"
    assert card.achievements[0].periods[0].start == date(2024, 3, 1)


def test_the_term_subtotal_must_be_the_sum_of_its_years():
    wrong = TABLES["metropolitan"].replace("국비\t10\t10\t", "국비\t10\t11\t")
    _, findings = read_variant("metropolitan", table=wrong)
    assert ("budget-in-term-sum", "investment.plan.국비.in_term") in {(f.code, f.where) for f in findings}


def test_secured_and_executed_are_blocks_of_their_own():
    card, _ = read_variant("ledger")
    assert set(card.investment.amounts()) == {"plan", "secured", "executed"}
    assert card.investment.executed["국비"].total == 1_500_000_000
    assert card.investment.plan["국비"].after is None


def test_undecided_and_blank_cells_are_not_zero():
    table = TABLES["county"].replace("군비\t10\t-\t-\t-\t-\t5\t5\t-", "군비\t미정\t-\t-\t-\t-\t5\t미정\t")
    card, findings = read_variant("county", table=table)
    row = card.investment.plan["군비"]
    assert (row.undecided, row.total, row.years[2026], row.after) == (True, None, None, None)
    assert "money-blank" in {f.code for f in findings}
    after, _ = read(write(card))
    assert after.investment.plan["군비"].years == row.years


def test_a_pledge_without_budget_needs_no_table():
    card, findings = read_variant("standard", budget="비예산", table="")
    assert (card.investment.kind, card.investment.amounts()) == ("비예산", {})
    assert "budget-table-missing" not in {f.code for f in findings}


def test_a_table_with_one_reading_that_adds_up_is_still_asked():
    rows = [line.split("\t") for line in TABLES["standard"].splitlines()]
    table = "\n".join("\t".join(row if row[0] == "구분" else [row[0], *row[2:]]) for row in rows)
    card, findings = read_variant("standard", table=table)
    (question,) = [f for f in findings if f.code == "budget-missing-column"]
    assert [choice.value for choice in question.choices] == ["계"]
    assert question.blocks
    assert "하나입니다" in question.message
    assert card.investment.plan is None


def test_every_rule_file_names_its_source_and_when_it_was_read():
    files = [entry for entry in resources.files(data).iterdir() if entry.name.endswith(".toml")]
    files += list(resources.files(data).joinpath("layouts").iterdir())
    assert len(files) >= 7
    for entry in files:
        values = tomllib.loads(entry.read_text(encoding="utf-8"))
        parts = [
            part for value in values.values() for part in (value if isinstance(value, list) else [value])
        ]
        tables = [values] if "source" in values else [part for part in parts if isinstance(part, dict)]
        assert tables, entry.name
        for table in tables:
            assert table["source"], entry.name
            assert isinstance(table["version_read"], date), entry.name


def test_two_heads_without_a_term_column_take_the_lower_one():
    cells = [
        Cell(0, 0, "재원별 투자계획", 1, 4),
        Cell(1, 0, "구분"),
        Cell(1, 1, "계"),
        Cell(1, 2, "2024년"),
        Cell(1, 3, "2025년"),
    ]
    cells += [Cell(2, 0, "총계"), Cell(2, 1, "3"), Cell(2, 2, "1"), Cell(2, 3, "2")]
    blocks = list(
        documents.read(
            "card.md",
            CARD.format(number="1-1", budget="3억원", investment="투자계획", unit="억원", table="").encode(),
        ).blocks
    )
    at = next(i for i, block in enumerate(blocks) if "단위" in getattr(block, "text", ""))
    card, _ = read([*blocks[: at + 1], Table(tuple(cells)), *blocks[at + 1 :]])
    assert card.investment.plan["총계"].years == {2024: 10**8, 2025: 2 * 10**8}


def test_a_single_short_row_is_named_and_no_grid_is_given():
    table = TABLES["county"].replace("군비\t10\t-\t-\t-\t-\t5\t5\t-", "군비\t10\t-\t-\t-\t-\t5\t5")
    card, findings = read_variant("county", table=table)
    (finding,) = [f for f in findings if f.code.startswith("budget-")]
    assert (finding.code, finding.where) == ("budget-row-length", "investment.plan.군비")
    assert card.investment.plan is None
