"""Passkeys (WebAuthn, level 2) as second factors, by Yubico's `fido2`: what a browser is asked, and its answer."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from django.db import transaction
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    UserVerificationRequirement,
)

from gongyak.audit.actions import record_act
from gongyak.rules.refusal import Refusal
from gongyak.staff import tries
from gongyak.staff.entering import fail
from gongyak.staff.models import Factor, SecondFactor, Staff

NOT_TAKEN = "패스키를 확인하지 못했습니다. 다시 해 보거나 다른 인증 수단을 쓰십시오."
_PREFERRED = UserVerificationRequirement.PREFERRED
#: What fido2 raises for an answer that is malformed, of another site or wrongly signed.
_WRONG = (ValueError, KeyError, TypeError, AttributeError, InvalidSignature)
State = dict[str, Any]


def ask_to_register(staff: Staff, host: str) -> tuple[State, State]:
    """What the browser is asked for a new passkey, and what must be remembered until it answers."""
    user = PublicKeyCredentialUserEntity(
        id=f"staff/{staff.pk}".encode(), name=staff.username, display_name=staff.name
    )
    asked, state = _server(host).register_begin(user, _known(staff), user_verification=_PREFERRED)
    return dict(asked), state


@transaction.atomic
def register(
    *, staff: Staff, host: str, name: str, state: State, answer: Mapping[str, Any], now: datetime
) -> SecondFactor:
    """The passkey that the browser made. Refused: an answer that is not to this question."""
    try:
        data = _server(host).register_complete(state, answer).credential_data
    except _WRONG as error:
        raise Refusal(NOT_TAKEN) from error
    if data is None:
        raise Refusal(NOT_TAKEN)
    credential = b64encode(data.credential_id).decode()
    if SecondFactor.objects.filter(credential=credential).exists():
        raise Refusal("이미 등록한 패스키입니다.")
    made = SecondFactor.objects.create(
        staff=staff,
        kind=Factor.PASSKEY,
        name=name.strip()[:50] or "패스키",
        secret=b64encode(data).decode(),
        credential=credential,
        made_at=now,
    )
    record_act(by=staff.key, action="2단계 인증 등록", object=staff.key, now=now, reason=Factor.PASSKEY)
    return made


def ask_to_prove(staff: Staff, host: str) -> tuple[State, State]:
    """What the browser is asked for one of the person's passkeys, and what must be remembered."""
    asked, state = _server(host).authenticate_begin(_known(staff), user_verification=_PREFERRED)
    return dict(asked), state


def prove_passkey(
    *, staff: Staff, host: str, state: State, answer: Mapping[str, Any], now: datetime
) -> SecondFactor:
    """The passkey that signed the question. Refused: another's, a wrong or copied one, or one try too many."""
    subject = tries.of_second(staff.pk)
    tries.take([subject], now)
    found = _signed(staff, host, state, answer, now)
    if found is None:
        fail(staff.username, now=now, action="2단계 인증 실패")
        raise Refusal(NOT_TAKEN)
    tries.succeeded([subject])
    return found


def _signed(
    staff: Staff, host: str, state: State, answer: Mapping[str, Any], now: datetime
) -> SecondFactor | None:
    try:
        used = _server(host).authenticate_complete(state, _known(staff), answer)
        count = AuthenticationResponse.from_dict(answer).response.authenticator_data.counter
    except _WRONG:
        return None
    row = staff.factors.filter(credential=b64encode(used.credential_id).decode()).first()
    # a counter that does not grow tells of a copy; 0 says that the key has none (WebAuthn, 7.2)
    if row is None or (count and count <= row.counter) or (not count and row.counter):
        return None
    rows = SecondFactor.objects.filter(pk=row.pk, counter=row.counter)
    return row if rows.update(counter=count, used_at=now) else None


def _known(staff: Staff) -> list[AttestedCredentialData]:
    rows = staff.factors.filter(kind=Factor.PASSKEY).values_list("secret", flat=True)
    return [AttestedCredentialData(b64decode(row)) for row in rows]


def _server(host: str) -> Fido2Server:
    return Fido2Server(PublicKeyCredentialRpEntity(id=host, name="공약 업무"))
