"""Searching a published set."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongyak.pledges import search
from gongyak.pledges.published.rows import PublishedSet
from gongyak.pledges.search import Hit, Passage
from gongyak.snapshots.models import Version

__all__ = ["Found", "Hit", "Passage", "find"]


@dataclass(frozen=True, slots=True)
class Found:
    """What a question found: hits by the key of the version, and a sentence for who asked, or ""."""

    hits: Mapping[int, Hit]
    note: str


def find(question: str, among: PublishedSet) -> Found:
    """The cards of a set that say all that a question asks for. One query."""
    versions = Version.objects.filter(pk__in=[row.version for row in among.rows])
    hits = {hit.version: hit for hit in search.find(question, versions)}
    return Found(hits, search.read_question(question).note)
