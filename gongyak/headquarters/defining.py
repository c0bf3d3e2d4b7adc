"""Indicators are defined, worded anew and retired."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from gongyak.audit.actions import record_act
from gongyak.headquarters.models import Indicator, IndicatorKind
from gongyak.headquarters.models.indicators import CADENCES, DIRECTIONS
from gongyak.headquarters.permissions import may_run
from gongyak.headquarters.said import LONG, MEDIUM, fitting, said
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.data import load
from gongyak.rules.moments import day_of
from gongyak.rules.particles import with_particle
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_LONGEST_UNIT = 20
_NOT_YOURS = "지표는 총괄부서나 총괄반이 정합니다. 총괄반에 요청하십시오."


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """What an indicator is, as it is typed."""

    kind: str
    name: str
    unit: str
    source: str
    better: str
    cadence: str


@transaction.atomic
def define_indicator(*, words: IndicatorWords, by: Actor, now: datetime) -> Indicator:
    """One more indicator, behind the others. Refused: a name that is taken, a word that is none of the list."""
    if not may_run(by, day_of(now)):
        raise Refusal(_NOT_YOURS)
    made = _worded(Indicator(place=Indicator.objects.count() + 1), words)
    _kept(made)
    record_act(by=by.key, action="지표 등록", object=made.key, now=now, after=_print(made))
    return made


@transaction.atomic
def correct_indicator(*, indicator: Indicator, words: IndicatorWords, by: Actor, now: datetime) -> Indicator:
    """Word an indicator anew. Refused: another unit or cadence once something was observed of it."""
    row = Indicator.objects.select_for_update().get(pk=indicator.pk)
    if not may_run(by, day_of(now)):
        raise Refusal(_NOT_YOURS)
    before, counted = _print(row), (row.unit, row.cadence)
    _worded(row, words)
    if (row.unit, row.cadence) != counted and row.observations.exists():
        raise Refusal("이미 값이 있는 지표의 단위와 주기는 바꿀 수 없습니다. 새 지표를 등록하십시오.")
    _kept(row)
    record_act(by=by.key, action="지표 변경", object=row.key, now=now, before=before, after=_print(row))
    return row


@transaction.atomic
def retire_indicator(*, indicator: Indicator, by: Actor, now: datetime) -> Indicator:
    """Use an indicator no longer from today on; used again where it was retired. Its values stay."""
    row = Indicator.objects.select_for_update().get(pk=indicator.pk)
    if not may_run(by, day_of(now)):
        raise Refusal(_NOT_YOURS)
    row.retired_on = None if row.retired_on else day_of(now)
    row.save(update_fields=["retired_on"])
    act = "지표 쓰지 않음" if row.retired_on else "지표 다시 씀"
    record_act(by=by.key, action=act, object=row.key, now=now)
    return row


@transaction.atomic
def take_usual_indicators(*, by: Actor, now: datetime) -> list[Indicator]:
    """The indicators that the product brings along as examples, those that are not there yet."""
    there = set(Indicator.objects.values_list("name", flat=True))
    rows = [row for row in load("headquarters.toml")["indicator"] if row["name"] not in there]
    return [define_indicator(words=IndicatorWords(**row), by=by, now=now) for row in rows]


def _worded(row: Indicator, words: IndicatorWords) -> Indicator:
    for label, word, known in (
        ("갈래", words.kind, IndicatorKind.values),
        ("좋은 쪽", words.better, [one for one, _ in DIRECTIONS]),
        ("주기", words.cadence, [one for one, _ in CADENCES]),
    ):
        if word not in known:
            raise Refusal(f"지표의 {with_particle(label, '을를')} 고르십시오.")
    row.kind, row.better, row.cadence = words.kind, words.better, words.cadence
    row.name = said(words.name, "지표의 이름", MEDIUM)
    row.source = said(words.source, "지표의 출처", LONG)
    row.unit = fitting(words.unit, "단위", _LONGEST_UNIT)
    return row


def _kept(row: Indicator) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refusal("같은 이름의 지표가 이미 있습니다. 다른 이름을 적으십시오.") from error


def _print(row: Indicator) -> str:
    return sha256(canonical([row.kind, row.name, row.unit, row.source, row.better, row.cadence]))
