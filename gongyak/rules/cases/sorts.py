"""유형: two levels with codes that stay (`0702` 주차·교통 of `07` 인프라·환경), and the ways by which cases come."""

from dataclasses import dataclass
from functools import cache

from gongyak.rules import data
from gongyak.rules.particles import quoted
from gongyak.rules.refusal import Refusal

FILE = "cases.toml"


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of difficulty: its code of four digits, its name, that of its group."""

    code: str
    name: str
    group: str

    @property
    def words(self) -> str:
        """`인프라·환경 > 주차·교통`"""
        return f"{self.group} > {self.name}"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of sorts; `departments` are those looked for by name where no rule says who gets it."""

    code: str
    name: str
    departments: tuple[str, ...]
    sorts: tuple[Sort, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """접수 경로: whether the business filed it itself, and whether it was spoken."""

    word: str
    filed: bool
    spoken: bool


@cache
def groups() -> tuple[Group, ...]:
    """Every group with its sorts, in the order of their codes."""
    return tuple(_group(**row) for row in data.load(FILE)["group"])


def _group(*, code: str, name: str, departments: list[str], sorts: list[str]) -> Group:
    made = tuple(Sort(f"{code}{place:02}", one, name) for place, one in enumerate(sorts, start=1))
    return Group(code, name, tuple(departments), made)


@cache
def _sorts() -> dict[str, Sort]:
    return {sort.code: sort for group in groups() for sort in group.sorts}


def sort_of(code: str) -> Sort:
    """The sort of a code; Refusal where there is none."""
    found = _sorts().get(code)
    if found is None:
        raise Refusal("애로의 유형을 목록에서 고르십시오.")
    return found


def sort_typed(text: str) -> Sort:
    """The sort that somebody typed: a code, or words that are found in the name of one sort alone (주차).

    Refused: no sort or several hold the words.
    """
    plain = " ".join(text.split())
    if plain[:4] in _sorts():
        return _sorts()[plain[:4]]
    words = plain.split()
    found = [one for one in _sorts().values() if words and all(word in one.words for word in words)]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(f"{one.code} {one.name}" for one in found[:5])
        raise Refusal(f"{quoted(plain, '으로로')} 찾은 유형이 여럿입니다. 하나를 고르십시오: {names}.")
    raise Refusal("애로의 유형을 목록에서 고르십시오. 부호(0702)나 말(주차)을 치면 됩니다.")


@cache
def channels() -> tuple[Channel, ...]:
    """The ways by which cases come."""
    return tuple(Channel(**row) for row in data.load(FILE)["channel"])


def channel_of(word: str) -> Channel:
    """The channel of that word; Refusal where there is none."""
    for one in channels():
        if one.word == word:
            return one
    raise Refusal(f"{quoted(word, '은는')} 접수 경로에 없습니다. 목록에서 고르십시오.")


@cache
def authorities() -> tuple[str, ...]:
    """소관: whose matter a difficulty is."""
    return tuple(data.load(FILE)["authority"]["words"])


@cache
def exclusions() -> tuple[str, ...]:
    """Why a petition may be left without treatment (법 제21조)."""
    return tuple(data.load(FILE)["exclusions"]["reasons"])


def upstream_places() -> tuple[str, ...]:
    """To whom a proposal goes up."""
    return tuple(data.load(FILE)["upstream"]["places"])


def upstream_results() -> tuple[str, ...]:
    """What comes back."""
    return tuple(data.load(FILE)["upstream"]["results"])
