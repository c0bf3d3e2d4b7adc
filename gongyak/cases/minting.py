"""Into the card: what a month counts of cases becomes one result (실적), minted by the acts that change the counts.

접수, 회신 and 해결 are counted each by their own day; the businesses apart from the cases, each once a month.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from gongyak.achievements.actions import mint
from gongyak.achievements.models import Achievement
from gongyak.cases.models import Case, CaseSetting
from gongyak.rules.cases import outcomes
from gongyak.rules.dates import Precision, last_day
from gongyak.rules.moments import SEOUL
from gongyak.rules.records import Basis, Metric, SourceRow, Span
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

KIND = "상시운영"
_SOURCE = "기업애로"
_SOLVED = [row.code for row in outcomes() if row.solved]


def source_of(day: date) -> str:
    """The key of what mints the result of a month: `cases/2024-06`."""
    return f"cases/{day:%Y-%m}"


def hold_month(day: date) -> None:
    """Lock the month's result before the chain of acts is locked: two acts at once wait for each other in one
    order, and neither for the other in turn."""
    list(Achievement.objects.select_for_update().filter(source=source_of(day)).values_list("pk"))


def mint_month(day: date, department: Department | None, *, by: Actor, now: datetime) -> Achievement | None:
    """Bring the result of a day's month up to date, as part of the act that has changed what it counts.

    It is the receiving department's, else `department`'s; None where there is neither. It stays as it is once
    somebody checked it.
    """
    setting = CaseSetting.objects.current()
    whose = setting.receiving or department
    if whose is None:
        return None
    return mint(
        source=source_of(day),
        kind=KIND,
        title=setting.center,
        span=Span(day.replace(day=1), last_day(day.year, day.month), Precision.MONTH),
        department=whose,
        by=by,
        now=now,
        metrics=metrics(day),
        series=setting.center,
    )


def metrics(day: date) -> tuple[Metric, ...]:
    """What the month of a day counts so far, each figure with the cases it was counted from. Three queries."""
    received = _rows("received_at", day)
    replied = _rows("first_replied_at", day)
    solved = _rows("outcome_at", day, outcome__in=_SOLVED)
    firms: dict[str, str] = {}
    for number, company in received:
        firms.setdefault(company, number)
    told = (
        ("case-received", "애로 접수", "건", [number for number, _ in received], "접수일이 이 달인 애로"),
        ("case-firms", "애로 접수 기업", "개", list(firms.values()), "이 달에 접수한 애로의 기업, 한 번씩"),
        (
            "case-replied",
            "애로 회신",
            "건",
            [number for number, _ in replied],
            "처음 회신한 날이 이 달인 애로",
        ),
        (
            "case-solved",
            "애로 해결",
            "건",
            [number for number, _ in solved],
            "이 달에 해결·일부해결로 적은 애로",
        ),
    )
    return tuple(
        _metric(code, label, unit, numbers, query, day) for code, label, unit, numbers, query in told
    )


def solved_between(since: datetime, before: datetime) -> int:
    """How many cases were told to be solved from a moment up to another. One query."""
    return Case.objects.filter(outcome_at__gte=since, outcome_at__lt=before, outcome__in=_SOLVED).count()


def _rows(field: str, day: date, **more: object) -> list[tuple[str, str]]:
    """Number and business of the cases whose moment lies in the month of a day."""
    first = datetime.combine(day.replace(day=1), datetime.min.time(), SEOUL)
    after = datetime.combine(last_day(day.year, day.month) + timedelta(days=1), datetime.min.time(), SEOUL)
    between = {f"{field}__gte": first, f"{field}__lt": after, "number__isnull": False}
    rows = Case.objects.filter(**between, **more).order_by("pk")
    return [(row.number or "", row.company_key) for row in rows.only("number", "company_id", "company_name")]


def _metric(code: str, label: str, unit: str, numbers: Iterable[str], query: str, day: date) -> Metric:
    sources = tuple(SourceRow(_SOURCE, number) for number in numbers)
    return Metric(code, label, len(sources), unit, Basis.FINAL, day, query, sources)
