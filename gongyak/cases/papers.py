"""첨부: what came on paper, by fax or by mail, or was taken at the place, kept with its case by the office.

The file went through the gate before (`files.actions.admit`). The business does not see these on the site: it did not
hand them in there, and a note of the office may be among them.
"""

from datetime import datetime

from django.db import transaction

from gongyak.cases.events import locked_by_its_own, said, take_step
from gongyak.cases.models import Case, CaseFile, CaseFileStatus
from gongyak.files.actions import Admitted, store
from gongyak.files.forgetting import forget
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

#: What a file of the office is; the original list of who signed is one (영 제26조).
KINDS = ("받은 서류", "연명부 원본", "현장 사진", "참고 자료")
#: Files of one case, whoever brought them.
MOST = 50


@transaction.atomic
def keep_paper(*, case: Case, file: Admitted, kind: str, by: Actor, now: datetime) -> CaseFile:
    """Keep a file with a case that is not over. Refused: no right, another word than of `KINDS`, too many files."""
    row = locked_by_its_own(case, by)
    if kind not in KINDS:
        raise Refusal("무엇을 붙이는지 목록에서 고르십시오.")
    if row.files.count() >= MOST:
        raise Refusal(f"한 애로에는 파일을 {MOST}개까지 붙입니다. 필요 없는 것을 먼저 빼십시오.")
    made = CaseFile.objects.create(
        case=row,
        came_with=kind,
        name=file.name,
        status=CaseFileStatus.ADMITTED,
        file=store(file=file, by=by.key, now=now),
        at=now,
    )
    take_step(row, "첨부", by=by, now=now, memo=kind)  # its name may be somebody's
    return made


@transaction.atomic
def drop_paper(*, case: Case, key: int, by: Actor, now: datetime, reason: str) -> Case:
    """Take a file of the office out again and erase it; what the business handed in stays."""
    row = locked_by_its_own(case, by)
    one = row.files.filter(pk=key, came_with__in=KINDS).first()
    if one is None:
        raise Refusal("직원이 붙인 파일만 뺄 수 있습니다. 화면을 새로 열어 확인하십시오.")
    why, kept = said(reason, "빼는 까닭을"), one.file_id
    one.delete()
    forget([kept] if kept else [])
    return take_step(row, "첨부 뺌", by=by, now=now, memo=f"{one.came_with}: {why}")
