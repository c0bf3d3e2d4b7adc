"""증빙: what kinds there are, and how good each is."""

from collections.abc import Iterable
from enum import StrEnum

from gongyak.rules.records.model import Grade


class ProofKind(StrEnum):
    """What proves a result."""

    DOCUMENT = "문서번호"
    AGREEMENT = "협약서"
    ROSTER = "서명부"
    NOTICE = "공고"
    PHOTO = "사진"
    PRESS = "보도"
    LINK = "주소"
    FILE = "파일"


_GRADES = {
    ProofKind.DOCUMENT: Grade.DOCUMENT,
    ProofKind.AGREEMENT: Grade.SIGNED,
    ProofKind.ROSTER: Grade.SIGNED,
    ProofKind.NOTICE: Grade.SIGNED,
}


def grade_of(kind: str) -> Grade:
    """How good a proof of a kind is: A 문서번호, B 협약서·서명부·공고, C whatever else can be looked at."""
    return _GRADES.get(ProofKind(kind), Grade.SHOWN)


def best(grades: Iterable[Grade]) -> Grade:
    """The grade of a result that has proofs of these grades: the best of them, D where it has none."""
    return min(grades, default=Grade.NONE)
