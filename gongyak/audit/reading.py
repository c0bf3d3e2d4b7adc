"""What auditors ask of the records: acts and looks by person, object and days."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from gongyak.audit.heads import head
from gongyak.audit.models import Act, Link, Look, LookKind
from gongyak.rules.moments import SEOUL

#: Rows that a form looks back over; older people and kinds are asked for by their key in the address.
_RECENT = 20_000


def _within(began_on: date | None, ended_on: date | None) -> Q:
    """Rows of the days from one through another, in Seoul; None leaves that side open."""
    asked = Q()
    if began_on:
        asked &= Q(at__gte=_midnight(began_on))
    if ended_on:
        asked &= Q(at__lt=_midnight(ended_on + timedelta(days=1)))
    return asked


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SEOUL)


def looks_of_days(began_on: date | None, ended_on: date | None) -> QuerySet[Look]:
    """Looks of these days, the newest first."""
    return Look.objects.filter(_within(began_on, ended_on)).order_by("-seq")


def find_looks(
    *,
    actor: str = "",
    subject: str = "",
    kind: str = "",
    days: tuple[date | None, date | None] = (None, None),
) -> QuerySet[Look]:
    """Whose data who saw: by the key of either, by what was done, on some days."""
    asked = {"actor": actor, "subject": subject, "kind": kind}
    return looks_of_days(*days).filter(**{name: value for name, value in asked.items() if value})


def find_acts(
    *,
    actor: str = "",
    object: str = "",
    action: str = "",
    days: tuple[date | None, date | None] = (None, None),
) -> QuerySet[Act]:
    """Acts by who did them, by what they were done to (or what its key begins with), on some days."""
    found = Act.objects.filter(_within(*days))
    if object:
        found = found.filter(Q(object=object) | Q(object__startswith=f"{object}/"))
    asked = {"actor": actor, "action": action}
    return found.filter(**{name: value for name, value in asked.items() if value}).order_by("-seq")


def recent(chain: type[Link], name: str) -> list[str]:
    """The different values of a column among the last rows: what a form offers to choose from. Two queries."""
    since = head(chain).seq - _RECENT
    rows = chain._default_manager.filter(seq__gt=since).order_by()
    return list(rows.values_list(name, flat=True).distinct())


def last_after(kind: str, *actions: str) -> dict[str, str]:
    """By object of a kind (`duty/3`), the hash of what the last act that names one left there. One query."""
    acts = Act.objects.filter(object__startswith=f"{kind}/").exclude(after="").order_by("seq")
    if actions:
        acts = acts.filter(action__in=actions)
    return dict(acts.values_list("object", "after"))


@dataclass(frozen=True, slots=True)
class Seen:
    """That one person saw the data of another: how often, of these how often it was taken out, first and last when."""

    actor: str
    subject: str
    count: int
    taken: int
    first_at: datetime
    last_at: datetime


def who_saw_whom(
    days: tuple[date | None, date | None], *, actor: str = "", subject: str = ""
) -> QuerySet[Any]:
    """Each pair of who saw and whose data it was, on some days, as the values of `Seen`; who saw most stands first.

    For a leak, which is to be told within 72 hours (개인정보 보호법 제34조): whose data may have gone with whom.
    """
    looks = find_looks(actor=actor, subject=subject, days=days).order_by()
    taken = Q(kind__in=[LookKind.DOWNLOAD, LookKind.PRINT])
    counted = looks.values("actor", "subject").annotate(
        count=Count("pk"), taken=Count("pk", filter=taken), first_at=Min("at"), last_at=Max("at")
    )
    return counted.order_by("-count", "actor", "subject")
