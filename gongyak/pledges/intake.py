"""What the public may hand in on pledges, and look up again: opinions. The only door inward of the public faces.

One form is one opinion: its key makes the secret, so a form that comes twice, at once or again, gets the same
receipt (R7, R8). Only hashes of key and secret are kept.
"""

import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from gongyak.audit.actions import record_act, record_looks
from gongyak.district.models import District
from gongyak.district.published import district
from gongyak.pledges.models import Opinion, OpinionEvent, OpinionStatus, Pledge
from gongyak.pledges.published.sets import pledge_in, publication_of
from gongyak.rules import personal
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.sealing import keyed_hash
from gongyak.staff.tries import Subject, succeeded, take

#: Who acts, in the chain.
BY = "구민"
LONGEST, LONGEST_NAME, LONGEST_CONTACT = 2_000, 50, 100  # characters
#: So many opinions from one address in an hour: a whole apartment building may stand behind it.
MOST_AN_HOUR = 20
#: So often an address, and a number, may be asked for in a quarter of an hour.
MOST_LOOKS, MOST_GUESSES = 60, 10
_HOUR = timedelta(hours=1)
#: Control characters but tabs and line ends, and those that turn the direction of what follows.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_KEY = re.compile(r"[0-9a-f]{32}")
#: Letters and digits that nobody mistakes for one another.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_NO_SUCH = "접수번호나 조회 비밀번호가 맞지 않습니다. 접수증을 보고 다시 적어 주십시오."
_TOO_MANY = "같은 곳에서 보낸 의견이 많아 잠시 받지 않습니다. 적으신 글은 그대로 있으니 한 시간 뒤에 다시 보내 주십시오."
_TOO_OFTEN = "여러 번 조회하여 잠시 막았습니다. 15분 뒤에 다시 해 주십시오."


class Flooded(Refusal):
    """Too many of them from one place; what was typed may be sent again later."""


class SentAlready(Refusal):
    """Another opinion came by the same form before; `number` is that one's."""

    def __init__(self, number: str) -> None:
        super().__init__(
            f"이 화면에서는 이미 의견을 보내셨습니다(접수번호 {number}). 새 화면에서 보내 주십시오."
        )
        self.number = number


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody typed: the opinion, whether it may be public, a name and a contact where given, with consent."""

    text: str
    wants_public: bool
    name: str = ""
    contact: str = ""
    consents: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A pledge on which an opinion can be given: by number and title, the department that leads it, the district's
    days for an answer, and how many years a contact is kept."""

    number: str
    title: str
    pledge: int
    days: int
    years: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """접수증: number and secret open the opinion again; nobody can tell the secret a second time."""

    number: str
    secret: str
    pledge: str
    title: str
    received_at: datetime
    due_on: date


@dataclass(frozen=True, slots=True)
class OwnOpinion:
    """An opinion as its writer reads it; `phone` is the public line of the department."""

    number: str
    pledge: str
    title: str
    text: str
    wants_public: bool
    status: str
    received_at: datetime
    due_on: date
    is_late: bool
    department: str
    phone: str
    answer: str
    answered_at: datetime | None
    closed_reason: str


def new_key() -> str:
    """A key for one form."""
    return secrets.token_hex(16)


def is_key(text: str) -> bool:
    """Whether a text is a key as `new_key` makes them."""
    return bool(_KEY.fullmatch(text))


def asked(number: str, holder: str | None = None) -> Asked | None:
    """The published pledge of a 관리번호 on which somebody may write; None where there is none. Three queries."""
    pledge = pledge_in(publication_of(None, None), number, holder)
    if pledge is None:
        return None
    settings = District.objects.current()
    return Asked(pledge.number, pledge.title, pledge.pk, settings.opinion_days, settings.opinion_years)


def submit(*, asked: Asked, written: Written, key: str, address: str, now: datetime) -> Receipt:
    """Take an opinion in, or find the one that this form already gave.

    `address` is that of the machine; only a hash of it with the day is kept, and an hour. Refused: what the form
    itself refuses, another text by the same form, a flood (`Flooded`).
    """
    key_hash, secret = keyed_hash("opinion", key), _secret(key)
    if not is_key(key) or wrong_with(written):
        raise Refusal("의견을 받을 수 없습니다. 화면을 새로 열어 다시 보내 주십시오.")
    found = _of(key_hash)
    if found is None:
        hashed = make_password(_bare(secret))  # slow, so before the lock
        found = _take_in(asked, written, key_hash, hashed, address=address, now=now)
    if found.text != _normal(written.text) or found.pledge_id != asked.pledge:
        raise SentAlready(found.number)
    return Receipt(found.number, secret, asked.number, asked.title, found.received_at, found.due_on)


@transaction.atomic
def _take_in(
    asked: Asked, written: Written, key_hash: str, secret: str, *, address: str, now: datetime
) -> Opinion:
    Pledge.objects.get(pk=asked.pledge)
    sender = Subject("opinion", f"{day_of(now)}:{address}", MOST_AN_HOUR, _HOUR)
    try:
        take([sender], now)
    except Refusal as refusal:
        if found := _of(key_hash):  # the same form, a moment ago
            return found
        raise Flooded(_TOO_MANY) from refusal
    given = written.consents and bool(written.name.strip() or written.contact.strip())
    made, is_new = Opinion.objects.get_or_create(
        key_hash=key_hash,
        defaults={
            "pledge_id": asked.pledge,
            "number": _number(now),
            "secret": secret,
            "text": _normal(written.text),
            "name": _normal(written.name) if given else "",
            "contact": _normal(written.contact) if given else "",
            "consented_at": now if given else None,
            "wants_public": written.wants_public,
            "received_at": now,
            "due_on": day_of(now) + timedelta(days=asked.days),
        },
    )
    if is_new:
        OpinionEvent.objects.create(opinion=made, at=now, act="접수", after=made.status)
        record_act(by=BY, action="의견 접수", object=made.key, now=now, after=made.received_print)
    return made


def look_up(*, number: str, secret: str, address: str, now: datetime) -> OwnOpinion:
    """The opinion of a number and its secret; the look is recorded. A wrong number and a wrong secret are told alike,
    and take alike long."""
    told, place = _number_as_typed(number), keyed_hash("place", f"{day_of(now)}:{address}")[:16]
    guesses = Subject("opinion-number", told, MOST_GUESSES)
    try:
        take([guesses, Subject("look-up", address, MOST_LOOKS)], now)
    except Refusal as refusal:
        raise Flooded(_TOO_OFTEN) from refusal
    rows = Opinion.objects.select_related("pledge", "department")
    found = rows.filter(number=told).first()
    if not check_password(_bare(secret), found.secret if found else _nobody()) or found is None:
        raise Refusal(_NO_SUCH)
    succeeded([guesses])
    record_looks(by=BY, place=f"누리집 {place}", subjects=[found.key], object="opinions/look-up", now=now)
    return _own(found, day_of(now))


def _own(row: Opinion, today: date) -> OwnOpinion:
    is_answered, department = row.status == OpinionStatus.ANSWERED, str(row.department or "")
    return OwnOpinion(
        number=row.number,
        pledge=row.pledge.number,
        title=row.pledge.title,
        text=row.text,
        wants_public=row.wants_public,
        status=row.status,
        received_at=row.received_at,
        due_on=row.due_on,
        is_late=row.is_late(today),
        department=department,
        phone=district().lines.get(department, ""),
        answer=row.answer if is_answered else "",
        answered_at=row.answered_at if is_answered else None,
        closed_reason=row.closed_reason,
    )


def _of(key_hash: str) -> Opinion | None:
    return Opinion.objects.filter(key_hash=key_hash).first()


def _normal(text: str) -> str:
    """A text as it is kept: one spelling of each letter, lines as they are, nothing that cannot be seen."""
    told = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return _UNSEEN.sub("", told).strip()


def _number(now: datetime) -> str:
    """A new number: the day, and eight letters that nobody can count up from another one."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{day_of(now):%y%m%d}-{drawn[:4]}-{drawn[4:]}"


def _secret(key: str) -> str:
    """The secret that a form's key makes: eight letters, 39 bits."""
    value = int(keyed_hash("opinion-secret", key), 16)
    drawn = [_LETTERS[(value // len(_LETTERS) ** place) % len(_LETTERS)] for place in range(8)]
    return f"{''.join(drawn[:4])}-{''.join(drawn[4:])}"


def _bare(secret: str) -> str:
    """A secret however it was typed."""
    return re.sub(r"[^0-9A-Z]", "", unicodedata.normalize("NFKC", secret[:100]).upper())


def _number_as_typed(text: str) -> str:
    """A number however it was typed: without hyphens, in small letters."""
    bare = _bare(text)
    return f"{bare[:6]}-{bare[6:10]}-{bare[10:14]}"


@lru_cache(maxsize=1)
def _nobody() -> str:
    """A hash that no secret fits, as slow to try as any other."""
    return make_password("nobody")


def wrong_with(written: Written) -> dict[str, str]:
    """What is wrong with what was typed, by field: `missing`, `long`, `resident` (주민등록번호), `contact` (neither
    telephone nor mail), `consent`; empty where it can be sent."""
    wrong = {}
    if not _normal(written.text):
        wrong["text"] = "missing"
    elif len(written.text) > LONGEST:
        wrong["text"] = "long"
    elif personal.Kind.RESIDENT in personal.kinds(written.text):
        wrong["text"] = "resident"
    if len(written.name) > LONGEST_NAME or personal.Kind.RESIDENT in personal.kinds(written.name):
        wrong["name"] = "name"
    if written.contact.strip() and not _is_contact(written.contact):
        wrong["contact"] = "contact"
    if (written.name.strip() or written.contact.strip()) and not written.consents:
        wrong["consents"] = "consent"
    return wrong


def _is_contact(text: str) -> bool:
    return len(text) <= LONGEST_CONTACT and personal.is_contact(text)


@dataclass(frozen=True, slots=True)
class Masking:
    """What the public would read of a text, and which kinds of personal data were masked in it."""

    text: str
    kinds: tuple[str, ...]


def masking(text: str) -> Masking:
    """A text as it would be published."""
    return Masking(personal.mask(text), tuple(kind.value for kind in personal.kinds(text)))
