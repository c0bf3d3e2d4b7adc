"""첨부: files of a draft, each through the gate, and what the gate says stands beside it.

A row says 검사 중 before the gate looks, so that every page of the draft says so meanwhile. Only some files are
looked at at once: reading one may take its 20 seconds, and the others who come want their pages.
"""

from datetime import datetime

from django.db import transaction

from gongyak.cases.business import BUSINESS
from gongyak.cases.intake.drafts import HOUR, Draft, Flooded, NoDraft, locked
from gongyak.cases.models import CHECKED_WITHIN, CaseDraft, CaseFile, CaseFileStatus
from gongyak.files.actions import admit_of_public, shown_name, store
from gongyak.files.forgetting import forget
from gongyak.rules import personal
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.tries import Subject, take

#: Files of one draft, of one address in an hour, and looked at at once.
MOST_FILES, MOST_UPLOADS, MOST_AT_ONCE = 10, 100, 4
_TOO_MANY = "같은 곳에서 올린 파일이 많아 잠시 받지 않습니다. 한 시간 뒤에 다시 올려 주십시오."
_BUSY = "지금 검사하는 파일이 많습니다. 잠시 뒤에 다시 올려 주십시오."
_FULL = f"파일은 {MOST_FILES}개까지 붙일 수 있습니다. 한 파일로 묶거나 필요 없는 것을 빼 주십시오."
_GONE = "쓰던 글이 없어 파일을 붙일 수 없습니다. 처음부터 다시 적어 주십시오."


class TooManyFiles(Refusal):
    """The draft has as many files as it may."""


def attach(*, draft: Draft, name: str, data: bytes, address: str, now: datetime) -> CaseFile:
    """Let the gate look at a file and keep it with the draft, or keep why it is not let in.

    `Flooded` where too many came from one address, or are looked at at this moment; `TooManyFiles`.
    """
    row = _announced(draft, shown_name(name), address, now)
    try:
        file = admit_of_public(name, data)
    except Refusal as refusal:
        row.status, row.why = CaseFileStatus.REFUSED, str(refusal)[:500]
        row.save(update_fields=["status", "why"])
        return row
    except BaseException:
        row.delete()  # nobody looks at it any more
        raise
    with transaction.atomic():
        if not CaseFile.objects.select_for_update().filter(pk=row.pk).exists():
            raise NoDraft(_GONE)
        row.file = store(file=file, by=BUSINESS.key, now=now)
        row.name, row.status = file.name, CaseFileStatus.ADMITTED
        row.save(update_fields=["file", "name", "status"])
    return row


@transaction.atomic
def detach(*, draft: Draft, pk: int, now: datetime) -> None:
    """Take a file out of a draft and erase it."""
    held = locked(draft.code, now)
    row = CaseFile.objects.filter(draft=held, pk=pk).first() if held and held.case_id is None else None
    if row is not None:
        stored = row.file_id
        row.delete()
        forget([stored] if stored else [])


@transaction.atomic
def _announced(draft: Draft, name: str, address: str, now: datetime) -> CaseFile:
    held = locked(draft.code, now)
    if held is None or held.case_id is not None:
        raise NoDraft(_GONE)
    _let_go_of_cut(held, now)
    if held.files.exclude(status=CaseFileStatus.REFUSED).count() >= MOST_FILES:
        raise TooManyFiles(_FULL)
    try:
        take([Subject("upload", f"{day_of(now)}:{address}", MOST_UPLOADS, HOUR)], now)
    except Refusal as refusal:
        raise Flooded(_TOO_MANY) from refusal
    looking = CaseFile.objects.filter(status=CaseFileStatus.CHECKING, at__gt=now - CHECKED_WITHIN)
    if looking.count() >= MOST_AT_ONCE:
        raise Flooded(_BUSY)
    return CaseFile.objects.create(draft=held, name=personal.mask(name), at=now)


def _let_go_of_cut(held: CaseDraft, now: datetime) -> None:
    """Files whose check was cut off are let go of: nobody checks them any more."""
    held.files.filter(status=CaseFileStatus.CHECKING, at__lte=now - CHECKED_WITHIN).delete()
