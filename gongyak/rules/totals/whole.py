"""총괄표: every count and every sum over a set of published cards, from one pure function."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gongyak.rules.budget import TOTAL, Context, check_sums
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.numbering import natural_key
from gongyak.rules.progress import Rate, Standing, rates
from gongyak.rules.totals.axes import AXES, Group, group
from gongyak.rules.totals.ledger import Account, Stated, accounts
from gongyak.rules.totals.lines import Leaf, Line, counted, in_circles, leaves, places_of
from gongyak.rules.totals.parts import Part, parts
from gongyak.rules.totals.sums import ALL, IN_TERM, Sum, Sums, added


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures of a set: its lines, the groups of each axis by code, the parts of the money by source and
    place, the sums of all cells and those of each pledge by number, the accounts, the rates, the pledges whose
    money stands with another one's, and where the cards do not add up."""

    lines: tuple[Line, ...]
    groups: Mapping[str, tuple[Group, ...]]
    parts: Mapping[str, tuple[Part, ...]]
    money: Sums
    pledges: Mapping[str, Sums]
    accounts: tuple[Account, ...]
    rates: tuple[Rate, ...]
    shared: tuple[str, ...]
    findings: tuple[Finding, ...]

    def account(self, block: str, place: str = ALL) -> Account | None:
        """The account of a block and place; None where no card has the block."""
        return next((one for one in self.accounts if (one.block, one.place) == (block, place)), None)


def totals_of(lines: Sequence[Line], departments: Sequence[str] = ()) -> Totals:
    """The figures of a set of lines, in whatever order they come; `departments` are in the order of the 직제.

    A budget that several pledges of the set share is counted once, with the pledge that bears it.
    """
    ordered = tuple(sorted(lines, key=lambda line: natural_key(line.number)))
    counts = counted(ordered)

    def money(held: Sequence[Line]) -> Sums:
        return added(_leaves([line for line in held if line.number in counts]))

    groups = {axis.code: group(axis, ordered, money, departments) for axis in AXES}
    whole = money(ordered)
    held = [line for line in ordered if line.number in counts]
    stated = _stated(held)
    return Totals(
        lines=ordered,
        groups=groups,
        parts=parts(held, whole),
        money=whole,
        pledges={line.number: added(_leaves([line])) for line in ordered},
        accounts=accounts(whole, stated, groups["field"]),
        rates=(*rates(standings(ordered, counts)), *money_rates(ordered, counts)),
        shared=tuple(line.number for line in ordered if line.number not in counts),
        findings=tuple(_findings(ordered)),
    )


def standings(lines: Sequence[Line], counts: frozenset[str]) -> list[Standing]:
    """What the rates ask of each line."""
    return [
        Standing(
            line.number,
            line.status_national,
            line.progress_percent,
            line.total("plan"),
            line.total("spent"),
            counts_money=line.number in counts,
        )
        for line in lines
    ]


#: What the blocks of money are called in rates.
_NAMED = {
    "secured": ("확보율", "확보현황"),
    "spent": ("투입률", "투입예산"),
    "executed": ("집행률", "집행실적"),
}


def money_rates(lines: Sequence[Line], counts: frozenset[str]) -> tuple[Rate, ...]:
    """재정 확보율, 투입률 and 집행률 of 총계 and of 임기내 (대전, 전북교육청), each where some card has its block.

    투입률 of 총계 is one of `progress.rates`.
    """
    held = [line for line in lines if line.number in counts]
    return tuple(
        _money_rate(block, in_term, held)
        for block in _NAMED
        for in_term in (False, True)
        if (block, in_term) != ("spent", False) and any(line.money.get(block) for line in held)
    )


def _money_rate(block: str, in_term: bool, lines: Sequence[Line]) -> Rate:
    label, title = _NAMED[block]
    what = "임기내" if in_term else "총계"
    pairs = [(line.number, line.total(block, in_term), line.total("plan", in_term)) for line in lines]
    known = [(number, part, whole) for number, part, whole in pairs if part is not None and whole is not None]
    behind = tuple(number for number, _, _ in known)
    return Rate(
        code=f"{block}_in_term" if in_term else block,
        label=f"{label}(임기내)" if in_term else label,
        formula=f"{title} {what} ÷ 소요예산(계획) {what}, 함께 쓰는 예산은 한 번만",
        numerator=Decimal(sum(part for _, part, _ in known)),
        denominator=Decimal(sum(whole for _, _, whole in known)),
        unit="원",
        behind=behind,
        left_out=tuple(number for number, _, _ in pairs if number not in behind),
    )


def _leaves(lines: Sequence[Line]) -> Iterator[tuple[Leaf, Sum]]:
    for line in lines:
        for leaf, won in leaves(line):
            yield leaf, Sum(won or 0, frozenset({line.number}) if won is None else frozenset())


def _stated(lines: Sequence[Line]) -> Stated:
    """총계 of every place in the cards that state it, beside the sum of those cards' cells of that place."""
    sums: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for line in lines:
        cells = added(_leaves([line]))
        for block, rows in line.money.items():
            total = rows.get(TOTAL)
            told = {} if total is None else total.cells() | {IN_TERM: total.in_term if total.years else None}
            for place, won in told.items():
                if won is not None:
                    held = cells.at(block, place=place) or Sum()
                    stated, known = sums[block, place]
                    sums[block, place] = stated + won, known + held.won
    return dict(sums)


def _findings(lines: tuple[Line, ...]) -> Iterator[Finding]:
    """Where a card's own sums do not hold, and budgets that are shared in a circle."""
    for line in lines:
        for name, rows in line.money.items():
            there = places_of(rows)
            absent = frozenset({"before", "after"} - set(there))
            for found in check_sums({name: rows}, Context(absent=absent)):
                yield replace(
                    found, where=f"{line.number}.{found.where}", message=f"{line.number}: {found.message}"
                )
    for number in in_circles(lines):
        yield Finding(
            "totals-shared-circle",
            Severity.ERROR,
            number,
            f"{number}: 예산을 함께 쓰는 공약이 서로를 가리켜 어느 쪽의 금액도 세지 못합니다. 한쪽의 연결을 끊어 주십시오.",
        )
