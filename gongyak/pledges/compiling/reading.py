"""What a pledge is compiled from, as known at a moment, and what comes of it."""

from dataclasses import dataclass
from datetime import date, datetime

from gongyak.pledges.models import Pledge
from gongyak.records.reading import known
from gongyak.rules import compiling
from gongyak.rules.card.layout import layouts
from gongyak.rules.compiling import Compiled, Known, Link, Records, compile_card
from gongyak.rules.records import KINDS


@dataclass(frozen=True, slots=True)
class Source:
    """The pledge as the compile asks for it, and everything that is known."""

    pledge: compiling.Pledge
    records: Records

    def on(self, day: date) -> Compiled:
        """The sections on a day."""
        return compile_card(self.records, self.pledge, day)


def source_of(
    pledge: Pledge, *, department: str, layout: str = "standard", known_at: datetime | None = None
) -> Source:
    """What is known of a pledge at a moment (None: now). One query for the links, one for each kind of record."""
    rule = layouts()[layout]
    term = pledge.officeholder.term
    asked = compiling.Pledge(
        number=pledge.number,
        title=pledge.title,
        department=department,
        begins=term.start_on,
        ends=term.end_on,
        sources=tuple(rule.rows),
        unit=rule.unit,
    )
    return Source(asked, Records(all_known(known_at), links_of(pledge, known_at)))


def all_known(known_at: datetime | None = None) -> dict[str, Known]:
    """Every record of the headquarters as known at a moment."""
    return {
        key: Known(one.record, one.version, one.hash)
        for kind in KINDS
        for key, one in known(kind, known_at).items()
    }


def links_of(pledge: Pledge, known_at: datetime | None = None) -> tuple[Link, ...]:
    """The links of a pledge that stood at a moment."""
    rows = pledge.record_links.known(known_at)
    return tuple(Link(row.record, row.place, row.own_money) for row in rows)
