"""What is known of companies: found by name, number or a person's value, people masked or opened, duplicates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from gongyak.companies.contacts import SEALED
from gongyak.companies.models import ApartCompanies, Company, Consent, Contact
from gongyak.companies.sealing import Sealer, sealer
from gongyak.rules.companies import (
    Known,
    Pair,
    are_near,
    masked_mail,
    masked_name,
    masked_phone,
    name_key,
    pairs,
    read_business,
    read_company,
    read_phone,
)
from gongyak.rules.particles import quoted
from gongyak.rules.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Shown:
    """Somebody of a company as a page shows them: masked, or open where `is_open`; `grounds` are those of the day,
    `past` those that ended. Empty values where the data was destroyed."""

    contact: Contact
    name: str
    phone: str
    mail: str
    is_open: bool
    grounds: tuple[Consent, ...]
    past: tuple[Consent, ...]


@dataclass(frozen=True, slots=True)
class FoundCompany:
    """A company that was looked for, and the keys of people by whose values it was found."""

    company: Company
    people: tuple[str, ...]


def people_of(company: Company, day: date, now: datetime, opened: Iterable[int] = ()) -> list[Shown]:
    """The people of a company and of what was put together with it; those whose pk is in `opened` open. Three queries."""
    rows = Contact.objects.filter(Q(company=company) | Q(company__merged_into=company))
    listed = list(rows.prefetch_related("consents"))
    if not any(row.destroyed_at is None for row in listed):
        return [_shown(row, None, day, is_open=False) for row in listed]
    with_, open_ = sealer(now), set(opened)
    return [_shown(row, with_, day, is_open=row.pk in open_) for row in listed]


def _shown(row: Contact, with_: Sealer | None, day: date, *, is_open: bool) -> Shown:
    values = dict.fromkeys(SEALED, "")
    if with_ is not None and row.destroyed_at is None:
        values = {field: with_.open(getattr(row, field), row.about(field)) for field in SEALED}
    masks = {"name": masked_name, "phone": masked_phone, "mail": masked_mail}
    told = (
        values if is_open else {field: masks[field](text) if text else "" for field, text in values.items()}
    )
    consents = [*row.consents.all()]
    holding = tuple(one for one in consents if one.holds_on(day))
    return Shown(
        row, **told, is_open=is_open, grounds=holding, past=tuple(c for c in consents if c not in holding)
    )


def find(asked: str, now: datetime, most: int = 50) -> list[FoundCompany]:
    """Companies whose name or number the text is, or that have somebody with that telephone, mail or name exactly.

    A few queries. Whose values were matched stands in `people`: the look at them is to be recorded.
    """
    if not asked.strip():
        return [FoundCompany(one, ()) for one in Company.objects.standing()[:most]]
    people = _people_with(asked, now)
    wanted = Q(name_key__contains=name_key(asked)[:100]) | Q(pk__in=people)
    if number := read_business(asked):
        wanted |= Q(business_number=number)
    if phone := read_phone(asked):
        wanted |= Q(phone=phone.digits)
    found = Company.objects.filter(wanted).select_related("merged_into")[: 2 * most]
    shown: dict[int, Company] = {(row.merged_into or row).pk: row.merged_into or row for row in found}
    return [FoundCompany(one, tuple(people.get(one.pk, ()))) for one in [*shown.values()][:most]]


def _people_with(asked: str, now: datetime) -> dict[int, list[str]]:
    """Keys of people by company whose value is the text."""
    if not Contact.objects.filter(destroyed_at=None).exists():
        return {}
    with_, phone = sealer(now), read_phone(asked)
    wanted = Q(name_mark=with_.mark("name", asked)) | Q(mail_mark=with_.mark("mail", asked))
    if phone:
        wanted |= Q(phone_mark=with_.mark("phone", phone.text))
    found: dict[int, list[str]] = defaultdict(list)
    for row in Contact.objects.filter(wanted, destroyed_at=None).select_related("company"):
        found[row.company.merged_into_id or row.company_id].append(row.key)
    return found


def duplicates() -> list[Pair]:
    """Companies that may be one, with the reason, but for those that were told apart. Three queries."""
    marks: dict[int, set[str]] = defaultdict(set)
    rows = Contact.objects.exclude(phone_mark="").values_list(
        "company_id", "company__merged_into_id", "phone_mark"
    )
    for company, merged_into, mark in rows:
        marks[merged_into or company].add(mark)
    columns = ("pk", "name_key", "business_number", "phone", "legal_dong")
    known = (
        Known(pk, key, number, frozenset(marks[pk] | ({phone} if phone else set())), place)
        for pk, key, number, phone, place in Company.objects.standing().values_list(*columns)
    )
    return pairs(known, frozenset(ApartCompanies.objects.values_list("one", "other")))


def similar(typed: Mapping[str, str], most: int = 5) -> list[tuple[Company, str]]:
    """Known companies that what somebody registers may be, with the reason. One query.

    The same number is no question: that is refused.
    """
    told = read_company(typed)
    wanted = Q(name_key=told.key) if told.key else Q(pk=None)
    if told.phone.digits:
        wanted |= Q(phone=told.phone.digits)
    rows = Company.objects.standing().filter(wanted)[: 4 * most]
    found = [
        (row, "상호가 같음" if row.name_key == told.key else "전화가 같고 상호가 비슷함")
        for row in rows
        if are_near(row.name_key, told.key)
    ]
    return found[:most]


def known_as(asked: str) -> Company:
    """The one company of a 사업자등록번호 or a name; Refusal where there is none, or more than one. One query."""
    number, key = read_business(asked), name_key(asked)[:100] if asked.strip() else ""
    wanted = Q(business_number=number) if number else Q(name_key=key)
    found = list(Company.objects.standing().filter(wanted)[:2]) if asked.strip() else []
    if not found:
        raise Refusal(
            f"{quoted(asked.strip(), '은는')} 기업 대장에 없습니다. 기업을 먼저 등록하거나 이름을 확인하십시오."
        )
    if len(found) > 1:
        raise Refusal("상호가 같은 기업이 여럿입니다. 사업자등록번호로 적으십시오.")
    return found[0]
