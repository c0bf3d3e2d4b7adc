"""The pack: what it counts, what it compares, what it does not know, and its document."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from gongyak import documents
from gongyak.blocks import Table
from gongyak.rules import data
from gongyak.rules.changes import Kind
from gongyak.rules.manifesto import (
    Decision,
    Fact,
    Meeting,
    Pack,
    Site,
    Target,
    check_site,
    document,
    evaluation,
    file_name,
    pack_of,
    parts,
    plan_evaluation,
    to_json,
)
from gongyak.rules.manifesto.evidence import evidence
from gongyak.rules.manifesto.pack import attainment
from gongyak.rules.totals import About
from gongyak.rules.totals import to_json as totals_json
from tests.rules.manifesto.facts import DAY, FIRST, achievement, fact, facts

ABOUT = About("가온구", "민선8기 구청장", DAY, 3, "시연 자료입니다.")
SITE = Site(asked=DAY, published=DAY, days=4, confirmed=False, lines=frozenset({"경제과"}))


def packed(*held: Fact, **changes: object) -> Pack:
    return pack_of(held, 2024, SITE, **changes)  # type: ignore[arg-type]


def text(pack: Pack, about: About = ABOUT) -> str:
    return documents.write("md", document(pack, about)).decode()


def test_criteria_are_data_by_year_and_none_is_confirmed() -> None:
    held = evaluation(2024)
    assert held is not None and (held.cutoffs, held.confirmed) == ({"SA": 83, "A": 78}, False)
    assert evaluation(2025) is None and plan_evaluation(2024) is None
    plan = plan_evaluation(2023)
    assert plan is not None and sum(plan.parts.values()) == 100 and plan.passes == ("공약일치도",)
    assert [(one.code, one.points) for one in parts()][2:4] == [("residents", 100), ("site", None)]
    rows = [
        row for name in ("evaluation", "part", "plan_evaluation") for row in data.load("manifesto.toml")[name]
    ]
    assert all(row["source"] and row["version_read"] <= date(2026, 11, 26) for row in rows)


def test_a_known_year_shows_its_grades_as_unconfirmed() -> None:
    assert "2024년 평가의 등급 기준: SA 83점부터, A 78점부터 (미확인)" in text(pack_of([fact()], 2023, SITE))
    assert "2025년 평가의 등급 기준은 알려진 것이 없다" in text(packed(fact()))


def test_targets_are_counted_only_where_there_are_any() -> None:
    assert attainment([fact("1")]) is None
    reached = fact("1", target=Target("골목 3곳", Decimal(3), Decimal(4)))
    short = fact("2", target=Target("골목 3곳", Decimal(3), Decimal(1)))
    unknown = fact("3", target=Target("골목 3곳", Decimal(3)))
    rate = attainment([reached, short, unknown, fact("4")])
    assert rate is not None
    assert (rate.numerator, rate.denominator, rate.percent) == (1, 4, Decimal("25.0"))
    assert (rate.behind, rate.left_out) == (("1",), ("3", "4"))
    assert "25.0% (1 ÷ 4건, 모르는 공약 2건)" in text(packed(reached, short, unknown, fact("4")))
    assert "100.0% (1 ÷ 1건)" in text(packed(reached))
    assert "셀 수 없음: 연차별 목표가 입력되어 있지 않음" in text(packed(fact("1")))
    told = to_json(packed(reached, unknown, fact("4")))
    assert [one["target"] and one["target"]["attained"] for one in told["pledges"]] == [True, None, None]
    assert told["attainment"]["percent"] == 33.3
    assert to_json(packed(fact()))["attainment"] is None


def test_what_changed_since_a_year_ago_is_told() -> None:
    made = fact()
    earlier = replace(made.card, lead_department="교통과")
    pack = packed(replace(made, before=earlier, card=replace(made.card, lead_department="경제과")))
    [one] = pack.altered
    assert (one.number, one.difference.kind, one.difference.before, one.decision) == (
        "1-1", Kind.DEPARTMENT, "교통과", None,
    )  # fmt: skip
    assert "1-1\t부서\t2023. 12. 31.\t교통과\t경제과\t기록 없음" in text(pack)
    assert "달라진 공약이 없다" in text(packed(made))
    told = Decision("1-1", Kind.DEPARTMENT, "교통과", "경제 과", "제1차 가결, 2024. 5. 9. 확정")
    others = [replace(told, number="2"), replace(told, kind=Kind.TITLE), replace(told, after="복지과")]
    held = replace(made, before=earlier, card=replace(made.card, lead_department="경제 과"))
    assert packed(held, decisions=[*others, told]).altered[0].decision == told.told
    assert packed(held, decisions=others).altered[0].decision is None
    assert to_json(pack)["changes"][0]["since"] == "2023-12-31"


def test_meetings_of_the_panel_are_listed() -> None:
    meeting = Meeting(date(2024, 5, 2), "제4차 정기회의", 12, 20, "건의 2건 가운데 1건 반영")
    pack = packed(fact(), meetings=[meeting])
    assert "2024. 5. 2.\t제4차 정기회의\t12/20\t건의 2건 가운데 1건 반영" in text(pack)
    assert to_json(pack)["panel"][0]["held_on"] == "2024-05-02"
    assert "이 해의 회의가 기록되어 있지 않다" in text(packed(fact()))


def test_evidence_is_of_the_year_and_what_has_none_is_listed() -> None:
    made = fact()
    lines = (
        achievement("기본계획 수립: 2024. 3. [경제과-12호(2024. 3. 2.)]"),
        achievement("공사", "착공: 2024. 6.10. [경제과-30호(2024. 6. 7.)]"),
        achievement("준공식: 2023. 5. 2."),
        achievement("주민 설명회"),
        achievement("운영: 2023. 3. ~ 계속"),
    )
    held = replace(made, card=replace(made.card, achievements=lines))
    assert [(one.line, len(one.documents)) for one in evidence([held], 2024)] == [
        ("1", 1),
        ("2", 1),
        ("4", 0),
        ("5", 0),
    ]
    pack = packed(held)
    assert [one.text for one in pack.unproved] == ["주민 설명회", "운영: 2023. 3. ~ 계속"]
    told = text(pack)
    assert "2024년에 관한 추진실적 4줄 가운데 문서번호가 있는 것 2줄, 없는 것 2줄" in told
    assert "경제과-30호(2024. 6. 7.)" in told and "준공식" not in told
    proved = packed(replace(held, card=replace(made.card, achievements=lines[:1])))
    assert proved.unproved == () and "근거 문서가 적혀 있지 않은" not in text(proved)


def test_the_wording_is_that_of_the_bulletin_where_it_was_entered() -> None:
    made = fact()
    later = replace(made.card, goals=(achievement("골목 5곳"),))
    changed = replace(made, title="골목 정비", promise="골목을 살리겠습니다", card=later)
    pack = packed(changed, fact("2"))
    assert [(one.number, one.matter, one.is_same) for one in pack.wordings] == [
        ("1-1", "명칭", False), ("1-1", "내용", False), ("2", "명칭", True),
    ]  # fmt: skip
    told = text(pack)
    assert "1-1\t명칭\t선거공보\t골목을 살리겠습니다\t골목 정비" in told
    assert "당초 글이 입력되지 않은 공약 1건" in told
    assert "견준 것 3건 가운데 달라진 것 2건" in told
    same = text(packed(replace(made, promise=made.title)))
    assert "입력되지 않은" not in same and "달라진 것 0건" in same


def test_the_site_is_checked_matter_by_matter() -> None:
    found = {one.code: one for one in packed(fact()).site}
    passed = {code for code, one in found.items() if one.passed}
    assert passed == {"published", "reach", "years", "ledger", "departments", "past"}
    assert found["accessibility"].passed is None
    assert found["targets"].said == "입력한 연차별 목표가 없습니다."
    shown = frozenset({"plan", "changes", "panel", "opinions", "regulation"})
    with_target = fact("1", target=Target("골목"))
    better = replace(SITE, shows=shown, confirmed=True, facts=(with_target,))
    assert all(one.passed is not False for one in check_site(better))
    half = {one.code: one for one in check_site(replace(better, facts=(with_target, fact("2"))))}
    assert half["targets"].said == "그 해의 목표가 없는 공약 1건: 2"


def test_a_site_without_what_it_should_have_fails() -> None:
    bare = fact("1", {}, kind="예산")
    bare = replace(bare, line=replace(bare.line, department="없는과"))
    free = fact("2", {}, kind="비예산")
    found = {one.code: one for one in check_site(replace(SITE, facts=(bare, free), days=1))}
    assert (found["years"].passed, found["years"].said) == (False, "연차별 금액이 없는 공약 1건: 1")
    assert (found["departments"].passed, found["ledger"].passed, found["past"].passed) == (
        False,
        False,
        False,
    )
    none = {one.code: one for one in check_site(Site(asked=DAY, published=None, days=0, confirmed=False))}
    assert {one.passed for code, one in none.items() if code != "accessibility"} == {False}


def test_what_nobody_has_said_is_asked_before_it_is_handed_in() -> None:
    made = fact("1")
    unsaid = replace(made, line=replace(made.line, status_national=None, status=None))
    pack = packed(unsaid)
    assert [one.code for one in pack.questions] == ["other-sources", "status-national"]
    told = text(pack)
    assert "분류 확인 중" in told and "‘미기재’이 전국 분류의" in told
    assert "## 11. 내기 전에 답할 것\n\n- ○ 없다." in text(packed(fact("1", {}, kind="비예산")))


def test_an_empty_set_is_told_as_such() -> None:
    told = text(packed(), replace(ABOUT, notice=""))
    assert "공약이 없음" in told and "시연" not in told
    assert to_json(packed())["pledges"] == []
    assert file_name("8-1", DAY, "zip") == "매니페스토_평가자료_8-1_2024-12-31.zip"


def test_the_shared_budget_is_named() -> None:
    other = fact("2")
    assert "한 번만 센 공약: 2" in text(
        packed(fact("1"), replace(other, line=replace(other.line, shares_budget_of="1")))
    )


@given(facts())
def test_the_pack_counts_and_adds_as_the_totals_do(made: list[Fact]) -> None:
    pack = packed(*made)
    told = to_json(pack)
    assert told["totals"] == totals_json(pack.totals)
    assert [one["number"] for one in told["pledges"]] == [line.number for line in pack.totals.lines]
    five = next(one for one in document(pack, ABOUT) if isinstance(one, Table) and one.caption == "다섯 재원")
    *rows, whole = list(five.rows())[1:]
    for column in range(1, 5):
        known = [row[column].replace(",", "") for row in rows if row[column] not in ("", "-", "미상")]
        stated = whole[column].replace(",", "")
        total = Decimal(stated) if stated not in ("", "-", "미상") else Decimal()
        assert sum(map(Decimal, known), Decimal()) == total


@pytest.mark.parametrize("format", ["hwpx", "xlsx"])
def test_it_can_be_printed(format: str) -> None:
    assert documents.write(format, document(packed(fact()), ABOUT))
    assert FIRST < DAY
