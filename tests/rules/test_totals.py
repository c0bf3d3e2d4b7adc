"""총괄표: every pledge once on every axis, every won once in every sum."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.budget import FundingRow
from gongyak.rules.totals import AXES, UNSPLIT, Line, Sum, Sums, Totals, to_json, totals_of, words
from tests.rules.totals_lines import block, row, sets

BLOCKS = ("plan", "secured", "spent", "executed")
#: Two pledges of two fields; the third shares the budget of the first.
FIRST = Line(
    "1-2", "1", "경제", "경제과", "추진중", None, Decimal(50), "임기 내 완료", "신규", "예산",
    money={"plan": block(구비={2023: 30, 2024: 20}, 국비={2023: 0, 2024: 50}), "spent": block(구비={2023: 30, 2024: 0})},
)  # fmt: skip
SECOND = Line(
    "10-1", "10", "", "복지과", "완료", "완료", Decimal("100"), "임기 후 완료", "계속", "예산",
    money={"plan": block(시비={2023: 7, 2024: 0}), "spent": block(시비={2023: 7, 2024: 0})},
)  # fmt: skip
THIRD = replace(FIRST, number="1-10", shares_budget_of="1-2", progress_percent=None)


def won(found: Sum | None) -> int | None:
    return None if found is None else found.won


def labels(totals: Totals, axis: str) -> list[tuple[str, int]]:
    return [(one.label, one.count) for one in totals.groups[axis]]


def test_every_axis_by_hand() -> None:
    totals = totals_of([SECOND, THIRD, FIRST], ["복지과"])
    assert labels(totals, "field") == [("1. 경제", 2), ("10", 1)]
    assert labels(totals, "department") == [("복지과", 1), ("경제과", 2)]
    assert labels(totals, "status_national") == [("완료", 1), ("분류 확인 중", 2)]
    assert labels(totals, "status") == [("추진중", 2), ("완료", 1)]
    assert labels(totals, "term") == [("임기 내", 2), ("임기 후", 1)]
    assert labels(totals, "origin") == [("신규", 2), ("계속", 1)]
    assert labels(totals, "kind") == [("예산", 3)]
    assert totals.groups["field"][0].numbers == ("1-2", "1-10")
    assert [one.mean for one in totals.groups["field"]] == [Decimal("50.0"), Decimal("100.0")]
    assert [one.done for one in totals.groups["field"]] == [0, 1]
    assert totals_of([THIRD]).groups["field"][0].mean is None


def test_what_is_not_said_has_a_group_of_its_own_at_the_end() -> None:
    totals = totals_of([Line("1"), FIRST, replace(FIRST, number="2", completion="연례반복")])
    assert labels(totals, "kind") == [("예산", 2), ("미기재", 1)]
    assert labels(totals, "term") == [("연례반복", 1), ("임기 내", 1), ("미기재", 1)]
    assert labels(totals, "origin")[-1] == ("구분 없음", 1)


def test_money_by_hand_a_shared_budget_once() -> None:
    totals = totals_of([FIRST, SECOND, THIRD])
    assert totals.shared == ("1-10",)
    assert won(totals.money.at("plan")) == 107
    assert won(totals.money.at("plan", source="구비")) == 50
    assert won(totals.money.at("plan", place="2024")) == 70
    assert won(totals.money.at("plan", place="in_term")) == 107
    assert won(totals.money.at("spent")) == 37
    assert totals.money.at("executed") is None and totals.money.at("plan", place="2030") is None
    assert totals.money.sources("plan") == ("국비", "시비", "구비")
    assert totals.money.places("plan") == ("before", "2023", "2024", "after")
    assert [won(one.money.at("plan")) for one in totals.groups["field"]] == [100, 7]
    assert totals_of([THIRD]).shared == ()
    assert won(totals_of([THIRD]).money.at("plan")) == 100


def test_the_ledger_by_hand() -> None:
    totals = totals_of([FIRST, SECOND, THIRD])
    year = totals.account("plan", "2023")
    assert year is not None
    assert [(one.label, one.sum.won) for one in year.income] == [("국비", 0), ("시비", 7), ("구비", 30)]
    assert [(one.value, one.sum.won) for one in year.spending] == [("1", 30), ("10", 7)]
    assert (year.income_won, year.spending_won, year.stated, year.difference) == (37, 37, 37, 0)
    assert [one.place for one in totals.accounts if one.block == "plan"] == [
        "before", "2023", "2024", "after", "in_term", "total",
    ]  # fmt: skip
    assert totals.account("executed") is None


def test_what_a_card_does_not_part_is_told_apart() -> None:
    only_total = Line("1", "1", money={"plan": {"총계": FundingRow(9, None, {}, None)}})
    by_source = Line(
        "2",
        "1",
        money={"plan": {"총계": FundingRow(5, None, {}, None), "구비": FundingRow(5, None, {}, None)}},
    )
    empty = Line("3", "1", money={"plan": {"총계": FundingRow(None, None, {2024: None}, None)}})
    totals = totals_of([only_total, by_source, empty])
    assert {leaf: one.won for leaf, one in totals.money.leaves.items()} == {
        ("plan", "구비", UNSPLIT): 5, ("plan", UNSPLIT, "2024"): 0, ("plan", UNSPLIT, UNSPLIT): 9,
    }  # fmt: skip
    assert totals.money.at("plan") == Sum(14, frozenset({"3"}))
    unparted = totals.account("plan", UNSPLIT)
    assert unparted is not None and (unparted.stated, unparted.difference) == (None, None)


def test_a_budget_that_no_card_shows_is_unknown_and_no_budget_is_nothing() -> None:
    totals = totals_of([Line("1", kind="예산"), Line("2", kind="비예산"), Line("3")])
    assert totals.money.at("plan") == Sum(0, frozenset({"1", "3"}))


def test_cards_that_do_not_add_up_are_named() -> None:
    wrong = {"총계": row(10, None, {2024: 9}, None), "구비": row(9, None, {2024: 9}, None)}
    totals = totals_of([Line("1-1", "1", money={"plan": wrong}), FIRST])
    assert {(one.code, one.where) for one in totals.findings} == {
        ("budget-column-sum", "1-1.investment.plan.총계.total"),
        ("budget-row-sum", "1-1.investment.plan.총계.total"),
    }
    assert all(one.message.startswith("1-1: ") for one in totals.findings)
    whole = totals.account("plan")
    assert whole is not None and (whole.income_won, whole.stated, whole.difference) == (109, 110, 1)


def test_budgets_shared_in_a_circle_are_named() -> None:
    a, b = replace(FIRST, number="1", shares_budget_of="2"), replace(FIRST, number="2", shares_budget_of="1")
    c, d = replace(FIRST, number="3", shares_budget_of="1"), replace(FIRST, number="4", shares_budget_of="5")
    totals = totals_of(
        [a, b, c, d, replace(FIRST, number="5"), replace(FIRST, number="6", shares_budget_of="4")]
    )
    assert [(one.code, one.where) for one in totals.findings] == [("totals-shared-circle", n) for n in "123"]
    assert won(totals.money.at("plan")) == 100


def test_rates_of_secured_and_executed_money_come_with_their_blocks() -> None:
    codes = {"done", "mean", "on_track", "spent", "spent_in_term"}
    assert {rate.code for rate in totals_of([FIRST]).rates} == codes
    secured = replace(SECOND, money=SECOND.money | {"secured": block(시비={2023: 3})})
    rate = next(rate for rate in totals_of([FIRST, secured, replace(secured, number="2", shares_budget_of="10-1")]).rates
                if rate.code == "secured")  # fmt: skip
    assert (rate.numerator, rate.denominator, rate.percent) == (3, 7, Decimal("42.9"))
    assert (rate.behind, rate.left_out) == (("10-1",), ("1-2",))


def test_rates_of_the_term_leave_out_what_lies_before_and_after() -> None:
    plan = {"총계": row(100, 20, {2023: 30, 2024: 20}, 30), "구비": row(100, 20, {2023: 30, 2024: 20}, 30)}
    spent = {"총계": row(45, 20, {2023: 25, 2024: 0}, 0), "구비": row(45, 20, {2023: 25, 2024: 0}, 0)}
    line = Line("1", money={"plan": plan, "spent": spent})
    bare = Line("2", money={"plan": {"총계": row(9, None, {}, None)}})
    found = {rate.code: rate for rate in totals_of([line, bare]).rates}
    assert (found["spent"].percent, found["spent_in_term"].percent) == (Decimal("45.0"), Decimal("50.0"))
    assert found["spent_in_term"].label == "투입률(임기내)"
    assert found["spent_in_term"].formula.startswith("투입예산 임기내 ÷ 소요예산(계획) 임기내")
    assert (found["spent_in_term"].behind, found["spent_in_term"].left_out) == (("1",), ("2",))


def test_parts_of_the_money_by_hand() -> None:
    totals = totals_of([FIRST, SECOND, THIRD, Line("3", money={"plan": {"총계": row(5, None, {}, None)}})])
    sources = {one.label: one for one in totals.parts["source"]}
    assert list(sources) == ["국비", "시비", "구비", UNSPLIT]
    assert {label: one.numbers for label, one in sources.items()} == {
        "국비": ("1-2",), "시비": ("10-1",), "구비": ("1-2",), UNSPLIT: ("3",),
    }  # fmt: skip
    assert (won(sources["구비"].money.at("plan")), won(sources["구비"].money.at("spent"))) == (50, 30)
    places = {one.label: one for one in totals.parts["place"]}
    assert list(places) == ["기투자", "2023년", "2024년", "임기후", "시기 미구분"]
    assert [places[label].numbers for label in ("2023년", "2024년", "임기후")] == [
        ("1-2", "10-1"),
        ("1-2",),
        (),
    ]


def test_words_stand_for_national_ones() -> None:
    lines = [FIRST, THIRD, SECOND, replace(FIRST, number="5", status_national="일부추진"), Line("6")]
    assert words(lines) == (
        ("추진중", None, 2), (None, None, 1), ("완료", "완료", 1), ("추진중", "일부추진", 1),
    )  # fmt: skip


@given(sets())
def test_parts_and_pledges_add_up_to_the_whole_to_the_won(lines: list[Line]) -> None:
    totals = totals_of(lines)
    counts = {line.number for line in lines} - set(totals.shared)
    for name in BLOCKS:
        whole = totals.money.at(name) or Sum()
        for code in ("source", "place"):
            assert sum((one.money.at(name) or Sum() for one in totals.parts[code]), Sum()) == whole
        assert sum((totals.pledges[number].at(name) or Sum() for number in counts), Sum()) == whole


@given(sets(), st.randoms(use_true_random=False))
def test_the_order_of_the_cards_is_nothing(lines: list[Line], random: object) -> None:
    other = list(lines)
    random.shuffle(other)  # type: ignore[attr-defined]
    assert totals_of(other) == totals_of(lines)


@given(sets())
def test_every_axis_holds_every_pledge_once_and_every_won_once(lines: list[Line]) -> None:
    totals = totals_of(lines)
    for axis in AXES:
        groups = totals.groups[axis.code]
        assert sorted(n for one in groups for n in one.numbers) == sorted(line.number for line in lines)
        assert sum((one.money for one in groups), Sums()) == totals.money


@given(sets())
def test_rows_columns_and_the_grand_total_are_one(lines: list[Line]) -> None:
    totals = totals_of(lines)
    for name in BLOCKS:
        whole = totals.money.at(name)
        if whole is None:
            assert totals.account(name) is None
            continue
        parts = [totals.money.at(name, source=source) for source in totals.money.sources(name)]
        assert sum((one for one in parts if one), Sum()) == whole
        places = [totals.money.at(name, place=place) for place in totals.money.places(name)]
        assert sum((one for one in places if one), Sum()) == whole
    for account in totals.accounts:
        assert account.is_balanced
        assert account.income_won == won(totals.money.at(account.block, place=account.place))
        unknown = [
            frozenset[str]().union(*(one.sum.unknown for one in side))
            for side in (account.income, account.spending)
        ]
        assert unknown[0] == unknown[1]


@given(sets(), st.data())
def test_two_parts_of_a_set_add_up_to_the_whole(lines: list[Line], data: st.DataObject) -> None:
    alone = [replace(line, shares_budget_of=None) for line in lines]
    cut = data.draw(st.integers(0, len(alone)))
    left, right, whole = totals_of(alone[:cut]), totals_of(alone[cut:]), totals_of(alone)
    assert left.money + right.money == whole.money
    for axis in AXES:
        counts = {one.value: one.count for one in whole.groups[axis.code]}
        for part in (left, right):
            for one in part.groups[axis.code]:
                counts[one.value] -= one.count
        assert set(counts.values()) <= {0}
    for code in ("done", "mean", "spent"):
        one, other, all_ = (
            next(rate for rate in part.rates if rate.code == code) for part in (left, right, whole)
        )
        assert one.numerator + other.numerator == all_.numerator
        assert one.denominator + other.denominator == all_.denominator


@given(sets())
def test_an_amount_counts_as_known_or_as_unknown(lines: list[Line]) -> None:
    """Beside a plain loop over the cells of sources and years, of whoever's money is counted."""
    totals = totals_of(lines)
    numbers = {line.number for line in lines}
    expected: dict[str, int] = dict.fromkeys(BLOCKS, 0)
    for line in lines:
        for name, rows in line.money.items() if line.shares_budget_of not in numbers else ():
            sources = [rows[source] for source in rows if source != "총계"] or [rows["총계"]]
            for one in sources:
                expected[name] += sum(won or 0 for won in (one.before, *one.years.values(), one.after))
    assert {name: won(totals.money.at(name)) or 0 for name in BLOCKS} == expected


@given(sets())
def test_the_json_form_says_the_same(lines: list[Line]) -> None:
    totals = totals_of(lines)
    told = to_json(totals)
    assert told["count"] == len(lines) == sum(one["count"] for one in told["by"]["field"])
    for name in BLOCKS:
        by_field = sum(
            one["money"].get(name, {}).get("total", {"won": 0})["won"] for one in told["by"]["field"]
        )
        cells = sum(one["won"] for one in told["money"] if one["block"] == name)
        assert by_field == cells == (won(totals.money.at(name)) or 0)
    assert all(one["income_won"] == one["spending_won"] for one in told["ledger"])
    assert [one["code"] for one in told["rates"]] == [rate.code for rate in totals.rates]
