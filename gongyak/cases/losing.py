"""A lost secret, asked for with the contact that the case has; the answer is the same whether or not they belong together.

The request only writes a job: whether code and contact fit, the worker finds out, so that not even the time tells.
"""

import unicodedata
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction

from gongyak.cases.business import BUSINESS
from gongyak.cases.events import locked
from gongyak.cases.links import can_send, mail_of, renew_by_mail
from gongyak.cases.look_ups import Opened, draw, give_anew, hash_of
from gongyak.cases.models import LookUp, LostSecret
from gongyak.cases.people import Person, opened
from gongyak.jobs.actions import enqueue
from gongyak.jobs.models import Job
from gongyak.rules.cases.codes import code_as_typed
from gongyak.rules.refusal import Refusal
from gongyak.staff.sealing import keyed_hash
from gongyak.staff.tries import Subject, take

KIND = "case-lost"
#: Requests of an address in a quarter of an hour, and for a code in a day.
MOST_OF_ADDRESS, MOST_OF_CODE = 5, 3
_DAY = timedelta(days=1)
_OVER = "이미 쓰였거나 기한이 지난 주소입니다. 조회 비밀번호를 다시 요청해 주십시오."


class AskedTooOften(Refusal):
    """Too many requests from one address, or for one code."""


def ask_for_secret(*, code: str, contact: str, address: str, now: datetime) -> None:
    """Ask for a new secret of a code with a telephone number or mail address that the case has.

    Nothing of the contact is kept but a hash, until the worker has compared it.
    """
    told = code_as_typed(code)
    subjects = [
        Subject("case-lost", address, MOST_OF_ADDRESS),
        Subject("case-lost-code", told, MOST_OF_CODE, _DAY),
    ]
    try:
        take(subjects, now)
    except Refusal as refusal:
        raise AskedTooOften("여러 번 요청하여 잠시 막았습니다. 접수 부서에 전화해 주십시오.") from refusal
    payload = {"code": told, "contact": _print(contact)}
    with transaction.atomic():
        enqueue(kind=KIND, key=f"{KIND}/{uuid4().hex}", now=now, payload=payload)


@transaction.atomic
def look_for(job: Job, now: datetime) -> None:
    """What the worker does with a request: a link by mail, or a call that the counter has to make, or nothing."""
    row = LookUp.objects.select_related("case__submitter").filter(code=job.payload["code"]).first()
    if row is None or job.payload["contact"] not in _prints(opened(row.case.submitter, now)):
        return
    locked(row.case)
    waiting = LostSecret.objects.filter(look_up=row, ended_at=None)
    if can_send() and mail_of(row.case, now, however=True):
        waiting.update(ended_at=now)
        renew_by_mail(LostSecret.objects.create(look_up=row, asked_at=now), now)
    elif not waiting.filter(link_hash="").exists():
        LostSecret.objects.create(look_up=row, asked_at=now)


def lost_of(mark: str, now: datetime) -> LostSecret | None:
    """The request that a link belongs to, while the link is good."""
    rows = LostSecret.objects.filter(link_hash=hash_of(mark), ended_at=None, expires_at__gt=now)
    return rows.select_related("look_up__case").first()


def renew(*, mark: str, now: datetime) -> Opened:
    """The new secret of a link, which is used up by it. Refused: a link that was used or is too old."""
    if lost_of(mark, now) is None:  # a secret is slow to draw: not for whoever makes links up
        raise Refusal(_OVER)
    drawn = draw()
    with transaction.atomic():
        found = lost_of(mark, now)
        if found is None:
            raise Refusal(_OVER)
        row = locked(found.look_up.case)
        if not LostSecret.objects.filter(pk=found.pk, ended_at=None).update(ended_at=now):
            raise Refusal(_OVER)
        return give_anew(row, drawn, by=BUSINESS, now=now)


def _prints(person: Person) -> set[str]:
    return {_print(one) for one in (person.phone, person.mail) if one}


def _print(contact: str) -> str:
    """A hash of a contact however it was typed: digits of a telephone, small letters of a mail address."""
    plain = unicodedata.normalize("NFKC", contact[:200]).strip().lower()
    told = plain if "@" in plain else "".join(one for one in plain if one.isdigit())
    return keyed_hash("case-contact", told)
