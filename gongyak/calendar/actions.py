"""The acts on the calendar: a day made a holiday or a working day, a year checked, a way to count chosen.

Who may is asked at the door of the desk. `by` is the key of an account.
"""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction

from gongyak.audit.actions import record_act
from gongyak.calendar.library import KNOWN_YEARS
from gongyak.calendar.models import CheckedYear, ClockChoice, DayState, HolidayOverride
from gongyak.calendar.reading import calendar, chosen
from gongyak.rules import deadlines
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.holidays import with_weekday
from gongyak.rules.particles import with_particle
from gongyak.rules.refusal import Refusal

OVERRIDDEN, CHECKED, CHOSEN = "휴일 변경", "휴일 확인", "기한 기준 변경"
_YEARS = range(1990, 2101)


@transaction.atomic
def override_day(
    *, day: date, state: str, reason: str, by: str, now: datetime, name: str = ""
) -> HolidayOverride:
    """Make a day a holiday of that name (임시공휴일), a working day, or again what the library says.

    Whoever owns due moments counts them anew in acts of their own (`cases.recounting`).

    Refused: what the day is already, a Saturday or Sunday made a working day, no reason, a year outside
    1990–2100.
    """
    if day.year not in _YEARS:
        raise Refusal("1990년부터 2100년 사이의 날을 적으십시오.")
    _refuse_silence(reason, "사유")
    name = " ".join(name.split()) if state == DayState.HOLIDAY else ""
    row = HolidayOverride(day=day, state=state, name=name, reason=reason.strip(), by=by, at=now)
    _clean(row)
    _refuse_nothing_new(row)
    row.save()
    _act(row, OVERRIDDEN, row.reason)
    return row


def _refuse_nothing_new(row: HolidayOverride) -> None:
    said = with_weekday(row.day)
    last = HolidayOverride.objects.filter(day=row.day).order_by("pk").last()
    if row.state == DayState.AS_KNOWN and (last is None or last.state == DayState.AS_KNOWN):
        raise Refusal(f"{said}은 바꾼 적이 없어 되돌릴 것이 없습니다.")
    names = calendar().names
    if row.state == DayState.HOLIDAY and names.get(row.day) == row.name:
        raise Refusal(f"{said}은 이미 ‘{row.name}’입니다.")
    if row.state == DayState.WORKED and row.day not in names:
        why = "주말은 근무일로 바꾸지 못합니다" if calendar().off(row.day) else "이미 근무일입니다"
        raise Refusal(f"{said}은 공휴일이 아닙니다. {why}.")


@transaction.atomic
def check_year(*, year: int, source: str, by: str, now: datetime) -> CheckedYear:
    """Say that the holidays of a year were compared with the announced ones. Refused: one that is known already."""
    if year in KNOWN_YEARS or CheckedYear.objects.filter(year=year).exists():
        raise Refusal(f"{year}년의 휴일은 이미 확인되어 있습니다.")
    _refuse_silence(source, "무엇과 견주었는지")
    row = CheckedYear(year=year, source=source.strip(), by=by, at=now)
    _clean(row)
    row.save()
    _act(row, CHECKED, row.source)
    return row


@transaction.atomic
def choose(*, name: str, value: str, reason: str, by: str, now: datetime) -> ClockChoice:
    """Choose how to count where the law leaves it open, and so confirm it. Refused: a value that is none, no reason."""
    known = {one.key: one for one in deadlines.choices()}
    if name not in known or value not in known[name].values:
        raise Refusal("고를 수 있는 기준이 아닙니다. 화면을 새로 열어 다시 고르십시오.")
    _refuse_silence(reason, "근거")
    if chosen()[name] == (value, True):
        raise Refusal("이미 그렇게 확인되어 있습니다.")
    row = ClockChoice(name=name, value=value, reason=reason.strip(), by=by, at=now)
    _clean(row)
    row.save()
    _act(row, CHOSEN, row.reason)
    return row


Row = HolidayOverride | CheckedYear | ClockChoice


def print_of(row: Row) -> str:
    """The hash of what a row says, which its act keeps."""
    told = {
        field.name: str(getattr(row, field.name))
        for field in row._meta.concrete_fields
        if field.name not in ("id", "at")
    }
    return sha256(canonical(told))


def _act(row: Row, action: str, reason: str) -> None:
    record_act(by=row.by, action=action, object=row.key, now=row.at, reason=reason, after=print_of(row))


def _refuse_silence(text: str, what: str) -> None:
    if not text.strip():
        raise Refusal(
            f"{with_particle(what, '을를')} 적으십시오. 공고의 번호와 날짜를 함께 적으면 나중에 찾기 쉽습니다."
        )


def _clean(row: models.Model) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
