"""The figures of a published set, beside sums that the database makes of the same cards."""

from collections import Counter
from dataclasses import replace

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongyak.pledges import published
from gongyak.pledges.actions import publish_quarter
from gongyak.pledges.lines import keep_lines
from gongyak.pledges.models import BudgetLine, CardLine, Pledge
from gongyak.pledges.published.totals import blocks_of
from gongyak.rules.totals import AXES, Totals
from gongyak.snapshots.models import Version
from tests.pledges.files import DAY, NOW, changed, take
from tests.pledges.test_published import other
from tests.rules.totals_lines import SOURCES, YEARS

pytestmark = pytest.mark.django_db
NUMBERS = ("1-2-2", "1-2-3", "2-1", "10-1")
WON = st.none() | st.integers(0, 99_999).map(lambda n: n * 100_000)
PLACES = ("before", *map(str, YEARS), "after")


@st.composite
def amounts(draw: st.DrawFn) -> dict[tuple[str, str, str], int | None]:
    """The cells of sources and places of one card; 기투자 is always said, so that the form has the column."""
    blocks = draw(st.lists(st.sampled_from(("plan", "spent", "executed")), unique=True, min_size=1))
    cells = {(b, s, p): draw(WON) for b in blocks for s in SOURCES for p in PLACES}
    return cells | {(b, "구비", p): draw(st.integers(0, 9)) for b in blocks for p in ("before", "after")}


@pytest.fixture
def four_cards(db: None) -> None:
    """Four published cards of three fields."""
    take()
    for number in NUMBERS[1:]:
        take(other(number, f"{number} 사업"))
    publish_quarter(as_of=DAY, by="총괄부서", now=NOW, reason="분기 공개")


@pytest.mark.usefixtures("four_cards")
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.tuples(*[amounts()] * 4), shares=st.tuples(*[st.booleans()] * 3))
def test_the_sums_are_those_of_the_database(cells, shares) -> None:
    with transaction.atomic():
        found = _with(cells, shares)
        totals = published.totals(found)
        counted = BudgetLine.objects.filter(version__in=published.counted(found)).exclude(source="총계")
        counted = counted.exclude(place="total")
        told = {(b, s, p): won or 0 for b, s, p, won in counted.values_list("block", "source", "place").annotate(
            won=Sum("won")).order_by()}  # fmt: skip
        unknown = Counter(counted.filter(won=None).values_list("block", "source", "place"))
        mine = {leaf: one for leaf, one in totals.money.leaves.items() if leaf[1] in SOURCES}
        assert {leaf: one.won for leaf, one in mine.items()} == told
        assert {leaf: len(one.unknown) for leaf, one in mine.items() if one.unknown} == unknown
        _departments_agree(totals, counted)
        transaction.set_rollback(True)


def _with(cells, shares) -> published.PublishedSet:
    """The set with other amounts and departments, some pledges sharing the first one's budget."""
    versions = dict(zip(NUMBERS, published.listed().rows, strict=True))
    BudgetLine.objects.all().delete()
    BudgetLine.objects.bulk_create(
        BudgetLine(version_id=row.version, block=b, source=s, place=p, won=won)
        for row, held in zip(versions.values(), cells, strict=True)
        for (b, s, p), won in held.items()
    )
    first = Pledge.objects.get(number=NUMBERS[0])
    for number, does in zip(NUMBERS[1:], shares, strict=True):
        Pledge.objects.filter(number=number).update(shares_budget_of=first if does else None)
        CardLine.objects.filter(version=versions[number].version).update(department=f"{number[0]}과")
    return published.listed()


def _departments_agree(totals: Totals, counted) -> None:
    sums = dict(
        counted.filter(block="plan")
        .values_list("version__line__department")
        .annotate(won=Sum("won"))
        .order_by()
    )
    for one in totals.groups["department"]:
        found = one.money.at("plan")
        assert (found.won if found else 0) == (sums.get(one.value) or 0)


@pytest.mark.usefixtures("four_cards")
def test_it_says_of_the_cards_what_the_rows_do(django_assert_num_queries) -> None:
    found = published.listed()
    with django_assert_num_queries(1):
        totals = published.totals(found, ["일자리경제과"])
    assert tuple(line.number for line in totals.lines) == tuple(row.number for row in found.rows)
    for line, row in zip(totals.lines, found.rows, strict=True):
        card = published.card(row.number).card
        assert line.money == {
            name: {s: replace(r, years=dict(r.years), undecided=False) for s, r in block.items()}
            for name, block in card.investment.amounts().items()
        }
        assert (line.total("plan"), line.total("spent")) == (row.plan_won, row.spent_won)
        assert (line.department, line.completion, line.kind) == (row.department, row.completion, row.kind)
    assert set(totals.groups) == {axis.code for axis in AXES}
    assert totals.findings == ()
    for account in totals.accounts:
        assert account.is_balanced and not account.difference


def test_what_is_not_a_cell_is_no_row() -> None:
    assert blocks_of([]) == {}


def test_a_set_of_old_versions_without_lines_is_all_unknown() -> None:
    take(changed({}))
    publish_quarter(as_of=DAY, by="총괄부서", now=NOW, reason="분기 공개")
    BudgetLine.objects.all().delete()
    CardLine.objects.all().delete()
    totals = published.totals(published.listed())
    assert totals.money.at("plan").unknown == {"1-2-2"}
    keep_lines(Version.objects.all())
    assert published.totals(published.listed()).money.at("plan").won == 9_600_000
