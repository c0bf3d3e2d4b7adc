"""Rows behind their locks, and what happened to them in the words of the office."""

from datetime import datetime

from gongyak.audit.actions import record_act
from gongyak.meetings.models import Body, ItemEvent, Meeting, MeetingEvent, MeetingItem
from gongyak.meetings.values import value_of
from gongyak.meetings.workflow import item_step, step
from gongyak.records.actions import record
from gongyak.rules.personal import kinds
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


def locked(meeting: Meeting) -> Meeting:
    """A meeting behind its lock, taken without a join as `achievements.keeping.locked` tells."""
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


def locked_body(body: Body) -> Body:
    """A body behind its lock, without a join."""
    return Body.objects.select_for_update().get(pk=body.pk)


def locked_item(item: MeetingItem) -> MeetingItem:
    """A proposal or directive behind its lock, taken without a join as `achievements.keeping.locked` tells."""
    return MeetingItem.objects.select_for_update().get(pk=item.pk)


def move(meeting: Meeting, act: str, *, by: Actor, now: datetime, memo: str = "") -> Meeting:
    """Bring a locked meeting to the status after an act, save it and say what happened.

    Refusal where the act is not one of its status. The act of the chain comes last.
    """
    before, meeting.status = meeting.status, step(meeting.status, act)
    meeting.changed_at = now
    meeting.save()
    MeetingEvent.objects.create(
        meeting=meeting, act=act, before=before, after=meeting.status, at=now, by_id=by.id, memo=memo.strip()
    )
    record_act(by=by.key, action=f"회의 {act}", object=meeting.key, now=now)
    return meeting


def move_item(item: MeetingItem, act: str, *, by: Actor, now: datetime, memo: str = "") -> MeetingItem:
    """Bring a locked proposal or directive to the status after an act, save it, keep its record, say what happened."""
    before, item.status = item.status, item_step(item.kind, item.status, act)
    item.revision += 1
    item.save()
    return said(item, act, before, by=by, now=now, memo=memo)


def said(
    item: MeetingItem, act: str, before: str, *, by: Actor, now: datetime, memo: str = ""
) -> MeetingItem:
    """Say what happened to an item that is saved, and keep what its record says now."""
    ItemEvent.objects.create(
        item=item, act=act, before=before, after=item.status, at=now, by_id=by.id, memo=memo.strip()
    )
    record(value_of(item), by=by.key, now=now, reason=act)
    record_act(by=by.key, action=f"{item.kind} {act}", object=item.key, now=now)
    return item


def refuse_personal(text: str, where: str) -> str:
    """The text without blanks around it; Refusal where it holds personal data by its form."""
    plain = text.strip()
    if found := kinds(plain):
        raise Refusal(f"{where}에 {', '.join(found)}이(가) 있습니다. 개인정보를 지우고 다시 적으십시오.")
    return plain


def need(text: str, sentence: str) -> str:
    """The text without blanks around it; Refusal with the sentence where nothing is left."""
    plain = text.strip()
    if not plain:
        raise Refusal(sentence)
    return plain
