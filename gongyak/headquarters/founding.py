"""A headquarters is set up, goes through phases, and ends; the levels that a phase can have."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from gongyak.audit.actions import record_act
from gongyak.headquarters.models import AlertLevel, Headquarters, Phase, Team, TeamMember, TeamWording
from gongyak.headquarters.permissions import may_found, may_run
from gongyak.headquarters.said import MEDIUM, fitting, said, within
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.data import load
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_LONGEST_LEVEL = 20


@dataclass(frozen=True, slots=True)
class Founding:
    """What a headquarters is set up with: the basis, and the number of the paper where there is one."""

    name: str
    basis: str
    began_on: date
    paper: str = ""


@transaction.atomic
def establish(*, founding: Founding, by: Actor, now: datetime) -> Headquarters:
    """설치: a headquarters from a day on, with the usual teams and the levels as data.

    Refused: by anybody but 총괄, no basis, another headquarters that holds on that day or later.
    """
    if not may_found(by):
        raise Refusal("종합대책본부는 총괄부서가 설치합니다. 총괄부서에 요청하십시오.")
    began_on = founding.began_on
    held = Headquarters.objects.select_for_update().filter(ended_on=None).first()
    held = held or Headquarters.objects.filter(ended_on__gte=began_on).first()
    if held:
        raise Refusal(f"‘{held.name}’의 운영 기간과 겹칩니다. 먼저 그 본부를 종료하십시오.")
    try:
        with transaction.atomic():
            made = Headquarters.objects.create(
                name=said(founding.name, "본부의 이름", MEDIUM),
                basis=said(founding.basis, "설치 근거"),
                paper=fitting(founding.paper, "설치 문서번호", MEDIUM),
                began_on=began_on,
            )
    except IntegrityError as error:
        raise Refusal("같은 이름의 본부가 이미 운영되고 있습니다. 화면을 새로 열어 확인하십시오.") from error
    usual_levels()
    for place, row in enumerate(load("headquarters.toml")["team"], start=1):
        team = Team.objects.create(headquarters=made, place=place, leads=row["leads"], began_on=began_on)
        TeamWording.objects.create(
            team=team, name=row["name"], task=row["task"], began_on=began_on, recorded_at=now
        )
    record_act(by=by.key, action="본부 설치", object=made.key, now=now, after=_print(made))
    return made


def usual_levels() -> None:
    """The levels that the product brings along, where there are none yet."""
    if not AlertLevel.objects.exists():
        AlertLevel.objects.bulk_create(
            AlertLevel(
                name=row["name"],
                meaning=row["meaning"],
                source=row["source"],
                place=place,
                is_confirmed=row["confirmed"],
            )
            for place, row in enumerate(load("headquarters.toml")["level"], start=1)
        )


@transaction.atomic
def close(
    *, headquarters: Headquarters, ended_on: date, reason: str, by: Actor, now: datetime
) -> Headquarters:
    """종료: it ends with a day, and with it its teams and everybody's part in it."""
    row = _running(headquarters)
    if not may_found(by):
        raise Refusal("종합대책본부는 총괄부서가 종료합니다. 총괄부서에 요청하십시오.")
    if ended_on > day_of(now):
        raise Refusal("종료일은 오늘까지의 날이어야 합니다. 그날이 지난 뒤에 종료하십시오.")
    row.ended_on = within(ended_on, row.began_on, None, "종료일")
    row.end_reason = said(reason, "종료하는 사유")
    _refuse_later(row)
    before = _print(headquarters)
    row.save(update_fields=["ended_on", "end_reason"])
    for table in (Team, TeamMember):
        table.objects.filter(headquarters=row, ended_on=None).update(ended_on=ended_on)
    record_act(
        by=by.key,
        action="본부 종료",
        object=row.key,
        now=now,
        reason=row.end_reason,
        before=before,
        after=_print(row),
    )
    return row


def _refuse_later(row: Headquarters) -> None:
    """Refuse an end before something of the headquarters began."""
    for table in (Team, TeamMember, Phase):
        later = (
            table.objects.filter(headquarters=row, began_on__gt=row.ended_on).order_by("-began_on").first()
        )
        if later:
            raise Refusal(
                f"{format_day(later.began_on)}에 시작한 반이나 구성원이나 단계가 있습니다. 종료일을 그날 이후로 정하십시오."
            )


@transaction.atomic
def declare_phase(
    *, headquarters: Headquarters, level: AlertLevel, began_on: date, reason: str, by: Actor, now: datetime
) -> Phase:
    """단계를 정함: a level holds from a day on, until the next; a correction is one more entry for the same day."""
    row = _running(headquarters)
    _refuse_unless_runs(by, now)
    within(began_on, row.began_on, row.ended_on, "단계의 시작일")
    made = Phase.objects.create(
        headquarters=row,
        level=level,
        began_on=began_on,
        reason=said(reason, "단계를 정하는 사유"),
        recorded_at=now,
        recorded_by_id=by.id,
    )
    record_act(
        by=by.key, action="대응 단계", object=row.key, now=now, reason=f"{level.name} {format_day(began_on)}"
    )
    return made


@transaction.atomic
def word_level(
    *, level: AlertLevel, name: str, meaning: str, source: str, is_confirmed: bool, by: Actor, now: datetime
) -> AlertLevel:
    """Word a level as the district's own 방침 does."""
    row = AlertLevel.objects.select_for_update().get(pk=level.pk)
    _refuse_unless_runs(by, now)
    if AlertLevel.objects.filter(name=name.strip()).exclude(pk=row.pk).exists():
        raise Refusal("같은 이름의 단계가 이미 있습니다. 다른 이름을 적으십시오.")
    before = sha256(canonical([row.name, row.meaning, row.source, row.is_confirmed]))
    row.name, row.meaning = said(name, "단계의 이름", _LONGEST_LEVEL), said(meaning, "단계의 뜻")
    row.source, row.is_confirmed = source.strip(), is_confirmed
    row.save()
    after = sha256(canonical([row.name, row.meaning, row.source, row.is_confirmed]))
    record_act(by=by.key, action="단계의 말 설정", object=row.key, now=now, before=before, after=after)
    return row


def _running(headquarters: Headquarters) -> Headquarters:
    """The headquarters behind its lock; Refusal where it has ended."""
    row = Headquarters.objects.select_for_update().get(pk=headquarters.pk)
    if row.ended_on is not None:
        raise Refusal(f"‘{row.name}’은(는) {format_day(row.ended_on)}에 종료되었습니다.")
    return row


def _refuse_unless_runs(by: Actor, now: datetime) -> None:
    if not may_run(by, day_of(now)):
        raise Refusal("총괄부서나 총괄반만 할 수 있습니다. 총괄반에 요청하십시오.")


def _print(row: Headquarters) -> str:
    told = [row.name, row.basis, row.paper, str(row.began_on), str(row.ended_on), row.end_reason]
    return sha256(canonical(told))
