"""The district's calendar: days added and removed, years checked, ways to count chosen, and all of it told."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from gongyak.audit.models import Act
from gongyak.calendar.actions import check_year, choose, override_day
from gongyak.calendar.models import CheckedYear, ClockChoice, DayState, HolidayOverride
from gongyak.calendar.reading import calendar, chosen, overrides
from gongyak.calendar.verify import verify
from gongyak.rules.deadlines import Filing, reckon
from gongyak.rules.moments import SEOUL
from gongyak.rules.refusal import Refusal
from tests.guards import guards_down

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 9, 1, 0, 0, tzinfo=UTC)
DAY = date(2026, 10, 2)
HOUR = timedelta(hours=1)


def declare(day: date = DAY, *, now: datetime = NOW, name: str = "임시공휴일") -> HolidayOverride:
    return override_day(
        day=day, state=DayState.HOLIDAY, name=name, reason="국무회의 의결", by="staff/1", now=now
    )


def undo(day: date = DAY, state: str = DayState.AS_KNOWN, now: datetime = NOW + HOUR) -> HolidayOverride:
    return override_day(day=day, state=state, reason="되돌림", by="staff/2", now=now)


def test_nothing_changed_is_what_the_library_says() -> None:
    assert calendar().off(DAY) == "" and calendar().off(date(2026, 10, 5)) == "개천절 대체 휴일"
    assert {value for value, _ in chosen().values()} == {"다음 근무일", "달력의 날", "본래 기한의 다음"}
    assert not any(is_confirmed for _, is_confirmed in chosen().values())


def test_a_day_is_made_a_holiday_and_back_and_each_time_is_told() -> None:
    declare()
    assert calendar().off(DAY) == "임시공휴일"
    undo()
    assert calendar().off(DAY) == "" and calendar(NOW).off(DAY) == "임시공휴일"
    assert calendar(NOW - HOUR).off(DAY) == ""
    assert [row.state for row in overrides(2026)] == ["자료대로", "휴일"] and overrides(2027) == []
    assert [(act.action, act.object, act.actor, act.reason) for act in Act.objects.order_by("seq")] == [
        ("휴일 변경", "holiday/2026-10-02", "staff/1", "국무회의 의결"),
        ("휴일 변경", "holiday/2026-10-02", "staff/2", "되돌림"),
    ]
    assert verify() == []


def test_a_holiday_of_the_library_is_made_a_working_day_and_renamed() -> None:
    undo(date(2026, 10, 5), DayState.WORKED)
    assert calendar().off(date(2026, 10, 5)) == ""
    declare(date(2026, 10, 5), name="다른 이름")
    assert calendar().off(date(2026, 10, 5)) == "다른 이름"


def test_what_was_due_then_moves_with_the_calendar() -> None:
    received = datetime(2026, 9, 15, 10, tzinfo=SEOUL)
    filing = Filing("건의", received)
    before = reckon(filing, calendar(), chosen()).due
    declare()
    after = reckon(filing, calendar(), chosen()).due
    assert before is not None and after is not None and before < after


@pytest.mark.parametrize(
    ("day", "state", "name", "sentence"),
    [
        (DAY, DayState.AS_KNOWN, "", "되돌릴 것이 없습니다"),
        (DAY, DayState.WORKED, "", "이미 근무일입니다"),
        (date(2026, 10, 4), DayState.WORKED, "", "주말은 근무일로"),
        (DAY, DayState.HOLIDAY, "", "휴일의 이름"),
        (date(2026, 10, 9), DayState.HOLIDAY, "한글날", "이미 ‘한글날’입니다"),
        (DAY, "쉼", "", "올바르지 않습니다|유효하지 않습니다|선택"),
        (date(2101, 1, 1), DayState.HOLIDAY, "먼 날", "2100년"),
    ],
)
def test_a_change_that_is_none_is_refused_with_a_sentence(
    day: date, state: str, name: str, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        override_day(day=day, state=state, name=name, reason="사유", by="staff/1", now=NOW)
    assert not HolidayOverride.objects.exists() and not Act.objects.exists()


def test_a_change_needs_its_reason() -> None:
    with pytest.raises(Refusal):
        override_day(day=DAY, state=DayState.HOLIDAY, name="휴일", reason=" ", by="staff/1", now=NOW)


def test_what_was_undone_is_not_undone_twice() -> None:
    declare()
    undo()
    with pytest.raises(Refusal, match="되돌릴 것이"):
        undo()


def test_a_year_is_checked_once_and_no_longer_warns() -> None:
    filing = Filing("고충", datetime(2028, 3, 2, 10, tzinfo=SEOUL))
    assert [one.code for one in reckon(filing, calendar()).findings] == ["calendar-year-unknown"]
    check_year(year=2028, source="2028년 월력요항", by="staff/1", now=NOW)
    assert reckon(filing, calendar()).findings == ()
    for year in (2028, 2026):
        with pytest.raises(Refusal, match="이미 확인"):
            check_year(year=year, source="월력요항", by="staff/1", now=NOW)
    for year, source in ((2029, " "), (2101, "월력요항")):
        with pytest.raises(Refusal):
            check_year(year=year, source=source, by="staff/1", now=NOW)
    assert verify() == []


def test_a_way_to_count_is_chosen_and_so_confirmed() -> None:
    choose(name="after-hours", value="접수한 날", reason="구 민원사무 지침", by="staff/1", now=NOW)
    assert chosen()["after-hours"] == ("접수한 날", True)
    assert chosen(NOW - HOUR)["after-hours"] == ("다음 근무일", False)
    late = Filing("고충", datetime(2024, 3, 29, 18, tzinfo=SEOUL))
    assert reckon(late, calendar(), chosen()).due == datetime(2024, 4, 8, 18, tzinfo=SEOUL)
    choose(name="visit-days", value="달력의 날", reason="확인", by="staff/1", now=NOW)
    for name, value, reason in (
        ("after-hours", "접수한 날", "다시"),
        ("after-hours", "아무 날", "사유"),
        ("없는 기준", "값", "사유"),
        ("after-hours", "다음 근무일", ""),
    ):
        with pytest.raises(Refusal):
            choose(name=name, value=value, reason=reason, by="staff/1", now=NOW)
    assert verify() == []


def refused(row: models.Model, sentence: str) -> None:
    with pytest.raises(ValidationError) as said:
        row.validate_constraints()
    assert sentence in " ".join(said.value.messages)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize("told", [{"reason": ""}, {"state": "쉼"}])
def test_holiday_override_said(told: dict[str, str]) -> None:
    told = {"state": "근무일", "reason": "사유"} | told
    refused(HolidayOverride(day=DAY, by="staff/1", at=NOW, **told), "사유")


@pytest.mark.parametrize("told", [("휴일", ""), ("근무일", "이름"), ("자료대로", "이름")])
def test_holiday_override_named(told: tuple[str, str]) -> None:
    row = HolidayOverride(day=DAY, by="staff/1", at=NOW, reason="사유", state=told[0], name=told[1])
    refused(row, "휴일의 이름")


def test_checked_year_once_and_checked_year_said() -> None:
    check_year(year=2028, source="월력요항", by="staff/1", now=NOW)
    refused(CheckedYear(year=2028, source="월력요항", by="staff/1", at=NOW), "이미 확인한")
    refused(CheckedYear(year=1989, source="월력요항", by="staff/1", at=NOW), "1990년부터")
    refused(CheckedYear(year=2029, source="", by="staff/1", at=NOW), "1990년부터")


@pytest.mark.parametrize("told", [("", "값", "사유"), ("기준", "", "사유"), ("기준", "값", "")])
def test_clock_choice_said(told: tuple[str, str, str]) -> None:
    name, value, reason = told
    refused(ClockChoice(name=name, value=value, reason=reason, by="staff/1", at=NOW), "모두")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        ("UPDATE calendar_holidayoverride SET day = '2026-10-06'", {"calendar-differs", "calendar-missing"}),
        ("UPDATE calendar_holidayoverride SET \"by\" = 'staff/9'", {"calendar-differs", "calendar-missing"}),
        ("DELETE FROM calendar_checkedyear", {"calendar-missing"}),
        (
            'INSERT INTO calendar_clockchoice (name, value, reason, "by", at)'
            " VALUES ('visit-days', '근무일', '몰래', 'staff/1', '2026-09-01 00:00:00+00:00')",
            {"calendar-differs"},
        ),
    ],
)
def test_what_an_owner_of_the_database_alters_is_named(statement: str, codes: set[str]) -> None:
    declare()
    check_year(year=2028, source="월력요항", by="staff/1", now=NOW)
    choose(name="after-hours", value="접수한 날", reason="지침", by="staff/1", now=NOW)
    assert verify() == []
    with guards_down(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert {finding.code for finding in verify()} == codes
