"""An office with one card being written, a ledger, and money of the pledge's own."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from gongyak.achievements import actions
from gongyak.achievements.models import Achievement
from gongyak.achievements.wordings import Wording
from gongyak.pledges.compiling.filling import Choices, Offer, fill, offer_for
from gongyak.pledges.compiling.linking import link_record, order_records, unlink_record
from gongyak.pledges.models import Draft, Pledge
from gongyak.records.actions import record
from gongyak.rules.card.merge import Side
from gongyak.rules.compiling.merging import Decision, Row, rows
from gongyak.rules.records import Cost, Project
from tests.achievements.ledger import MAY, Ledger
from tests.people import People
from tests.pledges.rounds.quarter import Quarter, opened

OWN = Project(
    "project/900", "", "", "본부 운영", "일자리경제과",
    costs=(
        Cost(2023, "구비", 2_400_000, 2_400_000), Cost(2024, "구비", 2_400_000, 1_200_000),
        Cost(2025, "구비", 2_400_000), Cost(2026, "구비", 2_400_000),
    ),
    status="정상추진",
)  # fmt: skip


@dataclass
class Office:
    """Whatever somebody does is done a minute after what was done before."""

    quarter: Quarter
    ledger: Ledger

    @property
    def draft(self) -> Draft:
        return self.quarter.draft

    @property
    def pledge(self) -> Pledge:
        return self.draft.pledge

    def result(self, **told: Any) -> Achievement:
        """A confirmed result."""
        wording = Wording(
            **{"kind": "행사", "title": "취업박람회", "span": MAY, "waiver": "사진만 있음", **told}
        )
        writer, now = self.quarter.who("담당"), self.quarter.then()
        row = actions.enter(wording=wording, department=self.ledger.department, by=writer, now=now)
        row = actions.check(row=row, revision=row.revision, by=writer, now=self.quarter.then())
        return actions.confirm(
            row=row, revision=row.revision, by=self.quarter.who("팀장"), now=self.quarter.then()
        )

    def link(self, record: str, who: str = "담당", **told: Any) -> None:
        link_record(
            pledge=self.pledge, record=record, by=self.quarter.who(who), now=self.quarter.then(), **told
        )

    def unlink(self, record: str, who: str = "담당") -> None:
        unlink_record(pledge=self.pledge, record=record, by=self.quarter.who(who), now=self.quarter.then())

    def order(self, *records: str, who: str = "담당") -> None:
        order_records(pledge=self.pledge, records=records, by=self.quarter.who(who), now=self.quarter.then())

    def spend(self, **changes: Any) -> datetime:
        """The pledge's own project, as its record says."""
        now = self.quarter.then()
        record(replace(OWN, **changes), by="staff/1", now=now)
        return now

    def offer(self) -> Offer:
        return offer_for(self.draft)

    def row(self, text: str) -> Row:
        """The one row of the offer that says this on either side."""
        [found] = [
            row for row in rows(self.offer().beside)
            if any(item and text in item.text for item in (row.mine, row.theirs))
        ]  # fmt: skip
        return found

    def fill(self, takes: tuple[str, ...] = (), keeps: tuple[str, ...] = (), **told: Any) -> Draft:
        """Fill the draft as proposed, but for the lines that say these."""
        chosen = {self.row(text).id: Decision(Side.THEIRS) for text in takes}
        chosen |= {self.row(text).id: Decision(Side.MINE) for text in keeps}
        chosen |= told.pop("lines", {})
        return fill(
            offer=self.offer(), choices=Choices(chosen, **told), revision=self.draft.revision,
            by=self.quarter.who("담당"), now=self.quarter.then(),
        )  # fmt: skip

    def texts(self, section: str = "achievements") -> list[str]:
        return [item.text for item in getattr(self.quarter.card, section)]


def office(people: People | None = None) -> Office:
    quarter = opened(people)
    return Office(quarter, Ledger(quarter.people))
