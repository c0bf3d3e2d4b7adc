"""The figures of a set: each with its formula, both its parts, and the way to the pledges behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gongyak.pledges.published import PublishedSet, standings
from gongyak.portal.terms import told
from gongyak.portal.words import million
from gongyak.rules.progress import DONE, ON_TRACK, Rate, rates


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it is called, its value in percent, its formula in words and in numbers, what is left
    out of it, and the address of the pledges behind it."""

    label: str
    value: str
    formula: str
    parts: str
    left_out: str
    address: str


#: The pledges behind a rate as the list shows them: chosen, or in an order that tells; money by default.
_BEHIND = {
    "done": [("status", word) for word in DONE],
    "on_track": [("status", word) for word in ON_TRACK],
    "mean": [("sort", "progress")],
}
_MONEY = [("sort", "money")]


def make_figures(found: PublishedSet, cards: str, query: Sequence[tuple[str, str]]) -> tuple[Figure, ...]:
    """Every rate of a set; `cards` is the address of the list, `query` what it is asked besides."""
    return make_figures_of(rates(standings(found)), cards, query)


def make_figures_of(
    rates: Sequence[Rate], cards: str, query: Sequence[tuple[str, str]]
) -> tuple[Figure, ...]:
    """Rates as figures, each with the address of the pledges behind it."""
    return tuple(
        _figure(rate, f"{cards}?{urlencode([*query, *_BEHIND.get(rate.code, _MONEY)])}") for rate in rates
    )


def _figure(rate: Rate, address: str) -> Figure:
    value = "" if rate.percent is None else f"{rate.percent.normalize():f}"
    return Figure(told(rate.label), value, told(rate.formula), _parts(rate), _left_out(rate), address)


def _parts(rate: Rate) -> str:
    if rate.unit == "원":
        spent, plan = (million(int(part)) for part in (rate.numerator, rate.denominator))
        return _("%(spent)s ÷ %(plan)s백만원") % {"spent": spent, "plan": plan}
    return f"{_number(rate.numerator)} ÷ {_number(rate.denominator)}"


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def _left_out(rate: Rate) -> str:
    count = len(rate.left_out)
    if not count:
        return ""
    if rate.code in ("done", "on_track"):
        said = ngettext(
            "전국 분류를 확인 중인 %(n)s건은 분모에만 듭니다.",
            "전국 분류를 확인 중인 %(n)s건은 분모에만 듭니다.",
            count,
        )
    else:
        said = ngettext("적지 않은 %(n)s건은 넣지 않았습니다.", "적지 않은 %(n)s건은 넣지 않았습니다.", count)
    return said % {"n": count}
