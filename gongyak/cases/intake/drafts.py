"""임시저장: what a business writes is kept from the first step on, sealed, and opened by its code alone.

The code follows from the key of the first form, so that the form twice sent is one draft. Who has the code goes on,
sends or erases; after some days the draft is erased by itself.
"""

import json
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.functional import cached_property

from gongyak.cases.intake.typed import Difficulty, as_values, from_values
from gongyak.cases.models import CaseDraft, CaseFile, CaseFileStatus, CaseSetting
from gongyak.companies.sealing import Sealer, sealer
from gongyak.files.forgetting import forget as forget_files
from gongyak.jobs.models import Job
from gongyak.rules.cases.codes import bare, letters
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.sealing import keyed_hash
from gongyak.staff.tries import Subject, take

#: Letters of the code that opens a draft: 60 bits.
IN_CODE = 12
#: New drafts and files of one address in an hour; a whole building may stand behind it. Codes typed in a quarter.
MOST_DRAFTS, MOST_CODES = 60, 20
HOUR = timedelta(hours=1)
_SWEPT = 500
_TOO_MANY = "같은 곳에서 쓴 글이 많아 잠시 받지 않습니다. 한 시간 뒤에 다시 해 주십시오."
_TOO_OFTEN = "여러 번 맞지 않아 잠시 막았습니다. 15분 뒤에 다시 해 주십시오."
_NO_SUCH = "그 번호로 쓰던 글이 없습니다. 번호를 다시 보시거나, 지난 글이면 새로 적어 주십시오."


class Flooded(Refusal):
    """Too many of them from one place; what was typed may be sent again later."""


class NoDraft(Refusal):
    """There is no such draft, or its time is over."""


@dataclass(frozen=True)
class Draft:
    """A draft as its writer sees it; `was_sent` once it is a case."""

    code: str
    row: CaseDraft
    difficulty: Difficulty

    @property
    def was_sent(self) -> bool:
        """Whether it was sent."""
        return self.row.case_id is not None

    @cached_property
    def files(self) -> tuple[CaseFile, ...]:
        """Its files in the order in which they came."""
        return tuple(self.row.files.select_related("file"))


def new_key() -> str:
    """A key for the first form."""
    return secrets.token_hex(16)


def code_of(key: str) -> str:
    """The code of the draft that a form begins: `K7M3-Q9XR-2H4T`."""
    told = letters(int(keyed_hash("draft-code", key), 16), IN_CODE)
    return "-".join(told[at : at + 4] for at in range(0, IN_CODE, 4))


def begin(*, key: str, difficulty: Difficulty, address: str, now: datetime) -> Draft:
    """Keep what the first step says under a new code; the same key again is the same draft, with what it says now.

    `Flooded` where too many began at one address.
    """
    code = code_of(key)
    if found := _row(code, now):
        return _kept(found, code, difficulty, now)
    with_ = sealer(now)
    try:
        take([Subject("draft", f"{day_of(now)}:{address}", MOST_DRAFTS, HOUR)], now)
    except Refusal as refusal:
        raise Flooded(_TOO_MANY) from refusal
    days = CaseSetting.objects.current().draft_days
    row = CaseDraft(uid=uuid.uuid4().hex, began_at=now, changed_at=now, expires_at=now + timedelta(days=days))
    told = {"uid": row.uid, "body": with_.seal(_written(difficulty), row.about), "began_at": now}
    told |= {"changed_at": now, "expires_at": row.expires_at}
    made, is_new = CaseDraft.objects.get_or_create(code_hash=_hash(code), defaults=told)
    return Draft(code, made, difficulty) if is_new else _kept(made, code, difficulty, now)


def find(code: str, now: datetime) -> Draft | None:
    """The draft of a code, as `begin` gave it; None where there is none any more."""
    row = _row(code, now)
    return Draft(code, row, _opened(row, now)) if row else None


def resume(*, typed: str, address: str, now: datetime) -> Draft:
    """The draft of a code that somebody typed. `Flooded` after too many codes from one address, `NoDraft`."""
    try:
        take([Subject("draft-code", address, MOST_CODES)], now)
    except Refusal as refusal:
        raise Flooded(_TOO_OFTEN) from refusal
    told = bare(typed)
    code = "-".join(told[at : at + 4] for at in range(0, IN_CODE, 4))
    found = find(code, now) if len(told) == IN_CODE else None
    if found is None or found.was_sent:
        raise NoDraft(_NO_SUCH)
    return found


def keep(*, code: str, step: str, sent: dict[str, str], now: datetime) -> Draft:
    """Keep what a step says. `NoDraft` where it was erased or sent meanwhile."""
    found = find(code, now)
    if found is None or found.was_sent:
        raise NoDraft(_NO_SUCH)
    return _kept(found.row, code, found.difficulty.with_step(step, sent), now)


@transaction.atomic
def drop(*, code: str, now: datetime) -> None:
    """Erase a draft with its files, as its writer wishes; one that was sent is a case and stays."""
    row = CaseDraft.objects.select_for_update().filter(code_hash=_hash(code), case=None).first()
    if row is not None:
        _erase([row])


def forget(job: Job, now: datetime) -> None:
    """The daily job that erases drafts whose time is over."""
    while True:
        with transaction.atomic():
            over = CaseDraft.objects.select_for_update(skip_locked=True).filter(expires_at__lte=now)
            rows = list(over.order_by("pk")[:_SWEPT])
            _erase(rows)
        if len(rows) < _SWEPT:
            return


def reseal(before: Sealer, after: Sealer) -> int:
    """Seal every draft anew with a new key, as part of its change; how many those were."""
    rows = list(CaseDraft.objects.select_for_update().exclude(body="").order_by("pk"))
    for row in rows:
        row.body = after.seal(before.open(row.body, row.about), row.about)
        row.save(update_fields=["body"])
    return len(rows)


def locked(code: str, now: datetime) -> CaseDraft | None:
    """The row of a code behind its lock; None where there is none any more."""
    return CaseDraft.objects.select_for_update().filter(code_hash=_hash(code), expires_at__gt=now).first()


@transaction.atomic
def _kept(row: CaseDraft, code: str, difficulty: Difficulty, now: datetime) -> Draft:
    fresh = CaseDraft.objects.select_for_update().filter(pk=row.pk).first()
    if fresh is None:
        raise NoDraft(_NO_SUCH)
    if fresh.case_id is None:
        fresh.body = sealer(now).seal(_written(difficulty), fresh.about)
        fresh.changed_at = now
        fresh.save(update_fields=["body", "changed_at"])
    return Draft(code, fresh, difficulty)


def _erase(rows: list[CaseDraft]) -> None:
    files = CaseFile.objects.filter(draft__in=rows)
    stored = list(files.filter(status=CaseFileStatus.ADMITTED).values_list("file_id", flat=True))
    files.delete()
    CaseDraft.objects.filter(pk__in=[row.pk for row in rows]).delete()
    forget_files(pk for pk in stored if pk)


def _row(code: str, now: datetime) -> CaseDraft | None:
    return CaseDraft.objects.filter(code_hash=_hash(code), expires_at__gt=now).first()


def _hash(code: str) -> str:
    return keyed_hash("draft", code)


def _written(difficulty: Difficulty) -> str:
    return json.dumps(as_values(difficulty), ensure_ascii=False)


def _opened(row: CaseDraft, now: datetime) -> Difficulty:
    return from_values(json.loads(sealer(now).open(row.body, row.about))) if row.body else Difficulty()
