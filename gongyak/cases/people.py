"""제출인: who told a case; sealed at rest as the people of companies are, opened for those who handle it."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from gongyak.cases.models import Submitter
from gongyak.companies.sealing import KeyMissing, Sealer, sealer
from gongyak.companies.sealing.ciphers import Damaged

SEALED = ("name", "phone", "mail")


@dataclass(frozen=True, slots=True)
class Person:
    """Who told it, as it was given: personal, kept with consent only. `trouble` is why it cannot be opened."""

    name: str = ""
    position: str = ""
    phone: str = ""
    mail: str = ""
    reply_by: str = "전화"
    consents: bool = False
    trouble: str = ""

    @property
    def is_there(self) -> bool:
        """Whether anything personal was given."""
        return bool(self.name or self.phone or self.mail or self.position)


def seal(row: Submitter, person: Person, now: datetime) -> None:
    """Put a person's values into an unsaved row, sealed and bound to it."""
    row.uid = uuid.uuid4().hex
    row.position, row.reply_by = person.position[:50], person.reply_by
    values = {field: getattr(person, field) for field in SEALED}
    if any(values.values()):
        with_ = sealer(now)
        for field, text in values.items():
            setattr(row, field, with_.seal(text, row.about(field)))


def opened(row: Submitter, now: datetime) -> Person:
    """The person again; without values and with the reason where the key is not there or the row was tampered with."""
    told = {"position": row.position, "reply_by": row.reply_by, "consents": row.consented_at is not None}
    if not any(getattr(row, field) for field in SEALED):
        return Person(**told)
    try:
        with_ = sealer(now)
        values = {field: with_.open(getattr(row, field), row.about(field)) for field in SEALED}
    except KeyMissing as error:
        return Person(**told, trouble=str(error))
    except Damaged:
        return Person(**told, trouble="제출인의 값이 잠근 것과 다릅니다. 감사부서에 알리십시오.")
    return Person(**told, **values)


def reseal(before: Sealer, after: Sealer) -> int:
    """Seal everybody anew with a new key, as part of its change; how many people that were."""
    rows = list(Submitter.objects.select_for_update().exclude(name="", phone="", mail="").order_by("pk"))
    for row in rows:
        for field in SEALED:
            text = before.open(getattr(row, field), row.about(field))
            setattr(row, field, after.seal(text, row.about(field)))
        row.save(update_fields=SEALED)
    return len(rows)
