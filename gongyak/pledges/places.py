"""Where a card belongs: the officeholder of its 기준일, the branch of its number, its pledge."""

import re
import unicodedata
from datetime import date

from gongyak.pledges.models import KIND, Field, Officeholder, Pledge, Term
from gongyak.rules.dates import format_day
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.numbering import parse_number
from gongyak.rules.refusal import Refusal
from gongyak.rules.term import term_on
from gongyak.snapshots.models import Document


def order_key(number: str) -> str:
    """A text that sorts 관리번호 naturally, numbers first; equal numbers such as `4-07-1`, `4-7-1` have one key."""
    parts = parse_number(number)
    if parts is None:
        return "1" + re.sub(r"\s+", "", unicodedata.normalize("NFKC", number))
    return "0" + "-".join(f"{prefix}{count:08d}" for prefix, count in parts)


def officeholder_on(day: date) -> Officeholder:
    """Whose pledges the district kept on `day`: the mayor's, or in an acting mayor's days the mayor's before.

    Where nobody of that term is known yet it is the term's first, still unnamed. Raises Refusal before the first term, and for a day between two officeholders.
    """
    rule = term_on(day)
    if rule is None:
        raise Refusal(f"기준일 {format_day(day)}은 민선 1기 전입니다. 기준일을 확인하십시오.")
    made = {"start_on": rule.start, "end_on": rule.end}
    term = Term.objects.get_or_create(number=rule.number, defaults=made)[0]
    if not term.officeholders.exists():
        Officeholder.objects.get_or_create(term=term, sequence=1, defaults={"began_on": term.start_on})
    found = term.officeholders.keeping_pledges_on(day)
    if found is None:
        raise Refusal(
            f"{format_day(day)}에 재임한 단체장이 없습니다. {term}의 단체장과 재임 기간을 먼저 등록하십시오."
        )
    return found


def document_key(officeholder: Officeholder, number: str) -> str:
    """The key of a pledge's document: term and officeholder, then 관리번호."""
    return f"{officeholder.key}/{number}"


def pledge_of(officeholder: Officeholder, number: str, title: str) -> Pledge:
    """The officeholder's pledge of that number, made where it is new.

    Raises Refusal where the number already belongs to a pledge with another title (blanks apart).
    """
    order = order_key(number)
    pledge = Pledge.objects.filter(officeholder=officeholder, order=order).first()
    if pledge is None:
        made = {
            "field": _field(officeholder, number),
            "number": number,
            "title": title,
            "document": Document.objects.get_or_create(kind=KIND, key=document_key(officeholder, number))[0],
        }
        pledge = Pledge.objects.get_or_create(officeholder=officeholder, order=order, defaults=made)[0]
    if _bare(pledge.title) != _bare(title):
        raise _taken(pledge, title)
    return pledge


def _bare(title: str) -> str:
    return "".join(title.split())


def _taken(pledge: Pledge, title: str) -> Refusal:
    message = (
        f"관리번호 {pledge.number}은(는) 이미 ‘{pledge.title}’의 번호인데 이 파일에는 ‘{title}’로 적혀 있습니다. "
        "번호를 확인하거나, 이름이 바뀐 공약이면 변경 절차를 거친 이름으로 맞추십시오."
    )
    return Refusal(message, [Finding("number-duplicate", Severity.ERROR, "number", message)])


def _field(officeholder: Officeholder, number: str) -> Field | None:
    """The branch that a number of more than one part stands on, made with those above it where they are new."""
    if parse_number(number) is None:
        return None
    parent: Field | None = None
    parts = number.split("-")
    for depth in range(1, len(parts)):
        path = "-".join(parts[:depth])
        parent = Field.objects.get_or_create(
            officeholder=officeholder, number=path, defaults={"parent": parent}
        )[0]
    return parent
