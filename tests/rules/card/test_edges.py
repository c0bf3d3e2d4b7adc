"""Cards at their edges: little said, much said, or said oddly."""

import re
import time
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from gongyak import documents
from gongyak.blocks import Cell, Paragraph, Table
from gongyak.rules.budget import FundingRow
from gongyak.rules.card import (
    Answer,
    Card,
    accept,
    checks,
    duplicate_numbers,
    from_json,
    read,
    reconsider,
    to_json,
    withhold,
    write,
)
from gongyak.rules.card.answers import parse_argument, parse_sheet
from gongyak.rules.card.header import (
    read_budget,
    read_department,
    read_percent,
    read_period,
    read_person,
)
from gongyak.rules.card.model import CardPeriod, Investment, Person
from gongyak.rules.findings import Severity

SEED = (Path(__file__).parents[3] / "demo" / "card-1-2-2.txt").read_text(encoding="utf-8")


def read_text(text: str, *answers: Answer):
    card, findings = read(documents.read("card.txt", text.encode()).blocks, answers)
    return card, {f.code: f for f in findings}


def test_an_empty_card_is_written_read_and_told_as_json():
    card = Card()
    assert {f.code for f in checks(card)} == {"as-of-missing", "field-missing"}
    after, findings = read(write(card))
    assert after.title is None
    assert {"as-of-missing", "field-missing"} <= {f.code for f in findings}
    assert from_json(to_json(card)) == card


def test_no_blocks_at_all():
    card, findings = read([])
    assert card == Card()
    assert {"header-missing", "as-of-missing"} <= {f.code for f in findings}


@pytest.mark.parametrize(
    "broken",
    [
        {},
        [],
        {"as_of": "2024-13-01"},
        to_json(Card()) | {"as_of": "어제"},
        to_json(Card()) | {"budget": {"raw": "1원", "won": 1.5, "sources": []}},
        to_json(Card()) | {"budget": {"raw": "1원", "won": True, "sources": []}},
        to_json(Card()) | {"goals": [{}]},
        to_json(Card()) | {"progress_percent": "반"},
    ],
)
def test_other_json_gets_a_sentence(broken):
    for reader in (accept, from_json):
        with pytest.raises(ValueError, match="JSON"):
            reader(broken)


_PLAN = to_json(Card(investment=Investment("원")))["investment"]
_ROW = {"total": 1, "before": 0, "in_term": 1, "years": {}, "after": 0, "undecided": False}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": 5}, "title: 글 또는 null"),
        ({"progress_percent": 50.5}, "progress_percent: 정수 또는 글"),
        ({"goals": [{}]}, "goals.0.id: 값이 없습니다"),
        ({"budget": {"raw": "1원", "won": True, "sources": []}}, "budget.won: 정수 또는 null"),
        ({"as_of": "2024-02-30"}, "as_of: ‘2024-02-30’"),
        ({"title": "\ud800"}, "깨진 글자"),
        ({"progress_percent": "NaN"}, "progress_percent: "),
        ({"status_national": "몰라"}, "status_national: 완료"),
        ({"investment": _PLAN | {"unit": "달러"}}, "investment.unit"),
        ({"investment": _PLAN | {"plan": {"구비": _ROW | {"in_term": 7}}}}, "plan.구비.in_term"),
        ({"나이": 3}, "나이: 카드에 없는 이름"),
        ({"layout": "없는 서식"}, "standard"),
        ({"investment": _PLAN | {"kind": "많음"}}, "investment.kind: 예산, 비예산"),
        (
            {"investment": _PLAN | {"plan": {"구비": _ROW | {"years": {"24": 1}}}}},
            "plan.구비.years.24: 카드에 없는",
        ),
    ],
)
def test_foreign_json_is_told_its_place(changed, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        accept(to_json(Card()) | changed)


def test_foreign_json_of_the_right_shape_is_a_card():
    row = FundingRow(3, 0, {2024: 3}, None)
    card = Card(title="가", raw={"title": "가"}, investment=Investment("원", plan={"총계": row}))
    assert accept(to_json(card)) == card


def test_a_percentage_with_a_fraction_stays_exact():
    card = Card(progress_percent=Decimal("66.7"))
    assert to_json(card)["progress_percent"] == "66.7"
    assert from_json(to_json(card)) == card


@pytest.mark.parametrize("text", ["NaN", "Infinity", "반", "50%p", "-5%", "", "0.5", "1"])
def test_what_is_no_percentage(text):
    assert read_percent(text) is None


def test_an_undecided_amount_survives_json():
    row = FundingRow(None, 0, {2024: None}, None, undecided=True)
    card = Card(investment=Investment("백만원", plan={"총계": row}))
    assert from_json(to_json(card)) == card


def test_columns_of_the_form_where_the_card_names_none():
    row = FundingRow(3, 0, {2024: 1, 2025: 2}, 0)
    (table,) = [
        b
        for b in write(Card(investment=Investment("원", plan={"총계": row})))
        if getattr(b, "caption", "") == "투자계획"
    ]
    assert next(table.rows())[1:] == ["계", "기투자", "2024년", "2025년", "임기후"]


def test_a_header_cell_may_go_on_in_the_next_row():
    text = SEED.replace(
        "공약목표\t○ ", "공약목표\t○ 첫째 목표\t\t\t\t\n\t○ 둘째 목표\t\t\t\t\n\t\t\t\t\t\n추진과제\t○ ", 1
    )
    card, _ = read_text(text)
    assert [item.text for item in card.goals] == ["첫째 목표", "둘째 목표"]


def test_a_row_before_any_label_is_passed_over():
    text = SEED.replace("공약제목\t", "결재\t\t\t\t\t\n공약제목\t", 1)
    card, _ = read_text(text)
    assert card.number == "1-2-2"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("2022 ~ 2026 [임기 내 완료]", "임기 중", "period"),
        ("9.6백만원(구비)", "약간", "budget"),
        ("진 도\t50%", "진 도\t절반", "progress_percent"),
    ],
)
def test_a_value_of_no_known_form_keeps_its_text(old, new, place):
    card, found = read_text(SEED.replace(old, new, 1))
    assert found["field-unread"].where == place
    assert card.raw[place] == new.split("\t")[-1]


def test_an_officer_of_no_known_form_is_withheld_whole():
    card, _ = read_text(SEED.replace("행정6급 김연주(☎4802)", "김연주 외 2명 ☎4802", 1))
    public = withhold(card)
    assert "officer" in public.withheld
    assert "김연주" not in str(to_json(public))
    assert withhold(Card()).withheld == ()


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("행정6급 늘가람(☎4803)", Person("행정6급", "늘가람", "4803")),
        ("행정6급 늘가람 ☎ 051-000-4803", Person("행정6급", "늘가람", "051-000-4803")),
        ("늘가람", Person(None, "늘가람", None)),
        ("(☎4803)", Person(None, None, "4803")),
        ("Anna Kim", Person(None, "Anna Kim", None)),
        ("", None),
        ("늘가람 외 2명", None),
        ("행정６급 늘가람(☎４８０３)", Person("행정6급", "늘가람", "4803")),
        ("홍길동팀장(☎4803)", Person(None, "홍길동팀장", "4803")),
        ("홍길동6급", None),
        ("가" * 100, None),
    ],
)
def test_officers(text, person):
    assert read_person(text) == person


def test_a_pledge_still_undecided():
    card, found = read_text(SEED.replace("9.6백만원(구비)", "미정", 1))
    assert (card.investment.kind, card.budget.won) == ("미정", None)
    assert "field-unread" not in found


def test_a_table_without_a_single_row_of_money():
    rows = [
        line
        for line in SEED.splitlines()
        if not line.startswith(("소요 예산 (", "투입", "\t국", "\t시비", "\t구비", "\t기타"))
    ]
    card, found = read_text("\n".join(rows))
    assert card.investment.plan is None
    assert "budget-rows-missing" in found


def test_blank_rows_of_a_table_say_nothing():
    _, before = read_text(SEED)
    _, after = read_text(SEED.replace("\n투입 예산", "\n\t\t\t\t\t\t\t\t\n투입 예산", 1))
    assert before.keys() == after.keys()


def test_amounts_that_look_like_years_are_amounts():
    table = "구분\t계\t2024년\t2025년\n총계\t4049\t2024\t2025\n국비\t-\t-\t-\n시비\t-\t-\t-\n구비\t4049\t2024\t2025\n기타\t-\t-\t-"
    head, tail = SEED.split("구 분\t")[0], SEED.split("### 3.")[1]
    card, _ = read_text(f"{head}{table}\n\n### 3.{tail}")
    assert card.investment.plan["총계"].years == {2024: 2024 * 10**6, 2025: 2025 * 10**6}


def test_a_lost_subtotal_is_the_sum_of_its_years():
    table = "구분\t계\t임기내\t2024년\t2025년\t임기후\n" + "\n".join(
        f"{source}\t{values}"
        for source, values in (
            ("총계", "6\t1\t2\t3"),
            ("국비", "-\t-\t-\t-"),
            ("시비", "-\t-\t-\t-"),
            ("구비", "6\t1\t2\t3"),
            ("기타", "-\t-\t-\t-"),
        )
    )
    head, tail = (
        SEED.replace("9.6백만원", "6백만원").replace("임기 내 완료", "임기 후 완료").split("구 분\t")[0],
        SEED.split("### 3.")[1],
    )
    card, found = read_text(f"{head}{table}\n\n### 3.{tail}", Answer("budget-missing-column", "임기내"))
    assert "budget-missing-column" not in found
    assert card.investment.plan["구비"].in_term == 3 * 10**6


def test_tables_that_belong_nowhere_are_kept():
    blocks = documents.read("card.txt", SEED.encode()).blocks
    card, findings = read([*blocks, Table((Cell(0, 0, "결재"), Cell(0, 1, "과장")))])
    assert card.unplaced == ("결재 | 과장",)
    assert "text-unplaced" in {f.code for f in findings}


def test_blank_paragraphs_are_nothing():
    blocks = documents.read("card.txt", SEED.encode()).blocks
    assert read([Paragraph(" "), *blocks])[0] == read(blocks)[0]


def test_a_done_pledge_at_a_hundred_is_whole():
    card = Card(status="완료", status_national="완료", progress_percent=Decimal(100))
    assert "done-progress" not in {f.code for f in checks(card)}


def test_a_period_is_compared_only_where_both_are_known():
    card = Card(period=CardPeriod("2022 ~", date(2022, 1, 1)))
    assert {f.code for f in checks(card)} == {"as-of-missing", "field-missing"}
    assert duplicate_numbers([Card(), Card(title="가")]) == []


def test_answers_given_on_the_command_line():
    assert parse_argument("budget-missing-column = 2022년") == Answer("budget-missing-column", "2022년")
    for wrong in ("기투자", "=기투자", "code="):
        with pytest.raises(ValueError, match="질문부호=값"):
            parse_argument(wrong)


def test_a_sheet_of_answers():
    (answer,) = parse_sheet(
        '[[answer]]\nnumber = "1-2"\ncode = "status-national"\nvalue = "완료"\nby = "총괄부서"\nwhy = "확인함"\n'
        "at = 2024-07-05T10:00:00+09:00\n"
    )
    assert (answer.number, answer.code, answer.value, answer.by) == (
        "1-2",
        "status-national",
        "완료",
        "총괄부서",
    )
    assert answer.at == datetime(2024, 7, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "answer = 3",
        "[[answer]]\ncode='x'",
        "[[answer",
        "",
        "[[answer]]\ncode='a'\nvalue='b'\nat=2024-07-05T10:00:00",
    ],
)
def test_another_sheet_gets_a_sentence(text):
    with pytest.raises(ValueError, match="TOML"):
        parse_sheet(text)


def test_which_findings_hold_a_card_up():
    _, found = read_text(SEED)
    assert {code for code, f in found.items() if f.blocks} == {"budget-missing-column"}
    assert found["status-national"].severity is Severity.QUESTION


BUDGET_ROW = re.compile(r"^(\S.*예산.*|)\t(총계|국비|시비|구비|기타)\t.*$", re.M)


@pytest.mark.parametrize("blanks", ["\t", "\t\t\t"])
def test_blanks_that_end_the_rows_of_a_pasted_table_are_no_values(blanks):
    card, found = read_text(BUDGET_ROW.sub(lambda row: row[0] + blanks, SEED))
    assert card.investment.plan is None
    assert len(found["budget-missing-column"].choices) == 5
    assert not {code for code in found if code.startswith("money-")}


def test_a_wrong_sum_is_named_where_it_stands_and_no_money_is_made_up():
    wrong = SEED.replace("9.6\t-\t2.4\t2.4", "9.6\t-\t2.4\t2.5")
    for answers in ([], [Answer("budget-missing-column", "기투자")]):
        card, _ = read_text(wrong, *answers)
        _, findings = read(documents.read("card.txt", wrong.encode()).blocks, answers)
        errors = {(f.code, f.where) for f in findings if f.severity is Severity.ERROR}
        assert errors == {
            ("budget-row-sum", "investment.plan.총계.total"),
            ("budget-row-sum", "investment.plan.구비.total"),
        }
    assert all((amount or 0) >= 0 for row in card.investment.plan.values() for amount in row.cells().values())


def test_a_lost_column_that_held_money_is_found_by_its_sums():
    """The rows say 계 9.6 and show 7.2: what the lost cells held follows, and adds up by itself."""
    lost = SEED.replace("9.6\t-\t2.4\t2.4\t2.4\t2.4\t-", "9.6\t-\t-\t2.4\t2.4\t2.4\t-")
    card, found = read_text(lost, Answer("budget-missing-column", "2022년"))
    assert card.investment.plan["구비"].years[2022] == 2_400_000
    assert "budget-row-sum" not in found


def test_the_json_of_an_unanswered_card_asks_again():
    card, _ = read_text(SEED)
    again, findings = reconsider(accept(to_json(card)))
    assert again == card
    assert [f.code for f in findings if f.blocks] == ["budget-missing-column"]
    settled, findings = reconsider(accept(to_json(card)), [Answer("budget-missing-column", "임기후")])
    assert settled.investment.plan["총계"].total == 9_600_000
    assert not [f for f in findings if f.blocks]
    _, findings = reconsider(settled, [Answer("budget-missing-column", "기투자")])
    assert "answer-unused" in {f.code for f in findings}


@pytest.mark.parametrize("joined", [SEED + "\n" + SEED, SEED + "\n## 1. 추진개요\n\n- 또 하나\n"])
def test_two_cards_in_one_file_are_not_made_one(joined):
    _, found = read_text(joined)
    assert found["cards-several"].blocks


def test_two_different_answers_to_one_question_are_refused():
    answers = [Answer("budget-missing-column", "기투자"), Answer("budget-missing-column", "임기후")]
    card, found = read_text(SEED, *answers)
    assert card.investment.plan is None
    assert "기투자, 임기후" in found["answer-twice"].message
    equal = [Answer("budget-missing-column", "기투자"), Answer("budget-missing-column", "2022년")]
    assert "answer-twice" not in read_text(SEED, *equal)[1]


def test_a_day_of_the_card_that_does_not_exist_is_told_as_such():
    _, found = read_text(SEED.replace("(2024. 6. 30. 現在)", "(2024. 6. 31. 現在)"))
    assert found["date-impossible"].where == "as_of"
    assert "as-of-missing" not in found


def test_a_blank_cell_leaves_its_row_unchecked():
    card, found = read_text(
        SEED.replace("\t구비\t9.6\t-\t2.4", "\t구비\t9.6\t-\t", 1), Answer("budget-missing-column", "기투자")
    )
    assert card.investment.plan["구비"].years[2023] is None
    assert "money-blank" in found
    assert not [f for code, f in found.items() if f.where == "investment.plan.구비.total"]


def test_an_unknown_unit_is_not_guessed():
    _, found = read_text(SEED.replace("(단위: 백만원)", "(단위: 달러)"))
    assert found["budget-unit"].blocks
    _, found = read_text(SEED.replace("(단위: 백만원)\n", ""))
    assert not found["budget-unit"].blocks


@pytest.mark.parametrize(
    ("text", "budget"),
    [
        ("국비 3백만원, 구비 6.6백만원", (9_600_000, ("국비", "구비"))),
        ("10백만원(시비 4.6백만원, 구비 5.4백만원)", (10_000_000, ("시비", "구비"))),
        ("9.6백만 원 (시비·구비)", (9_600_000, ("시비·구비",))),
        ("5억원(기타(민자))", (500_000_000, ("기타", "민자", "기타(민자)"))),
        ("(구비 9.6백만원)", (9_600_000, ("구비",))),
        ("비예산", (0, ())),
        ("미정", (None, ())),
    ],
)
def test_budgets(text, budget):
    found = read_budget(text)
    assert (found.won, found.sources) == budget


@pytest.mark.parametrize(
    ("text", "completion"),
    [
        ("2022 ~ 2026 (4년) [임기 내 완료]", "임기 내 완료"),
        ("2022 ~ 2026 [임기　내　완료]", "임기 내 완료"),
        ("2022 ~ 2026 (4년)", "4년"),
        ("2022 ~ 2026", None),
    ],
)
def test_completions(text, completion):
    assert read_period(text).completion == completion


@pytest.mark.parametrize(
    ("text", "department"),
    [
        ("늘솔과 과장 늘가람(☎4800)", ("늘솔과", None)),
        ("늘솔과(☎051-000-0000)", ("늘솔과", "051-000-0000")),
        ("문화·관광과", ("문화·관광과", None)),
        ("늘솔 추진단", ("늘솔 추진단", None)),
        ("", (None, None)),
    ],
)
def test_departments(text, department):
    assert read_department(text) == department


def test_names_beside_a_department_and_in_no_known_place_are_withheld():
    text = SEED.replace("\t일자리경제과\t", "\t일자리경제과 과장 홍길동(☎4800)\t", 1)
    card, _ = read_text(text.replace("(2024. 6. 30. 現在)", "(2024. 6. 30. 現在)\n\n작성자: 홍길동(☎4800)"))
    public = withhold(card)
    assert "홍길동" not in str(to_json(public))
    assert "unplaced" in public.withheld
    assert card.unplaced


def test_a_card_is_nested_only_so_deep():
    deep = [Paragraph("1. 추진개요", 0, "##"), *(Paragraph(f"늘{n}", n, "-") for n in range(1, 2000))]
    card, _ = read(deep)
    depth, item = 0, card.overview[0]
    while item.children:
        depth, item = depth + 1, item.children[0]
    assert depth < 20


HOSTILE = [
    "A" + " " * 4000 + "!",
    "1개" * 2000,
    "가과-1호(" * 1000,
    "1" * 5000,
    "(" * 5000,
    "2024. " * 800,
    "가" * 5000 + "1명",
]


@pytest.mark.parametrize("line", HOSTILE, ids=range(len(HOSTILE)))
def test_no_line_keeps_the_reader_busy(line):
    """Each takes milliseconds; a pattern that backtracks would take minutes."""
    blocks = [Paragraph("3. 추진실적", 0, "##"), Paragraph(line, 1, "-")]
    table = Table(
        tuple(
            Cell(r, c, t)
            for r, (a, b) in enumerate([("담당자", line), ("소요예산", line), ("사업기간", line)])
            for c, t in enumerate((a, b))
        )
    )
    before = time.process_time()
    read([table, *blocks])
    assert time.process_time() - before < 2
