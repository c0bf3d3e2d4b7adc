"""Withhold what the public may not see: officers' names and extensions, unless the district shows them."""

import re
from dataclasses import replace
from typing import Any

from gongyak.rules.card.model import Card, Person

#: The fields of a card that hold a person.
PERSONS = ("team_lead", "officer")
#: Header texts that may hold a name as written.
_WITH_NAMES = (*PERSONS, "lead_department", "related_departments", "as_of")
_NAMES_SOMEBODY = re.compile(r"[☎☏]|\d급|작성|담당|문의|과장|팀장|주무관")


def withhold(card: Card, *, shows_officers: bool = False, department_phone: str | None = None) -> Card:
    """The public form of a card; `withheld` lists the places of values that are not shown.

    `department_phone` is the public line that the district's settings give the lead department; one that
    the file names may be somebody's. Text of no known place may hold a name and is withheld as well.

    By default only 직급 stays of an officer (개인정보 보호법 제3조 최소 수집·공개); the district may choose to
    show names and extensions.
    """
    card = replace(card, department_phone=department_phone)
    if shows_officers:
        return card
    withheld = ["unplaced"] if card.unplaced else []
    masked: dict[str, Any] = {}
    if card.lead_department is None and card.raw.get("lead_department"):
        withheld.append("lead_department")
    if card.notice and _NAMES_SOMEBODY.search(card.notice):
        withheld.append("notice")
        masked["notice"] = None
    if any(_NAMES_SOMEBODY.search(department) for department in card.related_departments or ()):
        withheld.append("related_departments")
        masked["related_departments"] = None
    for field in PERSONS:
        person: Person | None = getattr(card, field)
        if person:
            withheld += [f"{field}.{part}" for part in ("name", "phone") if getattr(person, part)]
            masked[field] = Person(rank=person.rank)
        elif card.raw.get(field):
            withheld.append(field)
    raw = {field: text for field, text in card.raw.items() if field not in _WITH_NAMES}
    return replace(card, raw=raw, unplaced=(), withheld=tuple(withheld), **masked)
