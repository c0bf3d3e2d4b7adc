"""An office with the real card, a panel of five, and a change on its way."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gongyak.approvals.models import ApprovalStep
from gongyak.pledges.changes import deciding, panel, writing
from gongyak.pledges.changes.events import hash_of
from gongyak.pledges.changes.panel import NewMember
from gongyak.pledges.changes.writing import Written
from gongyak.pledges.models import Change, PanelMember, PanelSession, Pledge
from gongyak.rules.changes import Kind
from gongyak.staff.actors import Actor
from tests.people import People, engage
from tests.pledges.files import NOW as TAKEN
from tests.pledges.files import take

NOW = TAKEN + timedelta(hours=1)
TITLE = "지역경제활성화 종합대책본부 설치·운영"
WRITTEN = Written({Kind.TITLE: TITLE}, "설치 뒤의 운영까지 약속에 넣음", "일자리경제과-100호(2026. 11. 2.)")
HELD = date(2026, 11, 20)


@dataclass
class Office:
    """Whatever somebody does is done a minute after what was done before."""

    people: People
    now: datetime = NOW

    def who(self, who: str) -> Actor:
        return self.people.actor(who, self.now.date())

    def then(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    @property
    def pledge(self) -> Pledge:
        return Pledge.objects.get()

    @property
    def change(self) -> Change:
        return Change.objects.select_related("pledge__document", "department", "approval").latest("pk")

    def begin(self, who: str = "담당") -> Change:
        return writing.begin_change(pledge=self.pledge, by=self.who(who), now=self.then())

    def save(self, who: str = "담당", written: Written = WRITTEN, revision: int | None = None) -> Change:
        change = self.change
        revision = change.revision if revision is None else revision
        return writing.save_change(
            change=change, written=written, revision=revision, by=self.who(who), now=self.then()
        )

    def submit(self, who: str = "담당") -> Change:
        return writing.submit_change(change=self.change, by=self.who(who), now=self.then())

    def refer(self, who: str = "총괄") -> Change:
        return deciding.refer_change(change=self.change, by=self.who(who), now=self.then())

    def session(self, name: str = "제1차 정기회의", present: int = 3, who: str = "총괄") -> PanelSession:
        """A session on a panel of five, so many of whom came."""
        holder = self.pledge.officeholder
        for place in range(5 - holder.panel.count()):
            member = NewMember(f"위원{place}", "경제", place > 0, date(2022, 9, 1))
            panel.appoint_member(holder=holder, member=member, by=self.who("총괄"), now=self.then())
        return panel.hold_session(
            holder=holder,
            name=name,
            held_on=HELD,
            attended=list(PanelMember.objects.all()[:present]),
            by=self.who(who),
            now=self.then(),
        )

    def vote(self, ayes: int = 2, nays: int = 1, session: PanelSession | None = None) -> None:
        deciding.deliberate(
            change=self.change,
            session=session or self.session(),
            ayes=ayes,
            nays=nays,
            abstained=0,
            by=self.who("총괄"),
            now=self.then(),
        )

    def put_up(self, who: str = "담당", memo: str = "") -> Change:
        return deciding.put_up(change=self.change, by=self.who(who), now=self.then(), memo=memo)

    def turn(self) -> ApprovalStep:
        return ApprovalStep.objects.filter(approval=self.change.approval).waiting().get()

    def sign(self, *who: str) -> Change:
        for each in who:
            deciding.sign_change(
                step=self.turn(), content_hash=hash_of(self.change), by=self.who(each), now=self.then()
            )
        return self.change

    def publish(self, who: str = "총괄") -> Change:
        return deciding.publish_change(change=self.change, by=self.who(who), now=self.then())

    def deliberated(self) -> Change:
        """A change that the panel carried."""
        self.begin()
        self.save()
        self.submit()
        self.refer()
        self.vote()
        return self.change

    def decided(self) -> Change:
        """A change that the mayor signed."""
        self.deliberated()
        self.put_up()
        return self.sign("팀장", "과장", "총괄", "구청장")


def opened(people: People | None = None) -> Office:
    """The cast (unless it is there already) and the real card as of June."""
    people = people or engage()
    take()
    return Office(people)
