"""The kinds of results as data: in what order and in which sentences a card tells them."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from gongyak.rules import data

FILE = "achievements.toml"


@dataclass(frozen=True, slots=True)
class Figures:
    """One line of figures: metrics by their codes, `groups` joined by ☞, each written as `form` says."""

    groups: tuple[tuple[str, ...], ...]
    lead: str = ""
    form: str = "{label} {basis} {value}{unit}"


@dataclass(frozen=True, slots=True)
class Kind:
    """종류: the place among the others, and the sentences; see the data file for their named fields."""

    name: str
    order: int
    about: str
    templates: tuple[str, ...]
    figures: tuple[Figures, ...] = ()
    rest: str = ""
    counts: str = ""
    undated: bool = False


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its name, in the order in which a card tells them."""
    listed = sorted(data.load(FILE)["kinds"], key=lambda row: row["order"])
    return {row["name"]: _kind(row) for row in listed}


def _kind(row: dict[str, Any]) -> Kind:
    figures = tuple(
        Figures(**{**one, "groups": tuple(tuple(group) for group in one["groups"])})
        for one in row.get("figures", ())
    )
    return Kind(**{**row, "templates": tuple(row["templates"]), "figures": figures})
