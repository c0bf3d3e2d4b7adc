"""What the demo tells: 52 pledges through ten quarters, and everything that occurs in an office's cards."""

import re
from collections import Counter
from datetime import date
from functools import cache

import pytest

from gongyak import documents
from gongyak.cli.demo import rounds
from gongyak.cli.demo.cards import NOTICE
from gongyak.cli.demo.load import FOLDER
from gongyak.rules import card as cards
from gongyak.rules.budget import TOTAL
from gongyak.rules.card import Card
from gongyak.rules.card.items import walk
from gongyak.rules.card.layout import layouts
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.term import is_quarter_end

#: 광역자치단체와 실제 카드의 구: none of them may be told of.
REAL_PLACES = [
    "서울",
    "부산",
    "대구",
    "인천",
    "광주",
    "대전",
    "울산",
    "세종",
    "경기",
    "강원",
    "충북",
    "충남",
    "전북",
    "전남",
    "경북",
    "경남",
    "제주",
    "금정",
    "금사",
]


@cache
def told() -> rounds.Told:
    return rounds.read(FOLDER)


@cache
def read_cards() -> tuple[tuple[rounds.Taking, Card, tuple[Finding, ...]], ...]:
    """Every file of the demo in the order in which it is taken in, read as an import reads it."""
    made = []
    for _, takings in rounds.steps(told()):
        for one in takings:
            card, findings = cards.read(documents.read(one.name, one.data).blocks, one.answers)
            made.append((one, card, tuple(findings)))
    return tuple(made)


def invented(holder: str | None = None) -> list[Card]:
    began = {one.key: one.began_on for one in told().office.holders}
    return [
        card
        for one, card, _ in read_cards()
        if one.name != rounds.REAL and (holder is None or (card.as_of >= began["8-2"]) == (holder == "8-2"))
    ]


def of(number: str, holder: str = "8-2") -> dict[date, Card]:
    """The cards of a pledge by 기준일, the corrected one where one was corrected."""
    return {card.as_of: card for card in invented(holder) if card.number == number}


def latest(holder: str) -> list[Card]:
    numbers = {story.number for story in told().stories if story.holder == holder}
    return [max(of(number, holder).items())[1] for number in sorted(numbers)]


def test_there_are_52_pledges_of_two_mayors_with_the_real_one_among_them():
    assert Counter(story.holder for story in told().stories) == {"8-1": 20, "8-2": 31}
    assert [one.name for one, card, _ in read_cards() if card.number == "1-2-2"] == ["card-1-2-2.txt"]
    assert len(told().stories) + 1 == 52


def test_ten_quarters_are_kept_three_by_the_first_mayor_and_seven_by_the_second():
    days = sorted({card.as_of for card in invented()})
    assert len(days) == 10 and all(map(is_quarter_end, days))
    assert (days[0], days[-1]) == (date(2022, 9, 30), date(2024, 12, 31))
    assert [told().office.keeper_on(day) for day in days] == ["8-1"] * 3 + ["8-2"] * 7
    acting = next(one for one in told().office.holders if one.role == "권한대행")
    assert acting.began_on <= date(2023, 3, 31) <= acting.ended_on
    for holder, count in (("8-1", 3), ("8-2", 7)):
        assert {len(of(card.number, holder)) for card in latest(holder)} == {count}


def test_every_card_passes_and_asks_nothing_that_cannot_wait():
    bad = [
        (one.name, found.code, found.message)
        for one, _, findings in read_cards()
        for found in findings
        if found.blocks or (found.severity is Severity.WARNING and one.name != rounds.REAL)
    ]
    assert bad == []


def test_every_file_is_read_as_it_was_meant():
    office = told().office
    for story in told().stories:
        for day, card in of(story.number, story.holder).items():
            made = rounds.card_of(story, day, office)
            assert rounds.file_of(card) == rounds.file_of(made), (story.number, day)


def test_every_invented_card_says_so():
    assert {card.notice for card in invented()} == {NOTICE}
    assert "지어낸" in NOTICE and "지어낸" in told().office.notice


def test_nothing_real_is_told_of():
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in FOLDER.glob("**/*.toml") if path.name != rounds.SHEET
    )
    assert [name for name in REAL_PLACES if re.search(rf"(?<![가-힣]){name}", text)] == []
    assert "일자리경제과" not in text
    for one, card, _ in read_cards():
        if one.name != rounds.REAL:
            assert {card.team_lead.name, card.officer.name} == {"○○○"}
            assert {card.team_lead.phone, card.officer.phone} == {"0000"}
    assert all(line.phone.startswith("000-000-") for line in told().office.departments.values())
    assert all("지어낸" in holder.name for holder in told().office.holders)


def test_every_national_status_and_local_words_occur():
    national = Counter(card.status_national for card in latest("8-2"))
    assert set(layouts()["standard"].national) <= set(national)
    assert national[None] == 1  # a word that nobody has placed yet
    words = {card.status for card in invented()}
    assert {"추진중", "시기미도래", "부진", "장기계획", "보류", "폐기"} <= words


def test_progress_grows_and_done_stays_done():
    for story in told().stories:
        of_pledge = [card.progress_percent for _, card in sorted(of(story.number, story.holder).items())]
        assert of_pledge == sorted(of_pledge), story.number
    assert sum(card.progress_percent == 100 for card in latest("8-2")) >= 8


def test_achievements_only_grow_and_have_dates_numbers_and_metrics():
    for story in told().stories:
        cards_in_order = [card for _, card in sorted(of(story.number, story.holder).items())]
        counts = [len(list(walk(card.achievements, ""))) for card in cards_in_order]
        assert counts == sorted(counts), story.number
        assert cards_in_order[-1].achievements, story.number
    items = [item for card in latest("8-2") for _, item in walk(card.achievements, "")]
    assert sum(bool(item.periods) for item in items) > 150
    assert sum(bool(item.documents) for item in items) > 40
    assert sum(len(item.metrics) for item in items) > 200


def test_what_was_planned_is_settled_later():
    fair = {day: dict(metrics(card)) for day, card in of("1-2-1").items()}
    assert fair[date(2023, 12, 31)]["채용"] == (54, "예정")
    assert fair[date(2024, 3, 31)]["채용"] == (47, "확정")


def metrics(card: Card) -> list[tuple[str, tuple[int | str, str | None]]]:
    items = [item for _, item in walk(card.achievements, "")]
    return [(metric.label, (metric.value, metric.basis)) for item in items for metric in item.metrics]


def test_plans_slip():
    starts = [plan(card, "새 단장 공사 착공") for _, card in sorted(of("1-2-3").items())]
    assert [start for start in dict.fromkeys(starts) if start] == [date(2024, 9, 1), date(2025, 3, 1)]


def plan(card: Card, words: str) -> date | None:
    return next((item.periods[0].start for item in card.plans if item.text.startswith(words)), None)


@pytest.mark.parametrize(
    ("number", "day", "plan_before", "plan_after"),
    [
        ("1-2-3", "2024-06-30", 1500, 1980),
        ("5-1-1", "2024-09-30", 2250, 1440),
        ("6-2-1", "2024-03-31", None, 14600),
    ],
)
def test_plans_change_with_a_decision_that_is_told(number, day, plan_before, plan_after):
    by_day = of(number)
    days = sorted(by_day)
    after = by_day[date.fromisoformat(day)]
    before = by_day[days[days.index(after.as_of) - 1]]
    million = [card.budget.won and card.budget.won // 10**6 for card in (before, after)]
    assert million == [plan_before, plan_after]
    texts = [
        item.text
        for section in (after.overview, after.problems, after.achievements)
        for _, item in walk(section, "")
    ]
    assert any(re.search("변경|확정|증액|감액", text) for text in texts)


def test_money_of_every_kind_occurs():
    last = latest("8-2")
    assert Counter(card.investment.kind for card in last) == {"예산": 27, "비예산": 3, "미정": 1}
    after = [card for card in last if card.investment.plan and card.investment.plan[TOTAL].after]
    assert {card.period.completion for card in after} == {"임기 후 완료"} and len(after) == 3
    assert {card.period.completion for card in last} >= {
        "임기 내 완료",
        "임기 후 완료",
        "연례반복",
        "임기 내 착수",
    }
    assert sum(bool(card.investment.plan and card.investment.plan[TOTAL].before) for card in last) >= 5
    sources = {source for card in last for source in card.budget.sources}
    assert sources == {"국비", "시비", "구비", "기타"}


def test_two_budgets_are_shared_by_two_pledges_each():
    shared = {story.number: story.shares_budget_of for story in told().stories if story.shares_budget_of}
    assert shared == {"2-2-2": "2-2-1", "5-2-2": "5-2-1"}
    for one, other in shared.items():
        for day, card in of(one).items():
            assert card.investment.amounts() == of(other)[day].investment.amounts()


def test_pledges_are_new_or_go_on():
    assert {story.origin for story in told().stories} == {"신규", "계속"}
    titles = [{story.title for story in told().stories if story.holder == key} for key in ("8-1", "8-2")]
    assert titles[0] & titles[1] == {
        "벼리도서관 새 단장",
        "산동네 마을버스 순환노선 신설",
        "느루 생활체육관 건립",
    }


def test_departments_are_fifteen_and_each_has_a_pledge():
    departments = set(told().office.departments)
    assert len(departments) == 15
    assert {card.lead_department for card in invented()} == departments
    assert {name for card in invented() for name in card.related_departments or ()} <= departments


def test_every_branch_of_a_number_has_a_name():
    for story in told().stories:
        holder = next(one for one in told().office.holders if one.key == story.holder)
        first, second, _ = story.number.split("-")
        assert holder.fields[first] and holder.fields[f"{first}-{second}"]
