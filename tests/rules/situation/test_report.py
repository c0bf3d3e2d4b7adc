"""A report: its period, what is computed from two states of the records, and its blocks."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.blocks import Paragraph, Table
from gongyak.rules.records import from_json, to_json
from gongyak.rules.situation import Delay, Told
from gongyak.rules.situation.report import (
    KINDS,
    Around,
    IndicatorLine,
    Report,
    ReportFigure,
    TeamText,
    Texts,
    compute,
    period_for,
    title_words,
    write,
)
from gongyak.rules.situation.report.computing import MOST_LATE, MOST_LINES
from tests.rules.situation.told import DAY, TOLD, activity, item, project

FIRST = date(2024, 5, 1)
LINE = IndicatorLine("고용", "가입자", "2024. 4.", "51,820명", "잠정", "+0.1%", "+1.1%", "호전")
AROUND = Around(
    (LINE,), ("가입자 2024. 4. 51,820명 공표",), ("주의 단계",), ("제1차 회의 개최",), ("제2차 회의",)
)


@pytest.mark.parametrize(
    ("kind", "day", "weekday", "period"),
    [
        ("일일", DAY, 6, (DAY, DAY)),
        ("주간", DAY, 6, (date(2024, 6, 24), DAY)),
        ("주간", DAY, 4, (date(2024, 6, 29), date(2024, 7, 5))),
        ("주간", date(2024, 6, 28), 4, (date(2024, 6, 22), date(2024, 6, 28))),
        ("월간", date(2024, 2, 10), 6, (date(2024, 2, 1), date(2024, 2, 29))),
    ],
)
def test_a_day_lies_in_the_period_of_its_report(
    kind: str, day: date, weekday: int, period: tuple[date, date]
) -> None:
    assert period_for(kind, day, weekday) == period


@given(st.sampled_from(KINDS), st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_every_day_of_a_period_has_the_same_period(kind: str, day: date, weekday: int) -> None:
    first, last = period_for(kind, day, weekday)
    assert first <= day <= last
    assert period_for(kind, first, weekday) == period_for(kind, last, weekday) == (first, last)


def test_what_changed_in_the_period_is_told() -> None:
    before = replace(TOLD, items=TOLD.items[3:], projects=(project(2), project(3, "부진", executed=10)))
    told = compute(before, TOLD, FIRST, DAY, AROUND)
    assert told.trend[:2] == ("주의 단계", "가입자 2024. 4. 51,820명 공표")
    assert "박람회 2 (2024. 5. 30.): 채용 예정 112명" in told.trend
    assert not any("박람회 4" in line or "박람회 6" in line for line in told.trend)
    assert told.action == (
        "제1차 회의 개최",
        "새 지시: 지시-2024-0001 지시 1 (경제정책과, 기한 2024. 6. 10.)",
        "새 지시: 지시-2024-0002 지시 2 (경제정책과, 기한 2024. 6. 1.)",
        "새 지시: 지시-2024-0003 지시 3 (경제정책과, 기한 2024. 6. 1.)",
        "지시 완료보고: 지시-2024-0003 지시 3 (경제정책과)",
        "사업 2: 정상추진 → 지연 (경제정책과)",
    )
    assert told.proposal[0] == "건의-2024-0007 건의 7 (경제정책과, 처리중)"
    assert told.indicators == (LINE,)
    assert [one.title for one in told.late][:2] == ["지시-2024-0002 지시 2", "지시-2024-0001 지시 1"]
    assert told.late[0].due == "2024. 6. 1. (29일 지남)"
    figures = {one.label: one.value for one in told.figures}
    assert (figures["예산"], figures["집행률"], figures["지연 사업"]) == ("600백만원", "46.7%", "2건")


def test_what_comes_in_the_same_time_after_is_planned() -> None:
    later = item(20, "지시", "지시", date(2024, 7, 3), "")
    told = compute(
        Told(), replace(TOLD, items=(later, item(21, "지시", "확인", date(2024, 7, 3)))), DAY, DAY, Around()
    )
    assert told.plan == ("활동 2 (2024. 하반기, 문화과)",)
    week = compute(Told(), Told(items=(later,)), date(2024, 6, 24), DAY, Around(ahead=("회의",)))
    assert week.plan == ("회의", "지시 기한 2024. 7. 3.: 지시-2024-0020 지시 20 (부서 미정)")


def test_what_keeps_no_records_is_told_with_the_rest() -> None:
    late = Delay("기업애로", "case/1", "기업애로-2024-0001", "주차", "교통행정과", FIRST, 6, "늦음")
    around = Around(figures=(ReportFigure("애로", "3건", "셈"),), late=(late,), done=("기업애로: 접수 1건",))
    told = compute(Told(), TOLD, FIRST, DAY, around)
    assert told.figures[-1].label == "애로" and told.action[0] == "기업애로: 접수 1건"
    assert (told.late[0].title, told.late[0].kind) == ("기업애로-2024-0001 주차", "기업애로")


def test_nothing_known_computes_nothing() -> None:
    told = compute(Told(), Told(), DAY, DAY, Around())
    assert (told.late, told.left, told.trend, told.action, told.plan, told.proposal) == (
        (),
        0,
        (),
        (),
        (),
        (),
    )
    assert told.figures[-1].value == "–"


def test_a_report_is_bounded_and_says_what_is_left() -> None:
    items = tuple(item(n, "건의", "접수", date(2024, 5, 2)) for n in range(50))
    told = compute(Told(), Told(items=items), FIRST, DAY, Around())
    assert (len(told.late), told.left) == (MOST_LATE, 50 - MOST_LATE)
    assert told.proposal[-1] == f"그 밖에 {50 - MOST_LINES}건" and len(told.proposal) == MOST_LINES + 1
    report = Report("상황보고-2024-0001", "월간", "본부", "", FIRST, DAY, "2024. 6. 30. 18:00", told)
    assert any(isinstance(one, Paragraph) and one.text == "그 밖에 30건" for one in write(report))


def test_the_blocks_hold_typed_computed_and_team_lines_in_order() -> None:
    computed = compute(Told(), TOLD, FIRST, DAY, AROUND)
    report = Report(
        "상황보고-2024-0001",
        "월간",
        "대책본부",
        "주의",
        FIRST,
        DAY,
        "2024. 6. 30. 18:00",
        computed,
        Texts(trend="손님이 늘었음\n\n 물가가 안정됨 "),
        (TeamText("민생안정지원반", Texts(trend="시장을 돌아봄")), TeamText("고용안정지원반", Texts())),
        "합계를 바로잡음",
    )
    blocks = write(report)
    texts = [one.text for one in blocks if isinstance(one, Paragraph)]
    assert texts[0] == "월간 상황보고 (2024. 5. 1. ~ 2024. 6. 30.)" == title_words("월간", FIRST, DAY)
    assert "기준일시 2024. 6. 30. 18:00, 대응 단계 주의" in texts and "정정: 합계를 바로잡음" in texts
    start = texts.index("4. 주요동향")
    assert texts[start + 1 : start + 4] == ["손님이 늘었음", "물가가 안정됨", "주의 단계"]
    assert texts[texts.index("5. 조치사항") - 2 : texts.index("5. 조치사항")] == [
        "민생안정지원반",
        "시장을 돌아봄",
    ]
    assert "고용안정지원반" not in texts and texts[-1] == "끝."
    assert sum(isinstance(one, Table) for one in blocks) == 3


def test_an_empty_report_says_so_part_by_part() -> None:
    report = Report(
        "상황보고-2024-0001",
        "일일",
        "본부",
        "",
        DAY,
        DAY,
        "지금",
        compute(Told(), Told(), DAY, DAY, Around()),
    )
    texts = [one.text for one in write(report) if isinstance(one, Paragraph)]
    assert texts.count("해당 없음") == 5 and "그날까지 공표된 지표의 값이 없습니다." in texts
    assert title_words("일일", DAY, DAY) == "일일 상황보고 (2024. 6. 30.)"


def test_a_report_comes_back_from_its_json() -> None:
    computed = compute(Told(), TOLD, FIRST, DAY, AROUND)
    report = Report(
        "상황보고-2024-0001", "월간", "본부", "주의", FIRST, DAY, "지금", computed, Texts("가"), ()
    )
    assert from_json(Report, to_json(report)) == report


def test_an_activity_without_days_falls_nowhere() -> None:
    told = Told(planned=(activity(1, replace(TOLD.planned[0].span, start=None, end=None)),))
    assert compute(Told(), told, FIRST, DAY, Around()).plan == ()
