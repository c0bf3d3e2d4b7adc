"""How often a password or a number may be tried (개인정보의 안전성 확보조치 기준 제5조, ASVS 6.3.1).

Tries are counted before they are made, each count under its row's lock: many at once get no more of them than
one after the other, whichever process they reach.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from gongyak.rules.refusal import Refusal
from gongyak.staff.models import TryCount
from gongyak.staff.sealing import keyed_hash

WINDOW = timedelta(minutes=15)
LONGEST_WINDOW = timedelta(days=1)
TOO_MANY = "여러 번 맞지 않아 잠시 막았습니다. 15분 뒤에 다시 하거나 시스템관리 담당에게 말씀하십시오."
_SWEPT = 50  # rows
#: Shared by many, or by who is right and who guesses: a right try is taken back, the wrong ones stay.
_STAYING = ("address", "case-address", "case-code")


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What is counted: the kind, whose (an id as typed, an address, an account), and how many tries it has in how
    long (a day at most)."""

    kind: str
    whose: str
    most: int
    window: timedelta = WINDOW

    @property
    def key(self) -> str:
        """As it stands in the table, where no id and no address does."""
        return keyed_hash("tries", f"{self.kind}:{self.whose}")


def of_id(username: str) -> Subject:
    """The tries of a log-in id, whether or not anybody has it: both are answered alike."""
    return Subject("id", username.strip().lower(), 5)


def of_address(address: str) -> Subject:
    """The failed tries from one address; a whole office may stand behind it."""
    return Subject("address", address, 100)


def of_second(staff_id: int) -> Subject:
    """The tries of somebody's second factor."""
    return Subject("second", str(staff_id), 5)


@transaction.atomic
def take(subjects: Iterable[Subject], now: datetime) -> None:
    """Count a try of each; Refusal, and none is counted, where one has no try left."""
    for subject in sorted(subjects):
        TryCount.objects.get_or_create(key=subject.key, defaults={"began_at": now})
        row = TryCount.objects.select_for_update().get(key=subject.key)
        if not timedelta() <= now - row.began_at < subject.window:
            row.count, row.began_at = 0, now
        if row.count >= subject.most:
            raise Refusal(TOO_MANY)
        row.count += 1
        row.save(update_fields=["count", "began_at"])


def succeeded(subjects: Iterable[Subject]) -> None:
    """Take back the try that was right; an id or a second factor begins anew."""
    for subject in sorted(subjects):
        rows = TryCount.objects.filter(key=subject.key)
        if subject.kind in _STAYING:
            rows.filter(count__gt=0).update(count=F("count") - 1)
        else:
            rows.update(count=0)


def begin_anew(subjects: Iterable[Subject]) -> None:
    """Forget the tries of each: what was guessed at is another now."""
    TryCount.objects.filter(key__in=[one.key for one in subjects]).update(count=0)


@transaction.atomic
def sweep(now: datetime) -> None:
    """Let go of some counts that are over, so that made-up ids do not fill the table."""
    over = TryCount.objects.select_for_update(skip_locked=True).filter(began_at__lt=now - LONGEST_WINDOW)
    TryCount.objects.filter(pk__in=list(over.values_list("pk", flat=True)[:_SWEPT])).delete()
