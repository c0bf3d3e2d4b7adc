"""중복: companies that may be one. A person decides; nothing is put together by itself."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from gongyak.rules.companies.names import are_near

#: More companies than this with one telephone number are a building, not one company.
_MOST_OF_A_GROUP = 20


@dataclass(frozen=True, slots=True)
class Known:
    """What tells a company: its key, the key of its name, its 사업자등록번호, and marks of its telephone numbers."""

    key: int
    name: str
    number: str
    phones: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two companies that may be one, by their keys in order, and why."""

    one: int
    other: int
    why: str


def pairs(known: Iterable[Known]) -> list[Pair]:
    """Every pair with the same number, the same name, or a near name and a telephone number in common.

    Two with different numbers and the same name are proposed too: a branch has a number of its own, and people see
    that at once.
    """
    listed = list(known)
    found: dict[tuple[int, int], str] = {}
    for why, group in _groups(listed):
        for one, other in combinations(sorted(group, key=lambda each: each.key), 2):
            if why != _NEAR or are_near(one.name, other.name):
                found.setdefault((one.key, other.key), why)
    return [Pair(one, other, why) for (one, other), why in sorted(found.items())]


_NUMBER, _NAME, _NEAR = "사업자등록번호가 같음", "상호가 같음", "상호가 비슷하고 전화가 같음"


def _groups(known: list[Known]) -> Iterator[tuple[str, list[Known]]]:
    by: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for one in known:
        marks = [(_NUMBER, one.number), (_NAME, one.name), *((_NEAR, phone) for phone in one.phones)]
        for mark in marks:
            if mark[1]:
                by[mark].append(one)
    order = (_NUMBER, _NAME, _NEAR)
    for (why, _), group in sorted(by.items(), key=lambda item: order.index(item[0][0])):
        if 2 <= len(group) <= _MOST_OF_A_GROUP:
            yield why, group
