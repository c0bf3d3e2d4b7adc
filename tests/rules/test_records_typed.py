"""Periods, lines and figures of the ledger as officials type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.dates import LAST_YEAR, Precision, last_day
from gongyak.rules.records import Basis, Grade, Line, ProofKind, Span, best, grade_of
from gongyak.rules.records.measures import code_of, measures, read_metric
from gongyak.rules.records.outlines import read_lines, written_lines
from gongyak.rules.records.spans import read_span, span_words

DAYS = st.dates(date(1991, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("", Span()),
        ("2024. 5.30.", Span(date(2024, 5, 30), date(2024, 5, 30))),
        ("20240530", Span(date(2024, 5, 30), date(2024, 5, 30))),
        ("2024. 2. 5. ~ 2. 6.", Span(date(2024, 2, 5), date(2024, 2, 6))),
        ("2024. 3. ~ 2024. 12.", Span(date(2024, 3, 1), date(2024, 12, 31), Precision.MONTH)),
        ("2024. 하반기", Span(date(2024, 7, 1), date(2024, 12, 31), Precision.HALF)),
        ("2024. 3분기", Span(date(2024, 7, 1), date(2024, 9, 30), Precision.QUARTER)),
        ("2024년", Span(date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR)),
        ("2024. 3. ~ 계속", Span(date(2024, 3, 1), None, Precision.MONTH)),
        ("매월", Span(recurrence="매월")),
        (
            "2024. 3. ~ 2024. 12. (매월)",
            Span(date(2024, 3, 1), date(2024, 12, 31), Precision.MONTH, "매월"),
        ),
    ],
)
def test_a_period_is_read_and_shown(typed: str, span: Span) -> None:
    assert read_span(typed) == span
    assert read_span(span_words(span)) == span


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("곧", "읽을 수 없습니다"),
        ("2024. 2. 30.", "달력에 없는 날"),
        ("2024. 5. ~ 2024. 3.", "달력에 없는 날"),
        ("2024. 2.23./ 6.28.", "날이 여럿"),
        ("2024. 5. 30. 오후", "읽을 수 없습니다"),
        ("매월, 매주", "읽을 수 없습니다"),
    ],
)
def test_what_is_no_period_is_told_so(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_span(typed)


@given(DAYS, st.integers(0, 900), st.sampled_from([None, "매월", "수시"]))
def test_days_and_months_come_back(start: date, length: int, recurrence: str | None) -> None:
    end = min(start + timedelta(days=length), date(LAST_YEAR, 12, 31))
    for span in (
        Span(start, end, Precision.DAY, recurrence),
        Span(start.replace(day=1), last_day(end.year, end.month), Precision.MONTH, recurrence),
        Span(start, None, Precision.DAY, recurrence),
    ):
        assert read_span(span_words(span)) == span


TEXTS = st.sampled_from(["구직자와 기업이 만남", "대강당", "참여기업 28개", "부스 (30동)"])
MARKED = st.sampled_from(["", "○", "☞"])
LEAVES = st.builds(Line, TEXTS, MARKED)
TREES = st.lists(st.builds(Line, TEXTS, MARKED, st.lists(LEAVES, max_size=3).map(tuple)), max_size=4).map(
    tuple
)


@given(TREES)
def test_lines_come_back(lines: tuple[Line, ...]) -> None:
    assert read_lines(written_lines(lines)) == lines


def test_a_mark_of_the_form_is_none_of_its_own() -> None:
    [line] = read_lines("▷ 성과\n  - 하나\n  둘\n\n")
    assert line == Line("성과", "", (Line("하나"), Line("둘")))


def test_figures_are_read_with_their_code() -> None:
    made = read_metric(" 참여 기업 ", "1,028", "개", "확정", " 부스 배정 ")
    assert (made.code, made.label, made.value, made.basis) == ("firms", "참여 기업", 1028, Basis.FINAL)
    assert made.query == "부스 배정"
    assert read_metric("집행", "9.6", "백만원", "").value == 9_600_000
    assert read_metric("집행", "9.6", "백만원", "").unit == "원"
    assert code_of("나눔 장터") == "나눔장터"


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (("", "1", "개", ""), "이름과 단위"),
        (("참여기업", "1", "", ""), "이름과 단위"),
        (("참여기업", "여럿", "개", ""), "온수"),
        (("참여기업", "1.5", "개", ""), "온수"),
        (("참여기업", "NaN", "개", ""), "온수"),
        (("참여기업", "1e20", "개", ""), "온수"),
        (("참여기업", "1", "개", "아마"), "예정인지"),
    ],
)
def test_what_is_no_figure_is_told_so(told: tuple[str, str, str, str], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_metric(*told)


def test_a_code_and_a_label_stand_once() -> None:
    codes = [one.code for one in measures()]
    labels = [label for one in measures() for label in one.labels]
    assert len(set(codes)) == len(codes) and len(set(labels)) == len(labels)


def test_a_result_has_the_grade_of_its_best_proof() -> None:
    assert [grade_of(kind) for kind in ("문서번호", "서명부", "보도")] == ["A", "B", "C"]
    assert best(grade_of(kind) for kind in ProofKind) == Grade.DOCUMENT
    assert best([]) == Grade.NONE
