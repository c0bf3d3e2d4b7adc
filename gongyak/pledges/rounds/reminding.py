"""Reminders (독촉): a letter to whoever has cards of a round to write or to sign, once a day for each person.

The letter says how many and by when, never whose or what: mail is read on the way.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongyak.approvals.models import ApprovalStep
from gongyak.audit.actions import record_act
from gongyak.district.models import District
from gongyak.jobs.mail import post
from gongyak.jobs.models import Job
from gongyak.pledges.models import Draft, Round, Status
from gongyak.pledges.rounds.permissions import may_run_rounds
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Duty, Role, Staff

#: So many days before the deadlines of writing and of signing the worker reminds by itself.
DAYS_BEFORE = (3, 1, 0)
TO_WRITE = (Status.UNTOUCHED, Status.WRITING, Status.RETURNED)
_PROGRAM = "program/work"


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many people were written to, how many were already today, and how many have no address."""

    sent: int = 0
    already: int = 0
    unreachable: int = 0

    def said(self) -> str:
        """It in a sentence."""
        parts = [f"{self.sent}명에게 알림 메일을 보냅니다."]
        if self.already:
            parts.append(f"{self.already}명은 오늘 이미 보냈습니다.")
        if self.unreachable:
            parts.append(f"{self.unreachable}명은 전자우편 주소가 없어 보내지 못합니다.")
        return " ".join(parts)


def remind(*, round: Round, by: Actor, now: datetime, departments: Collection[int] | None = None) -> Reminded:
    """Write to whoever has cards of the round to write or to sign; of some departments, by key, or of all.

    Refused: no right to it, nothing that waits.
    """
    if not may_run_rounds(by):
        raise Refusal("알림은 총괄부서가 보냅니다.")
    return _remind(round, by.key, now, departments)


@transaction.atomic
def _remind(round: Round, by: str, now: datetime, departments: Collection[int] | None) -> Reminded:
    drafts = round.drafts.exclude(status__in=[Status.CONFIRMED, Status.PUBLISHED])
    if departments is not None:
        drafts = drafts.filter(department__in=departments)
    waiting = list(drafts.select_related("round"))
    if not waiting:
        raise Refusal("알릴 카드가 없습니다. 고른 부서의 카드는 모두 확정되었습니다.")
    day = day_of(now)
    to_write, to_sign = _writers(waiting, day), _signers(waiting, day)
    people = Staff.objects.filter(pk__in={*to_write, *to_sign}, is_active=True).order_by("pk")
    told = [_write(each, round, to_write[each.pk], to_sign[each.pk], now) for each in people]
    done = Reminded(told.count("sent"), told.count("already"), told.count("unreachable"))
    if done.sent:
        places = len({draft.department_id for draft in waiting})
        reason = f"부서 {places}곳, {done.sent}명"
        record_act(by=by, action="독촉", object=round.key, now=now, reason=reason)
    return done


def remind_in_time(job: Job, now: datetime) -> None:
    """The daily job: remind where a deadline is near (`DAYS_BEFORE`); safe to repeat."""
    today = day_of(now)
    for round in Round.objects.filter(publication=None):
        near = {(day - today).days for day in (round.write_by, round.approve_by)}
        if near & {*DAYS_BEFORE}:
            try:
                _remind(round, _PROGRAM, now, None)
            except Refusal:
                continue  # nothing waits


def _writers(drafts: list[Draft], day: date) -> Counter[int]:
    """Who must write how many: the officers of a department, or its team leads where it has none."""
    cards = Counter(draft.department_id for draft in drafts if draft.status in TO_WRITE)
    held: dict[tuple[int, str], list[int]] = {}
    asked = Duty.objects.on(day).filter(department__in=[key for key in cards if key is not None])
    for place, role, person in asked.values_list("department", "role", "staff"):
        held.setdefault((place, role), []).append(person)
    found: Counter[int] = Counter()
    for place, count in cards.items():
        people = held.get((place, Role.OFFICER)) or held.get((place, Role.TEAM_LEAD)) or []
        found.update(dict.fromkeys(people, count))
    return found


def _signers(drafts: list[Draft], day: date) -> Counter[int]:
    """Who must sign how many."""
    steps = ApprovalStep.objects.waiting().filter(approval__in=[draft.approval_id for draft in drafts])
    found: Counter[int] = Counter()
    for role, place in steps.values_list("role", "department"):
        held = Duty.objects.on(day).filter(role=role)
        found.update((held.filter(department=place) if place else held).values_list("staff", flat=True))
    return found


def _write(person: Staff, round: Round, to_write: int, to_sign: int, now: datetime) -> str:
    """What became of the letter to one person."""
    if not person.email:
        return "unreachable"
    day = day_of(now)
    key = f"remind/{round.pk}/{person.pk}/{day}"
    if Job.objects.filter(key=f"mail/{key}").exists():
        return "already"
    due = round.write_by if to_write else round.approve_by
    post(
        letter="remind",
        to=person.email,
        key=key,
        now=now,
        district=District.objects.current().name,
        quarter=format_day(round.as_of),
        what=", ".join(
            f"{verb} 카드 {count}건" for verb, count in (("작성할", to_write), ("결재할", to_sign)) if count
        ),
        due=format_day(due),
        left=_left(due, day),
    )
    return "sent"


def _left(due: date, day: date) -> str:
    days = (due - day).days
    return f"{-days}일 지남" if days < 0 else f"D-{days}" if days else "오늘"
