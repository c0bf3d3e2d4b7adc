"""The clock: what it refuses, where it stands still, what it notes, and how it explains itself."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from gongyak.calendar.library import library
from gongyak.rules import deadlines
from gongyak.rules.deadlines import Extension, Filing, Period, Suspension, explain, headline, reckon, to_json
from gongyak.rules.holidays import Calendar
from gongyak.rules.moments import SEOUL
from gongyak.rules.refusal import Refusal

FRIDAY = datetime(2024, 3, 29, 16, 30, tzinfo=SEOUL)
TIMELY = Filing("건의", FRIDAY)
ONCE, TWICE = (Extension(),), (Extension(), Extension(agreed=True))


def pause(first: str, last: str | None, cause: str = "보완", *, longer: bool = False) -> Suspension:
    return Suspension(cause, date.fromisoformat(first), date.fromisoformat(last) if last else None, longer)


@pytest.mark.parametrize(
    ("filing", "sentence"),
    [
        (Filing("탄원", FRIDAY), "법령질의, 제도질의, 건의, 고충, 기타, 법정"),
        (Filing("법정", FRIDAY), "그 법령이 정한 처리기간"),
        (Filing("건의", FRIDAY, Period(7)), "처리기간은 14일입니다"),
        (Filing("법정", FRIDAY, Period(0)), "짧을 수 없습니다"),
        (replace(TIMELY, extensions=(Extension(15),)), "범위에서만"),
        (replace(TIMELY, extensions=(Extension(0),)), "범위에서만"),
        (replace(TIMELY, extensions=(Extension(), Extension())), "동의"),
        (replace(TIMELY, extensions=(*TWICE, Extension(1, agreed=True))), "두 번까지"),
        (replace(TIMELY, suspensions=(pause("2024-04-02", "2024-04-01"),)), "앞섭니다"),
        (replace(TIMELY, suspensions=(pause("2024-04-01", None, "휴가"),)), "다음에서 고르십시오"),
        (replace(TIMELY, suspensions=(pause("2024-04-01", "2024-04-02", "현장조사"),)), "고충민원에서만"),
        (Filing("건의", datetime(1989, 12, 31, 9, tzinfo=SEOUL)), "1990년부터"),
        (Filing("건의", datetime(2100, 1, 1, 9, tzinfo=SEOUL)), "2099년 사이"),
    ],
)
def test_what_the_law_does_not_know_is_refused_with_a_sentence(filing: Filing, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        reckon(filing, library())


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="시간대"):
        reckon(Filing("건의", FRIDAY.replace(tzinfo=None)), library())


def test_the_zone_of_the_moment_does_not_matter() -> None:
    """15:30 UTC of the last day of the year is the first day of the next in Seoul (R30)."""
    eve = datetime(2024, 12, 31, 15, 30, tzinfo=UTC)
    assert reckon(Filing("고충", eve), library()).due == datetime(2025, 1, 10, 18, tzinfo=SEOUL)


def test_while_it_stands_still_nothing_is_due() -> None:
    standing = replace(TIMELY, suspensions=(pause("2024-04-03", None), pause("2024-04-02", "2024-04-02")))
    found = reckon(standing, library())
    assert found.due is None and found.steps == ()
    assert headline(found) == "처리기한: 중단 중이어서 아직 정해지지 않았습니다."
    assert found.lines[-1].day == date(2024, 4, 3) and found.lines[-1].words == "세지 않음: 보완"
    assert found.lines[-1].total == 2
    hours = replace(standing, kind="법정", own=Period(5))
    assert reckon(hours, library()).due is None
    assert to_json(found)["due"] is None


def test_a_pause_without_end_that_comes_after_the_due_moment_changes_nothing() -> None:
    late = replace(TIMELY, suspensions=(pause("2024-05-03", None),))
    assert reckon(late, library()).due == reckon(TIMELY, library()).due


def test_an_extended_petition_can_stand_still_after_its_first_due_moment() -> None:
    found = reckon(replace(TIMELY, extensions=ONCE, suspensions=(pause("2024-04-22", None),)), library())
    assert found.due is None and len(found.steps) == 1


def test_a_calendar_ends_in_2100() -> None:
    end = Filing("법정", datetime(2099, 6, 1, 9, tzinfo=SEOUL), Period(900))
    found = reckon(end, library())
    assert found.due is None and found.lines[-1].day == date(2100, 12, 31)


def test_a_day_of_two_pauses_is_told_by_the_first() -> None:
    both = (pause("2024-04-02", "2024-04-02", "의견청취"), pause("2024-04-01", "2024-04-03"))
    lines = reckon(replace(TIMELY, suspensions=both), library()).lines
    assert [line.words for line in lines if "의견" in line.words or "보완" in line.words] == [
        "세지 않음: 보완"
    ] * 3


def test_visits_share_one_limit() -> None:
    """Two visits of ten days take fourteen days out, not twenty; a day of both counts once."""
    visits = (
        pause("2024-05-02", "2024-05-11", "현장조사"),
        pause("2024-05-10", "2024-05-20", "현장조사"),
    )
    one = (pause("2024-05-02", "2024-05-15", "현장조사"),)
    received = datetime(2024, 5, 1, 10, tzinfo=SEOUL)
    dues = [reckon(Filing("고충", received, suspensions=told), library()).due for told in (visits, one)]
    assert dues[0] == dues[1]


def test_visits_are_counted_as_the_district_chose() -> None:
    received = datetime(2024, 5, 1, 10, tzinfo=SEOUL)
    filing = Filing("고충", received, suspensions=(pause("2024-05-02", None, "현장조사"),))
    chosen = deadlines.defaults() | {"visit-days": ("근무일", True)}
    found = reckon(filing, library(), chosen)
    assert found.due == datetime(2024, 5, 31, 18, tzinfo=SEOUL)
    assert [one.where for one in found.findings] == []


def test_what_comes_after_hours_is_counted_as_the_district_chose() -> None:
    evening = Filing("고충", datetime(2024, 3, 29, 18, tzinfo=SEOUL))
    assert reckon(evening, library()).lines[0].words == "세지 않음: 근무시간 뒤에 접수"
    same_day = deadlines.defaults() | {"after-hours": ("접수한 날", True)}
    assert reckon(evening, library(), same_day).due == datetime(2024, 4, 8, 18, tzinfo=SEOUL)


def test_what_nobody_confirmed_is_noted_where_it_was_used() -> None:
    assert reckon(TIMELY, library()).findings == ()
    used = Filing(
        "고충",
        datetime(2024, 5, 1, 19, tzinfo=SEOUL),
        suspensions=(pause("2024-05-03", "2024-05-03"), pause("2024-05-07", "2024-05-08", "현장조사")),
        extensions=ONCE,
    )
    found = reckon(used, library()).findings
    assert [one.where for one in found] == [
        "deadline.after-hours",
        "deadline.visit-days",
        "deadline.extension-from",
        "deadline.보완",
    ]
    assert all(one.message.startswith("미확인") and not one.blocks for one in found)


def test_a_year_without_data_warns() -> None:
    found = reckon(Filing("건의", datetime(2027, 12, 27, 9, tzinfo=SEOUL)), library())
    assert [(one.code, one.where) for one in found.findings] == [("calendar-year-unknown", "calendar.2028")]


def test_it_explains_itself() -> None:
    told = list(explain(reckon(Filing("고충", FRIDAY, extensions=TWICE), library())))
    assert headline(reckon(TIMELY, library())) == "처리기한: 2024. 4. 18.(목) 18:00"
    assert told[0] == "고충민원: 7일 (영 제17조제1항)"
    assert "  2024. 4. 10.(수) 세지 않음: 국회의원 선거일 (법 제19조제2항)" in told
    assert "2차 연장 7일 (영 제21조, 민원인 동의)" in told
    assert "2차 연장 끝: 2024. 4. 29.(월) 18:00" in told
    hours = list(explain(reckon(Filing("기타", FRIDAY, extensions=(Extension(1),)), library())))
    assert "  2024. 3. 29.(금) 16:30~18:00 1시간 30분, 모두 1시간 30분 (법 제19조제1항)" in hours
    assert "1차 연장 1근무시간 (영 제21조)" in hours
    own = list(explain(reckon(Filing("법정", FRIDAY, Period(3)), library())))
    assert own[0].endswith("그 법령이 정한 기간 3일 (법 제17조)") and "하루를 8시간으로" in own[2]


def test_its_json_says_the_same() -> None:
    told = json.loads(json.dumps(to_json(reckon(replace(TIMELY, extensions=ONCE), library()))))
    assert (told["due"], told["counted_in"]) == ("2024-05-09T18:00+09:00", "days")
    assert told["period"] == {"amount": 14, "unit": "days"}
    assert [one["step"] for one in told["steps"]] == ["처리기간", "1차 연장"]
    assert told["lines"][0] == {
        "day": "2024-03-29",
        "counts": True,
        "total": 1,
        "words": "1일째(첫날을 넣어 셈)",
        "article": "법 제19조제2항",
        "step": "처리기간",
    }
    hours = to_json(reckon(Filing("기타", FRIDAY), library()))
    assert (hours["period"], hours["counted_in"]) == ({"amount": 3, "unit": "hours"}, "hours")


def test_every_row_of_the_rules_says_where_it_is_written() -> None:
    rows = [*deadlines.kinds(), *deadlines.causes(), *deadlines.limits(), *deadlines.choices()]
    assert all("제" in row.article and row.version_read >= date(2026, 1, 2) for row in rows)
    assert not any(choice.confirmed for choice in deadlines.choices())
    assert deadlines.kind_of(" 건의민원 ").word == "건의"


def test_the_progress_is_told_every_thirty_days() -> None:
    days = list(deadlines.progress_days(FRIDAY, FRIDAY.date() + timedelta(days=95)))
    assert days == [date(2024, 4, 28), date(2024, 5, 28), date(2024, 6, 27)]


def test_a_working_day_is_found() -> None:
    assert library().next_working(date(2024, 2, 9)) == date(2024, 2, 13)
    assert Calendar({}, frozenset()).off(date(2024, 2, 11)) == "일요일"
