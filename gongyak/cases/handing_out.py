"""Somebody of the office hands code and secret of a case out: printed at the counter, or told after a call."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from gongyak.cases.events import locked
from gongyak.cases.look_ups import Opened, draw, give_anew
from gongyak.cases.models import Case, LostSecret
from gongyak.cases.permissions import is_hidden_from, may_counsel, may_handle
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


def may_hand_out(by: Actor, case: Case) -> bool:
    """Whether somebody hands code and secret out: who handles the case, takes cases in, or took this one in."""
    took_in = case.received_by_id == by.id and not is_hidden_from(by, case)
    return took_in or may_handle(by, case) or may_counsel(by, case)


def hand_out(*, case: Case, by: Actor, now: datetime) -> Opened:
    """Code and a new secret of a case, to be shown once; the secret before opens nothing any more.

    Whoever does it has made sure that the other side is who told the case. Refused: no right.
    """
    drawn = draw()
    with transaction.atomic():
        row = locked(case)
        if not may_hand_out(by, row):
            raise Refusal("이 애로를 맡은 부서나 접수 부서의 직원이 아닙니다.")
        told = give_anew(row, drawn, by=by, now=now)
        LostSecret.objects.filter(look_up__case=row, ended_at=None).update(ended_at=now, by=by.id)
    return told


def waiting_calls() -> QuerySet[LostSecret]:
    """Who asked for a new secret and is to be called: those to whom no link went."""
    rows = LostSecret.objects.filter(ended_at=None, link_hash="").select_related("look_up__case")
    return rows.order_by("asked_at")
