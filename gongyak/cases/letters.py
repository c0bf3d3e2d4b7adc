"""Letters to the business at each step: kept as they went out, and the word of them put into the outbox.

What goes by mail says which number and where to ask, never of whom or what; the letter itself goes on paper, or is
read where the number and its secret open it.
"""

import json
from dataclasses import asdict
from datetime import date, datetime

from gongyak.blocks import Block
from gongyak.cases.models import Case, CaseLetter
from gongyak.cases.people import opened
from gongyak.district.published import district
from gongyak.jobs.mail import post
from gongyak.rules import personal
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.cases import Contact, Letter, blocks, missing
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Duty, Staff

_MAIL = "전자우편"


def tell(
    case: Case, kind: str, *, by: Actor, now: datetime, if_whole: bool = False, **texts: str
) -> CaseLetter | None:
    """Send a letter of a kind on a case, in the transaction of its cause.

    Refused: something that the law asks for is missing; `if_whole` writes none then, for a receipt may be left out
    (영 제6조제3항).
    """
    office = district()
    letter = Letter(
        kind=kind,
        subject=case.title,
        day=day_of(now),
        officer=contact_of(case, by, office.lines, day_of(now)),
        number=case.number or "",
        sender=office.name,
        **texts,
    )
    lacking = missing(letter)
    if lacking and if_whole:
        return None
    if lacking:
        raise Refusal(
            f"통지문에 꼭 적어야 할 것이 없습니다: {', '.join(lacking)}. "
            "연락처가 없으면 내 정보의 내선이나 부서 대표전화를 먼저 적으십시오."
        )
    body = canonical({**asdict(letter), "day": letter.day.isoformat()}).decode()
    way = case.submitter.reply_by
    row = CaseLetter.objects.create(
        case=case,
        kind=kind,
        title=letter.title,
        body=body,
        hash=sha256(body.encode()),
        way=way,
        at=now,
        by_id=by.id,
    )
    if way == _MAIL:
        _post(case, row, letter, now)
    return row


def _post(case: Case, row: CaseLetter, letter: Letter, now: datetime) -> None:
    person = opened(case.submitter, now)
    if person.trouble:
        raise Refusal(person.trouble)
    if not personal.is_mail(person.mail):
        return
    told = {"number": case.number or "", "step": letter.title, "district": letter.sender}
    told |= {"department": letter.officer.department, "phone": letter.officer.phone}
    post(letter="case", to=person.mail, key=f"case-letter/{row.pk}", now=now, **told)


def contact_of(case: Case, by: Actor, lines: dict[str, str], day: date) -> Contact:
    """Whom the letter names (영 제31조): who handles the case and still works there, or whoever writes, with 내선 or
    the department's line. Two queries at most.
    """
    held = Duty.objects.on(day).filter(staff=case.handler_id, department=case.department_id)
    stays = case.handler is not None and held.exists()
    person = case.handler if case.handler and stays else Staff.objects.get(pk=by.id)
    own = [duty.department_name for duty in by.duties if duty.department_name]
    department = str(case.department) if case.department else (own or [""])[0]
    return Contact(department, person.name, person.phone or lines.get(department, ""))


def letter_of(row: CaseLetter) -> Letter:
    """The letter as it went out."""
    told = json.loads(row.body)
    officer = Contact(**told.pop("officer"))
    return Letter(**{**told, "officer": officer, "day": date.fromisoformat(told["day"])})


def blocks_of(row: CaseLetter, now: datetime) -> list[Block]:
    """The letter as a page, with its recipient as known today: after erasure only the company."""
    case = row.case
    person = opened(case.submitter, now)
    recipient = " ".join(filter(None, (case.company_name, person.position, person.name))) + " 귀하"
    return list(blocks(letter_of(row), recipient))
