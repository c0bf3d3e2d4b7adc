"""접수: a difficulty is taken in, by whoever of the office heard of it, and gets its number and its clock."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction

from gongyak.cases.assigning import give_to
from gongyak.cases.clocks import recount
from gongyak.cases.events import clean, locked, said, take_step
from gongyak.cases.letters import tell
from gongyak.cases.models import Case, CaseSetting, CaseStatus, RoutingRule, Submitter
from gongyak.cases.people import Person, seal
from gongyak.cases.permissions import may_counsel, may_handle, may_take_in
from gongyak.companies.models import Company
from gongyak.meetings.models import MeetingItem
from gongyak.records.actions import take_number
from gongyak.rules.cases import (
    PLAIN,
    Proposal,
    Rule,
    authorities,
    basis_of,
    channel_of,
    kind_words,
    propose,
    sort_of,
)
from gongyak.rules.companies import name_key
from gongyak.rules.deadlines import moment_with_weekday
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department
from gongyak.staff.sealing import keyed_hash

#: The series that 접수번호 are taken from.
NUMBERED_AS = "기업애로"
#: How somebody wants to be told.
WAYS = ("전화", "전자우편", "우편", "방문")
#: By the number and the secret alone: who files on the website needs to give nothing personal.
ON_SITE = "누리집"
_MOST_KEY = 100


@dataclass(frozen=True, slots=True)
class Told:
    """What a business said, as somebody keyed it in. `own_days` is the period of 법정 or the target of 비민원."""

    company: str
    title: str
    content: str
    sort: str
    channel: str
    kind: str
    wish: str = ""
    basis: str = ""
    own_days: int | None = None
    company_phone: str = ""
    place: str = ""
    is_regulation: bool = False
    in_zone: bool = False
    is_anonymous: bool = False
    about: Department | None = None
    person: Person = field(default_factory=Person)
    source: str = ""
    item: MeetingItem | None = None
    people: int = 1


@transaction.atomic
def take_in(
    *,
    told: Told,
    key: str,
    by: Actor,
    now: datetime,
    filed_at: datetime | None = None,
    department: Department | None = None,
    assigns: bool = False,
) -> Case:
    """Key a difficulty in and take it in at once; with a department, it is assigned there in the same act, and where
    it `assigns`, to the one that the rules propose.

    One form is one case: the same `key` again gives the case that is there (double click). `filed_at` is when it
    reached us, before now. Refused: no right, something missing, a 주민등록번호 in what was written.
    """
    if not may_take_in(by):
        raise Refusal("애로를 접수할 수 있는 부서의 직원이 아닙니다.")
    case, is_new = filed(told=told, key=key, now=now, filed_at=filed_at)
    if not is_new:
        return case
    receive(case=case, by=by, now=now)
    case = locked(case)
    if department is None and assigns and (proposal := proposed_for(case, now)):
        department = Department.objects.on(day_of(now)).filter(name=proposal.department).first()
    if department is not None:
        case = give_to(case, department, by=by, now=now, memo=case.proposed)
    return case


def filed(*, told: Told, key: str, now: datetime, filed_at: datetime | None = None) -> tuple[Case, bool]:
    """The case that a form gives, and whether it is new. Part of the transaction of who takes it in."""
    made = _case(told, key, now, filed_at)
    if found := Case.objects.filter(form_hash=made.form_hash).first():
        return found, False
    submitter = _submitter(told.person, now)
    try:
        with transaction.atomic():
            recount(made, now)
            made.save()
    except IntegrityError:
        return Case.objects.get(form_hash=made.form_hash), False
    submitter.case = made
    submitter.save()
    return made, True


@transaction.atomic
def receive(*, case: Case, by: Actor, now: datetime) -> Case:
    """접수: the case gets its number, its legal clock begins, and the business is told. None is refused or put off
    (법 제9조)."""
    row = locked(case)
    if row.status == CaseStatus.FILED and not may_take_in(by):
        raise Refusal("애로를 접수할 수 있는 부서의 직원이 아닙니다.")
    row.received_at, row.received_by_id = now, by.id
    proposal = proposed_for(row, now)
    row.proposed = f"{proposal.department}: {proposal.why}" if proposal else ""
    row.number = take_number(NUMBERED_AS, day_of(now).year)
    take_step(row, "접수", by=by, now=now, printed=row.print)
    tell(row, "receipt", by=by, now=now, received=moment_with_weekday(now), if_whole=True)
    return row


@transaction.atomic
def classify(
    *,
    case: Case,
    sort: str,
    kind: str,
    by: Actor,
    now: datetime,
    basis: str = "",
    own_days: int | None = None,
    place: str = "",
    is_regulation: bool = False,
    in_zone: bool = False,
    people: int | None = None,
    authority: str = "",
) -> Case:
    """분류: another sort or kind than was keyed in; the clock is counted anew by the kind. The reason is the basis.

    `authority` is whose matter it is; empty where nobody knows yet."""
    row = locked(case)
    if not (may_handle(by, row) or may_counsel(by, row)):
        raise Refusal("애로를 분류하는 일은 접수 부서나 주무부서가 합니다.")
    changed = kind != row.kind
    if changed and not basis.strip():
        raise Refusal("민원구분을 바꾸는 근거를 적으십시오.")
    row.sort, row.kind = sort_of(sort).code, _kind(kind)
    row.basis = clean(basis) or row.basis
    row.own_days = _own_days(kind, own_days)
    row.place, row.is_regulation, row.in_zone = clean(place), is_regulation, in_zone
    row.people = row.people if people is None else _people(people)
    if authority and authority not in authorities():
        raise Refusal("소관을 목록에서 고르십시오.")
    row.authority = authority
    return take_step(row, "분류", by=by, now=now, memo=f"{sort_of(sort).words} · {kind}")


def proposed_for(case: Case, now: datetime) -> Proposal | None:
    """To whom the rules propose a case; never to whom an anonymous one is about. Three queries."""
    hidden = case.about_id if case.is_anonymous else None
    there = set(Department.objects.on(day_of(now)).exclude(pk=hidden).values_list("name", flat=True))
    rows = RoutingRule.objects.select_related("department")
    rules = [Rule(row.sort, row.place, row.department.name, row.order) for row in rows]
    setting = CaseSetting.objects.current()
    return propose(case.sort, case.place, rules, there, str(setting.receiving or ""))


def _case(told: Told, key: str, now: datetime, filed_at: datetime | None) -> Case:
    if not key or len(key) > _MOST_KEY:
        raise Refusal("화면을 새로 열어 다시 보내십시오.")
    if filed_at is not None and filed_at > now:
        raise Refusal("신청이 닿은 때가 지금보다 뒤입니다. 날짜와 시각을 확인하십시오.")
    if told.is_anonymous and told.about is None:
        raise Refusal("익명으로 둘 때에는 누구에게 숨길지, 애로의 상대가 된 부서를 고르십시오.")
    return Case(
        form_hash=keyed_hash("case", key),
        kind=_kind(told.kind),
        basis=clean(told.basis),
        own_days=_own_days(told.kind, told.own_days),
        channel=channel_of(told.channel).word,
        filed_at=filed_at or now,
        title=said(told.title, "제목을")[:200],
        content=said(told.content, "내용을"),
        wish=clean(told.wish),
        sort=sort_of(told.sort).code,
        place=clean(told.place)[:100],
        is_regulation=told.is_regulation,
        in_zone=told.in_zone,
        is_anonymous=told.is_anonymous,
        about=told.about,
        company=known_as(told.company),
        company_name=said(told.company, "기업 이름을")[:100],
        company_phone=clean(told.company_phone)[:30],
        source=told.source[:100],
        item=told.item,
        people=_people(told.people),
        changed_at=now,
    )


def _kind(word: str) -> str:
    if word not in kind_words():
        raise Refusal("민원구분을 목록에서 고르십시오.")
    return word


def _people(count: int) -> int:
    if not 1 <= count <= 9_999:
        raise Refusal("함께 낸 사람 수는 1명에서 9,999명 사이로 적으십시오.")
    return count


def _own_days(kind: str, days: int | None) -> int | None:
    if kind == PLAIN:
        return days or CaseSetting.objects.current().target_days
    if basis_of(kind).period is None:
        if not days or days > 365:
            raise Refusal("법정민원은 그 법령이 정한 처리기간(일)을 적으십시오.")
        return days
    return None


def _submitter(person: Person, now: datetime) -> Submitter:
    if person.reply_by not in (*WAYS, ON_SITE):
        raise Refusal("회신방법을 목록에서 고르십시오.")
    if person.is_there and not person.consents:
        raise Refusal(
            "성명과 연락처는 알린 분의 동의를 받아야 적을 수 있습니다. 동의를 확인하거나 지우십시오."
        )
    if person.reply_by == "전자우편" and "@" not in person.mail:
        raise Refusal("전자우편으로 답을 받으려면 전자우편 주소를 적으십시오.")
    row = Submitter(consented_at=now if person.is_there else None)
    told = {name: clean(getattr(person, name)) for name in ("name", "position", "phone", "mail")}
    seal(row, Person(**told, reply_by=person.reply_by), now)
    return row


def known_as(name: str) -> Company | None:
    """The known company of a name, where one alone has it. One query."""
    key = name_key(name)
    found = list(Company.objects.standing().filter(name_key=key)[:2]) if key else []
    return found[0] if len(found) == 1 else None
