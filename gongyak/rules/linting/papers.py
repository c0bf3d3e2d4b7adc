"""문서번호 on a card: lines without one, and what looks like one and is none."""

import re
from collections.abc import Collection, Iterator

from gongyak.rules import numbering
from gongyak.rules.card.items import walk
from gongyak.rules.card.model import Card, Item
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.linting.lines import placed
from gongyak.rules.particles import quoted

_OFFICE = r"[가-힣A-Za-z0-9·]{1,29}[과관실단국소팀동처부청회원터]"
#: A number that ought to be a 문서번호: in square brackets, or before a bracket with a year.
_LIKE = re.compile(
    rf"\[\s?({_OFFICE}\s?[-–]?\s?제?\d{{1,7}}호?)\s?[\](]"
    rf"|(?<![가-힣A-Za-z0-9·])({_OFFICE}\s?[-–]?\s?제?\d{{3,7}}호?)\s?\(\s?(?:19|20)\d\d[.\s]"
)
_FORM = "‘일자리경제과-123호(2024. 3. 29.)’처럼"


def missing_of(card: Card, proven: Collection[str]) -> Iterator[Finding]:
    """Top lines of 추진실적 without 문서번호, in the lines below them too, and whose ids are not `proven`."""
    for at, item in enumerate(card.achievements):
        if not _has_document(item) and not _ids(item) & set(proven):
            message = "문서번호가 없습니다. 이 실적을 보여 줄 문서가 있으면 적어 주십시오."
            yield Finding("document-missing", Severity.NOTE, f"achievements.{at}", message)


def _has_document(item: Item) -> bool:
    return any(one.documents for _, one in walk((item,), ""))


def _ids(item: Item) -> set[str]:
    return {one.id for _, one in walk((item,), "") if one.id}


def malformed_of(card: Card) -> Iterator[Finding]:
    """Numbers that ought to be a 문서번호 and lack its form or its day."""
    for line in placed(card, "overview", "achievements", "problems", "plans"):
        for raw in malformed_in(line.item.text):
            yield malformed_finding(raw, line.where)


def malformed_in(text: str) -> Iterator[str]:
    """The numbers of a text that ought to be a 문서번호 and are none, or name no day."""
    found = numbering.find_documents(text)
    yield from (document.raw for document in found if document.issued_on is None)
    for like in _LIKE.finditer(text):
        if not any(document.start <= like.start(like.lastindex or 0) < document.end for document in found):
            yield like[like.lastindex or 0]


def malformed_finding(raw: str, where: str) -> Finding:
    """What there is to say of such a number."""
    message = f"{quoted(raw, '은는')} 문서번호의 꼴이 아니거나 시행일이 없습니다. {_FORM} 적어 주십시오."
    return Finding("document-malformed", Severity.WARNING, where, message)
