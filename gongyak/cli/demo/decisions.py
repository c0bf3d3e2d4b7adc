"""The invented panel and the changes that it deliberated on: the acts of the real procedure, each at its day.

They stand in `demo/panel.toml`; how a change runs is the product's own, so that the demo shows nothing else.
"""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from gongyak.approvals.models import ApprovalStep
from gongyak.cli.demo.timeline import Step
from gongyak.pledges.changes import deciding, panel, writing
from gongyak.pledges.changes.events import hash_of
from gongyak.pledges.changes.panel import NewMember
from gongyak.pledges.changes.writing import Written
from gongyak.pledges.models import Change, Officeholder, PanelSession, Pledge
from gongyak.rules.changes import Kind
from gongyak.rules.moments import SEOUL
from gongyak.staff.actors import Actor, actor_of
from gongyak.staff.models import Department, Duty, Role

FILE = "panel.toml"


class _Clock:
    """Whatever is done on a day is done some minutes after what was done before."""

    def __init__(self) -> None:
        self.count = 0

    def on(self, day: date) -> datetime:
        """The next moment of a day."""
        self.count += 1
        return datetime.combine(day, time(9, 30), SEOUL) + timedelta(minutes=self.count)


def steps(folder: Path) -> Iterator[Step]:
    """Each member is appointed, and each session held with the changes on it."""
    if not (folder / FILE).exists():
        return
    told = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    clock = _Clock()
    for one in told["member"]:
        yield Step(clock.on(one["began_on"]), partial(_appoint, told["holder"], one))
    for session in told["session"]:
        begun = min(one["begun"] for one in session["change"])
        yield Step(_Clock().on(begun), partial(_session, told["holder"], session))


def _holder(key: str) -> Officeholder:
    term, sequence = map(int, key.split("-"))
    return Officeholder.objects.get(term__number=term, sequence=sequence)


def _appoint(holder: str, told: dict[str, Any], now: datetime) -> None:
    began_on = told["began_on"]
    member = NewMember(told["name"], told["part"], told.get("is_listed", True), began_on)
    by = _one(Role.COORDINATOR, began_on)
    panel.appoint_member(holder=_holder(holder), member=member, by=by, now=now)


def _session(key: str, told: dict[str, Any], _: datetime) -> None:
    """The changes up to the panel, the session with its votes, then approval and publication, each at its day."""
    clock, day, holder = _Clock(), told["held_on"], _holder(key)
    by = _one(Role.COORDINATOR, day)
    begun = [_proposed(holder, one, clock) for one in sorted(told["change"], key=lambda one: one["begun"])]
    made = panel.hold_session(
        holder=holder,
        name=told["name"],
        held_on=day,
        attended=list(holder.panel.on(day)[: told["present"]]),
        minutes=told["minutes"],
        by=by,
        now=clock.on(day),
    )
    for change, one in begun:
        _voted(change, one, made, clock)
    for one in told.get("advice", ()):
        _advised(made, one, None, by, clock, told["published"])
    for change, one in begun:
        _decided(change, one, clock)
    published = told["published"]
    panel.publish_session(session=made, by=_one(Role.COORDINATOR, published), now=clock.on(published))


def _proposed(holder: Officeholder, told: dict[str, Any], clock: _Clock) -> tuple[Change, dict[str, Any]]:
    """A change written by its department, checked by the coordinator and brought before the panel."""
    pledge, day = Pledge.objects.get(officeholder=holder, number=told["pledge"]), told["begun"]
    coordinator = _one(Role.COORDINATOR, day)
    change = writing.begin_change(pledge=pledge, by=coordinator, now=clock.on(day))
    officer = _one(Role.OFFICER, day, change.department)
    after = {Kind(kind): text for kind, text in told.get("to", {}).items()}
    before = {}
    if "whole" in told:
        after[Kind(told["whole"])], before[Kind(told["whole"])] = told["after"], told["before"]
    written = Written(after, told["reason"], told["grounds"], before)
    change = writing.save_change(
        change=change, written=written, revision=change.revision, by=officer, now=clock.on(day)
    )
    writing.submit_change(change=change, by=officer, now=clock.on(day))
    return deciding.refer_change(change=change, by=coordinator, now=clock.on(day)), told


def _voted(change: Change, told: dict[str, Any], session: PanelSession, clock: _Clock) -> None:
    by = _one(Role.COORDINATOR, session.held_on)
    deciding.deliberate(
        change=change,
        session=session,
        ayes=told["ayes"],
        nays=told["nays"],
        abstained=told.get("abstained", 0),
        by=by,
        now=clock.on(session.held_on),
    )
    if advice := told.get("advice"):
        _advised(session, advice, change, by, clock, session.held_on)


def _advised(
    session: PanelSession, told: dict[str, str], change: Change | None, by: Actor, clock: _Clock, day: date
) -> None:
    """Advice, and its answer."""
    made = panel.advise(
        session=session, text=told["text"], by=by, now=clock.on(session.held_on), change=change
    )
    panel.reply_to_advice(advice=made, outcome=told["outcome"], reply=told["reply"], by=by, now=clock.on(day))


def _decided(change: Change, told: dict[str, Any], clock: _Clock) -> None:
    """The approval, signed by everybody on its line, and the publication."""
    day = told["published"]
    change = deciding.put_up(change=change, by=_one(Role.OFFICER, day, change.department), now=clock.on(day))
    while waiting := ApprovalStep.objects.filter(approval=change.approval).waiting().first():
        signer = _one(waiting.role, day, waiting.department)
        change = deciding.sign_change(
            step=waiting, content_hash=hash_of(change), by=signer, now=clock.on(day)
        )
    deciding.publish_change(change=change, by=_one(Role.COORDINATOR, day), now=clock.on(day))


def _one(role: str, day: date, department: Department | None = None) -> Actor:
    """Somebody of the invented office who has a role on a day."""
    duty = Duty.objects.on(day).filter(role=role, department=department).select_related("staff").first()
    return actor_of(duty.staff, day)
