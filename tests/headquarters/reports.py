"""A situation report of the cast's headquarters, and each step from its draft to its correction."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from gongyak.approvals.models import ApprovalStep
from gongyak.headquarters import confirming, drafting
from gongyak.headquarters.contents import hash_of, report_of
from gongyak.headquarters.models import SituationReport, TeamInput
from gongyak.records.actions import record_all
from gongyak.rules.moments import day_of
from gongyak.rules.situation.report import Texts
from gongyak.staff.actors import Actor
from tests.headquarters.office import Office, opened
from tests.people import People
from tests.rules.situation.told import TOLD

#: A Sunday; the usual week closes on Friday.
FRIDAY = date(2024, 6, 28)
NOW = datetime(2024, 6, 28, 10, tzinfo=UTC)  # 19:00 in Seoul
KNOWN = datetime(2024, 6, 25, 3, tzinfo=UTC)
SAID = Texts(trend="전통시장 매출이 늘었음", action="물가 점검반을 늘림")


@dataclass
class Reporting:
    """Whatever somebody does is done a minute after what was done before."""

    office: Office
    now: datetime = NOW
    told: dict[str, object] = field(default_factory=dict)

    def who(self, who: str) -> Actor:
        return self.office.people.actor(who, day_of(self.now))

    def by(self, who: str) -> dict[str, object]:
        """`by` and `now` of the next act."""
        self.now += timedelta(minutes=1)
        return {"by": self.who(who), "now": self.now}

    @property
    def report(self) -> SituationReport:
        rows = SituationReport.objects.select_related("headquarters", "approval", "version", "changed_by")
        return rows.latest("pk")

    def draft(self, kind: str = "주간", day: date = FRIDAY, who: str = "담당") -> SituationReport:
        return drafting.draft_report(
            headquarters=self.office.headquarters, kind=kind, day=day, **self.by(who)
        )

    def save(self, texts: Texts = SAID, who: str = "담당") -> SituationReport:
        revision = self.report.revision
        return drafting.save_report(report=self.report, texts=texts, revision=revision, **self.by(who))

    def ask(self, who: str = "담당") -> SituationReport:
        return drafting.ask_teams(report=self.report, **self.by(who))

    def input(self, place: int = 2) -> TeamInput:
        return TeamInput.objects.select_related("report", "team").get(report=self.report, team__place=place)

    def write(
        self, texts: Texts, who: str = "타부서담당", place: int = 2, *, hand_in: bool = True
    ) -> TeamInput:
        asked = self.input(place)
        told = {"asked": asked, "texts": texts, "revision": asked.revision, "hand_in": hand_in}
        return drafting.write_input(**told, **self.by(who))

    def put_up(self, who: str = "담당") -> SituationReport:
        return confirming.put_report_up(report=self.report, revision=self.report.revision, **self.by(who))

    def turn(self) -> ApprovalStep:
        return ApprovalStep.objects.filter(approval=self.report.approval).waiting().get()

    def sign(self, *who: str) -> SituationReport:
        for each in who:
            told = {"step": self.turn(), "content_hash": hash_of(report_of(self.report))}
            confirming.sign_report(**told, **self.by(each))
        return self.report

    def do(self, act: Callable[..., SituationReport], who: str = "담당", **told: object) -> SituationReport:
        return act(report=self.report, **told, **self.by(who))

    def confirmed(self) -> SituationReport:
        """A report that went all its way."""
        self.draft()
        self.save()
        self.put_up()
        return self.sign("팀장", "과장")


def reporting(people: People) -> Reporting:
    """A headquarters with two members, an indicator and the records of a year."""
    office = opened(people)
    office.declare(now=KNOWN)
    office.join("담당")
    office.join("타부서담당", office.team(2))
    office.enter(office.indicator(), date(2024, 5, 1), "51820", date(2024, 6, 25), now=KNOWN)
    rows = (*TOLD.plans, *TOLD.projects, *TOLD.planned, *TOLD.items, *TOLD.achievements)
    record_all(rows, by="staff/1", now=KNOWN)
    return Reporting(office)
