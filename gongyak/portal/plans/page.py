"""Everything that the page of the plans shows, ready to print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongyak.pledges.published import PublishedPlan, PublishedPlans, PublishedPromise
from gongyak.portal.asking import Asked
from gongyak.portal.home.money import UNIT
from gongyak.portal.times import Time, holder_label
from gongyak.rules.budget import TOTAL, column_name
from gongyak.rules.dates import format_day
from gongyak.rules.moments import moment_words
from gongyak.rules.money import format_cell
from gongyak.rules.plans import Plan, summed


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what the plan says under it, line by line; `is_word` where it is a word that has English."""

    label: str
    lines: tuple[str, ...]
    is_word: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: what it is called, and its cells as they are printed."""

    label: str
    cells: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One plan. `total` is the sum of its money in words, `places` are the columns of the money."""

    number: str
    title: str
    department: str
    total: str
    kind: str
    facts: tuple[Fact, ...]
    places: tuple[str, ...]
    money: tuple[Line, ...]
    years: tuple[str, ...]
    targets: tuple[Line, ...]
    promises: tuple[PublishedPromise, ...]
    confirmed_on: str
    hash: str


@dataclass(frozen=True, slots=True)
class Page:
    """The plans of one officeholder. `carried` sentences of the election go on in a pledge, `left` were left out."""

    holder: str
    holders: tuple[Time, ...]
    is_asked: bool
    count: int
    unit: str
    plans: tuple[Shown, ...]
    promises: tuple[PublishedPromise, ...]
    carried: int
    seq: int
    published_at: str
    reason: str
    hash: str


def make_page(found: PublishedPlans, asked: Asked) -> Page:
    """The page of a list of plans."""
    return Page(
        holder=holder_label(found.holder),
        holders=tuple(Time(one.key, holder_label(one), one == found.holder) for one in found.holders),
        is_asked=bool(asked.query),
        count=len(found.plans),
        unit=UNIT,
        plans=tuple(_shown(one) for one in found.plans),
        promises=found.promises,
        carried=sum(bool(one.pledges) for one in found.promises),
        seq=found.seq,
        published_at=moment_words(found.published_at),
        reason=found.reason,
        hash=found.hash,
    )


def _shown(one: PublishedPlan) -> Shown:
    plan = one.plan
    block = summed(plan.budget)
    years = next(iter(block.values())).years if block else {}
    return Shown(
        number=plan.number,
        title=plan.title,
        department=plan.lead_department,
        total=format_cell(block[TOTAL].total, UNIT, undecided=block[TOTAL].undecided) if block else "",
        kind=plan.kind,
        facts=tuple(_facts(plan)),
        places=("계", "기투자", *(column_name(str(year)) for year in years), "임기후"),
        money=tuple(
            Line(
                source,
                tuple(format_cell(won, UNIT, undecided=row.undecided) for won in row.cells().values()),
            )
            for source, row in block.items()
        ),
        years=tuple(f"{year}년" for year in _years(plan)),
        targets=tuple(_targets(plan)),
        promises=one.promises,
        confirmed_on=format_day(one.confirmed_on),
        hash=one.hash,
    )


def _facts(plan: Plan) -> Iterator[Fact]:
    yield Fact(_("주관부서"), (plan.lead_department,))
    if plan.related_departments:
        yield Fact(_("관련부서"), (", ".join(plan.related_departments),))
    yield Fact(_("추진기간"), (plan.period,))
    yield Fact(_("완료시기"), (plan.completion,), is_word=True)
    for label, text in (
        (_("공약목표"), plan.goals),
        (_("추진과제"), plan.tasks),
        (_("추진개요"), plan.overview),
    ):
        if lines := tuple(line.strip() for line in text.splitlines() if line.strip()):
            yield Fact(label, lines)


def _years(plan: Plan) -> Sequence[int]:
    return sorted({year for one in plan.indicators for year in one.targets})


def _targets(plan: Plan) -> Iterator[Line]:
    for one in plan.indicators:
        values = (one.targets.get(year) for year in _years(plan))
        cells = tuple("" if value is None else f"{value:,f}" for value in values)
        yield Line(f"{one.name} ({one.unit})" if one.unit else one.name, cells, one.measured)
