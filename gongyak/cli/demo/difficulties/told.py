"""What `demo/headquarters/cases.toml` tells: difficulties, companies, who gets what."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from gongyak.cli.demo.headquarters.told import read, rows

FILE = "cases.toml"
#: By how many trades the companies of a first name lie apart.
_TURNS = (0, 3, 6, 9)


@dataclass(frozen=True, slots=True)
class Stem:
    """One kind of difficulty: its sort, 민원구분, how it ends, its texts, and `more` that its end asks for."""

    sort: str
    kind: str
    end: str
    title: str
    content: str
    wish: str
    answer: str
    more: tuple[str, ...]

    def at(self, place: str, road: str) -> "Stem":
        """The stem as it is told of a place."""
        texts = [
            text.replace("{곳}", place).replace("{길}", road)
            for text in (self.title, self.content, self.wish, self.answer)
        ]
        return Stem(self.sort, self.kind, self.end, *texts, self.more)


class Told:
    """The file, read once; `is_there` is false in a demo that tells nothing of it."""

    def __init__(self, folder: Path) -> None:
        self.raw: dict[str, Any] = read(folder, FILE)

    @property
    def is_there(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.raw)

    @cached_property
    def stems(self) -> list[Stem]:
        """Every kind of difficulty in the order of the file."""
        return [_stem(*cells) for cells in rows(self.raw["difficulties"])]

    @cached_property
    def companies(self) -> list[tuple[str, str, str]]:
        """Names of companies, with code of industry and product: every name with four of the trades."""
        trades, found = rows(self.raw["trades"]), []
        for turn in _TURNS:
            for place, first in enumerate(self.raw["companies"]):
                trade, industry, product = trades[(place + turn) % len(trades)]
                found.append((f"{first}{trade}(시연)", industry, product))
        return found

    def place(self, number: int) -> str:
        """One of the places, in turn."""
        places = self.raw["places"]
        return str(places[number % len(places)])

    def road(self, number: int) -> str:
        """One of the roads, in turn."""
        roads = self.raw["roads"]
        return str(roads[number % len(roads)])

    def elsewhere(self, number: int) -> str:
        """One of the authorities that cases are handed on to, in turn."""
        others = self.raw["elsewhere"]
        return str(others[number % len(others)])


def _stem(sort: str, kind: str, end: str, *texts: str) -> Stem:
    *said, more = texts
    return Stem(sort, kind, end, *said, tuple(part.strip() for part in more.split("/") if part.strip()))
