"""Proofs: what each kind must have, and when they may be taken out again."""

from datetime import date

import pytest

from gongyak.achievements.actions import cancel
from gongyak.achievements.models import Achievement, Proof
from gongyak.achievements.proving import NewProof, add_proof, read_paper, remove_proof
from gongyak.achievements.values import achievement_value
from gongyak.achievements.verify import verify
from gongyak.files.actions import admit
from gongyak.files.models import StoredFile
from gongyak.records.reading import known
from gongyak.rules.records import Grade, Paper
from gongyak.rules.refusal import Refusal
from tests.achievements.ledger import NOW, Ledger
from tests.pictures import png

pytestmark = pytest.mark.django_db
PAPER = Paper("일자리경제과", 30932, date(2024, 3, 29))
PHOTO = NewProof("사진", "행사장", file=admit("행사장.png", png()))


def add(ledger: Ledger, row: Achievement, proof: NewProof, who: str = "담당") -> Achievement:
    return add_proof(row=row, proof=proof, by=ledger.people.actor(who), now=NOW)


def test_every_kind_of_proof_stands_in_the_record(ledger: Ledger) -> None:
    row = add(ledger, ledger.minted(), NewProof("문서번호", paper=PAPER, is_public=True))
    row = add(ledger, row, PHOTO)
    row = add(ledger, row, NewProof("보도", "부산 신문", url="https://news.example.kr/1"))
    [paper, photo, press] = known("achievement")[row.key].record.evidence
    assert (paper.grade, paper.paper, paper.is_public) == (Grade.DOCUMENT, PAPER, True)
    assert (photo.grade, photo.sha256) == (Grade.SHOWN, StoredFile.objects.get().sha256)
    assert (press.url, press.label) == ("https://news.example.kr/1", "부산 신문")
    assert ledger.checked(row).status == "담당 확인"
    assert verify() == []


@pytest.mark.parametrize(
    ("proof", "sentence"),
    [
        (NewProof("소문"), "종류를"),
        (NewProof("문서번호"), "문서번호를"),
        (NewProof("문서번호", paper=Paper("과", 1, date(2024, 7, 1))), "오늘보다 뒤"),
        (NewProof("사진"), "파일을 고르십시오"),
        (NewProof("협약서"), "파일을 고르십시오"),
        (NewProof("사진", file=admit("글.txt", b"text")), "JPEG나 PNG"),
        (NewProof("주소"), "주소를"),
        (NewProof("주소", url="javascript:alert(1)"), "https://로"),
        (NewProof("보도"), "주소나 파일이나"),
        (NewProof("공고", "홍 010-1234-5678"), "전화번호"),
        (NewProof("공고", "가" * 201), "200자"),
    ],
)
def test_what_is_no_proof_is_refused(ledger: Ledger, proof: NewProof, sentence: str) -> None:
    row = ledger.minted()
    with pytest.raises(Refusal, match=sentence):
        add(ledger, row, proof)
    assert not Proof.objects.exists() and not StoredFile.objects.exists()


def test_one_paper_proves_a_result_once(ledger: Ledger) -> None:
    row = add(ledger, ledger.minted(), NewProof("문서번호", paper=PAPER))
    with pytest.raises(Refusal, match="이미 이 실적의"):
        add(ledger, row, NewProof("문서번호", paper=PAPER))
    with pytest.raises(Refusal, match="일자리경제과의 담당자"):
        add(ledger, row, PHOTO, "타부서담당")


@pytest.mark.parametrize("typed", ["일자리경제과-30932호(2024. 3.29.)", "일자리경제과-30932 (2024. 3. 29.)"])
def test_a_paper_is_read_as_it_is_typed(typed: str) -> None:
    assert read_paper(typed) == PAPER


@pytest.mark.parametrize(
    "typed", ["", "30932", "일자리경제과-30932호", "가과-1호(2024. 1. 1.) 나과-2호(2024. 1. 1.)"]
)
def test_what_is_no_paper_is_told_so(typed: str) -> None:
    with pytest.raises(Refusal, match="시행일과 함께"):
        read_paper(typed)


def test_a_proof_is_taken_out_of_a_candidate(ledger: Ledger) -> None:
    row = add(ledger, ledger.minted(), PHOTO)
    officer, proof = ledger.people.actor("담당"), row.proofs.get().pk
    row = remove_proof(row=row, proof=proof, by=officer, now=NOW)
    assert achievement_value(row).evidence == () and StoredFile.objects.exists()
    with pytest.raises(Refusal, match="이미 뺀"):
        remove_proof(row=row, proof=proof, by=officer, now=NOW)
    assert verify() == []


def test_a_confirmed_result_keeps_a_proof(ledger: Ledger) -> None:
    row = ledger.confirmed(add(ledger, ledger.minted(), PHOTO))
    told = {"row": row, "proof": row.proofs.get().pk, "now": NOW}
    officer, lead = (ledger.people.actor(who) for who in ("담당", "팀장"))
    with pytest.raises(Refusal, match="팀장만"):
        remove_proof(**told, by=officer, reason="x")
    with pytest.raises(Refusal, match="까닭을"):
        remove_proof(**told, by=lead)
    with pytest.raises(Refusal, match="하나는 있어야"):
        remove_proof(**told, by=lead, reason="잘못된 사진")
    add(ledger, row, NewProof("문서번호", paper=PAPER))
    row = remove_proof(**told, by=lead, reason="잘못된 사진")
    assert [one.kind for one in row.proofs.all()] == ["문서번호"] and row.status == "팀장 확정"
    assert verify() == []


def test_a_cancelled_result_takes_no_proof(ledger: Ledger) -> None:
    row = cancel(row=ledger.minted(), by=ledger.people.actor("담당"), now=NOW, reason="x")
    with pytest.raises(Refusal, match="‘취소’ 단계"):
        add(ledger, row, PHOTO)


def test_there_is_an_end_to_proofs(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongyak.achievements.proving.MOST_PROOFS", 1)
    row = add(ledger, ledger.minted(), PHOTO)
    with pytest.raises(Refusal, match="1개까지"):
        add(ledger, row, NewProof("공고", "제2024-123호"))
