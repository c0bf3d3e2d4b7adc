"""Teams are formed, worded anew and disbanded; people and outside bodies come and go, each with its days."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from gongyak.audit.actions import record_act
from gongyak.headquarters.models import (
    Headquarters,
    MemberPart,
    OutsideBody,
    Team,
    TeamMember,
    TeamWording,
)
from gongyak.headquarters.permissions import may_run
from gongyak.headquarters.said import LONG, MEDIUM, SHORT, fitting, said, within
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Duty, Staff

_LONGEST_PHONE = 20


@dataclass(frozen=True, slots=True)
class NewMember:
    """Who joins as what: a person or an outside body; 부본부장 belongs to no team."""

    part: str
    began_on: date
    staff: Staff | None = None
    body: OutsideBody | None = None
    team: Team | None = None
    task: str = ""


@transaction.atomic
def form_team(
    *,
    headquarters: Headquarters,
    name: str,
    task: str,
    began_on: date,
    by: Actor,
    now: datetime,
    leads: bool = False,
) -> Team:
    """편성: one more team from a day on, behind the others."""
    row = _run(headquarters, by, now)
    within(began_on, row.began_on, row.ended_on, "편성일")
    place = row.teams.count() + 1
    made = Team.objects.create(headquarters=row, place=place, leads=leads, began_on=began_on)
    _word(made, name, task, began_on, now)
    record_act(by=by.key, action="반 편성", object=made.key, now=now)
    return made


@transaction.atomic
def reword_team(*, team: Team, name: str, task: str, began_on: date, by: Actor, now: datetime) -> TeamWording:
    """Another name or task from a day on; what it was called before stays told for the days before."""
    row = Team.objects.select_for_update().get(pk=team.pk)
    _run(row.headquarters, by, now)
    within(began_on, row.began_on, row.ended_on, "바뀌는 날")
    made = _word(row, name, task, began_on, now)
    record_act(
        by=by.key, action="반 변경", object=row.key, now=now, after=sha256(canonical([made.name, made.task]))
    )
    return made


def _word(team: Team, name: str, task: str, began_on: date, now: datetime) -> TeamWording:
    return TeamWording.objects.create(
        team=team,
        name=said(name, "반의 이름", SHORT),
        task=said(task, "반의 임무"),
        began_on=began_on,
        recorded_at=now,
    )


@transaction.atomic
def disband_team(*, team: Team, ended_on: date, by: Actor, now: datetime) -> Team:
    """해산: the team ends with a day, and everybody's part in it. Refused: the only 총괄반."""
    row = Team.objects.select_for_update().get(pk=team.pk)
    _run(row.headquarters, by, now)
    _refuse_ended(row.ended_on)
    others = Team.objects.filter(headquarters=row.headquarters_id, leads=True, ended_on=None)
    if row.leads and not others.exclude(pk=row.pk).exists():
        raise Refusal("총괄반이 하나도 남지 않습니다. 먼저 다른 총괄반을 편성하십시오.")
    row.ended_on = within(ended_on, row.began_on, None, "해산일")
    later = row.members.filter(began_on__gt=ended_on).first()
    if later:
        raise Refusal(
            f"{format_day(later.began_on)}에 들어온 구성원이 있습니다. 해산일을 그날 이후로 정하십시오."
        )
    row.save(update_fields=["ended_on"])
    row.members.filter(ended_on=None).update(ended_on=ended_on)
    record_act(by=by.key, action="반 해산", object=row.key, now=now)
    return row


@transaction.atomic
def register_body(
    *, name: str, contact: str, phone: str, began_on: date, by: Actor, now: datetime
) -> OutsideBody:
    """An outside body, known by its office: no person, no personal number."""
    if not may_run(by, day_of(now)):
        raise Refusal("유관기관은 총괄부서나 총괄반이 등록합니다. 총괄반에 요청하십시오.")
    _refuse_personal(phone)
    try:
        with transaction.atomic():
            made = OutsideBody.objects.create(
                name=said(name, "유관기관의 이름", MEDIUM),
                contact=said(contact, "연락 창구", MEDIUM),
                phone=fitting(phone, "대표전화", _LONGEST_PHONE),
                began_on=began_on,
            )
    except IntegrityError as error:
        raise Refusal("같은 이름의 유관기관이 이미 있습니다. 목록에서 고르십시오.") from error
    record_act(by=by.key, action="유관기관 등록", object=made.key, now=now)
    return made


def _refuse_personal(phone: str) -> None:
    digits = "".join(one for one in phone if one.isdigit())
    if digits.startswith(("01", "8201", "8210")):
        raise Refusal("휴대전화 번호는 적지 않습니다. 기관의 대표전화를 적으십시오.")


@transaction.atomic
def add_member(*, headquarters: Headquarters, member: NewMember, by: Actor, now: datetime) -> TeamMember:
    """Somebody joins from a day on. Refused: twice in one team, without a duty on that day, an odd part."""
    row = _run(headquarters, by, now)
    within(member.began_on, row.began_on, row.ended_on, "시작일")
    _refuse_odd(member, row)
    department = _department(member)
    try:
        with transaction.atomic():
            made = TeamMember.objects.create(
                headquarters=row,
                team=member.team,
                part=member.part,
                staff=member.staff,
                department=department,
                body=member.body,
                task=fitting(member.task, "맡은 일", LONG),
                began_on=member.began_on,
            )
    except IntegrityError as error:
        raise Refusal("이 반에 이미 있는 사람이나 기관입니다. 명단을 확인하십시오.") from error
    record_act(by=by.key, action="본부 구성원 지정", object=made.key, now=now, after=_print(made))
    return made


def _refuse_odd(member: NewMember, headquarters: Headquarters) -> None:
    if member.part not in MemberPart.values:
        raise Refusal("구분은 부본부장, 반장, 반원, 협력기관 가운데 하나를 고르십시오.")
    if (member.part == MemberPart.PARTNER) != (member.body is not None) or bool(member.body) == bool(
        member.staff
    ):
        raise Refusal("직원이나 유관기관 가운데 하나를 고르십시오. 유관기관은 협력기관으로 넣습니다.")
    if (member.part == MemberPart.DEPUTY_HEAD) != (member.team is None):
        raise Refusal("부본부장은 반에 들지 않고, 나머지는 반을 골라야 합니다.")
    if member.team is not None:
        team = Team.objects.get(pk=member.team.pk)
        if team.headquarters_id != headquarters.pk:
            raise Refusal("이 본부의 반을 고르십시오.")
        within(member.began_on, team.began_on, team.ended_on, "시작일")
    asked = TeamMember.objects.on(member.began_on).filter(headquarters=headquarters, team=member.team)
    if asked.filter(staff=member.staff, body=member.body, part=member.part).exists():
        raise Refusal("이 반에 이미 있는 사람이나 기관입니다. 명단을 확인하십시오.")


def _department(member: NewMember) -> Department | None:
    """Where the person comes from on that day; Refusal where he has no duty then."""
    if member.staff is None:
        return None
    duties = Duty.objects.on(member.began_on).filter(staff=member.staff).select_related("department")
    duty = duties.order_by("department__place").first()
    if duty is None:
        raise Refusal("그날 보직이 없는 직원입니다. 직원과 시작일을 확인하십시오.")
    return duty.department


@transaction.atomic
def end_member(*, member: TeamMember, ended_on: date, by: Actor, now: datetime) -> TeamMember:
    """Somebody's part ends with a day; the row stays."""
    row = TeamMember.objects.select_for_update().get(pk=member.pk)
    _run(row.headquarters, by, now)
    _refuse_ended(row.ended_on)
    row.ended_on = within(ended_on, row.began_on, None, "끝난 날")
    before = _print(member)
    row.save(update_fields=["ended_on"])
    record_act(
        by=by.key, action="본부 구성원 해제", object=row.key, now=now, before=before, after=_print(row)
    )
    return row


def _run(headquarters: Headquarters, by: Actor, now: datetime) -> Headquarters:
    """The headquarters behind its lock; Refusal where it has ended or somebody does not run it."""
    row = Headquarters.objects.select_for_update().get(pk=headquarters.pk)
    if not may_run(by, day_of(now)):
        raise Refusal("반과 구성원은 총괄부서나 총괄반이 정합니다. 총괄반에 요청하십시오.")
    if row.ended_on is not None:
        raise Refusal(f"‘{row.name}’은(는) {format_day(row.ended_on)}에 종료되었습니다.")
    return row


def _refuse_ended(ended_on: date | None) -> None:
    if ended_on is not None:
        raise Refusal(f"이미 {format_day(ended_on)}에 끝났습니다. 화면을 새로 열어 확인하십시오.")


def _print(row: TeamMember) -> str:
    told = [row.team_id, row.part, row.staff_id, row.body_id, str(row.began_on), str(row.ended_on)]
    return sha256(canonical(told))
