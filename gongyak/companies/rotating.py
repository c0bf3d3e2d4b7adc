"""열쇠 바꿈: everything sealed anew with a new key, in one transaction; and a copy of the keys where one is told."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.companies.contacts import SEALED
from gongyak.companies.models import Contact, SealKey
from gongyak.companies.sealing import Sealer, keys, sealer
from gongyak.companies.sealing.values import place
from gongyak.rules.refusal import Refusal

#: Seals anew what another part keeps sealed, with what it was sealed with before; how many people that were.
Reseal = Callable[[Sealer, Sealer], int]


@transaction.atomic
def rotate(*, by: str, now: datetime, others: Iterable[Reseal] = ()) -> int:
    """Make a new key (for the cipher that is set), seal and mark every value with it; how many people that were.
    `others` are the parts above that keep sealed values of their own.

    The old keys stay in the file: backups of before need them. Where the program is ended on the way, everything
    is as it was, and the new key lies in the file unused.
    """
    before = sealer(now)
    present = SealKey.objects.select_for_update().get(retired_at=None)
    key = keys.add(place(), settings.PERSONAL_CIPHER, now)
    after = Sealer(key, {**before.known, key.name: key})
    present.retired_at = now
    present.save(update_fields=["retired_at"])
    SealKey.objects.create(name=key.name, cipher=key.cipher, print=key.print, made_at=now)
    there = list(Contact.objects.select_for_update().filter(destroyed_at=None).order_by("pk"))
    for contact in there:
        _again(contact, before, after)
    count = len(there) + sum(reseal(before, after) for reseal in others)
    record_act(
        by=by, action="열쇠 바꿈", object=f"key/{key.name}", now=now, reason=f"{key.cipher}, {count}명"
    )
    return count


def _again(contact: Contact, before: Sealer, after: Sealer) -> None:
    for field in SEALED:
        text = before.open(getattr(contact, field), contact.about(field))
        setattr(contact, field, after.seal(text, contact.about(field)))
        setattr(contact, f"{field}_mark", after.mark(field, text))
    contact.save(update_fields=[*SEALED, *(f"{field}_mark" for field in SEALED)])


@transaction.atomic
def copy(*, to: Path, by: str, now: datetime) -> int:
    """Put a copy of all keys into a file for its owner alone; how many there are. An act, for whoever has it and a
    backup reads everything. Refused: nothing to copy, a file that is there already."""
    there = keys.kept(place())
    if not there:
        raise Refusal("아직 열쇠가 없습니다. 개인정보를 처음 적을 때 만들어집니다.")
    if to.exists():
        raise Refusal(f"{to}: 이미 있는 파일입니다. 다른 이름을 쓰십시오.")
    keys.put(to, place().read_bytes())
    record_act(by=by, action="열쇠 사본", object="keys", now=now, reason=f"열쇠 {len(there)}개")
    return len(there)
