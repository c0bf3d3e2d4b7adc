"""Layouts: how a municipality's card names its parts. Each is a file in `rules/data/layouts`."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import Any

from gongyak.rules import data
from gongyak.rules.budget import TOTAL, Column, Kind

_YEAR = re.compile(r"(?:((?:19|20)\d{2})(?:년도?|\.)?|[‘’']?(\d{2})년도?|[‘’'](\d{2})\.?)(?:이후)?")
_YEAR_BEFORE = re.compile(r"^(?:(?:19|20)\d{2}년도?|그간의?|주요)(?=.)")
_HEADING = re.compile(r"#{1,6}\s?|(?P<number>\d{1,2}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨ])[.)]|[①-⑳]|[□■◇◆▣▢]")


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a layout: its key in the card, its number and the titles it goes by."""

    key: str
    number: int
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """The names by which one kind of card calls its fields, sections, columns and funding rows."""

    name: str
    unit: str
    form_titles: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    sections: Mapping[str, Section]
    rows: tuple[str, ...]
    total_rows: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    blocks: Mapping[str, tuple[str, ...]]
    completions: tuple[str, ...]
    problem_words: tuple[str, ...]
    status: Mapping[str, tuple[str, ...]]
    national: tuple[str, ...]

    def field(self, label: str) -> str | None:
        """The card's field that a label of the header table names."""
        return _named(self.fields, label)

    def label(self, field: str) -> str:
        """The label that the official form prints for a field."""
        return self.fields[field][0]

    def section(self, heading: str) -> Section | None:
        """The section that a heading names, whatever its number, mark or additions in brackets."""
        title = _title(heading)
        return next((section for section in self.sections.values() if title in section.titles), None)

    def block(self, label: str) -> str | None:
        """The block of money (plan, secured, spent, executed) that a label names."""
        return _named(self.blocks, label) or _named(self.blocks, _without_brackets(label))

    def row(self, label: str) -> str | None:
        """The funding row that a label names: 총계 or the layout's own name of a source."""
        plain = squeeze(label)
        if plain in self.total_rows:
            return TOTAL
        return next((row for row in self.rows if squeeze(row) == plain), None)

    def column(self, label: str) -> Column | None:
        """The column of money that a heading names."""
        plain = squeeze(label)
        kind = _named(self.columns, plain)
        if kind:
            return Column(label.strip(), Kind(kind))
        if found := _YEAR.fullmatch(plain):
            if plain.endswith("이후"):
                return Column(label.strip(), Kind.AFTER)
            year = int(found[1] or 2000 + int(found[2] or found[3]))
            return Column(label.strip(), Kind.YEAR, year)
        return None

    def recognised(self, texts: Iterable[str]) -> int:
        """How many of the texts this layout has a name for; funding rows count as often as they stand."""
        return sum(
            squeeze(text) in self._labels or bool(self.section(text) or self.block(text)) for text in texts
        )

    @cached_property
    def _labels(self) -> frozenset[str]:
        """The names of fields and funding rows."""
        fields = (label for labels in self.fields.values() for label in labels)
        return frozenset((*fields, *self.total_rows, *map(squeeze, self.rows)))


@lru_cache(4096)
def squeeze(text: str) -> str:
    """A label without its blanks, compatibility forms made plain: `진 도` gives `진도`."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@lru_cache(4096)
def _title(heading: str) -> str:
    """The title in a heading: without its number, frame, brackets and a year before it."""
    return _YEAR_BEFORE.sub("", squeeze(_without_brackets(_without_frame(_without_number(heading)))))


def is_heading(text: str) -> bool:
    """Whether a text opens as a heading does: with a number and a dot, or a box."""
    return bool(_HEADING.match(text.strip()))


def _without_number(text: str) -> str:
    plain = text.strip()
    while found := _HEADING.match(plain):
        plain = plain[found.end() :].strip()
    return plain


def _without_brackets(text: str) -> str:
    return re.sub(r"[(\[（][^()\[\]（）]*[)\]）]", "", text)


def _without_frame(text: str) -> str:
    """A heading without the brackets around it or the colon behind it: `【추진실적】`, `추진실적:`."""
    return text.strip("[]【】〔〕《》<>:： ")


def _named(names: Mapping[str, tuple[str, ...]], label: str) -> str | None:
    plain = squeeze(label)
    return next((key for key, labels in names.items() if plain in labels), None)


@cache
def layouts() -> dict[str, Layout]:
    """Every layout by name, the standard one first."""
    folder = resources.files(data).joinpath("layouts")
    raw = {
        entry.name.removesuffix(".toml"): data.load(f"layouts/{entry.name}")
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml")
    }
    names = sorted(raw, key=lambda name: (name != "standard", name))
    return {name: _layout(_merged(raw, name)) for name in names}


def choose(texts: Iterable[str]) -> Layout:
    """The layout that recognises most of a card's texts; the standard one where several do."""
    listed = list(texts)
    return max(layouts().values(), key=lambda layout: layout.recognised(listed))


def _merged(raw: Mapping[str, dict[str, Any]], name: str) -> dict[str, Any]:
    own = raw[name]
    if "extends" not in own:
        return own
    return _over(_merged(raw, own["extends"]), own)


def _over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The base with the own values laid over it, table by table."""
    merged = dict(base)
    for key, value in own.items():
        both_tables = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _over(merged[key], value) if both_tables else value
    return merged


def _layout(raw: Mapping[str, Any]) -> Layout:
    tables = {key: _words(raw[key]) for key in ("fields", "status")}
    sections = {
        key: Section(key, section["number"], tuple(section["titles"]))
        for key, section in raw["sections"].items()
    }
    return Layout(
        name=raw["name"],
        unit=raw["unit"],
        form_titles=tuple(raw["form_titles"]),
        sections=sections,
        rows=tuple(raw["money"]["rows"]),
        total_rows=tuple(raw["money"]["total_rows"]),
        columns=_words(raw["money"]["columns"]),
        blocks=_words(raw["money"]["blocks"]),
        completions=tuple(raw["words"]["completions"]),
        problem_words=tuple(raw["words"]["problems"]),
        national=tuple(raw["national"]["words"]),
        **tables,
    )


def _words(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(words) for key, words in table.items()}
