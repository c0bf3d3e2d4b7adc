"""Letters to the business at each step: kept as they went out; that there is one, a notice tells (`cases.notices`).

The notice says which number and where to ask, never of whom or what; the letter itself goes on paper, or is read
where the number and its secret open it.
"""

import json
from dataclasses import asdict
from datetime import date, datetime

from gongyak.blocks import Block
from gongyak.cases.models import Case, CaseLetter
from gongyak.cases.notices import handler_of, leads_of, tell_business
from gongyak.cases.people import opened
from gongyak.district.published import district
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.cases import Contact, Letter, blocks, missing
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Staff

#: Letters whose notice is that of another step: a notice does not say which way a case ended.
_STEPS = {"refusal": "reply", "return": "ended", "exclusion": "ended", "repeated": "ended"}


def tell(
    case: Case, kind: str, *, by: Actor | None, now: datetime, if_whole: bool = False, **texts: str
) -> CaseLetter | None:
    """Send a letter of a kind on a case, in the transaction of its cause.

    Refused: something that the law asks for is missing; `if_whole` writes none then, for a receipt may be left out
    (영 제6조제3항). `by` is None where the program writes.
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
        by_id=by.id if by else None,
    )
    when = letter.due if kind == "supplement" else ""
    tell_business(case, _STEPS.get(kind, kind), now=now, key=f"letter/{row.pk}", when=when)
    return row


def contact_of(case: Case, by: Actor | None, lines: dict[str, str], day: date) -> Contact:
    """Whom the letter names (영 제31조): who handles the case and still works there, or whoever writes, or where the
    program does, who leads there; with 내선 or the department's line. Two queries at most.
    """
    person = handler_of(case, day)
    if person is None:
        person = Staff.objects.get(pk=by.id) if by else leads_of(case.department, day).first()
    own = [duty.department_name for duty in by.duties if duty.department_name] if by else []
    department = str(case.department) if case.department else (own or [""])[0]
    phone = (person and person.phone) or lines.get(department, "")
    return Contact(department, person.name if person else "", phone)


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
