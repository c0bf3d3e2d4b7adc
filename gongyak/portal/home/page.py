"""Everything that the first page shows, ready to print."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from gongyak.pledges.published import UNSAID, Amount, PublishedRow, PublishedSet
from gongyak.portal.asking import Asked
from gongyak.portal.home.figures import Figure, make_figures
from gongyak.portal.home.money import Money, make_money
from gongyak.portal.words import percent, tone
from gongyak.rules.card.layout import layouts
from gongyak.rules.dates import format_day
from gongyak.rules.progress import DONE, mean_percent


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the whole: its name, how many pledges, its share in whole percent, the way to them.

    `done` and `mean` (in %) are empty where they are not asked.
    """

    label: str
    count: int
    size: int
    address: str
    tone: str = ""
    done: str = ""
    mean: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The whole in one look, as of one 기준일."""

    as_of: str
    as_of_iso: str
    count: int
    cards: str
    totals: str
    figures: tuple[Figure, ...]
    statuses: tuple[Part, ...]
    fields: tuple[Part, ...]
    money: Money


def make_page(found: PublishedSet, sums: Sequence[Amount], asked: Asked) -> Page:
    """The first page over a set and its sums; links keep what was asked."""
    cards, query = reverse("cards"), list(asked.named.items())
    return Page(
        as_of=format_day(found.as_of),
        as_of_iso=found.as_of.isoformat(),
        count=len(found.rows),
        cards=cards + asked.query,
        totals=reverse("totals") + asked.query,
        figures=make_figures(found, cards, query),
        statuses=tuple(_statuses(found.rows, cards, query)),
        fields=tuple(_fields(found.rows, cards, query)),
        money=make_money(found, sums),
    )


def _statuses(rows: Sequence[PublishedRow], cards: str, query: Sequence[tuple[str, str]]) -> Iterable[Part]:
    """The six national statuses in their order, and those whose status is still being asked."""
    words = [*layouts()["standard"].national, None]
    for word in words:
        count = sum(row.status_national == word for row in rows)
        if word is None and not count:
            continue
        address = f"{cards}?{urlencode([*query, ('status', word or UNSAID)])}"
        size = round(100 * count / len(rows))
        yield Part(word or _("분류 확인 중"), count, size, address, tone(word))


def _fields(rows: Sequence[PublishedRow], cards: str, query: Sequence[tuple[str, str]]) -> Iterable[Part]:
    fields = {row.field.number: row.field for row in rows if row.field}
    for number in sorted(fields, key=lambda number: (len(number), number)):
        held = [row for row in rows if row.field and row.field.number == number]
        mean = mean_percent(row.progress_percent for row in held)
        yield Part(
            label=f"{number}. {fields[number].name}" if fields[number].name else number,
            count=len(held),
            size=round(mean or 0),
            address=f"{cards}?{urlencode([*query, ('field', number)])}",
            done=str(sum(row.status_national in DONE for row in held)),
            mean=percent(mean),
        )
