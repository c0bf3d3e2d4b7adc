"""The acts on second factors: an authenticator app, and recovery codes for the day on which it is lost."""

import secrets
from datetime import datetime

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.rules.refusal import Refusal
from gongyak.rules.totp import matching_step
from gongyak.staff import tries
from gongyak.staff.actors import Actor
from gongyak.staff.entering import fail, has_second_factor
from gongyak.staff.models import Factor, SecondFactor, Staff
from gongyak.staff.permissions import may_manage_people
from gongyak.staff.sealing import keyed_hash, seal, unseal

WRONG = "번호가 맞지 않습니다. 앱에 지금 보이는 여섯 자리나 쓰지 않은 복구번호를 적으십시오."
CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_secret() -> bytes:
    """A key for an app, of the length of its hash (RFC 4226, 4)."""
    return secrets.token_bytes(20)


@transaction.atomic
def add_app(*, staff: Staff, secret: bytes, code: str, now: datetime) -> SecondFactor:
    """The app that shows this number now. Refused: the number is wrong, or there is an app already."""
    step = matching_step(secret, _digits(code), now)
    if step is None:
        raise Refusal(WRONG)
    Staff.objects.select_for_update().get(pk=staff.pk)
    if staff.factors.filter(kind=Factor.TOTP).exists():
        raise Refusal("인증앱이 이미 등록되어 있습니다. 먼저 그것을 지우십시오.")
    made = SecondFactor.objects.create(
        staff=staff,
        kind=Factor.TOTP,
        name="인증앱",
        secret=seal(secret, f"totp.{staff.pk}"),
        counter=step,
        made_at=now,
    )
    record_act(by=staff.key, action="2단계 인증 등록", object=staff.key, now=now, reason=Factor.TOTP)
    return made


def use_code(*, staff: Staff, code: str, now: datetime) -> SecondFactor:
    """The app or recovery code that this number is of. Refused: wrong, used before, or one try too many."""
    subject = tries.of_second(staff.pk)
    tries.take([subject], now)
    found = _app_of(staff, _digits(code), now) or _recovery_of(staff, code, now)
    if found is None:
        fail(staff.username, now=now, action="2단계 인증 실패")
        raise Refusal(WRONG)
    tries.succeeded([subject])
    return found


@transaction.atomic
def renew_recovery_codes(*, staff: Staff, now: datetime) -> list[str]:
    """Ten new codes, to be shown once; the old ones are worth nothing any more."""
    Staff.objects.select_for_update().get(pk=staff.pk)
    if not has_second_factor(staff):
        raise Refusal("먼저 인증앱이나 패스키를 등록하십시오.")
    staff.factors.filter(kind=Factor.RECOVERY).delete()
    codes = [
        "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(2)) for _ in range(CODES)
    ]
    SecondFactor.objects.bulk_create(
        SecondFactor(staff=staff, kind=Factor.RECOVERY, secret=_recovery_hash(staff, code), made_at=now)
        for code in codes
    )
    record_act(by=staff.key, action="복구번호 발급", object=staff.key, now=now)
    return codes


@transaction.atomic
def remove_factor(*, staff: Staff, factor: int, now: datetime) -> None:
    """Take one away; with the last one the recovery codes go."""
    Staff.objects.select_for_update().get(pk=staff.pk)
    row = staff.factors.filter(pk=factor).exclude(kind=Factor.RECOVERY).first()
    if row is None:
        raise Refusal("이미 지운 인증 수단입니다.")
    row.delete()
    if not has_second_factor(staff):
        staff.factors.all().delete()
    record_act(by=staff.key, action="2단계 인증 해제", object=staff.key, now=now, reason=row.kind)


@transaction.atomic
def reset_factors(*, staff: Staff, by: Actor, now: datetime) -> None:
    """Take all away from somebody who lost them."""
    if not may_manage_people(by):
        raise Refusal("2단계 인증을 풀어 줄 수 있는 역할이 아닙니다.")
    staff.factors.all().delete()
    tries.succeeded([tries.of_second(staff.pk)])
    record_act(by=by.key, action="2단계 인증 초기화", object=staff.key, now=now)


def _app_of(staff: Staff, code: str, now: datetime) -> SecondFactor | None:
    app = staff.factors.filter(kind=Factor.TOTP).first()
    step = matching_step(unseal(app.secret, f"totp.{staff.pk}"), code, now) if app else None
    if app is None or step is None:
        return None
    # the one that moves the counter has it: a number is taken once (RFC 6238, 5.2)
    taken = SecondFactor.objects.filter(pk=app.pk, counter__lt=step).update(counter=step, used_at=now)
    return app if taken else None


def _recovery_of(staff: Staff, code: str, now: datetime) -> SecondFactor | None:
    hashed = _recovery_hash(staff, code)
    rows = staff.factors.filter(kind=Factor.RECOVERY, secret=hashed, used_at=None)
    row = rows.first()
    return row if rows.update(used_at=now) else None


def _recovery_hash(staff: Staff, code: str) -> str:
    plain = "".join(one for one in code.lower() if one.isalnum())
    return keyed_hash("recovery", f"{staff.pk}:{plain}")


def _digits(code: str) -> str:
    return "".join(one for one in code if one.isascii() and one.isdigit())
