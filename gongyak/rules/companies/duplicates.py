"""중복: companies that may be one. A person decides; nothing is put together by itself.

No company is compared with every other: only those that share a mark (number, name, telephone, or a place with the
beginning or the end of the name) meet, so that the work grows with the number of companies and not with its square.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from gongyak.rules.companies.names import are_near

#: More companies than this with one telephone number are a building, not one company.
_MOST_OF_A_GROUP = 20
#: One slip of the pen leaves the first or the last signs of a name as they are.
_ENDS = 2


@dataclass(frozen=True, slots=True)
class Known:
    """What tells a company: its key, the key of its name, its 사업자등록번호, marks of its telephone numbers, and the
    code of the 법정동 where it is."""

    key: int
    name: str
    number: str
    phones: frozenset[str]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two companies that may be one, by their keys in order, and why."""

    one: int
    other: int
    why: str


def pairs(known: Iterable[Known], apart: Collection[tuple[int, int]] = frozenset()) -> list[Pair]:
    """Every pair with the same number, the same name, or a near name and a telephone number or a place in common;
    without those of which somebody said that they are two (`apart`: keys in order).

    Two with different numbers and the same name are proposed too: a branch has a number of its own, and people see
    that at once.
    """
    found: dict[tuple[int, int], str] = {}
    for why, group in _groups(known):
        for one, other in combinations(sorted(group, key=lambda each: each.key), 2):
            keys = one.key, other.key
            if keys not in apart and (why in (_NUMBER, _NAME) or are_near(one.name, other.name)):
                found.setdefault(keys, why)
    return [Pair(one, other, why) for (one, other), why in sorted(found.items())]


_NUMBER, _NAME = "사업자등록번호가 같음", "상호가 같음"
_NEAR, _PLACE = "상호가 비슷하고 전화가 같음", "상호가 비슷하고 법정동이 같음"
_ORDER = (_NUMBER, _NAME, _NEAR, _PLACE)


def _groups(known: Iterable[Known]) -> Iterator[tuple[str, list[Known]]]:
    by: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for one in known:
        for mark in _marks(one):
            by[mark].append(one)
    for (why, _), group in sorted(by.items(), key=lambda item: _ORDER.index(item[0][0])):
        if 2 <= len(group) <= _MOST_OF_A_GROUP:
            yield why, group


def _marks(one: Known) -> Iterator[tuple[str, str]]:
    if one.number:
        yield _NUMBER, one.number
    yield _NAME, one.name
    for phone in one.phones:
        yield _NEAR, phone
    if one.place:
        yield _PLACE, f"{one.place} {one.name[:_ENDS]}-"
        yield _PLACE, f"{one.place} -{one.name[-_ENDS:]}"
