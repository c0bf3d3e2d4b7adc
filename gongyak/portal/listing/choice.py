"""What an address chooses of a list: filters, order, page. Pure: rows in, rows out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongyak.pledges.published import PublishedRow, choose, said

PAGE_SIZE = 50
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to choose by (see `published.FACETS`): its name in the address, its label, and what is said of
    rows that say nothing."""

    name: str
    label: str | Promise
    unsaid: str | Promise


FACETS = (
    Facet("status", _("추진상황(전국 분류)"), _("분류 확인 중")),
    Facet("field", _("분야"), _("분야 없음")),
    Facet("department", _("주관부서"), _("미기재")),
    Facet("completion", _("완료시기"), _("미기재")),
    Facet("origin", _("신규·계속"), _("구분 없음")),
    Facet("kind", _("예산 구분"), _("미기재")),
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


def counts(facet: Facet, rows: Sequence[PublishedRow], choice: Choice) -> Counter[str]:
    """How many rows there would be with each value of a facet, the other facets being as chosen."""
    others = {name: values for name, values in choice.values.items() if name != facet.name}
    there = Counter(dict.fromkeys((said(facet.name, row) for row in rows), 0))
    there.update(said(facet.name, row) for row in choose(rows, others))
    return there
