"""Wrong cards: each slip is named by its place and by what was expected."""

from pathlib import Path

import pytest

from gongyak import documents
from gongyak.rules.card import Answer, duplicate_numbers, read
from gongyak.rules.findings import Severity

SEED = (Path(__file__).parents[3] / "demo" / "card-1-2-2.txt").read_text(encoding="utf-8")
ANSWER = Answer("budget-missing-column", "기투자")


def findings_of(text: str, *answers: Answer):
    _, findings = read(documents.read("card.txt", text.encode()).blocks, answers)
    return {(f.code, f.where): f for f in findings}


def replaced(old: str, new: str, count: int = 1) -> str:
    assert old in SEED
    return SEED.replace(old, new, count)


# what is wrong, the text before and after, the finding's code and place, words of its sentence
WRONG = [
    (
        "a changed cell",
        "\t구비\t9.6\t-\t2.4\t2.4\t2.4\t2.4\t-",
        "\t구비\t9.6\t-\t2.4\t2.5\t2.4\t2.4\t-",
        ("budget-column-sum", "investment.plan.총계.2024"),
        ("2.5백만원이어야", "2.4백만원으로"),
    ),
    (
        "a lost row",
        "\t시비\t-\t-\t-\t-\t-\t-\t-\n",
        "",
        ("budget-row-missing", "investment.plan.시비"),
        ("‘시비’ 줄이 없습니다",),
    ),
    (
        "a unit slip in the header",
        "9.6백만원(구비)",
        "9.6천원(구비)",
        ("budget-total-differs", "budget.won"),
        ("9.6백만원", "1000배"),
    ),
    (
        "a unit slip above the table",
        "(단위: 백만원)",
        "(단위: 천원)",
        ("budget-total-differs", "budget.won"),
        ("9.6천원", "1000배"),
    ),
    (
        "more interviews than seekers",
        "면접인원 200명",
        "면접인원 500명",
        ("metric-chain", "achievements.8.0"),
        ("면접인원 500명", "424명 이하"),
    ),
    (
        "a future date among the achievements",
        "취업박람회 개최: 2024. 5.30.",
        "취업박람회 개최: 2024. 9.30.",
        ("achievement-in-future", "achievements.8"),
        ("2024. 9.30.", "2024. 6. 30."),
    ),
    (
        "a slip in a name",
        "종합대책본부 운영\n  - ▷ 현장지원센터",
        "종합단체본부 운영\n  - ▷ 현장지원센터",
        ("word-variant", "plans.2"),
        ("‘종합단체본부’는", "‘종합대책본부’"),
    ),
    (
        "money after the term",
        "구비\t9.6\t-\t2.4\t2.4\t2.4\t2.4\t-",
        "구비\t9.6\t-\t2.4\t2.4\t2.4\t-\t2.4",
        ("after-term-money", "investment.plan.구비.after"),
        ("임기 내 완료", "0(‘-’)이어야"),
    ),
    (
        "a day that does not exist",
        "2024. 4.26.",
        "2024. 4.31.",
        ("date-impossible", "achievements.7.0"),
        ("‘2024. 4.31.’",),
    ),
    (
        "another period in the overview",
        "사업기간: 2022. ~ 2026.",
        "사업기간: 2022. ~ 2025.",
        ("period-differs", "overview.0"),
        ("2022. ~ 2025.", "2022 ~ 2026"),
    ),
    (
        "a period beyond the term",
        "2022 ~ 2026 [임기 내 완료]",
        "2022 ~ 2027 [임기 내 완료]",
        ("period-after-term", "period.end"),
        ("2027년", "민선8기"),
    ),
    (
        "a plan that has passed",
        "한마당 개최 : 2024.12.",
        "한마당 개최 : 2024. 5.",
        ("plan-in-past", "plans.1"),
        ("2024. 5.", "추진실적으로"),
    ),
    ("progress above 100", "진 도\t50%", "진 도\t150%", ("progress-range", "progress_percent"), ("150%",)),
    (
        "done but half way",
        "추진상황\t추진중",
        "추진상황\t완료",
        ("done-progress", "progress_percent"),
        ("100%여야", "50%"),
    ),
    (
        "all the way but not done",
        "진 도\t50%",
        "진 도\t100%",
        ("done-progress", "status"),
        ("‘추진중’",),
    ),
    (
        "money spent in a year to come",
        "투입 예산\t총계\t4.8\t-\t2.4\t2.4\t-\t-\t-",
        "투입 예산\t총계\t4.8\t-\t2.4\t-\t2.4\t-\t-",
        ("spent-in-future", "investment.spent.총계.2025"),
        ("2025년", "0(‘-’)"),
    ),
    (
        "a pledge without budget that has money",
        "9.6백만원(구비)",
        "비예산",
        ("money-without-budget", "investment.plan.구비.total"),
        ("비예산", "9.6백만원"),
    ),
    ("another source", "백만원(구비)", "백만원(국비)", ("budget-sources-differ", "budget.sources"), ("국비", "구비")),
    ("a 기준일 within a quarter", "(2024. 6. 30. 現在)", "(2024. 5. 31. 現在)", ("as-of-not-quarter-end", "as_of"), ("분기 말일",)),
    ("no 기준일", "(2024. 6. 30. 現在)", "", ("as-of-missing", "as_of"), ("기준일",)),
    ("no number", "1-2-2", "", ("field-missing", "number"), ("관리번호",)),
    ("a number of no known form", "1-2-2", "일의 이", ("field-unread", "number"), ("‘일의 이’",)),
    ("an officer of no known form", "행정6급 김연주(☎4802)", "담당 미정 ?", ("field-unread", "officer"), ("그대로",)),
    ("an unknown status", "추진상황\t추진중", "추진상황\t순항중", ("status-unknown", "status"), ("‘순항중’",)),
    ("an unknown completion", "임기 내 완료", "임기 중 완성", ("completion-unknown", "period.completion"), ("임기 중 완성",)),
    ("an unknown unit", "(단위: 백만원)", "(단위: 달러)", ("budget-unit", "investment.unit"), ("달러",)),
    ("an unknown column", "\t2024년\t2025년", "\t2024년\t비고", ("budget-column-unknown", "investment"), ("‘비고’",)),
    ("an unknown row", "\t시비\t-", "\t외국비\t-", ("budget-row-unknown", "investment.plan"), ("외국비",)),
    ("a row twice", "\t시비\t-", "\t국비\t-", ("budget-row-twice", "investment.plan.국비"), ("두 번",)),
    ("a cell that is no amount", "\t구비\t9.6\t-", "\t구비\t구점육\t-", ("money-unread", "investment.plan.구비.total"), ("구점육",)),
    ("a section lost", "### 5. 향후계획", "### 5. 그 밖의 일", ("section-missing", "plans"), ("향후계획",)),
    ("a column of text that belongs nowhere", "(2024. 6. 30. 現在)", "(2024. 6. 30. 現在)\n\n결재란", ("text-unplaced", "unplaced.0"), ("‘결재란’",)),
    ("a value under no label", "공약제목\t", "뭔가\t공약제목\t", ("header-unknown", "header"), ("‘뭔가’",)),
    ("a document number twice", "추진 : 2024. 3. ~ 2024.12.", "추진[일자리경제과-30932호(2024. 3.29.)]", ("document-twice", "achievements"), ("30932", "2번")),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "place", "words"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_a_slip_is_named_by_place_and_expected_value(old, new, place, words):
    found = findings_of(replaced(old, new), ANSWER)
    assert place in found, sorted(found)
    for word in words:
        assert word in found[place].message
    assert place not in findings_of(SEED, ANSWER)


def test_a_changed_cell_is_named_even_while_the_question_is_open():
    wrong = replaced("\t구비\t9.6\t-\t2.4\t2.4", "\t구비\t9.6\t-\t2.4\t2.5")
    found = findings_of(wrong)
    assert ("budget-missing-column", "investment") in found
    assert any(code == "budget-column-sum" for code, _ in found)


def test_one_short_row_is_named_and_no_grid_is_given():
    wrong = replaced("\t시비\t-\t-\t-\t-\t-\t-\t-", "\t시비\t-\t-\t-\t-\t-\t-")
    found = findings_of(wrong)
    assert "값은 6개" in found["budget-row-length", "investment.plan.시비"].message


def test_a_file_that_is_no_card_says_so():
    found = findings_of("회의 결과\n\n다음과 같이 알립니다.\n")
    assert {"as-of-missing", "header-missing", "budget-table-missing"} <= {code for code, _ in found}


def test_one_number_on_two_titles_is_named_with_both():
    card, _ = read(documents.read("card.txt", SEED.encode()).blocks)
    other, _ = read(documents.read("card.txt", replaced("종합대책본부 설치", "상권 활성화").encode()).blocks)
    assert duplicate_numbers([card, card]) == []
    (finding,) = duplicate_numbers([card, other])
    assert (finding.code, finding.severity) == ("number-duplicate", Severity.ERROR)
    assert card.title in finding.message
    assert other.title in finding.message
    assert "1-2-2가" in finding.message


def test_a_date_or_a_word_changed_elsewhere_changes_nothing_else():
    before = set(findings_of(SEED, ANSWER))
    after = set(findings_of(replaced("관내 기업", "구내 기업"), ANSWER))
    assert before == after
