"""Dates: the spellings of officials, each with what it means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules import dates
from gongyak.rules.dates import DateExpression, Precision

# text, [(first day, last day, precision)]
SPELLINGS = [
    ("2024. 6. 30.", [("2024-06-30", "2024-06-30", "day")]),
    ("2024. 3.29.", [("2024-03-29", "2024-03-29", "day")]),
    ("2024. 3. 29.(금)", [("2024-03-29", "2024-03-29", "day")]),
    ("2024.12.5", [("2024-12-05", "2024-12-05", "day")]),
    ("2024년 5월 30일", [("2024-05-30", "2024-05-30", "day")]),
    ("2012. 6.30일", [("2012-06-30", "2012-06-30", "day")]),
    ("2021. 7. 1.字", [("2021-07-01", "2021-07-01", "day")]),
    ("2024-05-30", [("2024-05-30", "2024-05-30", "day")]),
    ("‘20.2.20.", [("2020-02-20", "2020-02-20", "day")]),
    ("(’17.8.9)", [("2017-08-09", "2017-08-09", "day")]),
    ("’98. 7. 1.", [("1998-07-01", "1998-07-01", "day")]),
    ("'24. 3.", [("2024-03-01", "2024-03-31", "month")]),
    ("2024.12.", [("2024-12-01", "2024-12-31", "month")]),
    ("2022.6월", [("2022-06-01", "2022-06-30", "month")]),
    ("2024. 2.", [("2024-02-01", "2024-02-29", "month")]),
    ("2024. 하반기", [("2024-07-01", "2024-12-31", "half")]),
    ("2024년도 상반기", [("2024-01-01", "2024-06-30", "half")]),
    ("2024. 2분기", [("2024-04-01", "2024-06-30", "quarter")]),
    ("2024년 4/4분기", [("2024-10-01", "2024-12-31", "quarter")]),
    ("2023년", [("2023-01-01", "2023-12-31", "year")]),
    ("2022. ~ 2026.", [("2022-01-01", "2026-12-31", "year")]),
    ("2022 ~ 2026 [임기 내 완료]", [("2022-01-01", "2026-12-31", "year")]),
    ("2024. 2. 5. ~ 2. 6.", [("2024-02-05", "2024-02-06", "day")]),
    ("2024. 10. 14. ~ 15.", [("2024-10-14", "2024-10-15", "day")]),
    ("2024. 3. ~ 2024.12.", [("2024-03-01", "2024-12-31", "month")]),
    ("2024. 3. ~ 12.", [("2024-03-01", "2024-12-31", "month")]),
    ("2017.1.~2021.3.", [("2017-01-01", "2021-03-31", "month")]),
    ("2024. 3. ~ 계속", [("2024-03-01", None, "month")]),
    ("(2024. 3. ~)", [("2024-03-01", None, "month")]),
    ("2024. 2.23./ 6.28.", [("2024-02-23", "2024-02-23", "day"), ("2024-06-28", "2024-06-28", "day")]),
    (
        "2024. 3./ 6./ 9.",
        [(f"2024-0{m}-01", f"2024-0{m}-{d}", "month") for m, d in ((3, 31), (6, 30), (9, 30))],
    ),
    ("2024. 상반기 ~ 9.", [("2024-01-01", "2024-06-30", "half")]),
    ("2024. 3. ~ 중순", [("2024-03-01", "2024-03-31", "month")]),
    ("2024. 3./ 6.28.", [("2024-03-01", "2024-03-31", "month")]),
    ("2024. 3./ 6. 28.", [("2024-03-01", "2024-03-31", "month")]),
    ("2024~25", [("2024-01-01", "2025-12-31", "year")]),
    ("2024 ~ 27년", [("2024-01-01", "2027-12-31", "year")]),
    ("2024. 상반기 ~ 하반기", [("2024-01-01", "2024-12-31", "half")]),
    ("2024. 1분기 ~ 3분기", [("2024-01-01", "2024-09-30", "quarter")]),
    ("2024년 1/4분기 ~ 2/4분기", [("2024-01-01", "2024-06-30", "quarter")]),
    ("2024. 하반기 ~ 상반기", [(None, None, "half")]),
    ("2024. 1. 1.부터 12. 31.까지", [("2024-01-01", "2024-12-31", "day")]),
    ("2024. 2. 5./ 7.", [("2024-02-05", "2024-02-05", "day"), ("2024-02-07", "2024-02-07", "day")]),
    ("２０２４. ３.２９.", [("2024-03-29", "2024-03-29", "day")]),
    ("2024. 3. 29., 9.6백만원 집행", [("2024-03-29", "2024-03-29", "day")]),
    ("2024. 3. 29. / 1.5배", [("2024-03-29", "2024-03-29", "day")]),
    ("2024. 5. 12개소 점검", [("2024-05-01", "2024-05-31", "month")]),
    ("2024. 6. 40명 채용", [("2024-06-01", "2024-06-30", "month")]),
    ("2024. 2.30.", [(None, None, "day")]),
    ("1889년", []),
    ("2024. 5. 30. ~ 2024. 5. 1.", [(None, None, "day")]),
    ("예산 2024.5백만원", []),
    ("86.2024.", []),
    ("20240530명", []),
    ("2024. 13.", [(None, None, "month")]),
]


def told(found: DateExpression) -> tuple[str | None, str | None, str | None]:
    return (
        found.start.isoformat() if found.start else None,
        found.end.isoformat() if found.end else None,
        found.precision.value if found.precision else None,
    )


@pytest.mark.parametrize(("text", "meant"), SPELLINGS)
def test_each_spelling_means_its_days(text, meant):
    assert [told(found) for found in dates.find(text)] == meant


@pytest.mark.parametrize("word", ["매월", "매년", "분기별", "연중", "수시", "연 2회"])
def test_a_recurrence_is_told_and_names_no_day(word):
    (found,) = dates.find(f"소식지 발행({word} 발간)")
    assert (found.recurrence, found.start, found.is_impossible) == (word, None, False)


def test_a_bare_month_and_day_needs_a_year():
    assert dates.find("간담회(10/13)") == []
    assert told(dates.find("간담회(10/13)", year=2024)[0]) == ("2024-10-13", "2024-10-13", "day")
    assert dates.find("2/4분기 1/2 완료", year=2024) == []


def test_a_bare_month_and_day_inside_a_date_is_not_a_second_one():
    assert len(dates.find("(2024. 2.23./ 6.28.)", year=2024)) == 2


def test_an_impossible_day_keeps_its_text():
    (found,) = dates.find("개최: 2024. 2.30.")
    assert found.is_impossible
    assert dates.format_expression(found) == "2024. 2.30."


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026. 11. 23.", "2026-11-23"),
        ("2026.11.23", "2026-11-23"),
        ("2026-11-23", "2026-11-23"),
        ("20261123", "2026-11-23"),
        ("26.11.23", "2026-11-23"),
        ("２０２６．１１．２３．", "2026-11-23"),
        ("2026년 11월 23일", "2026-11-23"),
        ("2026. 2. 30.", None),
        ("0000-01-01", None),
        ("9999-01-01", None),
        ("내일", None),
        ("", None),
    ],
)
def test_days_typed_by_a_person(text, meant):
    day = dates.parse_day(text)
    assert (day.isoformat() if day else None) == meant


DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_a_written_day_reads_as_the_same_day(day):
    (found,) = dates.find(dates.format_day(day))
    assert (found.start, found.end, found.precision) == (day, day, Precision.DAY)
    assert dates.parse_day(dates.format_day(day)) == day


@given(DAYS, DAYS, st.sampled_from(Precision))
def test_a_written_expression_reads_as_the_same_interval(one, other, precision):
    first, last = sorted([one, other])
    (begin,) = dates.find(dates._format_point(first, precision))
    (end,) = dates.find(dates._format_point(last, precision))
    expression = DateExpression("", begin.start, end.end, precision)
    (found,) = dates.find(dates.format_expression(expression))
    assert (found.start, found.end, found.precision) == (begin.start, end.end, precision)


@pytest.mark.parametrize(
    "text", ["2022 ~ 2026. 6. 30.", "2022. ~ 2024. 6.", "2024. 상반기 ~ 2024. 9.", "2024. 3. ~ 2024. 5. 7."]
)
def test_a_range_whose_ends_differ_in_precision_keeps_both(text):
    (found,) = dates.find(text)
    (again,) = dates.find(dates.format_expression(found))
    assert (again.start, again.end) == (found.start, found.end)


@given(DAYS)
def test_an_open_range_stays_open(day):
    expression = DateExpression("", day, None, Precision.DAY)
    (found,) = dates.find(dates.format_expression(expression))
    assert (found.start, found.end) == (day, None)


@given(st.text(alphabet="0123456789. ~/년월일하반기상‘’'()字-매월[", max_size=60))
def test_no_text_is_too_odd(text):
    for found, start, end in dates.located(text, year=2024):
        assert found.raw in text[start:end]
        assert found.start is None or found.end is None or found.start <= found.end
