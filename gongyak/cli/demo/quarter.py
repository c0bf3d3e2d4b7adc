"""The quarter that is open when somebody tries the office: every step of the work has a few cards at it.

The one real card is of a department of another district; it stays as it was copied.

It is opened on the day of loading, so that its deadlines lie ahead, by the acts and the people of the office.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import cycle

from django.db import transaction

from gongyak.approvals.models import ApprovalStep
from gongyak.pledges.models import Draft, Outcome, Round
from gongyak.pledges.rounds.approving import send_draft_back, sign_draft
from gongyak.pledges.rounds.cards import card_of, hash_of
from gongyak.pledges.rounds.opening import Deadlines, open_round
from gongyak.pledges.rounds.promises import Reply, answer_promises
from gongyak.pledges.rounds.writing import save_draft, submit
from gongyak.rules.moments import day_of
from gongyak.rules.term import quarter_of
from gongyak.snapshots.models import Publication
from gongyak.staff.actors import Actor, actor_of
from gongyak.staff.invented import are_there
from gongyak.staff.models import Duty, Role

_DAYS = (5, 9, 12, 14)
_NOTE = "시연 회차입니다. 3월 31일까지 한 일만 추진실적에 적어 주십시오."
_RETURNED = "투입예산이 지난 분기와 같습니다. 집행액을 확인해 주십시오."
_STEP = Decimal(4)
#: What became of last quarter's promises, in turn.
_REPLIES = (
    Reply(Outcome.DONE),
    Reply(Outcome.DONE),
    Reply(Outcome.SLIPPED, "협의가 길어져 2분기에 마칩니다(시연)."),
)


@transaction.atomic
def open_quarter(now: datetime) -> None:
    """Open the round after the last one published and take its cards to different steps.

    Safe to repeat: once any round was opened nothing is done.
    """
    last = Publication.objects.order_by("-as_of").first()
    if last is None or Round.objects.exists() or not are_there():
        return
    as_of, today = quarter_of(last.as_of + timedelta(days=1)).end, day_of(now)
    deadlines = Deadlines(*(today + timedelta(days=days) for days in _DAYS))
    made = open_round(as_of=as_of, deadlines=deadlines, by=_who(Role.COORDINATOR, today), now=now, note=_NOTE)
    drafts = made.drafts.exclude(department=None).select_related("round", "pledge").order_by("pledge__order")
    for number, draft in enumerate(drafts):
        _PATHS[number % len(_PATHS)](draft, now)


def _who(role: str, day: date, department: int | None = None) -> Actor:
    duty = Duty.objects.on(day).filter(role=role, department=department, staff__is_invented=True)
    return actor_of(duty.select_related("staff").earliest("pk").staff, day)


def _untouched(_draft: Draft, _now: datetime) -> None:
    """The department has not begun."""


def _written(draft: Draft, now: datetime) -> None:
    """The officer has moved 진도 on; a card without one, or whose work is done, stays as it is."""
    card = card_of(draft)
    percent = card.progress_percent
    if percent is None or percent >= 100 - _STEP:
        return
    officer = _who(Role.OFFICER, day_of(now), draft.department_id)
    save_draft(
        draft=draft,
        card=replace(card, progress_percent=percent + _STEP),
        revision=draft.revision,
        by=officer,
        now=now,
    )


def _handed_in(draft: Draft, now: datetime) -> None:
    """The officer has handed it in."""
    _written(draft, now)
    draft.refresh_from_db()
    officer = _who(Role.OFFICER, day_of(now), draft.department_id)
    replies = dict(zip(draft.follow_ups.values_list("pk", flat=True), cycle(_REPLIES), strict=False))
    answer_promises(draft=draft, replies=replies, by=officer, now=now)
    submit(draft=draft, revision=draft.revision, by=officer, now=now)


def _reviewed(draft: Draft, now: datetime) -> None:
    """The team lead has reviewed it."""
    _handed_in(draft, now)
    _sign(draft, now)


def _returned(draft: Draft, now: datetime) -> None:
    """The team lead has sent it back."""
    _handed_in(draft, now)
    step = _turn(draft)
    lead = _who(step.role, day_of(now), step.department_id)
    send_draft_back(step=step, by=lead, now=now, reason=_RETURNED)


def _confirmed(draft: Draft, now: datetime) -> None:
    """Everybody has signed."""
    _reviewed(draft, now)
    _sign(draft, now)
    _sign(draft, now)


def _sign(draft: Draft, now: datetime) -> None:
    step = _turn(draft)
    draft.refresh_from_db()
    by = _who(step.role, day_of(now), step.department_id)
    sign_draft(step=step, content_hash=hash_of(draft.card), by=by, now=now)


def _turn(draft: Draft) -> ApprovalStep:
    return ApprovalStep.objects.filter(approval__object=draft.key).waiting().get()


_PATHS: tuple[Callable[[Draft, datetime], None], ...] = (
    *(_confirmed, _untouched, _written, _handed_in),
    *(_reviewed, _untouched, _returned, _untouched),
)
