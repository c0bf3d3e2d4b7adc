"""The dictionary as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from gongyak.rules import data

FILE = "open-data.toml"
#: Where the conditions of 공공누리, the licence of public works (저작권법 제24조의2), are explained.
KOGL = "https://www.kogl.or.kr/info/license.do"


class Kind(StrEnum):
    """What a column holds. An empty cell is unknown or not said in each of them."""

    TEXT = "text"
    CODE = "code"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a code list, and what it means in English."""

    ko: str
    en: str


@dataclass(frozen=True, slots=True)
class CodeList:
    """The words that a column may hold."""

    name: str
    ko: str
    en: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class DataField:
    """One column: `name` in addresses, JSON and English headers, `ko` in Korean ones; `unit` such as 원.

    `codes` names its code list, `card` the place of the card's JSON form that it comes from; both may be empty.
    """

    name: str
    ko: str
    en: str
    type: Kind
    about_ko: str
    about_en: str
    card: str
    unit: str = ""
    codes: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """One table of the open data: `name` in addresses, `ko` the name of its file."""

    name: str
    ko: str
    en: str
    about_ko: str
    about_en: str
    fields: tuple[DataField, ...]


@cache
def datasets() -> tuple[Dataset, ...]:
    """Every dataset, the pledges first."""
    rules = data.load(FILE)
    return tuple(_dataset(one, rules["shared"]) for one in rules["dataset"])


@cache
def code_lists() -> Mapping[str, CodeList]:
    """Every code list by its name."""
    return {
        name: CodeList(name, one["ko"], one["en"], tuple(Word(*pair) for pair in one["words"]))
        for name, one in data.load(FILE)["codes"].items()
    }


def dataset(name: str) -> Dataset | None:
    """The dataset of a name, None where there is none."""
    return next((one for one in datasets() if one.name == name), None)


def said(name: str) -> str:
    """A column in both languages, by its place such as `pledges.number`; KeyError where there is none."""
    table, _, column = name.partition(".")
    for field in (field for one in datasets() if one.name == table for field in one.fields):
        if field.name == column:
            return f"{field.about_ko} / {field.about_en}"
    raise KeyError(name)


def _dataset(values: Mapping[str, Any], shared: Mapping[str, Any]) -> Dataset:
    columns = [
        *({"name": name, **shared[name]} for name in values["shared"]),
        *values["field"],
        *({"name": name, **shared[name]} for name in values["tail"]),
    ]
    return Dataset(
        **{key: values[key] for key in ("name", "ko", "en", "about_ko", "about_en")},
        fields=tuple(DataField(**(column | {"type": Kind(column["type"])})) for column in columns),
    )
