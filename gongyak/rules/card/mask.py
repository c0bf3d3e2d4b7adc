"""Withhold what the public may not see: officers' names and extensions, unless the district shows them."""

from dataclasses import replace

from gongyak.rules.card.model import Card, Person

_PERSONS = ("team_lead", "officer")


def withhold(card: Card, *, shows_officers: bool = False, department_phone: str | None = None) -> Card:
    """The public form of a card; `withheld` lists the places of values that are not shown.

    `department_phone` is the public line that the district's settings give the lead department.

    By default only 직급 stays of an officer (개인정보 보호법 제3조 최소 수집·공개); the district may choose to
    show names and extensions.
    """
    if department_phone:
        card = replace(card, department_phone=department_phone)
    if shows_officers:
        return card
    withheld = []
    masked = {}
    for field in _PERSONS:
        person: Person | None = getattr(card, field)
        if person:
            withheld += [f"{field}.{part}" for part in ("name", "phone") if getattr(person, part)]
            masked[field] = Person(rank=person.rank)
        elif card.raw.get(field):
            withheld.append(field)
    raw = {field: text for field, text in card.raw.items() if field not in _PERSONS}
    return replace(card, raw=raw, withheld=tuple(withheld), **masked)  # type: ignore[arg-type]
