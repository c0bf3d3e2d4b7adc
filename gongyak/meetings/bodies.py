"""The acts on a body: set it up, dissolve it, appoint and dismiss members, begin a series of meetings."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from gongyak.audit.actions import record_act
from gongyak.district.models import SiteRevision
from gongyak.meetings.events import locked_body, need
from gongyak.meetings.models import Body, BodyKind, BodyMember, BodyPost, Meeting, MeetingSeries, SeriesKind
from gongyak.meetings.permissions import may_found, may_run
from gongyak.rules.meetings import QuorumRule, VoteRule
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Staff


@dataclass(frozen=True, slots=True)
class NewBody:
    """A body to be set up, with the rules by which it sits and decides."""

    name: str
    kind: str
    basis: str
    began_on: date
    quorum_rule: str = QuorumRule.MAJORITY
    vote_rule: str = VoteRule.PRESENT_MAJORITY
    counts_deputies: bool = True
    notice_days: int = 7


@dataclass(frozen=True, slots=True)
class NewBodyMember:
    """Somebody to sit on a body: of the office (`staff`), or somebody from outside by name."""

    name: str
    began_on: date
    organization: str = ""
    title: str = ""
    post: str = BodyPost.MEMBER
    staff: Staff | None = None


@transaction.atomic
def found_body(*, body: NewBody, department: Department, by: Actor, now: datetime) -> Body:
    """설치: set up a body with its 정기회의. Refused: no right, no name or basis, one that is there already."""
    if not may_found(by, department):
        raise Refusal("회의체는 그 주관부서의 담당자나 팀장, 또는 총괄부서가 만듭니다.")
    name = need(body.name, "회의체의 이름을 적으십시오.")
    basis = need(body.basis, "설치 근거(조례, 방침의 이름과 조)를 적으십시오.")
    if body.kind not in BodyKind.values:
        raise Refusal("회의체의 종류를 고르십시오.")
    _refuse_rules(body)
    if Body.objects.on(body.began_on).filter(name=name).exists():
        raise Refusal(f"‘{name}’은(는) 이미 있는 회의체입니다. 목록에서 찾아 여십시오.")
    made = Body.objects.create(
        name=name,
        kind=body.kind,
        basis=basis,
        department=department,
        quorum_rule=body.quorum_rule,
        vote_rule=body.vote_rule,
        counts_deputies=body.counts_deputies,
        notice_days=body.notice_days,
        began_on=body.began_on,
    )
    MeetingSeries.objects.create(body=made)
    record_act(by=by.key, action="회의체 설치", object=made.key, now=now)
    return made


def _refuse_rules(body: NewBody) -> None:
    if body.quorum_rule not in set(QuorumRule) or body.vote_rule not in set(VoteRule):
        raise Refusal("의사정족수와 의결정족수를 고르십시오.")
    if not 0 <= body.notice_days <= 60:
        raise Refusal("소집 통지는 회의 0일에서 60일 전 사이로 적으십시오.")


@transaction.atomic
def dissolve_body(*, body: Body, ended_on: date, by: Actor, now: datetime) -> Body:
    """폐지: the body and the terms of its members end on a day. Refused while a meeting is still to be held."""
    row = _of(body, by)
    if row.ended_on:
        raise Refusal("이미 폐지된 회의체입니다.")
    if ended_on < row.began_on:
        raise Refusal("폐지일은 설치일보다 앞설 수 없습니다.")
    if Meeting.objects.filter(series__body=row).ahead(date.min).exists():
        raise Refusal("아직 열리지 않은 회의가 있습니다. 회의를 취소한 뒤에 폐지하십시오.")
    row.ended_on = ended_on
    row.save(update_fields=["ended_on"])
    row.members.on(ended_on).update(ended_on=ended_on, end_reason="회의체 폐지")
    SiteRevision.objects.bump()
    record_act(by=by.key, action="회의체 폐지", object=row.key, now=now)
    return row


@transaction.atomic
def appoint_member(*, body: Body, member: NewBodyMember, by: Actor, now: datetime) -> BodyMember:
    """위촉·위원 지정: somebody sits on a body from a day on. Refused: nobody named, there already, body ended."""
    row = _of(body, by)
    name = need(member.staff.name if member.staff else member.name, "위원의 성명을 적으십시오.")
    if member.post not in BodyPost.values:
        raise Refusal("위원의 직위(위원장, 부위원장, 위원, 간사)를 고르십시오.")
    if row.ended_on or member.began_on < row.began_on:
        raise Refusal("회의체가 있는 동안의 날을 위촉일로 적으십시오.")
    same = row.members.on(member.began_on).filter(name=name, organization=member.organization.strip())
    if same.exists():
        raise Refusal(f"{name} 님은 이미 위원입니다. 다시 위촉하려면 먼저 해촉하십시오.")
    try:
        with transaction.atomic():
            made = BodyMember.objects.create(
                body=row,
                staff=member.staff,
                name=name,
                organization=member.organization.strip(),
                title=member.title.strip(),
                post=member.post,
                began_on=member.began_on,
            )
    except IntegrityError as error:
        raise Refusal("같은 날 위촉한 같은 사람이 이미 있습니다.") from error
    record_act(by=by.key, action="위원 위촉", object=made.key, now=now)
    return made


@transaction.atomic
def dismiss_member(
    *, member: BodyMember, ended_on: date, reason: str, by: Actor, now: datetime
) -> BodyMember:
    """해촉: the term ends on a day, with the reason."""
    _of(member.body, by)
    row = BodyMember.objects.select_for_update().get(pk=member.pk)
    if row.ended_on:
        raise Refusal("이미 해촉된 위원입니다.")
    if ended_on < row.began_on:
        raise Refusal("해촉일은 위촉일보다 앞설 수 없습니다.")
    row.end_reason = need(reason, "해촉하는 사유를 적으십시오. 보기: 임기 만료, 본인 사임")
    row.ended_on = ended_on
    row.save(update_fields=["ended_on", "end_reason"])
    record_act(by=by.key, action="위원 해촉", object=row.key, now=now)
    return row


@transaction.atomic
def add_series(
    *, body: Body, kind: str, name: str, by: Actor, now: datetime, rhythm: str = ""
) -> MeetingSeries:
    """Begin another series of meetings of a body (임시회의, 실무회의 …), counted on its own."""
    row = _of(body, by)
    told = need(name, "회의의 이름을 적으십시오. 보기: 임시회의, 실무회의")
    if kind not in SeriesKind.values:
        raise Refusal("회의의 구분(정기, 임시, 수시, 실무)을 고르십시오.")
    if row.series.filter(name=told).exists():
        raise Refusal(f"이 회의체에는 ‘{told}’이(가) 이미 있습니다.")
    made = MeetingSeries.objects.create(body=row, kind=kind, name=told, rhythm=rhythm.strip())
    record_act(by=by.key, action="회의 계열 추가", object=row.key, now=now)
    return made


def _of(body: Body, by: Actor) -> Body:
    row = locked_body(body)
    if not may_run(by, row):
        raise Refusal("이 회의체의 주관부서 담당자나 팀장, 또는 총괄부서가 하는 일입니다.")
    return row
