"""The chain check: 당초 of each change is 변경 of the one before, and no card differs from the last without a change.

보령시 published an end of 2019.12 → 2020.3, and as 당초 of the next change 2020.11: a step between was never told.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gongyak.rules.changes.confirmed import KINDS, Kind, same
from gongyak.rules.dates import format_day
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.particles import quoted


@dataclass(frozen=True, slots=True)
class Decided:
    """One matter of a change that was decided, on which day; changes come in the order of their decisions."""

    kind: Kind
    before: str
    after: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class Shown:
    """What the card of a 기준일 says of the confirmed matters."""

    as_of: date
    matters: Mapping[Kind, str]


def check_chain(number: str, decided: Sequence[Decided], shown: Sequence[Shown]) -> tuple[Finding, ...]:
    """What breaks the chain of one pledge: `shown` in the order of the 기준일, `decided` of the decisions."""
    return (*_broken(number, decided), *_silent(number, decided, shown))


def silent(before: Shown, after: Shown, decided: Sequence[Decided]) -> tuple[Kind, ...]:
    """The matters that two cards say differently although no change leads from one to the other.

    A change counts whenever it was decided: a card may show it only after its own 기준일.
    """
    return tuple(
        kind
        for kind in KINDS
        if not same(before.matters[kind], after.matters[kind])
        and not _leads(kind, before.matters[kind], after.matters[kind], decided)
    )


def _leads(kind: Kind, start: str, end: str, decided: Sequence[Decided]) -> bool:
    """Whether changes of a kind lead from one text to another, each beginning where the last ended."""
    at = [start]
    for one in decided:
        if one.kind is kind and any(same(one.before, text) for text in at):
            at.append(one.after)
    return any(same(text, end) for text in at[1:])


def _broken(number: str, decided: Sequence[Decided]) -> Iterator[Finding]:
    by_kind: dict[Kind, list[Decided]] = defaultdict(list)
    for one in decided:
        for last in by_kind[one.kind][-1:]:
            if not same(last.after, one.before):
                yield Finding(
                    "change-chain-broken",
                    Severity.WARNING,
                    f"{number}.{one.kind}",
                    f"{number} {one.kind}: {format_day(last.decided_on)}에 {quoted(last.after, '으로로')} 바꾸었는데 "
                    f"{format_day(one.decided_on)} 변경의 당초는 ‘{one.before}’입니다. 그 사이의 변경이 기록되지 않았습니다.",
                )
        by_kind[one.kind].append(one)


def _silent(number: str, decided: Sequence[Decided], shown: Sequence[Shown]) -> Iterator[Finding]:
    for before, after in pairwise(shown):
        for kind in silent(before, after, decided):
            yield Finding(
                "change-silent",
                Severity.WARNING,
                f"{number}.{kind}",
                f"{number} {kind}: {format_day(before.as_of)} 카드의 {quoted(before.matters[kind], '이가')} "
                f"{format_day(after.as_of)} 카드에서 {quoted(after.matters[kind], '으로로')} 달라졌는데 변경 절차의 "
                "기록이 없습니다.",
            )
