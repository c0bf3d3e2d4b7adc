"""What somebody looks for in the ledger, out of the address."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from gongyak.achievements.models import AchievementQuerySet
from gongyak.desk.numbers import read_key
from gongyak.rules.compiling import kinds
from gongyak.rules.records import AchievementStatus, Span
from gongyak.rules.records.spans import read_span

#: What is missing, and how a select calls it.
LACKS = {"proof": "증빙이 없는 것", "basis": "수치의 구분이 없는 것"}
_NAMES = ("status", "kind", "department", "period", "lacks", "q")
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields of the form as they were typed, the period that was understood, and what could not be."""

    values: dict[str, str]
    span: Span
    wrong: str

    @property
    def is_any(self) -> bool:
        """Whether anything was asked for."""
        return any(self.values.values())

    def query(self, **changed: str) -> str:
        """The query of an address that asks the same, but for what is named."""
        return urlencode({name: value for name, value in (self.values | changed).items() if value})

    def choose(self, rows: AchievementQuerySet) -> AchievementQuerySet:
        """The rows that were asked for."""
        values = self.values
        if values["status"] in list(AchievementStatus):
            rows = rows.filter(status=values["status"])
        if values["kind"] in kinds():
            rows = rows.filter(kind=values["kind"])
        if key := read_key(values["department"]):
            rows = rows.filter(department=key)
        if values["q"]:
            rows = rows.filter(Q(title__icontains=values["q"]) | Q(number__icontains=values["q"]))
        return _lacking(_within(rows, self.span), values["lacks"])


def asked_for(given: QueryDict) -> Asked:
    """What a form asks for; a period that cannot be read is said, and asks for nothing."""
    values = {name: given.get(name, "").strip()[:_LONGEST] for name in _NAMES}
    try:
        return Asked(values, read_span(values["period"]), "")
    except ValueError as error:
        return Asked(values, Span(), str(error))


def _within(rows: AchievementQuerySet, span: Span) -> AchievementQuerySet:
    """Those that go on within the period; what has no last day goes on."""
    if span.start is not None:
        rows = rows.filter(Q(end__gte=span.start) | Q(end=None, start__isnull=False))
    return rows if span.end is None else rows.filter(start__lte=span.end)


def _lacking(rows: AchievementQuerySet, lacks: str) -> AchievementQuerySet:
    if lacks == "proof":
        return rows.filter(proofs=None, waiver="").exclude(status=AchievementStatus.CANCELLED)
    if lacks == "basis":
        return rows.filter(metrics__basis="").exclude(status=AchievementStatus.CANCELLED).distinct()
    return rows
