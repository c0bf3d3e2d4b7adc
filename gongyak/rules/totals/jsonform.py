"""Totals as JSON values: amounts are whole won, rates and means are numbers, null is unknown or not said."""

from typing import Any

from gongyak.rules.budget import BLOCKS
from gongyak.rules.progress import Rate
from gongyak.rules.totals.axes import AXES, Group, words
from gongyak.rules.totals.ledger import Account, Entry
from gongyak.rules.totals.parts import Part
from gongyak.rules.totals.sums import ALL, IN_TERM, Sum, Sums
from gongyak.rules.totals.whole import Totals

#: The places that a group's money is told by.
PLACES = (ALL, "before", IN_TERM, "after")


def to_json(totals: Totals) -> dict[str, Any]:
    """`{count, by{axis[]}, parts{}, words[], money[], ledger[], pledges[], rates[], shared[], findings[]}`."""
    return {
        "count": len(totals.lines),
        "by": {axis.code: [_group(one) for one in totals.groups[axis.code]] for axis in AXES},
        "parts": {code: [_part(one) for one in held] for code, held in totals.parts.items()},
        "words": [
            {"status": local, "status_national": national, "count": count}
            for local, national, count in words(totals.lines)
        ],
        "money": _leaves(totals.money),
        "ledger": [_account(account) for account in totals.accounts],
        "pledges": [
            {
                "number": line.number,
                "title": line.title,
                "shares_budget_of": line.shares_budget_of,
                "money": _leaves(totals.pledges[line.number]),
            }
            for line in totals.lines
        ],
        "rates": [rate_json(rate) for rate in totals.rates],
        "shared": list(totals.shared),
        "findings": [finding.to_json() for finding in totals.findings],
    }


def _group(one: Group) -> dict[str, Any]:
    return {
        "value": one.value,
        "label": one.label,
        "count": one.count,
        "done": one.done,
        "mean_progress": None if one.mean is None else float(one.mean),
        "money": _money(one.money),
        "pledges": list(one.numbers),
    }


def _part(one: Part) -> dict[str, Any]:
    return {
        "value": one.value,
        "label": one.label,
        "count": len(one.numbers),
        "money": _money(one.money),
        "pledges": list(one.numbers),
    }


def _leaves(money: Sums) -> list[dict[str, Any]]:
    return [
        {"block": block, "source": source, "place": place} | _sum(amount)
        for (block, source, place), amount in money.leaves.items()
    ]


def _money(money: Sums) -> dict[str, Any]:
    found = {block: {place: money.at(block, place=place) for place in PLACES} for block in BLOCKS}
    return {
        block: {place: _sum(amount) for place, amount in places.items() if amount}
        for block, places in found.items()
        if places[ALL]
    }


def _sum(amount: Sum) -> dict[str, Any]:
    return {"won": amount.won, "unknown": sorted(amount.unknown)}


def _account(account: Account) -> dict[str, Any]:
    return {
        "block": account.block,
        "place": account.place,
        "income": [_entry(entry, "source") for entry in account.income],
        "spending": [_entry(entry, "field") for entry in account.spending],
        "income_won": account.income_won,
        "spending_won": account.spending_won,
        "stated_won": account.stated,
        "difference_won": account.difference,
    }


def _entry(entry: Entry, name: str) -> dict[str, Any]:
    return {name: entry.value, "label": entry.label} | _sum(entry.sum)


def rate_json(rate: Rate) -> dict[str, Any]:
    """A rate with both parts and the pledges behind it."""
    return {
        "code": rate.code,
        "label": rate.label,
        "formula": rate.formula,
        "numerator": float(rate.numerator) if rate.unit == "%" else int(rate.numerator),
        "denominator": int(rate.denominator),
        "unit": rate.unit,
        "percent": None if rate.percent is None else float(rate.percent),
        "behind": list(rate.behind),
        "left_out": list(rate.left_out),
    }
