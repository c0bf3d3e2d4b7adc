"""The real card (demo/card-1-2-2.txt), field by field."""

import hashlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gongyak import documents
from gongyak.rules import budget, dates
from gongyak.rules.card import Answer, checks, from_json, read, to_json, withhold, write
from gongyak.rules.card.checks import context_of
from gongyak.rules.findings import Severity

SEED = Path(__file__).parents[3] / "demo" / "card-1-2-2.txt"
ANSWER = Answer("budget-missing-column", "기투자")
M = 10**6


@pytest.fixture(scope="module")
def blocks():
    return documents.read_path(SEED).blocks


@pytest.fixture(scope="module")
def asked(blocks):
    return read(blocks)


@pytest.fixture(scope="module")
def told(blocks):
    return read(blocks, [ANSWER])


def test_it_is_the_real_card_byte_for_byte():
    digest = hashlib.sha256(SEED.read_bytes()).hexdigest()
    assert digest == "8b581733001cf7e717e96e6c3c05c9f741a656953c47dda05f14673436285b64"


def test_the_header(asked):
    card, _ = asked
    assert (card.as_of, card.number, card.title) == (
        date(2024, 6, 30),
        "1-2-2",
        "지역경제활성화 종합대책본부 설치",
    )
    assert (card.lead_department, card.related_departments) == ("일자리경제과", None)
    assert (card.team_lead.rank, card.team_lead.phone) == ("행정6급", "4803")
    assert (card.officer.rank, card.officer.phone) == ("행정6급", "4802")
    assert (card.period.start, card.period.end) == (date(2022, 1, 1), date(2026, 12, 31))
    assert card.period.completion == "임기 내 완료"
    assert (card.budget.won, card.budget.sources) == (9_600_000, ("구비",))
    assert (card.status, card.progress_percent) == ("추진중", Decimal(50))
    assert [len(card.goals), len(card.tasks), len(card.overview)] == [1, 1, 2]
    assert card.unplaced == ()


def test_the_sections_as_trees(asked):
    card, _ = asked
    assert [len(item.children) for item in card.overview] == [0, 3]
    assert [item.mark for item in card.overview[1].children] == ["▷", "▷", "▷"]
    assert len(card.overview[1].children[0].children) == 1
    assert len(card.achievements) == 11
    assert len(card.problems) == 1
    assert [len(item.children) for item in card.plans] == [0, 0, 2]
    assert len(card.plans[2].children[1].children) == 4


def test_one_document_reference(asked):
    card, _ = asked
    (item,) = [item for item in card.achievements if item.documents]
    (document,) = item.documents
    assert (document.department, document.number, document.issued_on) == (
        "일자리경제과",
        30932,
        date(2024, 3, 29),
    )


def test_the_metrics_of_the_job_fair(asked):
    card, _ = asked
    (result,) = card.achievements[8].children
    assert [(m.label, m.value, m.unit, m.basis) for m in result.metrics] == [
        ("참여기업", 28, "개", None),
        ("구직참여자", 424, "명", None),
        ("면접인원", 200, "명", None),
        ("채용", 112, "명", "예정"),
    ]


def test_every_date_token_is_typed(asked):
    tokens = {(start, end) for _, start, end in dates.located(SEED.read_text(encoding="utf-8"))}
    assert len(tokens) == 24 + 1  # and the monthly newsletter
    card, _ = asked
    spans = [[(str(p.start), str(p.end)) for p in item.periods] for item in card.achievements]
    assert spans[9] == [("2024-02-23", "2024-02-23"), ("2024-06-28", "2024-06-28")]
    assert spans[5] == [("2024-02-05", "2024-02-06")]
    assert card.achievements[10].periods[0].recurrence == "매월"
    ongoing = [p for item in card.achievements for p in item.periods if p.end and p.end > card.as_of]
    assert [p.precision.value for p in card.plans[0].periods] == ["half"]
    assert [p.precision.value for p in ongoing].count("month") == 5  # 진행 중: they run to December


def test_the_missing_column_is_asked_and_not_guessed(asked):
    card, findings = asked
    (question,) = [f for f in findings if f.code == "budget-missing-column"]
    assert question.severity is Severity.QUESTION
    assert not question.deferrable
    assert [(c.value, *c.also) for c in question.choices] == [
        ("기투자", "2022년"),
        ("2026년", "임기후"),
        ("2023년",),
        ("2024년",),
        ("2025년",),
    ]
    grids = [choice.detail["grid"] for choice in question.choices]
    assert len({str(grid) for grid in grids}) == 5
    assert grids[0]["plan"]["구비"]["years"] == {
        "2022": 0,
        **{str(year): 2_400_000 for year in range(2023, 2027)},
    }
    assert card.investment.amounts() == {}
    assert not [f for f in findings if f.severity is Severity.ERROR]


@pytest.mark.parametrize("value", ["기투자", "2022년", "2026년", "임기후", "2023년", "2024년", "2025년"])
def test_each_answer_gives_a_grid_within_every_check(blocks, value):
    card, findings = read(blocks, [Answer("budget-missing-column", value)])
    assert not [f for f in findings if f.blocks]
    assert set(card.investment.amounts()) == {"plan", "spent"}
    assert budget.check(card.investment.amounts(), context_of(card, "백만원")) == []


def test_equal_answers_give_equal_cards(blocks):
    one, _ = read(blocks, [ANSWER])
    other, _ = read(blocks, [Answer("budget-missing-column", "2022년")])
    assert one == other


def test_an_answer_that_is_none_of_the_choices_is_refused(blocks):
    card, findings = read(blocks, [Answer("budget-missing-column", "계")])
    assert card.investment.plan is None
    assert {"answer-unknown", "budget-missing-column"} <= {f.code for f in findings}


def test_deferrable_questions_can_wait_and_be_answered(told, blocks):
    _, findings = told
    open_questions = [f for f in findings if f.severity is Severity.QUESTION]
    assert {f.code for f in open_questions} == {"status-national", "spent-meaning"}
    assert all(f.deferrable for f in open_questions)
    answers = [ANSWER, Answer("status-national", "정상추진"), Answer("spent-meaning", "확보")]
    card, findings = read(blocks, answers)
    assert (card.status_national, card.investment.spent_meaning) == ("정상추진", "확보")
    assert not [f for f in findings if f.severity is Severity.QUESTION]


def test_an_answer_to_no_question_is_reported(blocks):
    _, findings = read(blocks, [ANSWER, Answer("budget-colour", "blue")])
    assert [f.message for f in findings if f.code == "answer-unused"]


def test_what_else_is_said(told):
    _, findings = told
    assert {f.code: f.where for f in findings} == {
        "related-departments-blank": "related_departments",
        "progress-beside": "progress_percent",
        "problem-not-stated": "problems",
        "word-variant": "plans.0",
        "status-national": "status",
        "spent-meaning": "investment.spent",
    }
    (variant,) = [f for f in findings if f.code == "word-variant"]
    assert "‘종합단체본부’" in variant.message
    assert "‘종합대책본부’" in variant.message


def squeezed(data: bytes) -> str:
    return "".join(data.decode().split())


def test_unanswered_it_is_written_back_as_it_was(asked):
    card, _ = asked
    assert squeezed(documents.write("md", write(card))) == squeezed(SEED.read_bytes())


def test_answered_each_budget_row_gains_one_cell_and_nothing_else_differs(told):
    card, _ = told
    before = [line for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]
    after = [line for line in documents.write("md", write(card)).decode().splitlines() if line.strip()]
    assert len(before) == len(after)
    differing = [
        (a, b) for a, b in zip(before, after, strict=True) if "".join(a.split()) != "".join(b.split())
    ]
    assert len(differing) == 10
    for a, b in zip(before, after, strict=True):
        assert len(b.split("\t")) - len(a.split("\t")) == (1 if (a, b) in differing else 0)


def test_json_is_exact(told):
    card, _ = told
    values = to_json(card)
    assert from_json(values) == card
    assert to_json(from_json(values)) == values
    assert values["investment"]["plan"]["총계"] == {
        "total": 9_600_000,
        "before": 0,
        "in_term": 9_600_000,
        "years": {"2022": 0, "2023": 2_400_000, "2024": 2_400_000, "2025": 2_400_000, "2026": 2_400_000},
        "after": 0,
        "undecided": False,
    }
    assert checks(from_json(values)) == checks(card)


def test_the_public_form_withholds_names_and_extensions(told):
    card, _ = told
    public = withhold(card)
    text = str(to_json(public)) + documents.write("md", write(public)).decode()
    for secret in (card.officer.name, card.team_lead.name, "4803", "4802"):
        assert secret not in text
    assert public.withheld == ("team_lead.name", "team_lead.phone", "officer.name", "officer.phone")
    assert public.officer.rank == "행정6급"
    assert withhold(card, shows_officers=True) == card


def test_the_public_form_shows_the_line_of_the_department_in_every_file(told):
    card, _ = told
    public = withhold(card, department_phone="051-000-0000")
    assert "일자리경제과<br>(☎051-000-0000)" in documents.write("md", write(public)).decode()
    again, _ = read(write(public))
    assert (again.lead_department, again.department_phone) == ("일자리경제과", "051-000-0000")
