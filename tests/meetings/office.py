"""A council of five whose meetings 일자리경제과 runs, and each step from its plan to its registered minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gongyak.approvals.models import ApprovalStep
from gongyak.meetings import approving, bodies, calling, items, recording
from gongyak.meetings.bodies import NewBody, NewBodyMember
from gongyak.meetings.calling import When
from gongyak.meetings.items import NewProposal, Task
from gongyak.meetings.minutes import hash_of, minutes_of
from gongyak.meetings.models import Body, BodyPost, Meeting, MeetingItem, MinutesDraft
from gongyak.meetings.recording import NewItem, NewPresence, NewResolution
from gongyak.rules.meetings import Came
from gongyak.rules.moments import SEOUL, day_of
from gongyak.staff.actors import Actor
from tests.people import People, engage

NOW = datetime(2024, 1, 2, 9, tzinfo=SEOUL)
BEGAN = date(2022, 9, 7)
#: No election is near.
ON = date(2024, 6, 28)
NAME = "중소기업발전협의회"
MEMBERS = (
    ("김하나", "가온상공회의소", BodyPost.CHAIR),
    ("이두리", "가온신용보증", BodyPost.MEMBER),
    ("박세나", "한빛정밀", BodyPost.MEMBER),
    ("최너울", "두레식품", BodyPost.MEMBER),
    ("정다래", "일자리경제과", BodyPost.SECRETARY),
)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """An hour of a day in Seoul."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SEOUL)


@dataclass
class Office:
    """Whatever somebody does is done a minute after what was done before."""

    people: People
    now: datetime = NOW

    def who(self, who: str) -> Actor:
        return self.people.actor(who, day_of(self.now))

    def then(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def go_to(self, day: date, hour: int = 9) -> None:
        """Let time pass up to a day; never back."""
        self.now = max(self.now, at(day, hour))

    @property
    def body(self) -> Body:
        return Body.objects.select_related("department").get(name=NAME)

    @property
    def meeting(self) -> Meeting:
        return Meeting.objects.select_related("series__body", "department", "approval", "version").latest(
            "pk"
        )

    @property
    def item(self) -> MeetingItem:
        return MeetingItem.objects.select_related("body", "department", "meeting").latest("pk")

    def department(self, name: str = "일자리경제과"):
        return self.people.departments[name]

    def found(self, who: str = "담당", members: int = 5, **rules: object) -> Body:
        new = NewBody(NAME, "협의회", "가온구 중소기업 육성 조례 제7조", BEGAN, **rules)
        body = bodies.found_body(body=new, department=self.department(), by=self.who(who), now=self.then())
        for name, organization, post in MEMBERS[:members]:
            self.appoint(body, name, organization, post)
        return body

    def appoint(self, body: Body, name: str, organization: str = "", post: str = BodyPost.MEMBER):
        member = NewBodyMember(name, BEGAN, organization=organization, post=post)
        return bodies.appoint_member(body=body, member=member, by=self.who("담당"), now=self.then())

    def plan(self, on: date = ON, who: str = "담당", **more: object) -> Meeting:
        when = When(on, at(on, 14), at(on, 16), "구청 대회의실", "위원장")
        return calling.plan_meeting(
            series=self.body.series.first(), when=when, by=self.who(who), now=self.then(), **more
        )

    def add(self, title: str = "하반기 지원사업", kind: str = "심의", meeting: Meeting | None = None):
        item = NewItem(kind, title, proposer="일자리경제과", text="지원 대상을 넓힌다")
        return recording.add_agenda(
            meeting=meeting or self.meeting, item=item, by=self.who("담당"), now=self.then()
        )

    def call(self, who: str = "담당", ground: str = "", meeting: Meeting | None = None) -> Meeting:
        return calling.call_meeting(
            meeting=meeting or self.meeting, by=self.who(who), now=self.then(), ground=ground
        )

    def hold(self, who: str = "담당", meeting: Meeting | None = None) -> Meeting:
        row = meeting or self.meeting
        self.go_to(row.on, 18)
        when = When(row.on, at(row.on, 14), at(row.on, 15, 40), "구청 대회의실", "위원장")
        return calling.hold_meeting(meeting=row, when=when, by=self.who(who), now=self.then())

    def attend(self, came: Sequence[str] = (), guests: int = 1, who: str = "담당") -> Meeting:
        """Who came, in the order of the members; those not named came."""
        members = list(self.body.members.on(self.meeting.on))
        told = [*came, *[Came.PRESENT] * len(members)][: len(members)]
        rows = [
            NewPresence(each, member, deputy="대신한이" if each == Came.DEPUTY else "")
            for member, each in zip(members, told, strict=True)
        ]
        rows += [NewPresence(Came.SITTING_IN, name=f"배석{n}", organization="구청") for n in range(guests)]
        return recording.record_attendance(
            meeting=self.meeting, presences=rows, by=self.who(who), now=self.then()
        )

    def speak(self, text: str = "금리가 높아 힘들다", **more: object):
        item = self.meeting.agenda.last()
        told = {"speaker": "박세나", "post": "한빛정밀 대표", **more}
        return recording.record_statement(item=item, text=text, by=self.who("담당"), now=self.then(), **told)

    def decide(self, *votes: int, text: str = "원안대로 한다", outcome: str = "합의"):
        resolution = NewResolution(text, outcome, *votes)
        return recording.record_resolution(
            item=self.meeting.agenda.last(), resolution=resolution, by=self.who("담당"), now=self.then()
        )

    def write(self, proceedings: str = "개회\n안건 심의\n폐회", who: str = "담당", **more: object) -> Meeting:
        there = MinutesDraft.objects.filter(meeting=self.meeting).first()
        told = {"revision": there.revision if there else 0, "remarks": "", **more}
        return recording.write_minutes(
            meeting=self.meeting, proceedings=proceedings, by=self.who(who), now=self.then(), **told
        )

    def check(self, who: str = "담당") -> Meeting:
        return approving.check_minutes(meeting=self.meeting, by=self.who(who), now=self.then())

    def put_up(self, who: str = "담당") -> Meeting:
        return approving.put_minutes_up(meeting=self.meeting, by=self.who(who), now=self.then())

    def turn(self) -> ApprovalStep:
        return ApprovalStep.objects.filter(approval=self.meeting.approval).waiting().get()

    def sign(self, *who: str) -> Meeting:
        for each in who:
            approving.sign_minutes(
                step=self.turn(),
                content_hash=hash_of(minutes_of(self.meeting)),
                by=self.who(each),
                now=self.then(),
            )
        return self.meeting

    def register(self, number: str = "일자리경제과-31001", who: str = "담당") -> Meeting:
        return approving.register_minutes(
            meeting=self.meeting,
            registration=number,
            registered_on=day_of(self.now),
            by=self.who(who),
            now=self.then(),
        )

    def propose(
        self, title: str = "경영안정자금 한도 확대", who: str = "담당", **more: object
    ) -> MeetingItem:
        proposal = NewProposal(title, "한도를 1억 원으로 늘려 달라", "박세나", "한빛정밀")
        told = more or {"meeting": self.meeting}
        return items.take_proposal(proposal=proposal, by=self.who(who), now=self.then(), **told)

    def task(self, department: str = "일자리경제과", days: int = 14, *cooperating: str) -> Task:
        others = tuple(self.department(name) for name in cooperating)
        return Task(self.department(department), day_of(self.now) + timedelta(days), others)

    def order(self, title: str = "물가 점검 강화", who: str = "총괄", **more: object) -> MeetingItem:
        return items.give_directive(
            title=title,
            content="매주 점검하고 보고할 것",
            task=more.pop("task", None) or self.task(),
            given_by="구청장",
            by=self.who(who),
            now=self.then(),
            **more,
        )

    def do(self, act, who: str = "담당", item: MeetingItem | None = None, **told: object) -> MeetingItem:
        """One act on an item, the last one where none is named."""
        return act(item=item or self.item, by=self.who(who), now=self.then(), **told)

    def held(self) -> Meeting:
        """A meeting that was called and held, with who came."""
        self.found()
        self.plan()
        self.add()
        self.call()
        self.hold()
        return self.attend()

    def drafted(self) -> Meeting:
        """One whose minutes are whole."""
        self.held()
        self.speak()
        self.decide(3, 1, 0)
        return self.write()

    def frozen(self) -> Meeting:
        """One whose minutes are approved."""
        self.drafted()
        self.check()
        self.put_up()
        return self.sign("팀장", "과장")


def opened(people: People | None = None) -> Office:
    """The cast, unless it is there already."""
    return Office(people or engage())
