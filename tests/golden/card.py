"""The golden records, and the sections that they compile to."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from gongyak.rules.compiling import Compiled, compile_card
from gongyak.rules.compiling.cards import blocks
from gongyak.rules.compiling.jsonlines import Entry, as_known, pledges, read
from tests.rules.card.seed import SEED

FILE = Path(__file__).parent / "1-2-2.jsonl"
ENTRIES = read(FILE.read_text(encoding="utf-8"))
NUMBER, DAY = "1-2-2", date(2024, 6, 30)


def compiled(
    entries: Iterable[Entry] = ENTRIES, day: date = DAY, known_at: datetime | None = None
) -> Compiled:
    listed = list(entries)
    return compile_card(as_known(listed, known_at), pledges(listed)[NUMBER], day)


def lines(entries: Iterable[Entry] = ENTRIES, day: date = DAY, known_at: datetime | None = None) -> list[str]:
    """Every line of every section as it is written, with its mark and depth."""
    listed = list(entries)
    return text_of(compiled(listed, day, known_at), listed)


def text_of(made: Compiled, entries: Iterable[Entry] = ENTRIES) -> list[str]:
    from gongyak import documents

    return documents.write("md", blocks(made, pledges(entries)[NUMBER])).decode().split("\n")


def changed(key: str, change: Callable, entries: Iterable[Entry] = ENTRIES) -> list[Entry]:
    """The entries with one record changed."""
    return [
        replace(entry, value=change(entry.value)) if getattr(entry.value, "key", "") == key else entry
        for entry in entries
    ]


def differing(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """The lines that went and those that came, in order."""
    return [one for one in before if one not in after], [one for one in after if one not in before]


def section(text: str, title: str) -> str:
    """One section of a card's text without its heading and without any white space."""
    [body] = re.findall(rf"^#+ \d\. {title}[^\n]*\n(.*?)(?=^#+ |\Z)", text, re.MULTILINE | re.DOTALL)
    return re.sub(r"\s", "", body)


def seed_section(title: str) -> str:
    return section(SEED, title)
