"""Section 2, 진도 under each formula, the departments, and the compile as a card and as JSON."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gongyak.blocks import Paragraph, Table
from gongyak.rules.card import Card
from gongyak.rules.card.items import understood
from gongyak.rules.card.model import CardBudget, Investment
from gongyak.rules.compiling import Link, Rate
from gongyak.rules.compiling.cards import blocks, filled, investment
from gongyak.rules.compiling.jsonform import lines_json, rate_json
from gongyak.rules.compiling.jsonlines import as_known, pledges, read, written
from gongyak.rules.compiling.lineage import frozen, kept, public, rate_trace, traces
from gongyak.rules.records import Cost, Grade, Metric, PlannedStatus, Proof, YearPlan
from tests.rules.compiling.records import DAY, PLEDGE, compiled, planned, project, result

OWN = (Link("project/1", own_money=True), Link("project/2"))
COSTS = (
    Cost(2021, "구비", 1_000_000, 900_000), Cost(2024, "국비", 4_000_000, 1_000_000), Cost(2025, "민간", 2_000_000, 500_000),
    Cost(2028, "구비", 3_000_000),
)  # fmt: skip


def _spending(*others):
    return compiled(
        project("1", costs=COSTS), project("2", costs=(Cost(2024, "구비", 10**12),)), *others, links=OWN
    )


def test_only_the_pledges_own_money_is_in_its_table():
    money = _spending().money
    total = money.plan["총계"]
    assert (total.total, total.before, total.after) == (10_000_000, 1_000_000, 3_000_000)
    assert dict(total.years) == {2022: 0, 2023: 0, 2024: 4_000_000, 2025: 2_000_000, 2026: 0}
    assert money.plan["기타"].total == 2_000_000  # a source without a row of its own
    assert (money.spent["총계"].total, money.spent["기타"].total) == (1_900_000, 0)  # 2025 has not come yet


def test_a_cell_opens_the_rows_that_it_is_the_sum_of():
    figures = _spending().money.figures
    assert [row.contribution for row in figures["plan.총계.total"].rows] == [
        1_000_000,
        4_000_000,
        2_000_000,
        3_000_000,
    ]
    [row] = figures["spent.국비.2024"].rows
    assert (row.kind, row.number, row.hash) == ("사업 2024년 국비", "project/1", "hash of project/1")
    assert "plan.시비.total" not in figures


@pytest.mark.parametrize("links", [(), (Link("project/1"),)])
def test_without_money_of_its_own_there_is_no_table(links):
    assert compiled(project("1", costs=COSTS), links=links).money is None


def test_an_abandoned_project_has_no_money():
    assert compiled(project("1", costs=COSTS, status="폐지"), links=OWN).money is None


def test_the_rate_is_told_under_each_formula():
    made = _spending(
        planned("1", status=PlannedStatus.DONE), planned("2", status=PlannedStatus.DROPPED), planned("3")
    )
    rates = {one.code: one for one in made.rates}
    assert (rates["executed"].numerator, rates["executed"].denominator) == (1_900_000, 10_000_000)
    assert rates["executed"].percent == 19
    assert rates["elapsed"].tenths == 500
    assert (rates["planned"].tenths, rates["planned"].percent) == (None, None)  # none is linked
    made = compiled(
        planned("1", status=PlannedStatus.DONE), planned("2", status=PlannedStatus.DROPPED), planned("3")
    )
    assert [(one.code, one.tenths) for one in made.rates] == [("elapsed", 500), ("planned", 500)]


def test_a_rate_is_rounded_half_up():
    assert Rate("a", "", "", 1, 8, "").tenths == 125
    assert Rate("a", "", "", 1, 16, "").percent == Decimal("6.3")


def test_money_that_nobody_has_spent_or_planned_is_a_rate_too():
    made = compiled(project("1", costs=(Cost(2024, "구비", 0),)), links=OWN)
    assert made.rates[0].percent is None


def test_the_departments_of_its_projects_and_plans_are_named():
    rows = (
        result(kind="종합계획", plan="year-plan/1"), YearPlan("year-plan/1", 2024, "계획"),
        project("1", department="ㄴ과", cooperating=("ㄱ과", "기획과", "")), project("2", plan="year-plan/1", department="ㄷ과"),
    )  # fmt: skip
    made = compiled(*rows, links=(Link("achievement/1"), Link("project/1")))
    assert made.related_departments == ("ㄱ과", "ㄴ과", "ㄷ과")


# As a card


def test_the_sections_are_those_of_the_official_form():
    made = compiled(
        result(), planned(), project("1", costs=COSTS), links=(*OWN, Link("achievement/1"), Link("planned/1"))
    )
    heads = [one.text for one in blocks(made, PLEDGE) if isinstance(one, Paragraph) and one.mark == "##"]
    assert heads == [
        "2. 투자계획(예산/비예산)",
        "3. 추진실적",
        "4. 추진상 문제점 및 대책(협조사항)",
        "5. 향후계획",
    ]
    assert sum(isinstance(one, Table) for one in blocks(made, PLEDGE)) == 1


def test_what_was_not_compiled_stays():
    card = Card(title="시험", problems=(understood("사람이 적은 것", "-"),))
    made = filled(card, compiled(result()), PLEDGE, problems=False)
    assert (made.title, made.problems, made.investment) == ("시험", card.problems, None)
    assert filled(card, compiled(result()), PLEDGE).problems == ()


def test_other_blocks_of_a_table_stay_and_a_table_in_question_is_replaced():
    money = _spending().money
    before = Investment(unit="천원", plan=money.plan, executed=money.spent, kind="비예산")
    made = investment(money, PLEDGE, before)
    assert (made.unit, made.kind, made.executed, made.spent) == ("천원", "예산", money.spent, money.spent)
    assert investment(money, PLEDGE, Investment(unit="백만원", raw=(("?",),))) == investment(
        money, PLEDGE, None
    )


def test_the_json_names_records_and_rows():
    row = result(metrics=(Metric("guests", "참석", 5, "명"),))
    [line] = lines_json(compiled(row).achievements)
    assert (line["line"], line["records"][0]["key"]) == ("achievement/1", "achievement/1")
    assert line["children"][0]["figures"][0]["rows"] == [
        {"kind": "실적", "number": "achievement/1", "contribution": 5, "hash": "hash of achievement/1"}
    ]
    assert rate_json(Rate("a", "이름", "식", 1, 2, "건"))["tenths"] == 500


# Lineage


def test_evidence_is_told_to_the_public_only_where_it_may_be_shown():
    proofs = (
        Proof("proof/1", "문서번호", Grade.DOCUMENT, "추진계획", is_public=True), Proof("proof/2", "명부", Grade.SIGNED, "참석자"),
    )  # fmt: skip
    told = public({"a": _form(result(evidence=proofs))})
    assert told["a"]["evidence"] == [{"kind": "문서번호", "grade": "A", "label": "추진계획", "url": ""}]
    assert public({"a": _form(result())}) == {}


def _form(row):
    [form] = frozen(traces(compiled(row))).values()
    return form


def test_a_total_is_behind_the_headers_sum_and_a_rate_behind_its_formula():
    made = _spending()
    found = {**traces(made), "progress_percent": rate_trace(made.rates[0], DAY)}
    card = Card(
        budget=CardBudget("10백만원", 10_000_000), progress_percent=Decimal(19), investment=investment(made.money, PLEDGE, None)
    )  # fmt: skip
    left = kept(found, card)
    assert {"budget", "progress_percent", "investment.plan.총계.total"} <= left.keys()
    assert left["progress_percent"].figures[0].shown == "19.0%"
    assert kept(found, Card()) == {}
    assert rate_trace(Rate("a", "", "", 0, 0, ""), DAY).figures[0].value == 0


def test_a_line_that_became_another_item_is_traced_under_that_ones_id():
    made = compiled(result())
    assert list(traces(made, {"achievement/1": "own"})) == ["own"]


# JSON Lines


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "1번째 줄: JSON이 아닙니다"),
        ("[]", "1번째 줄: 한 줄은 kind와 value가"),
        ('{"kind": "link"}', "1번째 줄: 한 줄은 kind와 value가"),
        ('{"kind": "link", "value": {}, "때": 1}', "1번째 줄: ‘때’ 항목을"),
        ('\n{"kind": "none", "value": {}}', "2번째 줄: 종류 ‘none’을"),
        ('{"kind": "link", "value": []}', "1번째 줄: value는"),
        ('{"kind": "link", "value": {}}', "1번째 줄: Link 기록에 빠진"),
        ('{"kind": "link", "value": {"record": "a"}, "recorded_at": "어제"}', "1번째 줄: ‘어제’"),
        ('{"kind": ["a"], "value": {}}', "1번째 줄: 종류"),
        ("[" * 5000 + "]" * 5000, "1번째 줄"),
    ],
)
def test_a_line_that_says_nothing_is_told_by_its_number(line, said):
    with pytest.raises(ValueError, match=said.replace("(", r"\(")):
        read(line)


def test_times_are_kept_and_links_end():
    text = (
        '{"kind": "achievement", "recorded_at": "2024-07-01T00:00:00+00:00", "value": {"key": "achievement/1", "kind": "행사", "title": "가"}}\n'
        '{"kind": "link", "ended_at": "2024-07-02T00:00:00+00:00", "value": {"record": "achievement/1"}}\n'
    )
    entries = read(text)
    assert read(written(entries)) == entries
    first, last = entries[0].recorded_at, entries[1].ended_at
    assert as_known(entries, first).links == (Link("achievement/1"),)
    assert as_known(entries, last).links == as_known(entries).links == ()


def test_a_wording_twice_is_one_version():
    one = '{"kind": "achievement", "value": {"key": "achievement/1", "kind": "행사", "title": "가"}}\n'
    other = one.replace("가", "나")
    assert as_known(read(one + one)).by_key["achievement/1"].version == 1
    assert as_known(read(one + other)).by_key["achievement/1"].version == 2


def test_an_empty_day_has_nothing():
    made = compiled(day=date(2022, 7, 1))
    assert (made.achievements, made.plans, made.problems, made.money) == ((), (), (), None)


def test_rows_that_add_nothing_are_not_counted_for_the_public():
    row = result(metrics=(Metric("guests", "참석", 0, "명"),))
    [told] = public(frozen(traces(compiled(row)))).values()
    assert told["figures"][0]["rows"] == {}


def test_a_reworded_line_keeps_the_figures_that_it_shows():
    metrics = (Metric("firms", "기업", 28, "개"), Metric("hires", "채용", 112, "명"))
    made = compiled(result(kind="박람회", metrics=metrics))
    found = traces(made)
    [line] = filled(Card(), made, PLEDGE).achievements
    mine = replace(line.children[0], text="112명이 일자리를 찾음")
    left = kept(found, Card(achievements=(replace(line, text=f" {line.text}  ", children=(mine,)),)))
    assert [(one.edited, [figure.code for figure in one.figures]) for one in left.values()] == [
        (False, []), (True, ["hires"]),
    ]  # fmt: skip


def test_a_link_twice_is_the_later_one():
    one = '{"kind": "link", "recorded_at": "2024-07-0%s", "value": {"record": "a", "order": %s}}'
    entries = read(one % (1, 1) + "\n" + one % (2, 2))
    assert as_known(entries).links == (Link("a", 2),)
    assert as_known(entries, entries[0].recorded_at).links == (Link("a", 1),)


def test_a_line_that_was_not_compiled_has_no_trace():
    assert kept(traces(compiled(result())), Card(achievements=(understood("손으로 적은 것", "-"),))) == {}


def test_the_pledges_of_a_file_are_told_by_their_numbers():
    entries = read(
        '{"kind": "pledge", "value": {"number": "1-1", "title": "시험 공약", "department": "기획과", "begins": "2022-07-01", "ends": "2026-06-30"}}'
    )
    assert pledges(entries) == {"1-1": PLEDGE}
