"""What was proposed and ordered at the invented meetings, from the hour it was said until it was told and closed.

A row of the file says how far it came: 접수 is given to a department, 처리중 and 추진중 are worked on, 완료 and
완료보고 are answered, 종결 is confirmed as well; what was answered is told at the body's next meeting.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from gongyak.cli.demo.headquarters.told import rows
from gongyak.cli.demo.timeline import who
from gongyak.meetings.items import (
    NewProposal,
    Task,
    answer_item,
    assign_item,
    begin_item,
    close_item,
    confirm_directive,
    give_directive,
    note_progress,
    receive_item,
    report_back,
    take_proposal,
)
from gongyak.meetings.models import ItemKind, ItemStatus, Meeting, MeetingItem
from gongyak.rules.moments import day_of
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role

_DAYS = {ItemKind.PROPOSAL: 45, ItemKind.DIRECTIVE: 30}
_TITLE = 40


def take(
    meeting: Meeting,
    proposals: Iterable[list[str]],
    directives: Iterable[list[str]],
    by: Actor,
    now: datetime,
) -> None:
    """What was proposed, given to the departments by the coordinator, and what the mayor ordered."""
    for company, text, department, _, _ in proposals:
        made = take_proposal(
            proposal=NewProposal(_short(text), text, company=company), by=by, now=now, meeting=meeting
        )
        assign_item(item=made, task=_task(department, made.kind, now), by=by, now=now)
    for text, department, _, _ in directives:
        give_directive(
            title=_short(text),
            content=f"{text}(시연)",
            task=_task(department, ItemKind.DIRECTIVE, now),
            given_by="구청장",
            by=by,
            now=now,
            meeting=meeting,
        )


def begin(find: Callable[[], Meeting], told: dict[str, Any], now: datetime) -> None:
    """The departments take on what was given to them."""
    for item, state, result in _items(find(), told):
        officer = who(Role.OFFICER, day_of(now), item.department.name)
        if state in ("접수", "지시"):
            continue
        if not item.is_proposal:
            item = receive_item(item=item, by=officer, now=now)
        item = begin_item(item=item, by=officer, now=now)
        if state in ("처리중", "추진중"):
            note_progress(item=item, memo=result or "추진하고 있음(시연)", by=officer, now=now)


def answer(find: Callable[[], Meeting], told: dict[str, Any], now: datetime) -> None:
    """Before the next meeting: what was done is answered; the coordinator confirms and closes directives."""
    coordinator = who(Role.COORDINATOR, day_of(now))
    for item, state, result in _items(find(), told):
        if state not in ("완료", "종결", "완료보고"):
            continue
        officer = who(Role.OFFICER, day_of(now), item.department.name)
        item = answer_item(item=item, result=result, by=officer, now=now)
        if state == "종결":
            confirm_directive(item=item, by=coordinator, now=now)
            close_item(item=item, by=coordinator, now=now)


def report(meeting: Meeting, by: Actor, now: datetime) -> None:
    """What was answered since is told at this meeting, and closed with it."""
    answered = MeetingItem.objects.filter(
        kind=ItemKind.PROPOSAL, status=ItemStatus.ANSWERED, body=meeting.series.body_id
    )
    told = list(answered.order_by("pk"))
    if told:
        for item in report_back(meeting=meeting, items=told, by=by, now=now):
            close_item(item=item, by=by, now=now)


def _items(meeting: Meeting, told: dict[str, Any]) -> Iterable[tuple[MeetingItem, str, str]]:
    """The items of a meeting in the order in which they were said, with how far each came."""
    said = [*rows(told["proposals"]), *rows(told.get("directives", ""))]
    # proposals were taken down first, directives after them
    return zip(
        meeting.items.select_related("department").order_by("pk"),
        (row[-2] for row in said),
        (row[-1] for row in said),
        strict=True,
    )


def _task(department: str, kind: str, now: datetime) -> Task:
    due_on = day_of(now) + timedelta(days=_DAYS[ItemKind(kind)])
    return Task(Department.objects.get(name=department), due_on)


def _short(text: str) -> str:
    """The first sentence of what was said, without 주십시오 and its kind, as far as a title goes."""
    plain = text.rstrip(".")
    for ending in (" 주십시오", " 것"):
        plain = plain.removesuffix(ending)
    return plain if len(plain) <= _TITLE else f"{plain[: _TITLE - 1]}…"
