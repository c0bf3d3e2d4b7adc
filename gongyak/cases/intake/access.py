"""Who has the code of a case and its secret comes in, for some minutes, to that case alone.

A wrong code and a wrong secret are answered alike and take alike long. Only hashes of secrets and marks are kept.
"""

import secrets
from datetime import datetime

from django.db import transaction

from gongyak.audit.actions import record_looks
from gongyak.cases.look_ups import MOST_OF_CODE, fits, hash_of, tries_of
from gongyak.cases.models import Case, LookUp, LookUpSession
from gongyak.rules.cases.codes import code_as_typed
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.sealing import keyed_hash
from gongyak.staff.tries import Subject, succeeded, take

__all__ = [
    "BY",
    "MOST_OF_CODE",
    "LookedTooOften",
    "begin",
    "case_of",
    "enter",
    "leave",
]

#: Who acts and looks, in the chains.
BY = "기업"
#: Wrong tries of an address in a quarter of an hour.
MOST_OF_ADDRESS = 5
_NO_SUCH = "조회번호나 조회 비밀번호가 맞지 않습니다. 접수증을 보고 다시 적어 주십시오."
_TOO_OFTEN = "여러 번 맞지 않아 잠시 막았습니다. 15분 뒤에 다시 하거나 접수 부서에 전화해 주십시오."


class LookedTooOften(Refusal):
    """Too many wrong tries from one address, or of one code; nothing was looked at."""


def enter(*, code: str, secret: str, address: str, now: datetime) -> str:
    """The mark of a new session for the case of a code and its secret; the look is recorded.

    `LookedTooOften` after 5 wrong tries of an address in a quarter of an hour or 10 of a code in a day; Refusal,
    the same one, for a code that there is not and a secret that is wrong.
    """
    told = code_as_typed(code)
    subjects = [Subject("case-address", address, MOST_OF_ADDRESS), tries_of(told)]
    try:
        take(subjects, now)
    except Refusal as refusal:
        raise LookedTooOften(_TOO_OFTEN) from refusal
    found = LookUp.objects.select_related("case").filter(code=told).first()
    if not fits(found, secret) or found is None:
        raise Refusal(_NO_SUCH)
    succeeded(subjects)
    return begin(found, address=address, now=now)


@transaction.atomic
def begin(row: LookUp, *, address: str, now: datetime) -> str:
    """A session of somebody who has shown that the case is theirs, recorded as a look; its mark."""
    mark = secrets.token_urlsafe(24)
    LookUpSession.objects.create(look_up=row, mark_hash=hash_of(mark), began_at=now, seen_at=now)
    place = keyed_hash("place", f"{day_of(now)}:{address}")[:16]
    told = {"place": f"누리집 {place}", "object": "difficulties/status"}
    record_looks(by=BY, subjects=[row.case.key], now=now, **told)
    return mark


def case_of(mark: str, now: datetime) -> Case | None:
    """The case of an open session, which goes on; None where there is none, or it is over."""
    rows = LookUpSession.objects.select_related("look_up__case__department", "look_up__case__submitter")
    row = rows.filter(mark_hash=hash_of(mark)).first() if mark else None
    if row is None or not row.is_open(now):
        return None
    LookUpSession.objects.filter(pk=row.pk, seen_at__lt=now).update(seen_at=now)
    return row.look_up.case


def leave(mark: str, now: datetime) -> None:
    """End a session."""
    LookUpSession.objects.filter(mark_hash=hash_of(mark), ended_at=None).update(ended_at=now)
