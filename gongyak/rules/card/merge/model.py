"""What comes of a merge: a card, and what both sides changed differently."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from gongyak.rules.card.model import Card

T = TypeVar("T")


class Side(StrEnum):
    """Whose text: the one who edits, or what comes in."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides changed differently; the texts are as a person would read them, None is "not there".

    `key` names the conflict in `choices` and stays the same whatever is chosen; `where` is its place in the
    merged card, as findings name places. `stands` says whose the merged card has; `choice` is what somebody
    chose, None while nobody has.
    """

    key: str
    where: str
    base: str | None
    mine: str | None
    theirs: str | None
    stands: Side
    choice: Side | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """The card put together, with every conflict, answered or not."""

    card: Card
    conflicts: tuple[Conflict, ...]

    @property
    def open(self) -> tuple[Conflict, ...]:
        """The conflicts for which nobody has chosen."""
        return tuple(conflict for conflict in self.conflicts if conflict.choice is None)


#: The values of (base, mine, theirs), and their texts for a person.
Three = tuple[T, T, T]
Told = Three[str | None]


@dataclass(slots=True)
class Judge:
    """Decides part by part while a merge goes on, and notes what both sides changed."""

    choices: Mapping[str, Side]
    conflicts: list[Conflict] = field(default_factory=list)

    def side(self, key: str, sides: Three[T], told: Told, otherwise: Side = Side.MINE) -> Side:
        """Whose value stands: of whom it is changed; where both did, the one chosen or `otherwise`.

        A conflict is noted only where the texts of the two differ too.
        """
        base, mine, theirs = sides
        if mine == base and mine != theirs:
            return Side.THEIRS
        if theirs in (base, mine) or told[1] == told[2]:
            return Side.MINE
        return self.note(key, told, otherwise)

    def note(self, key: str, told: Told, otherwise: Side) -> Side:
        """Note a conflict and give the side that stands."""
        choice = self.choices.get(key)
        self.conflicts.append(Conflict(key, key, *told, stands=choice or otherwise, choice=choice))
        return choice or otherwise

    def value(self, key: str, sides: Three[T], told: Told, otherwise: Side = Side.MINE) -> T:
        """The value that stands; see `side`."""
        return sides[1] if self.side(key, sides, told, otherwise) is Side.MINE else sides[2]
