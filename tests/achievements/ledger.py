"""A department's ledger for the tests: who writes in it, and one result at each stage."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from gongyak.achievements import actions
from gongyak.achievements.models import Achievement, PlannedActivity
from gongyak.achievements.planning import plan_activity
from gongyak.achievements.proving import NewProof, add_proof
from gongyak.achievements.wordings import Wording
from gongyak.files.actions import admit
from gongyak.rules.dates import Precision
from gongyak.rules.records import Basis, Line, Metric, SourceRow, Span
from gongyak.staff.models import Department
from tests.people import People
from tests.pictures import png

NOW = datetime(2024, 6, 30, 9, tzinfo=UTC)
DAY = timedelta(days=1)
MAY = Span(date(2024, 5, 30), date(2024, 5, 30))
AUTUMN = Span(date(2024, 7, 1), date(2024, 12, 31), Precision.HALF)
FIRMS = Metric(
    "firms", "참여기업", 28, "개", Basis.FINAL, date(2024, 5, 30), "부스 배정", (SourceRow("기업", "1", 28),)
)
LINES = (Line("구직자와 기업이 만남", "▷", (Line("구청 대강당"),)),)


@dataclass(frozen=True)
class Ledger:
    """The ledger of 일자리경제과 and its people."""

    people: People

    @property
    def department(self) -> Department:
        return self.people.departments["일자리경제과"]

    def minted(self, source: str = "fair/1", **told: Any) -> Achievement:
        values = {
            "kind": "행사",
            "title": "취업박람회",
            "span": MAY,
            "department": self.department,
            "lines": LINES,
            "metrics": [FIRMS],
            **told,
        }
        return actions.mint(source=source, by=self.people.actor("담당"), now=NOW, **values)

    def entered(self, **told: Any) -> Achievement:
        values = {"kind": "행사", "title": "취업박람회", "span": MAY, "waiver": "사진만 있음", **told}
        return actions.enter(
            wording=Wording(**values), department=self.department, by=self.people.actor("담당"), now=NOW
        )

    def proved(self, row: Achievement, proof: NewProof | None = None) -> Achievement:
        proof = proof or NewProof("사진", "행사장", file=admit("행사장.png", png()))
        return add_proof(row=row, proof=proof, by=self.people.actor("담당"), now=NOW)

    def checked(self, row: Achievement | None = None) -> Achievement:
        row = row or self.entered()
        return actions.check(row=row, revision=row.revision, by=self.people.actor("담당"), now=NOW)

    def confirmed(self, row: Achievement | None = None) -> Achievement:
        row = self.checked(row)
        return actions.confirm(row=row, revision=row.revision, by=self.people.actor("팀장"), now=NOW)

    def planned(self, source: str = "meeting-item/3", **told: Any) -> PlannedActivity:
        values = {"title": "유관기관 간담회", "span": AUTUMN, "department": self.department, **told}
        return plan_activity(source=source, by=self.people.actor("담당"), now=NOW, **values)
