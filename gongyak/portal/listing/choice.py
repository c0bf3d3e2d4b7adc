"""What an address chooses of a list: filters, order, page. Pure: rows in, rows out."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongyak.pledges.published import PublishedRow

PAGE_SIZE = 50
#: How an address names what a card does not say.
UNSAID = "none"
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to choose by: its name in the address, its label, what a row says of it, and what is said of
    rows that say nothing."""

    name: str
    label: str | Promise
    value: Callable[[PublishedRow], str | None]
    unsaid: str | Promise


FACETS = (
    Facet("status", _("추진상황(전국 분류)"), lambda row: row.status_national, _("분류 확인 중")),
    Facet("field", _("분야"), lambda row: row.field.number if row.field else None, _("분야 없음")),
    Facet("department", _("주관부서"), lambda row: row.department, _("미기재")),
    Facet("completion", _("완료시기"), lambda row: row.completion, _("미기재")),
    Facet("origin", _("신규·계속"), lambda row: row.origin, _("구분 없음")),
    Facet("kind", _("예산 구분"), lambda row: row.kind, _("미기재")),
)
#: The orders of a list. The usual one is the first for whoever looks for words, the second for the rest.
ORDERS = {
    "rank": _("관련도 순"),
    "number": _("관리번호 순"),
    "department": _("직제 순"),
    "progress": _("진도 높은 순"),
    "money": _("계획 예산 많은 순"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen: words to find, values by facet (any of several), an order, a page from 1."""

    q: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "number"
    page: int = 1

    @property
    def usual(self) -> str:
        """The order that an address need not name."""
        return "rank" if self.q else "number"

    def query(self, asked: Mapping[str, str], **changes: Any) -> str:
        """The address's query with this choice and what else is asked, beginning with its question mark.

        `changes` replace parts of the choice; every change leads to the first page.
        """
        changed = replace(self, **({"page": 1} | changes))
        if changed.sort == "rank" and not changed.q:
            changed = replace(changed, sort="number")
        pairs = [*asked.items(), *(("q", changed.q),), *_pairs(changed.values)]
        pairs += [("sort", "" if changed.sort == changed.usual else changed.sort)]
        pairs += [("page", "" if changed.page == 1 else str(changed.page))]
        named = [(name, value) for name, value in pairs if value]
        return "?" + urlencode(named) if named else "?"

    def without(self, name: str, value: str) -> Mapping[str, tuple[str, ...]]:
        """The values with one taken away."""
        kept = {**self.values, name: tuple(one for one in self.values[name] if one != value)}
        return {name: values for name, values in kept.items() if values}


def _pairs(values: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(name, value) for name in values for value in values[name]]


def read_choice(query: QueryDict) -> Choice:
    """The choice of an address; an order or page that does not exist is the usual one."""
    values = {
        facet.name: tuple(dict.fromkeys(value[:_LONGEST] for value in query.getlist(facet.name) if value))
        for facet in FACETS
    }
    sort, page = query.get("sort", ""), query.get("page", "")
    choice = Choice(
        q=" ".join(query.get("q", "")[:_LONGEST].split()),
        values={name: chosen[:20] for name, chosen in values.items() if chosen},
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 5 and int(page) else 1,
    )
    possible = sort in ORDERS and (choice.q or sort != "rank")
    return replace(choice, sort=sort if possible else choice.usual)


def said(facet: Facet, row: PublishedRow) -> str:
    """What a row says of a facet, as an address names it."""
    return facet.value(row) or UNSAID


def choose(rows: Iterable[PublishedRow], choice: Choice, *, but: str = "") -> list[PublishedRow]:
    """The rows that say one of the chosen values of every facet; `but` leaves one facet out."""
    asked = [facet for facet in FACETS if facet.name in choice.values and facet.name != but]
    return [row for row in rows if all(said(facet, row) in choice.values[facet.name] for facet in asked)]


def counts(facet: Facet, rows: Sequence[PublishedRow], choice: Choice) -> Counter[str]:
    """How many rows there would be with each value of a facet, the other facets being as chosen."""
    there = Counter(dict.fromkeys((said(facet, row) for row in rows), 0))
    there.update(said(facet, row) for row in choose(rows, choice, but=facet.name))
    return there


def ordered(
    rows: Iterable[PublishedRow],
    sort: str,
    departments: Mapping[str, str] | None = None,
    ranks: Mapping[int, int] | None = None,
) -> list[PublishedRow]:
    """The rows in an order; `departments` are in the order of the 직제, `ranks` those of a search by version.

    Unknown amounts come last.
    """
    places = {name: place for place, name in enumerate(departments or ())}
    last = len(places)
    keys: dict[str, Callable[[PublishedRow], Any]] = {
        "rank": lambda row: (ranks or {}).get(row.version, 0),
        "number": lambda row: (),
        "department": lambda row: (places.get(row.department or "", last), row.department or ""),
        "progress": lambda row: _descending(row.progress_percent),
        "money": lambda row: _descending(row.plan_won),
    }
    return sorted(rows, key=lambda row: (keys[sort](row), row.order))


def _descending(value: Decimal | int | None) -> tuple[bool, Decimal | int]:
    return (value is None, -(value or 0))
