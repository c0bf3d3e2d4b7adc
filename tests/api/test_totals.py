"""Figures over a set, beside the pure rules on the same cards."""

from collections import Counter

import pytest

from gongyak.pledges import published
from gongyak.pledges.lines import amounts_of
from gongyak.rules.progress import Standing, rates
from tests.api.sites import get

pytestmark = pytest.mark.usefixtures("quarters")


def cards() -> list[published.PublishedCard]:
    return list(published.cards(holder="8-1"))


def test_rates_are_those_of_the_rules_on_the_cards() -> None:
    shared = {"1-2-3"}
    standings = [
        Standing(
            one.number,
            one.card.status_national,
            one.card.progress_percent,
            one.card.investment.plan["총계"].total,
            one.card.investment.spent["총계"].total,
            counts_money=one.number not in shared,
        )
        for one in cards()
    ]
    told = {one["code"]: one for one in get("/totals?holder=8-1")["rates"]}
    for rate in rates(standings):
        mine = told.pop(rate.code)
        assert (mine["numerator"], mine["denominator"], mine["percent"]) == (
            float(rate.numerator), float(rate.denominator), float(rate.percent),
        )  # fmt: skip
        assert (mine["formula"], mine["unit"]) == (rate.formula, rate.unit)
        assert (tuple(mine["behind"]), tuple(mine["left_out"])) == (rate.behind, rate.left_out)
    assert not told


def test_sums_are_those_of_the_cards_with_a_shared_budget_once() -> None:
    sums: Counter = Counter()
    for one in cards():
        if one.number != "1-2-3":
            sums.update({key: won for key, won in amounts_of(one.card).items() if won is not None})
    told = {
        (one["block"], one["source"], str(one["year"] or one["place"])): one["won"]
        for one in get("/totals?holder=8-1")["money"]
    }
    assert told == dict(sums)


def test_every_pledge_has_one_status() -> None:
    answer = get("/totals?holder=8-1")
    for name in ("statuses", "statuses_national"):
        listed = [number for one in answer[name] for number in one["pledges"]]
        assert sorted(listed) == ["1-2-2", "1-2-3", "2-1"]
        assert all(one["count"] == len(one["pledges"]) for one in answer[name])
    assert {one["status"]: one["count"] for one in answer["statuses"]} == {"추진중": 2, "완료": 1}


def test_figures_are_of_the_day_and_moment_asked_for() -> None:
    def mean(query: str) -> float:
        return next(one for one in get(f"/totals?{query}")["rates"] if one["code"] == "mean")["percent"]

    assert mean("as_of=2024-06-30") == 68.3
    assert mean("as_of=2024-06-30&known_at=2026-11-23T11:30:00%2B09:00") == 66.7
    assert mean("") == mean("holder=8-2") == 60
