"""The acts that keep what happened at a meeting: its agenda, who came, what was said and decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from gongyak.district.models import SiteRevision
from gongyak.meetings.companies import key_of
from gongyak.meetings.counting import quorum_of
from gongyak.meetings.events import locked, move, need
from gongyak.meetings.models import (
    OPEN_RECORDS,
    AgendaItem,
    AgendaKind,
    BodyMember,
    Meeting,
    Presence,
    Resolution,
    Statement,
)
from gongyak.meetings.permissions import may_write
from gongyak.meetings.workflow import step as next_status
from gongyak.rules.meetings import Came, Outcome, VoteRule, is_carried
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item for an agenda."""

    kind: str
    title: str
    proposer: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class NewPresence:
    """Whether somebody came: a member, or somebody who sat in by name. `deputy` came for the member."""

    came: str
    member: BodyMember | None = None
    name: str = ""
    organization: str = ""
    post: str = ""
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class NewResolution:
    """What was decided: by a vote with its counts, or without one (합의, 보류)."""

    text: str
    outcome: str = Outcome.AGREED
    ayes: int | None = None
    nays: int | None = None
    abstained: int | None = None


@transaction.atomic
def add_agenda(*, meeting: Meeting, item: NewItem, by: Actor, now: datetime) -> AgendaItem:
    """안건 접수: one more item, at the end. Also while the minutes are drafted: what came up is put down."""
    row = _writable(meeting, by)
    title = need(item.title, "안건의 제목을 적으십시오.")
    if item.kind not in AgendaKind.values or item.kind == AgendaKind.FOLLOWED:
        raise Refusal("안건의 구분(보고, 심의, 토의)을 고르십시오.")
    told = {"kind": item.kind, "title": title, "proposer": item.proposer.strip(), "text": item.text.strip()}
    if there := row.agenda.filter(**told).first():
        return there  # the second click of a double click
    last = row.agenda.aggregate(last=Max("order"))["last"] or 0
    made = AgendaItem.objects.create(meeting=row, order=last + 1, **told)
    _public(row)
    move(row, "안건 접수", by=by, now=now, memo=title)
    return made


@transaction.atomic
def drop_agenda(*, item: AgendaItem, by: Actor, now: datetime) -> Meeting:
    """Take an item off the agenda, as long as nothing was said or decided on it; the others close up."""
    row = _writable(item.meeting, by)
    found = AgendaItem.objects.select_for_update().filter(pk=item.pk).first()
    if found is None:
        raise Refusal("이미 뺀 안건입니다.")
    if found.kind == AgendaKind.FOLLOWED:
        raise Refusal("지난 건의 처리결과는 빼지 않습니다. 보고할 것이 없으면 없는 대로 둡니다.")
    if found.statements.exists() or found.resolutions.exists():
        raise Refusal("발언이나 결정이 적힌 안건은 뺄 수 없습니다. 먼저 그것을 지우십시오.")
    title = found.title
    found.delete()
    _renumber(row)
    _public(row)
    return move(row, "안건 접수", by=by, now=now, memo=f"뺌: {title}")


@transaction.atomic
def raise_agenda(*, item: AgendaItem, by: Actor, now: datetime) -> Meeting:
    """Bring an item one place forward; that on earlier proposals stays the first."""
    row = _writable(item.meeting, by)
    items = list(row.agenda.select_for_update())
    at = next((place for place, one in enumerate(items) if one.pk == item.pk), 0)
    if at < 1 or items[at - 1].kind == AgendaKind.FOLLOWED:
        raise Refusal("이 안건은 더 앞으로 옮길 수 없습니다.")
    items[at - 1], items[at] = items[at], items[at - 1]
    _renumber(row, items)
    _public(row)
    return move(row, "안건 접수", by=by, now=now, memo=f"앞으로: {item.title}")


def _renumber(row: Meeting, items: Sequence[AgendaItem] | None = None) -> None:
    for order, one in enumerate(row.agenda.all() if items is None else items, 1):
        if one.order != order:
            AgendaItem.objects.filter(pk=one.pk).update(order=order)


@transaction.atomic
def record_attendance(
    *, meeting: Meeting, presences: Sequence[NewPresence], by: Actor, now: datetime
) -> Meeting:
    """출석: the whole list, in place of what was there. A member who is not named counts as 불참.

    Refused: a stranger as a member, a deputy without a name, nobody at all.
    """
    row = _recordable(meeting, by)
    members = {one.pk: one for one in row.series.body.members.on(row.on)}
    told = {one.member.pk: one for one in presences if one.member}
    if strangers := [one.member.name for one in presences if one.member and one.member.pk not in members]:
        raise Refusal(f"{', '.join(strangers)}: 회의한 날에 위원이 아니었습니다.")
    rows = [
        _presence(row, told.get(pk, NewPresence(Came.ABSENT, member)), member)
        for pk, member in members.items()
    ]
    rows += [_guest(row, one) for one in presences if one.member is None]
    if not any(one.came != Came.ABSENT for one in rows):
        raise Refusal("출석한 사람이 없습니다. 출석한 사람을 고르십시오.")
    row.presences.all().delete()
    Presence.objects.bulk_create(rows)
    return move(row, "기록", by=by, now=now, memo="출석")


def _presence(row: Meeting, told: NewPresence, member: BodyMember) -> Presence:
    if told.came not in (Came.PRESENT, Came.DEPUTY, Came.ABSENT):
        raise Refusal(f"{member.name} 님의 출석을 출석, 대리, 불참 가운데 고르십시오.")
    deputy = told.deputy.strip() if told.came == Came.DEPUTY else ""
    if told.came == Came.DEPUTY and not deputy:
        raise Refusal(f"{member.name} 님을 대리한 사람의 성명을 적으십시오.")
    return Presence(
        meeting=row,
        member=member,
        name=member.name,
        organization=member.organization,
        organization_key=key_of(member.organization),
        post=" ".join(filter(None, (member.post, member.title))),
        came=told.came,
        deputy=deputy,
    )


def _guest(row: Meeting, told: NewPresence) -> Presence:
    return Presence(
        meeting=row,
        name=need(told.name, "배석한 사람의 성명을 적으십시오."),
        organization=told.organization.strip(),
        organization_key=key_of(told.organization),
        post=told.post.strip(),
        came=Came.SITTING_IN,
    )


@transaction.atomic
def record_statement(
    *,
    item: AgendaItem,
    text: str,
    by: Actor,
    now: datetime,
    speaker: str = "",
    post: str = "",
    is_withheld: bool = False,
) -> Statement:
    """발언 요지: what somebody said to an item. A withheld speaker's name is not kept at all."""
    row = _recordable(item.meeting, by)
    told = {
        "text": need(text, "발언의 요지를 적으십시오."),
        "speaker": "" if is_withheld else speaker.strip(),
        "post": "" if is_withheld else post.strip(),
        "is_withheld": is_withheld,
    }
    if there := item.statements.filter(**told).first():
        return there
    made = Statement.objects.create(item=item, **told)
    move(row, "기록", by=by, now=now, memo="발언 요지")
    return made


@transaction.atomic
def record_resolution(*, item: AgendaItem, resolution: NewResolution, by: Actor, now: datetime) -> Resolution:
    """결정 사항: what was decided on an item; a vote carries it or not by the body's rule.

    Refused: votes that are more than those who may vote, a vote without a quorum.
    """
    row = _recordable(item.meeting, by)
    text = need(resolution.text, "무엇을 결정했는지 적으십시오.")
    votes = (resolution.ayes, resolution.nays, resolution.abstained)
    outcome = resolution.outcome
    if votes != (None, None, None):
        outcome = _outcome(row, [one or 0 for one in votes])
    elif outcome not in (Outcome.AGREED, Outcome.PUT_OFF):
        raise Refusal(
            "표결한 결정에는 찬성, 반대, 기권의 수를 적으십시오. 표결하지 않았으면 합의나 보류를 고르십시오."
        )
    told = [None if votes == (None, None, None) else one or 0 for one in votes]
    if there := item.resolutions.filter(text=text, outcome=outcome).first():
        return there
    made = Resolution.objects.create(
        item=item, text=text, outcome=outcome, ayes=told[0], nays=told[1], abstained=told[2]
    )
    move(row, "기록", by=by, now=now, memo=f"결정: {outcome}")
    return made


def _outcome(row: Meeting, votes: Sequence[int]) -> str:
    found = quorum_of(row)
    if min(votes) < 0 or sum(votes) > found.present:
        raise Refusal(
            f"표를 모두 더하면 {sum(votes)}표인데 표결할 수 있는 출석은 {found.present}명입니다. 수를 확인하십시오."
        )
    if not found.is_met:
        raise Refusal(
            f"의사정족수({found.needed}명)에 모자라 의결할 수 없습니다. 출석을 먼저 기록했는지 확인하십시오."
        )
    rule = VoteRule(row.series.body.vote_rule)
    return Outcome.CARRIED if is_carried(rule, found.members, found.present, votes[0]) else Outcome.REJECTED


@transaction.atomic
def strike(*, line: Statement | Resolution, by: Actor, now: datetime) -> Meeting:
    """Take a statement or a decision out again while the minutes are not on their way."""
    row = _recordable(line.item.meeting, by)
    deleted, _ = type(line).objects.filter(pk=line.pk).delete()
    if not deleted:
        raise Refusal("이미 지운 기록입니다.")
    return move(row, "기록", by=by, now=now, memo="지움")


@transaction.atomic
def write_minutes(
    *,
    meeting: Meeting,
    proceedings: str,
    remarks: str,
    revision: int,
    by: Actor,
    now: datetime,
    silent: bool = False,
    undecided: bool = False,
) -> Meeting:
    """회의록 작성: the order of proceedings and remarks, over what was read as `revision`.

    Refused: somebody wrote meanwhile; minutes on their way.
    """
    row = locked(meeting)
    _refuse_foreign(row, by)
    next_status(row.status, "회의록 작성")
    draft = row.minutes
    if draft.revision != revision:
        raise Refusal(
            f"그사이 {draft.changed_by.name} 님이 회의록을 고쳤습니다. 아래에 적으신 글은 그대로 있습니다. "
            "저장된 것과 견준 뒤 다시 저장하십시오."
        )
    draft.proceedings, draft.remarks = _lines(proceedings), _lines(remarks)
    draft.silent, draft.undecided = silent, undecided
    draft.revision, draft.changed_at, draft.changed_by_id = revision + 1, now, by.id
    draft.save()
    return move(row, "회의록 작성", by=by, now=now)


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines()).strip()


def _writable(meeting: Meeting, by: Actor) -> Meeting:
    row = locked(meeting)
    _refuse_foreign(row, by)
    return row


def _recordable(meeting: Meeting, by: Actor) -> Meeting:
    row = _writable(meeting, by)
    if row.status not in OPEN_RECORDS:
        raise Refusal(
            f"‘{row.status}’ 단계의 회의에는 기록할 수 없습니다. 개최를 기록한 뒤, 확인을 요청하기 전에 적습니다."
        )
    return row


def _refuse_foreign(row: Meeting, by: Actor) -> None:
    if not may_write(by, row):
        raise Refusal("회의를 맡은 부서의 담당자나 팀장, 또는 총괄부서가 하는 일입니다.")


def _public(row: Meeting) -> None:
    if row.is_public:
        SiteRevision.objects.bump()
