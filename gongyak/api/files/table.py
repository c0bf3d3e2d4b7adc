"""A dataset ready to be written: its columns as the dictionary has them, its rows, and what must be said with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from gongyak.rules.opendata import Dataset

Value = str | int | Decimal | bool | date | datetime | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class About:
    """Whose data, under which terms, for which day: `holder` and `publication` (seq, hash) are those of the set.

    `known_at` is what was asked, None for the latest.
    """

    publisher: str
    licence: str
    notice: str
    as_of: date
    published_at: datetime
    publication: int
    sha256: str
    holder: str | None = None
    known_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One dataset; `rows` are read once, each in the order of the dataset's fields."""

    dataset: Dataset
    about: About
    rows: Iterable[Row]

    def header(self, language: str) -> list[str]:
        """The names of the columns in Korean, or those of the JSON form for `en`."""
        return [field.name if language == "en" else field.ko for field in self.dataset.fields]

    @property
    def stem(self) -> str:
        """The name of the file without its ending."""
        return "-".join(filter(None, (self.dataset.ko, self.about.holder, self.about.as_of.isoformat())))
