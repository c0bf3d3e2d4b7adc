"""조회번호와 조회 비밀번호: given with a case, and given anew; only the hash of a secret is kept."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from django.db import transaction

from gongyak.cases.events import By, take_step
from gongyak.cases.models import Case, LookUp, LookUpSession
from gongyak.rules.cases.codes import bare, make_code, make_secret
from gongyak.rules.moments import day_of
from gongyak.staff.sealing import keyed_hash
from gongyak.staff.tries import Subject, begin_anew

#: The least that OWASP's Password Storage Cheat Sheet asks for: these secrets are drawn by lot, not thought of.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
#: Wrong tries of a code in a day, from wherever.
MOST_OF_CODE = 10


@dataclass(frozen=True, slots=True)
class Drawn:
    """A secret and its hash, which is slow to make: drawn before any row is locked."""

    secret: str
    hashed: str


@dataclass(frozen=True, slots=True)
class Opened:
    """Code and secret as a receipt tells them. `secret` is empty where another was given since."""

    code: str
    secret: str


def secret_of(key: str) -> str:
    """The secret that a form of a key gets, the same each time."""
    return make_secret(int(keyed_hash("case-secret", key), 16))


def draw(key: str = "") -> Drawn:
    """A new secret; that of a form where its key is told."""
    secret = secret_of(key) if key else make_secret(secrets.randbits(64))
    return Drawn(secret, _HASHER.hash(bare(secret)))


@transaction.atomic
def open_for(*, case: Case, drawn: Drawn, now: datetime) -> Opened:
    """Code and secret of a case: made the first time, the same again where the same form comes again.

    Part of the transaction that takes the case in.
    """
    code = make_code(day_of(now), case.pk, secrets.randbits(20))
    made = {"code": code, "secret": drawn.hashed, "made_at": now, "changed_at": now}
    row, is_new = LookUp.objects.get_or_create(case=case, defaults=made)
    return Opened(row.code, drawn.secret) if is_new else _again(row, drawn.secret)


def opened_for(case: Case, secret: str) -> Opened:
    """Code and secret of a case that has them, told again."""
    return _again(LookUp.objects.get(case=case), secret)


def give_anew(case: Case, drawn: Drawn, *, by: By, now: datetime) -> Opened:
    """A new secret for a locked case; sessions by the old one end. Part of the act of whoever gives it.

    Whoever guessed at the old one has shut nobody out of the new.
    """
    row = LookUp.objects.select_for_update().filter(case=case).first()
    if row is None:
        told = open_for(case=case, drawn=drawn, now=now)
    else:
        row.secret, row.given, row.changed_at = drawn.hashed, row.given + 1, now
        row.save(update_fields=["secret", "given", "changed_at"])
        LookUpSession.objects.filter(look_up=row, ended_at=None).update(ended_at=now)
        begin_anew([tries_of(row.code)])
        told = Opened(row.code, drawn.secret)
    memo = "조회 비밀번호를 새로 드림" if row else "조회번호와 비밀번호를 드림"
    take_step(case, "조회번호", by=by, now=now, memo=memo)
    return told


def tries_of(code: str) -> Subject:
    """The tries of a code."""
    return Subject("case-code", code, MOST_OF_CODE, timedelta(days=1))


def fits(row: LookUp | None, secret: str) -> bool:
    """Whether a secret is that of a row; as slow where there is no row."""
    try:
        return _HASHER.verify(row.secret if row else _nobody(), bare(secret)) and row is not None
    except VerifyMismatchError:
        return False


def _again(row: LookUp, secret: str) -> Opened:
    return Opened(row.code, secret if fits(row, secret) else "")


def hash_of(mark: str) -> str:
    """As a mark or a link stands in the store: it is random and long, so that nothing slow is needed."""
    return sha256(mark.encode()).hexdigest()


@lru_cache(maxsize=1)
def _nobody() -> str:
    """A hash that no secret fits, as slow to try as any other."""
    return _HASHER.hash("nobody")
