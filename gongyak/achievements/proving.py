"""Proofs of a result: put in by whoever writes it, at any stage; taken out only while it is not confirmed, or by
the team lead with a reason."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongyak.achievements.actions import kept_reason, refuse_foreign, refuse_unconfirmable, touch
from gongyak.achievements.keeping import keep, locked
from gongyak.achievements.models import Achievement, Proof
from gongyak.achievements.wordings import plain, refuse_personal
from gongyak.achievements.workflow import step
from gongyak.files.actions import Admitted, store
from gongyak.rules.moments import day_of
from gongyak.rules.numbering import find_documents
from gongyak.rules.records import Paper, ProofKind
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

#: What each kind must have, in the order in which it is asked for.
_FILE_ALONE = (ProofKind.AGREEMENT, ProofKind.ROSTER, ProofKind.PHOTO, ProofKind.FILE)
MOST_PROOFS = 50
_LONGEST_LABEL, _LONGEST_URL = 200, 500


@dataclass(frozen=True, slots=True)
class NewProof:
    """What is put in: a paper, a file that was let in, or an address; `label` may be read by the public where
    `is_public`."""

    kind: str
    label: str = ""
    paper: Paper | None = None
    file: Admitted | None = None
    url: str = ""
    is_public: bool = False


def read_paper(text: str) -> Paper:
    """The 문서번호 in a text: `일자리경제과-30932호(2024. 3. 29.)`; Refusal where there is none, more, or no day."""
    found = find_documents(text)
    if len(found) != 1 or found[0].issued_on is None:
        raise Refusal("문서번호를 시행일과 함께 적으십시오. 예: 일자리경제과-30932호(2024. 3. 29.)")
    return Paper(found[0].department, found[0].number, found[0].issued_on)


@transaction.atomic
def add_proof(*, row: Achievement, proof: NewProof, by: Actor, now: datetime) -> Achievement:
    """Put in a proof. Refused: what the kind must have is missing, the same is there already, personal data in
    what is told of it."""
    row = locked(row)
    refuse_foreign(row, by)
    row.status = step(row.status, "증빙")
    told = _checked(proof, day_of(now))
    if row.proofs.count() >= MOST_PROOFS:
        raise Refusal(f"증빙은 {MOST_PROOFS}개까지 넣을 수 있습니다. 한 파일로 묶어 넣으십시오.")
    made = Proof(achievement=row, kind=told.kind, label=told.label, url=told.url, is_public=told.is_public)
    made.added_at, made.added_by_id = now, by.id
    if told.paper:
        _refuse_twice(row, told.paper)
        made.paper_department, made.paper_number = told.paper.department, told.paper.number
        made.paper_issued_on = told.paper.issued_on
    if told.file:
        made.file = store(file=told.file, by=by.key, now=now)
    made.save()
    touch(row, by, now)
    keep(row, "증빙 넣음", by=by, now=now)
    return row


@transaction.atomic
def remove_proof(*, row: Achievement, proof: int, by: Actor, now: datetime, reason: str = "") -> Achievement:
    """Take out a proof (by its key). What the result said with it stays in its record, and a file stays kept.

    Refused for a confirmed result: anybody but the team lead, no reason, the last proof where nothing says why
    none is needed.
    """
    row = locked(row)
    refuse_foreign(row, by)
    row.status = step(row.status, "증빙")
    there = row.proofs.filter(pk=proof).first()
    if there is None:
        raise Refusal("이미 뺀 증빙입니다. 화면을 새로 열어 확인하십시오.")
    if row.number:
        refuse_unconfirmable(row, by)
        reason = kept_reason(reason, "확정된 실적의 증빙을 빼는")
        if row.proofs.count() == 1 and not row.waiver:
            raise Refusal("확정된 실적에는 증빙이 하나는 있어야 합니다. 다른 증빙을 먼저 넣으십시오.")
    there.delete()
    touch(row, by, now)
    keep(row, "증빙 뺌", by=by, now=now, reason=reason.strip())
    return row


def _checked(proof: NewProof, today: date) -> NewProof:
    label, url = plain(proof.label), proof.url.strip()
    if proof.kind not in list(ProofKind):
        raise Refusal("증빙의 종류를 고르십시오.")
    if len(label) > _LONGEST_LABEL or len(url) > _LONGEST_URL:
        raise Refusal(f"설명은 {_LONGEST_LABEL}자, 주소는 {_LONGEST_URL}자까지 적을 수 있습니다.")
    if url and not url.startswith(("https://", "http://")):
        raise Refusal("주소는 https://로 시작하게 적으십시오.")
    _refuse_lacking(proof, url, today)
    refuse_personal([label])
    return NewProof(proof.kind, label, proof.paper, proof.file, url, proof.is_public)


def _refuse_lacking(proof: NewProof, url: str, today: date) -> None:
    if proof.kind == ProofKind.DOCUMENT and proof.paper is None:
        raise Refusal("문서번호를 시행일과 함께 적으십시오. 예: 일자리경제과-30932호(2024. 3. 29.)")
    if proof.paper and proof.paper.issued_on > today:
        raise Refusal("시행일이 오늘보다 뒤인 문서는 아직 증빙이 아닙니다. 날짜를 다시 보십시오.")
    if proof.kind in _FILE_ALONE and proof.file is None:
        raise Refusal(f"{proof.kind} 증빙의 파일을 고르십시오.")
    if proof.kind == ProofKind.PHOTO and proof.file and not proof.file.media_type.startswith("image/"):
        raise Refusal("사진은 JPEG나 PNG 파일로 넣으십시오. 문서는 ‘파일’로 넣으십시오.")
    if proof.kind == ProofKind.LINK and not url:
        raise Refusal("주소를 https://로 시작하게 적으십시오.")
    if proof.kind in (ProofKind.NOTICE, ProofKind.PRESS) and not (url or proof.file or plain(proof.label)):
        raise Refusal(f"{proof.kind} 증빙의 주소나 파일이나 설명을 넣으십시오.")


def _refuse_twice(row: Achievement, paper: Paper) -> None:
    same = row.proofs.filter(paper_department=paper.department, paper_number=paper.number)
    if same.filter(paper_issued_on__year=paper.issued_on.year).exists():
        raise Refusal("이 문서번호는 이미 이 실적의 증빙입니다.")
