"""공약이행평가단: its members, its sessions with quorum and minutes, its advice and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.district.models import SiteRevision
from gongyak.pledges.changes.permissions import may_handle, may_write
from gongyak.pledges.models import (
    Advice,
    AdviceOutcome,
    Change,
    Officeholder,
    PanelMember,
    PanelSession,
)
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@dataclass(frozen=True, slots=True)
class NewMember:
    """Somebody to be put on the panel; the name is published only where the member agreed (`is_listed`)."""

    name: str
    part: str
    is_listed: bool
    began_on: date


@transaction.atomic
def appoint_member(*, holder: Officeholder, member: NewMember, by: Actor, now: datetime) -> PanelMember:
    """위촉: put somebody on the panel of an officeholder's pledges."""
    _refuse_others(by)
    if not member.name.strip():
        raise Refusal("평가단원의 성명을 적으십시오.")
    made = PanelMember.objects.create(
        officeholder=holder,
        name=member.name.strip(),
        part=member.part.strip(),
        is_listed=member.is_listed,
        began_on=member.began_on,
    )
    SiteRevision.objects.bump()
    record_act(by=by.key, action="평가단 위촉", object=made.key, now=now)
    return made


@transaction.atomic
def dismiss_member(*, member: PanelMember, ended_on: date, by: Actor, now: datetime) -> PanelMember:
    """해촉: the member's term ends on a day."""
    _refuse_others(by)
    row = PanelMember.objects.select_for_update().get(pk=member.pk)
    if row.ended_on:
        raise Refusal("이미 해촉된 평가단원입니다.")
    if ended_on < row.began_on:
        raise Refusal("해촉일은 위촉일보다 앞설 수 없습니다.")
    row.ended_on = ended_on
    row.save(update_fields=["ended_on"])
    SiteRevision.objects.bump()
    record_act(by=by.key, action="평가단 해촉", object=row.key, now=now)
    return row


@transaction.atomic
def hold_session(
    *,
    holder: Officeholder,
    name: str,
    held_on: date,
    attended: Sequence[PanelMember],
    by: Actor,
    now: datetime,
    minutes: str = "",
) -> PanelSession:
    """Record a session: who of those on the panel that day came. Refused: a day to come, a stranger, nobody."""
    _refuse_others(by)
    if held_on > day_of(now):
        raise Refusal("아직 열리지 않은 회의입니다. 회의한 날을 확인하십시오.")
    if not name.strip() or not attended:
        raise Refusal("회의의 이름을 적고 출석한 평가단원을 고르십시오.")
    if holder.panel_sessions.filter(name=name.strip()).exists():
        raise Refusal(f"‘{name.strip()}’ 회의가 이미 있습니다.")
    members = {one.pk for one in holder.panel.on(held_on)}
    if strangers := [one.name for one in attended if one.pk not in members]:
        raise Refusal(f"{', '.join(strangers)}: 회의한 날에 평가단원이 아니었습니다.")
    made = PanelSession.objects.create(
        officeholder=holder,
        name=name.strip(),
        held_on=held_on,
        members=len(members),
        present=len(attended),
        minutes=minutes.strip(),
    )
    made.attended.set(attended)
    record_act(by=by.key, action="평가단 회의", object=made.key, now=now, after=hash_of(made))
    return made


@transaction.atomic
def write_minutes(*, session: PanelSession, minutes: str, by: Actor, now: datetime) -> PanelSession:
    """Write the minutes; once they are public they stay as they are."""
    row = _locked(session, by)
    row.minutes = minutes.strip()
    row.save(update_fields=["minutes"])
    record_act(by=by.key, action="회의록", object=row.key, now=now, after=hash_of(row))
    return row


@transaction.atomic
def publish_session(*, session: PanelSession, by: Actor, now: datetime) -> PanelSession:
    """공개: the session, its minutes, votes and advice become public. Refused without minutes."""
    row = _locked(session, by)
    if not row.minutes:
        raise Refusal("회의록을 적은 뒤에 공개하십시오.")
    row.published_at = now
    row.save(update_fields=["published_at"])
    SiteRevision.objects.bump()
    record_act(by=by.key, action="평가단 회의 공개", object=row.key, now=now, after=hash_of(row))
    return row


@transaction.atomic
def advise(
    *, session: PanelSession, text: str, by: Actor, now: datetime, change: Change | None = None
) -> Advice:
    """건의: what the session advised, of a change or in general."""
    _refuse_others(by)
    if not text.strip():
        raise Refusal("건의한 내용을 적으십시오.")
    made = Advice.objects.create(session=session, change=change, text=text.strip())
    if session.published_at:
        SiteRevision.objects.bump()
    record_act(by=by.key, action="평가단 건의", object=session.key, now=now, after=_hash(made.text))
    return made


@transaction.atomic
def reply_to_advice(*, advice: Advice, outcome: str, reply: str, by: Actor, now: datetime) -> Advice:
    """Answer the panel's advice, once. What is not wholly followed needs a reason in writing."""
    row = Advice.objects.select_for_update().get(pk=advice.pk)
    if not (may_handle(by) or (row.change and may_write(by, row.change))):
        raise Refusal("총괄부서나 그 공약의 주관부서가 답합니다.")
    if row.outcome:
        raise Refusal("이미 답한 건의입니다. 답은 고치지 않습니다.")
    if outcome not in AdviceOutcome.values:
        raise Refusal("반영, 일부 반영, 미반영 가운데 하나를 고르십시오.")
    if outcome != AdviceOutcome.FOLLOWED and not reply.strip():
        raise Refusal("건의를 반영하지 않거나 일부만 반영하면 사유를 적으십시오.")
    row.outcome, row.reply, row.replied_at, row.replied_by_id = outcome, reply.strip(), now, by.id
    row.save()
    if row.session.published_at:
        SiteRevision.objects.bump()
    record_act(by=by.key, action="건의에 답함", object=row.session.key, now=now, after=_hash(row.reply))
    return row


def hash_of(session: PanelSession) -> str:
    """The hash of what is told of a session, without names."""
    told = [session.name, session.held_on.isoformat(), session.members, session.present, session.minutes]
    return sha256(canonical(told))


def _hash(text: str) -> str:
    return sha256(text.encode())


def _locked(session: PanelSession, by: Actor) -> PanelSession:
    _refuse_others(by)
    row = PanelSession.objects.select_for_update().get(pk=session.pk)
    if row.published_at:
        raise Refusal("이미 공개한 회의입니다. 공개한 회의록은 고치지 않습니다.")
    return row


def _refuse_others(by: Actor) -> None:
    if not may_handle(by):
        raise Refusal("총괄부서가 하는 일입니다.")
