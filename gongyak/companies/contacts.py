"""The acts on people of companies: kept by consent or law, sealed, and destroyed when the last of these ends."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongyak.companies import events
from gongyak.companies.models import Company, Consent, Contact, ContactRole, LawfulBasis
from gongyak.companies.sealing import Sealer, sealer
from gongyak.rules import personal
from gongyak.rules.companies import NO_RESIDENT, read_phone
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal

SEALED = ("name", "phone", "mail")
_LONGEST = {"name": 50, "phone": 40, "mail": 100, "position": 50, "purpose": 100, "items": 100, "way": 50}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a company as typed; at least the name."""

    role: str
    name: str
    phone: str = ""
    mail: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class Grounds:
    """By what somebody's data is kept, for what, which items, since when and through which day, how it was given."""

    basis: str
    purpose: str
    items: str
    given_on: date
    until: date
    way: str = ""


@transaction.atomic
def add_contact(*, company: Company, person: Person, grounds: Grounds, by: str, now: datetime) -> Contact:
    """Register somebody of a company with the grounds on which that may be kept.

    Refused: no name, a number that is none, 주민등록번호 anywhere, grounds that say nothing or have ended.
    """
    told = _read(person)
    row = Contact(company=company, uid=uuid.uuid4().hex, role=told.role, registered_at=now)
    _seal(row, told, sealer(now))
    row.save()
    _consent(row, grounds, day_of(now))
    _happened(row, events.CONTACT_ADDED, by, now, _said(grounds))
    return row


@transaction.atomic
def correct_contact(*, contact: Contact, person: Person, reason: str, by: str, now: datetime) -> Contact:
    """Write somebody's values anew. Refused as when registering, no reason, and somebody whose data is destroyed."""
    row = _locked(contact)
    if not reason.strip():
        raise Refusal("왜 고치는지 적으십시오.")
    told = _read(person)
    row.role = told.role
    _seal(row, told, sealer(now))
    row.save()
    _happened(row, events.CONTACT_CHANGED, by, now, reason=reason.strip())
    return row


@transaction.atomic
def give_grounds(*, contact: Contact, grounds: Grounds, by: str, now: datetime) -> Consent:
    """Further grounds on which somebody's data is kept (another purpose, or longer). Refused as when registering."""
    row = _locked(contact)
    made = _consent(row, grounds, day_of(now))
    Contact.objects.filter(pk=row.pk).update(ending_on=None)
    _happened(row, events.CONSENTED, by, now, _said(grounds))
    return made


@transaction.atomic
def withdraw(*, consent: Consent, by: str, now: datetime) -> Consent:
    """철회: a consent is taken back; where nothing else allows to keep the data it is destroyed at once.

    Refused: one that was taken back already, and grounds by law, which nobody can take back.
    """
    contact = _locked(consent.contact)
    row = Consent.objects.select_for_update().get(pk=consent.pk)
    if row.withdrawn_at is not None:
        raise Refusal("이미 거둔 동의입니다.")
    if row.basis != LawfulBasis.CONSENT:
        raise Refusal("법령에 따라 보유하는 것은 철회할 수 없습니다. 보유기한이 지나면 파기됩니다.")
    row.withdrawn_at = now
    row.save(update_fields=["withdrawn_at"])
    _happened(contact, events.WITHDRAWN, by, now, [["목적", row.purpose, ""]])
    if not standing(contact, day_of(now)):
        destroy(contact=contact, reason="동의 철회", by=by, now=now)
    return row


@transaction.atomic
def destroy(*, contact: Contact, reason: str, by: str, now: datetime) -> Contact:
    """파기: nothing personal is left of somebody; the row says that and when. Refused: no reason, done already."""
    row = _locked(contact)
    if not reason.strip():
        raise Refusal("왜 파기하는지 적으십시오.")
    for field in (*SEALED, *(f"{name}_mark" for name in SEALED), "position"):
        setattr(row, field, "")
    row.destroyed_at, row.ending_on = now, None
    row.save()
    _happened(row, events.CONTACT_DESTROYED, by, now, reason=reason.strip())
    return row


def check_person(person: Person, grounds: Grounds, day: date) -> None:
    """Refuse what `add_contact` would refuse on a day, without writing anything."""
    _read(person)
    _right(grounds, day)


def standing(contact: Contact, day: date) -> list[Consent]:
    """The grounds on which somebody's data may be kept on a day."""
    return [one for one in contact.consents.all() if one.holds_on(day)]


def _read(person: Person) -> Person:
    plain = {name: " ".join(getattr(person, name).split()) for name in ("name", "phone", "mail", "position")}
    for name, text in plain.items():
        if len(text) > _LONGEST[name]:
            raise Refusal(
                f"성명은 50자, 전화는 40자, 전자우편은 100자, 직위는 50자까지 적을 수 있습니다({len(text)}자)."
            )
        if personal.Kind.RESIDENT in personal.kinds(text):
            raise Refusal(NO_RESIDENT)
    if person.role not in ContactRole.values:
        raise Refusal("구분은 대표자 또는 기업 담당자입니다.")
    if not plain["name"]:
        raise Refusal("성명을 적으십시오.")
    phone = read_phone(plain["phone"])
    if plain["phone"] and phone is None:
        raise Refusal("전화번호를 읽을 수 없습니다. 010-0000-0000처럼 적으십시오.")
    if plain["mail"] and not personal.is_mail(plain["mail"]):
        raise Refusal("전자우편 주소를 읽을 수 없습니다. name@example.kr처럼 적으십시오.")
    return Person(person.role, plain["name"], phone.text if phone else "", plain["mail"], plain["position"])


def _seal(row: Contact, told: Person, with_: Sealer) -> None:
    row.position = told.position
    for field in SEALED:
        text = getattr(told, field)
        setattr(row, field, with_.seal(text, row.about(field)))
        setattr(row, f"{field}_mark", with_.mark(field, text))


def _consent(contact: Contact, grounds: Grounds, day: date) -> Consent:
    told = _right(grounds, day)
    return Consent.objects.create(
        contact=contact, basis=grounds.basis, given_on=grounds.given_on, until=grounds.until, **told
    )


def _right(grounds: Grounds, day: date) -> dict[str, str]:
    """The texts of grounds, where they are such."""
    told = {name: " ".join(getattr(grounds, name).split()) for name in ("purpose", "items", "way")}
    if grounds.basis not in LawfulBasis.values or not told["purpose"] or not told["items"]:
        raise Refusal("개인정보를 처리하는 근거(동의 또는 법령)와 목적과 항목을 모두 적으십시오.")
    if any(len(text) > _LONGEST[name] or personal.kinds(text) for name, text in told.items()):
        raise Refusal("목적과 항목과 방법에는 개인정보를 적지 말고, 100자 안으로 적으십시오.")
    if not grounds.given_on <= day <= grounds.until:
        raise Refusal("받은 날은 오늘까지, 보유기한은 오늘부터여야 합니다. 두 날을 확인하십시오.")
    return told


def _locked(contact: Contact) -> Contact:
    row = Contact.objects.select_for_update().get(pk=contact.pk)
    if row.destroyed_at is not None:
        raise Refusal(f"{format_day(day_of(row.destroyed_at))}에 파기한 연락처입니다.")
    return row


def _said(grounds: Grounds) -> list[list[str]]:
    told = f"{grounds.basis}, {grounds.items}, {format_day(grounds.until)}까지"
    return [[grounds.purpose.strip(), "", told]]


def _happened(
    row: Contact, act: str, by: str, now: datetime, told: list[list[str]] | None = None, reason: str = ""
) -> None:
    """The person is named by a key alone."""
    whole = [["연락처", "", row.key], *(told or [])]
    events.happened(company=row.company, act=act, by=by, now=now, reason=reason, told=whole)
