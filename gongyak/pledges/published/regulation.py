"""The regulation on managing pledges as the public reads it: every wording, with its days."""

from dataclasses import dataclass
from datetime import date

from gongyak.pledges.models import Regulation


@dataclass(frozen=True, slots=True)
class PublishedRegulation:
    """One wording: name, number, when issued and in force, why it was changed; `text` empty where not asked for."""

    key: int
    name: str
    number: str
    issued_on: date
    effective_on: date
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class PublishedRegulations:
    """The wording that is asked for, and all there are, the latest first."""

    shown: PublishedRegulation
    all: tuple[PublishedRegulation, ...]


def regulation(today: date, as_of: date | None = None) -> PublishedRegulations | None:
    """The wording in force on a day (`today` where none is asked for), or the first where that day is before it;
    of two for one day the one entered last. None where none was entered. Two queries.
    """
    rows = list(Regulation.objects.defer("text").order_by("-effective_on", "-pk"))
    latest = {row.effective_on: row for row in reversed(rows)}
    listed = [latest[day] for day in sorted(latest, reverse=True)]
    if not listed:
        return None
    chosen = next((row for row in listed if row.effective_on <= (as_of or today)), listed[-1])
    text = Regulation.objects.values_list("text", flat=True).get(pk=chosen.pk)
    return PublishedRegulations(_shown(chosen, text), tuple(_shown(row) for row in listed))


def _shown(row: Regulation, text: str = "") -> PublishedRegulation:
    return PublishedRegulation(
        row.pk, row.name, row.number, row.issued_on, row.effective_on, row.reason, text
    )
