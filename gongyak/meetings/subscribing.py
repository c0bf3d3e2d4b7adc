"""The secret address under which a person's calendar reads the meetings: made, revoked, and looked up by its hash."""

import secrets
from datetime import datetime

from django.db import IntegrityError, transaction

from gongyak.audit.actions import record_act
from gongyak.meetings.models import CalendarKey
from gongyak.meetings.permissions import may_see_meetings
from gongyak.rules.canonical import sha256
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_BYTES = 24
#: How long a secret is in an address; no other length is looked up.
LENGTH = 32


@transaction.atomic
def subscribe(*, by: Actor, now: datetime) -> str:
    """A new secret for one's own calendar, in place of the one before; it is told this once and kept as a hash."""
    if not may_see_meetings(by):
        raise Refusal("회의를 보는 역할이 있어야 일정을 구독할 수 있습니다.")
    secret = secrets.token_urlsafe(_BYTES)
    CalendarKey.objects.filter(staff=by.id, ended_at=None).update(ended_at=now)
    try:
        with transaction.atomic():
            made = CalendarKey.objects.create(staff_id=by.id, hash=hash_of(secret), made_at=now)
    except IntegrityError as error:
        raise Refusal("방금 다른 화면에서 구독 주소를 만들었습니다. 그 주소를 쓰십시오.") from error
    record_act(by=by.key, action="일정 구독", object=f"calendar-key/{made.pk}", now=now)
    return secret


@transaction.atomic
def unsubscribe(*, by: Actor, now: datetime) -> None:
    """Revoke one's own secret: the address is dead from now on. Refused: there is none."""
    row = CalendarKey.objects.select_for_update().filter(staff=by.id, ended_at=None).first()
    if row is None:
        raise Refusal("쓰고 있는 일정 구독 주소가 없습니다.")
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    record_act(by=by.key, action="일정 구독 끊음", object=f"calendar-key/{row.pk}", now=now)


def hash_of(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode())


def key_of(secret: str) -> CalendarKey | None:
    """The key that a secret opens, of somebody whose account is in use; None for any other text. One query."""
    if len(secret) != LENGTH:
        return None
    rows = CalendarKey.objects.filter(ended_at=None, staff__is_active=True)
    return rows.select_related("staff").filter(hash=hash_of(secret)).first()
