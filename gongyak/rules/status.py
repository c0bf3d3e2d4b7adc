"""추진상황의 말: what each of the six national words means, and the local words that name none of them.

The six are those of 한국매니페스토실천본부 in the wording of municipalities that publish theirs; a district's own
guideline goes before it, so the table says whether that was confirmed (`data/status.toml`).
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from gongyak.rules import data
from gongyak.rules.card.layout import layouts, squeeze


@dataclass(frozen=True, slots=True)
class NationalStatus:
    """One of the six words: when a pledge is called so, whether 완료율 counts it as done, other words for it,
    where that is written, and on which day it was read there."""

    word: str
    criterion: str
    counts_as_done: bool
    also: tuple[str, ...]
    source: str
    addresses: tuple[str, ...]
    version_read: date


@dataclass(frozen=True, slots=True)
class LocalStatus:
    """A word that names none of the six beyond doubt, so that a person is asked: why, and who uses it."""

    word: str
    why: str
    source: str
    version_read: date


@cache
def national() -> tuple[NationalStatus, ...]:
    """The six words in their order."""
    return tuple(
        NationalStatus(
            word=row["word"],
            criterion=row["criterion"],
            counts_as_done=row["counts_as_done"],
            also=_also(row["word"]),
            source=row["source"],
            addresses=tuple(row["addresses"]),
            version_read=row["version_read"],
        )
        for row in data.load("status.toml")["national"]
    )


@cache
def local() -> tuple[LocalStatus, ...]:
    """The words that are asked about."""
    return tuple(LocalStatus(**row) for row in data.load("status.toml")["local"])


def is_confirmed() -> bool:
    """Whether the district has confirmed the criteria as its own."""
    return bool(data.load("status.toml")["confirmed"])


def _also(word: str) -> tuple[str, ...]:
    """The other words that the standard form takes for this one, as they are spelled without blanks."""
    known = layouts()["standard"].status
    return tuple(other for other, words in known.items() if words == (word,) and other != squeeze(word))
