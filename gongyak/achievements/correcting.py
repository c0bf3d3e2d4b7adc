"""정정: a confirmed result says something else from now on; what it kept_reason before stays, under the same number."""

from datetime import datetime

from django.db import transaction

from gongyak.achievements.actions import (
    kept_reason,
    refuse_unconfirmable,
    refuse_unready,
    write,
)
from gongyak.achievements.keeping import keep, locked
from gongyak.achievements.models import Achievement
from gongyak.achievements.wordings import Wording, checked
from gongyak.achievements.workflow import step
from gongyak.rules.refusal import Conflict
from gongyak.staff.actors import Actor


@transaction.atomic
def correct(
    *, row: Achievement, wording: Wording, reason: str, revision: int, by: Actor, now: datetime
) -> Achievement:
    """The team lead writes a confirmed result anew, with the reason; one that stood on a card goes on to the next.

    Refused as `confirm` where the new wording could not be confirmed; raises Conflict where somebody was faster.
    """
    row = locked(row)
    refuse_unconfirmable(row, by)
    row.status = step(row.status, "정정")
    reason = kept_reason(reason, "정정하는")
    if row.revision != revision:
        raise Conflict("이 실적을", row.changed_by.name, row)
    write(row, checked(wording), by=by, now=now)
    refuse_unready(row, now, "정정")
    keep(row, "정정", by=by, now=now, reason=reason)
    return row
