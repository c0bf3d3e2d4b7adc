"""The list of cases: what breaks next stands first, with what it is and how far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from gongyak.cases.models import (
    ENDED,
    REPLIED,
    WORKING,
    Case,
    CaseSetting,
    CaseStatus,
    DepartmentRequest,
    RequestStatus,
)
from gongyak.desk.dates import d_day
from gongyak.desk.gathering import Rows, gathered
from gongyak.desk.numbers import read_key
from gongyak.rules.cases import authorities, groups
from gongyak.rules.moments import SEOUL, day_of
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

MOST = 50
_TONES = {
    CaseStatus.FILED: "open",
    CaseStatus.RECEIVED: "open",
    CaseStatus.SUPPLEMENT: "plain",
    CaseStatus.SURVEY: "plain",
    **dict.fromkeys(REPLIED, "done"),
    **dict.fromkeys(ENDED, "plain"),
}
#: The word of the address for cases of which nobody has said whose matter they are.
UNSAID = "-"
#: What is looked at, by the word of the address.
VIEWS = {
    "open": "처리할 것",
    "late": "기한 지난 것",
    "after": "회신한 뒤",
    "ended": "끝난 것",
    "all": "모두",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One case in the list."""

    address: str
    number: str
    title: str
    company: str
    status: str
    tone: str
    department: str
    next_what: str
    next_when: str
    left: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the list is narrowed to, as the address says it."""

    view: str
    words: str
    department: int | None
    group: str
    authority: str
    company: int | None
    page: int

    def query(self, **changed: object) -> str:
        """The address of the same list with something else chosen."""
        told = {"view": self.view, **self.narrowed}
        return urlencode({name: value for name, value in {**told, **changed}.items() if value})

    @property
    def narrowed(self) -> dict[str, object]:
        """What narrows the list besides the view, by the words of the address."""
        return {
            "q": self.words,
            "department": self.department,
            "group": self.group,
            "authority": self.authority,
            "company": self.company,
        }


def read_chosen(sent: Mapping[str, str]) -> Chosen:
    """What an address asks for; what it asks for wrongly is left out."""
    view = sent.get("view", "")
    group, authority = sent.get("group", ""), sent.get("authority", "")
    return Chosen(
        view=view if view in VIEWS else "open",
        words=sent.get("q", "").strip()[:100],
        department=read_key(sent.get("department", "")),
        group=group if group in {one.code for one in groups()} else "",
        authority=authority if authority in (*authorities(), UNSAID) else "",
        company=read_key(sent.get("company", "")),
        page=max(1, read_key(sent.get("page", "")) or 1),
    )


def found(rows: QuerySet[Case], chosen: Chosen, now: datetime) -> QuerySet[Case]:
    """The cases that are asked for, in their order."""
    rows = _viewed(rows, chosen.view, now)
    if chosen.department:
        rows = rows.filter(department=chosen.department)
    if chosen.group:
        rows = rows.filter(sort__startswith=chosen.group)
    if chosen.authority:
        rows = rows.filter(authority="" if chosen.authority == UNSAID else chosen.authority)
    if chosen.company:
        rows = rows.filter(company=chosen.company)
    for word in chosen.words.split():
        rows = rows.filter(
            Q(number__icontains=word) | Q(title__icontains=word) | Q(company_name__icontains=word)
        )
    return rows.select_related("department")


def _viewed(rows: QuerySet[Case], view: str, now: datetime) -> QuerySet[Case]:
    if view in ("ended", "all"):
        rows = rows.filter(status__in=ENDED) if view == "ended" else rows
        return rows.order_by("-pk")
    status = REPLIED if view == "after" else WORKING
    rows = rows.filter(status__in=status, next_at__isnull=False)
    if view == "late":
        rows = rows.filter(next_at__lt=now)
    return rows.order_by("next_at", "pk")


def counts(rows: QuerySet[Case], now: datetime) -> dict[str, int]:
    """How many there are of each kind to look at. One query, which reads the index `case_by_view` alone."""
    return rows.order_by().aggregate(
        open=Count("status", filter=Q(status__in=WORKING)),
        late=Count("status", filter=Q(status__in=WORKING, next_at__lt=now)),
        after=Count("status", filter=Q(status__in=REPLIED)),
        ended=Count("status", filter=Q(status__in=ENDED)),
        all=Count("status"),
    )


def make_row(case: Case, now: datetime) -> Row:
    """A case in the list; it comes with its department."""
    when = case.next_at
    return Row(
        address=reverse("desk-case", args=[case.pk]),
        number=case.number or "접수 전",
        title=case.title,
        company=case.company_name,
        status=case.status,
        tone=tone_of(CaseStatus(case.status)),
        department=str(case.department or ""),
        next_what=case.next_what,
        next_when=short(when) if when else "",
        left=left(when, now) if when else "",
        is_late=when is not None and when < now,
    )


def tone_of(status: CaseStatus) -> str:
    """The colour of a status."""
    return _TONES.get(status, "going")


def short(moment: datetime) -> str:
    """`3. 29. 16:30`"""
    local = moment.astimezone(SEOUL)
    return f"{local.month}. {local.day}. {local:%H:%M}"


def left(moment: datetime, now: datetime) -> str:
    """How far a moment is: hours within the day, days before it."""
    if moment < now:
        late = (day_of(now) - day_of(moment)).days
        return f"{late}일 지남" if late else "지남"
    if day_of(moment) == day_of(now):
        minutes = int((moment - now).total_seconds()) // 60
        return f"{minutes // 60}시간 남음" if minutes >= 60 else f"{minutes}분 남음"
    return d_day(day_of(moment), day_of(now))


def offices(day: date) -> tuple[list[Department], int | None]:
    """The departments of a day in their order, and the key of the one that takes cases in. One query."""
    told = {"departments": Rows(Department.objects.on(day)), "settings": Rows(CaseSetting.objects.all())}
    found = gathered(told)
    settings = found["settings"] or [CaseSetting()]
    placed = sorted(found["departments"], key=lambda one: (one.place, one.name))
    return placed, settings[0].receiving_id


def requests_for(actor: Actor) -> list[DepartmentRequest]:
    """What other departments ask of the person's own, the nearest first. One query."""
    own = actor.departments()
    rows = DepartmentRequest.objects.filter(status=RequestStatus.ASKED, department__in=own)
    rows = rows.exclude(case__is_anonymous=True, case__about__in=own)
    return list(rows.select_related("case__department").order_by("due_at")[:MOST])
