"""Each rule over a card: a card that breaks exactly it, and a neighbour that does not."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongyak.rules.budget import FundingRow
from gongyak.rules.card import Card, outline
from gongyak.rules.card.checks import checks
from gongyak.rules.card.header import read_budget, read_period
from gongyak.rules.card.model import TREES, CardBudget, Item
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.linting import CARD, Around, Linter, Slip, Window, lint, rules
from gongyak.rules.linting.papers import malformed_in
from tests.rules.card.strategies import cards
from tests.rules.linting.cards import DONE, FINE, codes, items, row, table, with_done

#: What is said of the fine card.
ALWAYS = ["progress-beside"]
PAPER = "[늘솔과-14호(2024. 6. 3.)]"
ELECTION = Linter(windows=(Window("보궐선거", date(2024, 5, 1), date(2024, 10, 16)),))
_LATER = date(2024, 9, 30)


def _late(day: date, **fields: object) -> Card:
    """The fine card at a later 기준일, its plans moved on."""
    return replace(FINE, as_of=day, plans=items("정기 간담회 개최: 2025. 하반기"), **fields)


def _forecast(text: str) -> tuple[Item, ...]:
    return items(DONE.replace("채용 확정 9명", text))


def _spent(**amounts: int) -> Card:
    """The fine card with other money spent; 1원 is planned for 2025."""
    plan, paid = row(y2024=29_999_999, y2025=1), row(**amounts)
    made = table()
    changed = replace(
        made,
        plan={**made.plan, "총계": plan, "구비": plan},
        spent={**made.spent, "총계": paid, "구비": paid},
    )
    return replace(FINE, investment=changed)


def _planned(**rows: FundingRow) -> Card:
    """The fine card with other rows of 계획."""
    made = table()
    return replace(FINE, investment=replace(made, plan={**made.plan, **rows}))


# code, the card that breaks it, the neighbour
PAIRS: list[tuple[str, Card, Card]] = [
    (
        "achievement-in-future",
        with_done(f"한마당 개최: 2024. 7. 1.{PAPER}"),
        with_done(f"한마당 개최: 2024. 6. 30.{PAPER}"),
    ),
    (
        "plan-in-past",
        replace(FINE, plans=items("간담회 개최: 2024. 6. 30.")),
        replace(FINE, plans=items("간담회 개최: 2024. 7. 1.")),
    ),
    (
        "date-style",
        with_done(f"한마당 개최: 2024. 5.30.{PAPER}"),
        with_done(f"한마당 개최: 2024. 5. 30.{PAPER}"),
    ),
    (
        "date-impossible",
        with_done(f"한마당 개최: 2024. 2. 30.{PAPER}"),
        with_done(f"한마당 개최: 2024. 2. 29.{PAPER}"),
    ),
    ("as-of-not-quarter-end", replace(FINE, as_of=date(2024, 6, 29), plans=items("간담회")), FINE),
    ("period-differs", replace(FINE, overview=items("사업기간: 2022. ~ 2025.")), FINE),
    (
        "period-after-term",
        replace(
            FINE,
            period=read_period("2022 ~ 2027 [임기 내 완료]"),
            overview=items("사업기간: 2022. ~ 2027."),
        ),
        FINE,
    ),
    (
        "earlier-years-absent",
        replace(FINE, achievements=items(f"협의체 설치: 2024. 1. 5.{PAPER}")),
        replace(FINE, achievements=items(f"협의체 설치: 2023. 12. 5.{PAPER}")),
    ),
    ("document-missing", with_done("한마당 개최: 2024. 5. 30."), with_done(f"한마당: 2024. 5. 30.{PAPER}")),
    (
        "document-twice",
        with_done("한마당 개최[늘솔과-13호(2022. 9. 8.)]"),
        with_done("한마당 개최[늘솔과-13호(2023. 9. 8.)]"),
    ),
    (
        "document-malformed",
        replace(FINE, overview=items("근거: 늘솔과-15호\n사업기간: 2022. ~ 2026.")),
        replace(FINE, overview=items("근거: 늘솔과-15호(2022. 9. 8.)\n사업기간: 2022. ~ 2026.")),
    ),
    (
        "metric-chain",
        with_done(f"박람회{PAPER}", "  면접인원 40명, 채용 확정 41명"),
        with_done(f"박람회{PAPER}", "  면접인원 40명, 채용 확정 40명"),
    ),
    (
        "basis-missing",
        replace(FINE, achievements=_forecast("채용 9명")),
        replace(FINE, achievements=_forecast("채용 예정 9명")),
    ),
    (
        "forecast-unanswered",
        _late(_LATER, achievements=_forecast("채용 예정 9명")),
        _late(_LATER, achievements=_forecast("채용 확정 9명")),
    ),
    (
        "budget-row-sum",
        _planned(
            국비=replace(row(), before=1_000_000), 총계=replace(row(y2024=30_000_000), before=1_000_000)
        ),
        _planned(),
    ),
    (
        "budget-column-sum",
        replace(FINE, investment=replace(table(), spent={**table().spent, "구비": row(y2024=9_000_000)})),
        FINE,
    ),
    ("budget-total-differs", replace(FINE, budget=read_budget("31백만원(구비)")), FINE),
    ("budget-sources-differ", replace(FINE, budget=read_budget("30백만원(국비)")), FINE),
    ("spent-over-plan-cell", _spent(y2023=1_000_000, y2024=10_000_000), _spent(y2024=11_000_000)),
    ("spent-in-future", _spent(y2025=1), _spent(y2024=1)),
    (
        "umbrella-money",
        with_done(f"종합계획 수립{PAPER}", "  12개 사업, 예산 300백만원"),
        with_done(f"종합계획 수립{PAPER}", "  예산 20백만원"),
    ),
    (
        "word-variant",
        replace(FINE, title="골목경제 상생협의체 설치", goals=items("골목경제 상생현의체를 살린다")),
        replace(FINE, title="골목경제 상생협의체 설치", goals=items("골목경제 상생협의체를 살린다")),
    ),
    ("word-slip", replace(FINE, tasks=items("고용안전 지원")), replace(FINE, tasks=items("고용안전망 지원"))),
    (
        "word-mixed",
        replace(FINE, tasks=items("노사민정 협력\n노사정 한마당")),
        replace(FINE, tasks=items("노사민정 협력\n노사정위원회 참석")),
    ),
    (
        "tense-mixed",
        replace(FINE, plans=items("간담회를 개최하였음")),
        replace(FINE, plans=items("간담회 개최 예정")),
    ),
    (
        "problem-not-stated",
        replace(FINE, problems=items("협력체계 구축")),
        replace(FINE, problems=items("협력체계가 미흡하여 새로 구축")),
    ),
    (
        "departments-unlisted",
        with_done(f"종합계획 수립{PAPER}", "  3개 부서"),
        with_done(f"종합계획 수립{PAPER}", "  3개 부서", related_departments=("산들과",)),
    ),
    (
        "title-unrecorded",
        replace(FINE, title="골목도서관 건립"),
        replace(FINE, title="골목도서관 운영"),
    ),
    ("done-progress", replace(FINE, status="완료", status_national="완료"), FINE),
    ("status-unknown", replace(FINE, status="잘되는중"), FINE),
    ("completion-unknown", replace(FINE, period=read_period("2022 ~ 2026 [언젠가]")), FINE),
]


@pytest.mark.parametrize(("code", "broken", "near"), PAIRS, ids=[code for code, *_ in PAIRS])
def test_a_card_breaks_exactly_one_rule_and_its_neighbour_does_not(code, broken, near) -> None:
    assert set(codes(broken)) - set(codes(near)) == {code}


@pytest.mark.parametrize(("code", "broken"), [pair[:2] for pair in PAIRS], ids=[code for code, *_ in PAIRS])
def test_a_rule_weighs_by_itself_what_its_check_says(code: str, broken: Card) -> None:
    checked = [one for one in checks(broken) if one.code == code]
    assert Linter().settled(checked) == checked


def test_nothing_is_said_of_a_fine_card() -> None:
    assert codes(FINE) == ALWAYS


def test_money_after_the_term_and_money_without_a_budget_and_more_than_planned() -> None:
    made = table()
    after = replace(row(y2024=20_000_000), after=10_000_000, total=30_000_000)
    late = replace(FINE, investment=replace(made, plan={**made.plan, "총계": after, "구비": after}))
    assert set(codes(late)) - {"progress-beside"} == {"after-term-money"}
    assert "money-without-budget" in codes(replace(FINE, budget=read_budget("비예산")))
    more = table(spent=31_000_000)
    assert set(codes(replace(FINE, investment=more))) == {
        "progress-beside",
        "spent-over-plan",
        "spent-over-plan-cell",
    }


def test_the_money_of_many_projects_is_not_added_to_a_cards_own() -> None:
    lines = (f"종합계획 수립{PAPER}", "  12개 사업, 예산 300백만원")
    added = with_done(*lines, budget=read_budget("330백만원(구비)"), investment=table(planned=330_000_000))
    before = Around(before_won=30_000_000)
    assert set(codes(added, around=before)) - set(codes(added)) == {"umbrella-added"}
    own = replace(added, budget=read_budget("340백만원(구비)"), investment=table(planned=340_000_000))
    assert "umbrella-added" not in codes(own, around=before)


def test_a_bulletin_before_an_election_is_told() -> None:
    inside, before = (with_done(f"골목소식지 발간: {day}{PAPER}") for day in ("2024. 5. 1.", "2024. 4. 30."))
    assert set(codes(inside, ELECTION)) - set(codes(inside)) == {"bulletin-in-election"}
    assert codes(before, ELECTION) == codes(before)
    monthly = with_done(f"골목소식지 발간(매월 발간){PAPER}")
    assert "bulletin-in-election" in codes(monthly, ELECTION)
    undated = replace(monthly, as_of=None)
    assert "bulletin-in-election" not in codes(undated, ELECTION)
    planned = replace(FINE, plans=items("골목소식지 발행: 2024. 하반기"))
    assert "bulletin-in-election" in codes(planned, ELECTION)


def test_an_election_of_the_whole_country_is_known_and_its_window_is_180_days() -> None:
    ninth = Linter().windows[-1]
    assert (ninth.begins, ninth.day) == (date(2025, 12, 5), date(2026, 6, 3))


def test_the_departments_of_projects_are_to_be_named() -> None:
    around = Around(departments=("늘솔과", "산들과"))
    assert set(codes(FINE, around=around)) - set(codes(FINE)) == {"departments-unlisted"}
    assert codes(FINE, around=Around(departments=("늘솔과",))) == codes(FINE)


def test_what_says_more_takes_the_place_of_what_says_less() -> None:
    blank = with_done(f"종합계획 수립{PAPER}", "  3개 부서", related_departments=None)
    found = [Finding("related-departments-blank", Severity.NOTE, "related_departments", "빈칸입니다.")]
    assert [one.code for one in lint(blank, found, Linter())] == ["departments-unlisted"]
    assert "related-departments-blank" in [one.code for one in lint(FINE, found, Linter())]


def test_a_line_whose_result_has_evidence_needs_no_document() -> None:
    card = with_done("한마당 개최: 2024. 5. 30.")
    [*_, last] = card.achievements
    card = replace(card, achievements=(*card.achievements[:-1], replace(last, id="a7")))
    assert "document-missing" in codes(card)
    assert "document-missing" not in codes(card, around=Around(proven=frozenset({"a7"})))


def test_numbers_that_are_no_document_are_told() -> None:
    told = {
        "[늘솔과 15호]": ["늘솔과 15호"],
        "[늘솔과-15]": ["늘솔과-15"],
        "늘솔과 1534호(2024. 3. 1.)": ["늘솔과 1534호"],
        "늘솔과-15호": ["늘솔과-15호"],
        "늘솔과-15호(2024. 3. 1.)": [],
        "회의실 302호에서 개최": [],
        "공고 제2024-123호": [],
    }
    assert {text: list(malformed_in(text)) for text in told} == told


def test_a_wrong_word_in_the_title_is_told_and_one_word_is_told_once() -> None:
    assert codes(replace(FINE, title="고용안전 협의체 설치")).count("word-slip") == 1
    card = replace(FINE, title="종합대책본부 설치", tasks=items("종합단체본부 운영"))
    assert [code for code in codes(card) if code.startswith("word")] == ["word-variant"]
    own = Linter(slips=(Slip("골목", "골목길"),))
    assert codes(FINE, own).count("word-slip") == 3


def test_a_figure_that_is_expected_is_not_the_voice_of_a_plan() -> None:
    assert "tense-mixed" not in codes(replace(FINE, achievements=_forecast("채용 예정 9명")))
    assert "tense-mixed" in codes(with_done(f"한마당 개최 예정{PAPER}"))


CHECKED = {code for code, *_ in PAIRS} | {
    "after-term-money",
    "money-without-budget",
    "spent-over-plan",
    "umbrella-added",
    "bulletin-in-election",
}


def test_every_rule_over_cards_has_its_cards() -> None:
    over = {code for code, rule in rules().items() if CARD in rule.over}
    assert over - {"progress-beside"} == CHECKED


@given(card=cards(), day=st.dates(date(2022, 1, 1), date(2026, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_no_card_is_too_strange(card, day) -> None:
    for one in lint(replace(card, as_of=day), checks(card), ELECTION, Around(("늘솔과",), frozenset(), 1)):
        assert one.message
        assert one.where


STRANGE = st.text(alphabet="가과호예정채용소식 0123456789-[](){}<>.,~/%년월일매‘’『』☞▷\n\t\0", max_size=80)


@given(texts=st.lists(STRANGE, max_size=4), number=st.integers(-9, 9))
@settings(max_examples=200, deadline=None)
def test_no_text_is_too_strange(texts, number) -> None:
    lines = outline.read("\n".join(texts), year=2024)
    card = Card(
        title="".join(texts),
        as_of=date(2024, 6, 30),
        period=read_period("".join(texts)),
        budget=CardBudget("", number),
        **dict.fromkeys(TREES, lines),
    )
    assert all(one.message for one in lint(card, checks(card), ELECTION))
