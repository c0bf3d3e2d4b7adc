"""What indicators say is entered: by hand here, from a table in `importing`. A revision is one more row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.headquarters.models import Firmness, Indicator, Observation
from gongyak.headquarters.permissions import may_enter
from gongyak.headquarters.said import LONG
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.dates import format_day
from gongyak.rules.indicators import exact, period_words
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

#: How the chain of acts names the entry of values.
ENTERING = "지표 입력"


@dataclass(frozen=True, slots=True)
class Entered:
    """One value as it is entered: its period, 잠정 or 확정, and when it became public. None takes back (취소)."""

    indicator: Indicator
    start: date
    end: date
    value: Decimal | None
    firmness: str
    published_on: date
    source: str = ""
    note: str = ""


@transaction.atomic
def observe(*, entered: Sequence[Entered], by: Actor, now: datetime) -> list[Observation]:
    """Enter values; one for a period that has a value revises it, and both stay. What says nothing new is left out.

    Refused, all of them: by who does not belong to the headquarters, a period that has not ended, a day of
    publication to come, a value without a number, a 취소 without a reason, a reason that is missing from a
    revision of what was 확정.
    """
    today = day_of(now)
    if not may_enter(by, today):
        raise Refusal("지표의 값은 본부 구성원이나 총괄부서가 넣습니다. 총괄반에 요청하십시오.")
    keys = sorted({one.indicator.pk for one in entered})
    list(
        Indicator.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    )  # one writer of each at a time
    held = latest(keys)
    fresh = [one for one in entered if _is_news(one, held.get((one.indicator.pk, one.start)))]
    for one in fresh:
        refuse_unfit(one, held.get((one.indicator.pk, one.start)), today)
    made = Observation.objects.bulk_create(_row(one, by, now) for one in fresh)
    if made:
        where = f"indicator/{keys[0]}" if len(keys) == 1 else "indicator"
        record_act(
            by=by.key,
            action=ENTERING,
            object=where,
            now=now,
            reason=f"{len(made)}건",
            after=print_of(made),
        )
    return made


def print_of(rows: Iterable[Observation]) -> str:
    """The hash of what observations say, as their act keeps it."""
    told = [
        [
            row.indicator_id,
            str(row.start),
            str(row.end),
            row.value,
            str(row.standing),
            str(row.published_on),
            row.source,
            row.note,
        ]
        for row in rows
    ]
    return sha256(canonical(told))


def latest(indicators: Sequence[int]) -> dict[tuple[int, date], Observation]:
    """What was entered last for each indicator and period, 취소 included. One query."""
    rows = Observation.objects.filter(indicator__in=indicators).order_by("pk")
    return {(row.indicator_id, row.start): row for row in rows}


def _row(one: Entered, by: Actor, now: datetime) -> Observation:
    return Observation(
        indicator=one.indicator,
        start=one.start,
        end=one.end,
        value="" if one.value is None else exact(one.value),
        standing=Firmness(one.firmness),
        published_on=one.published_on,
        source=one.source,
        note=one.note,
        recorded_at=now,
        recorded_by_id=by.id,
    )


def _is_news(one: Entered, held: Observation | None) -> bool:
    """Whether an entry says something else than what is there; 취소 of nothing says nothing."""
    if held is None:
        return one.firmness != Firmness.CANCELLED
    return not says_the_same(one, held)


def says_the_same(one: Entered, held: Observation) -> bool:
    """Whether an entry says what a row says already; a reason alone is nothing new."""
    value = "" if one.value is None else exact(one.value)
    told = (value, one.firmness, one.published_on, one.source)
    return told == (held.value, held.standing, held.published_on, held.source)


def refuse_unfit(one: Entered, held: Observation | None, today: date) -> None:
    """Refuse an entry that cannot be, with a sentence that names the indicator and the period."""
    if wrong := unfit(one, held, today):
        where = period_words(one.start, one.indicator.precision)
        raise Refusal(f"{one.indicator.name} {where}: {wrong}")


def unfit(one: Entered, held: Observation | None, today: date) -> str:
    """What is wrong with an entry; "" where it fits."""
    if one.firmness not in Firmness.values:
        return "구분은 잠정이나 확정으로 적으십시오."
    if (one.value is None) != (one.firmness == Firmness.CANCELLED):
        return "값을 적으십시오. 없앨 때에는 구분을 취소로 하고 값을 비웁니다."
    if one.published_on > today:
        return f"공표일 {format_day(one.published_on)}이 아직 오지 않았습니다."
    if one.published_on < one.start:
        return f"공표일 {format_day(one.published_on)}이 기간보다 앞섭니다."
    if one.end > today:
        return "아직 끝나지 않은 기간입니다."
    if max(len(one.source), len(one.note)) > LONG:
        return f"출처와 사유는 {LONG}자까지 적을 수 있습니다."
    settled = held is not None and held.standing == Firmness.FINAL
    if (settled or one.firmness == Firmness.CANCELLED) and not one.note:
        return "확정된 값을 고치거나 없앨 때에는 사유를 적으십시오."
    return ""
