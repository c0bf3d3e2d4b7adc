"""The office with a counter for businesses: 일자리경제과 takes cases in; whatever is done, is done some time later."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from gongyak.approvals.models import ApprovalStep
from gongyak.cases import (
    afterwards,
    answering,
    asking,
    assigning,
    extending,
    leaving,
    proposing,
    stopping,
    taking,
)
from gongyak.cases.models import Case, CaseAnswer, CaseStatus, DepartmentRequest, UpstreamProposal
from gongyak.cases.people import Person
from gongyak.cases.setting import set_cases
from gongyak.cases.taking import Told
from gongyak.district.models import DepartmentLine
from gongyak.rules.moments import SEOUL
from gongyak.staff.actors import Actor
from tests.people import People, engage

#: A Friday afternoon of the examples of the law.
MONDAY = datetime(2024, 3, 25, 9, 0, tzinfo=SEOUL)
FRIDAY = datetime(2024, 3, 29, 16, 30, tzinfo=SEOUL)
HERE, THERE = "일자리경제과", "문화관광과"
PERSON = Person("홍길동", "대표", "010-1234-5678", "hong@example.com", "전자우편", consents=True)
TOLD = Told(
    company="두구정밀",
    title="공장 앞 도로에 짐차를 댈 곳이 없음",
    content="아침마다 짐을 싣고 내릴 곳이 없어 납품이 늦어집니다.",
    wish="짐차를 잠깐 댈 수 있는 자리를 만들어 주십시오.",
    sort="0702",
    channel="팩스",
    kind="건의",
    place="금사동",
    company_phone="051-000-1111",
    person=PERSON,
)
ANSWER = "하역 자리 두 면을 5월까지 그리겠습니다."


@dataclass
class Counter:
    """The office of a test."""

    people: People
    now: datetime = field(default=MONDAY)
    forms: int = 0

    def who(self, who: str) -> Actor:
        return self.people.actor(who, self.now.date())

    def then(self, **later: float) -> datetime:
        """Some time later: a minute, where nothing is said."""
        self.now += timedelta(**(later or {"minutes": 1}))
        return self.now

    def place(self, name: str):
        return self.people.departments[name]

    @property
    def case(self) -> Case:
        return Case.objects.select_related("department", "submitter", "approval").latest("pk")

    def take_in(self, who: str = "담당", key: str = "", to: str | None = None, **told: object) -> Case:
        self.forms += 1
        department = self.place(to) if to else None
        wanted = replace(TOLD, **told)
        key = key or f"form-{self.forms}"
        return taking.take_in(told=wanted, key=key, by=self.who(who), now=self.then(), department=department)

    def assign(self, who: str = "담당", to: str = HERE, reason: str = "소관 아님") -> Case:
        return assigning.assign(
            case=self.case, department=self.place(to), by=self.who(who), now=self.then(), reason=reason
        )

    def begin(self, who: str = "담당", handler: str = "담당") -> Case:
        told = {"case": self.case, "handler": self.people[handler]}
        return assigning.begin_work(**told, by=self.who(who), now=self.then())

    def working(self, **told: object) -> Case:
        """A case that the officer works on."""
        self.take_in(**told)
        self.assign()
        return self.begin()

    def ask(self, who: str = "담당", to: str = THERE, days: int = 3) -> DepartmentRequest:
        told = {"department": self.place(to), "question": "하역 자리를 그려도 됩니까?", "days": days}
        return asking.ask(case=self.case, **told, by=self.who(who), now=self.then())

    @property
    def request(self) -> DepartmentRequest:
        return DepartmentRequest.objects.select_related("department", "case").latest("pk")

    def reply(self, who: str = "타부서담당", text: str = "됩니다.") -> DepartmentRequest:
        return asking.reply(request=self.request, text=text, by=self.who(who), now=self.then())

    def write(self, who: str = "담당", text: str = ANSWER, **told: object) -> CaseAnswer:
        answer = answering.current(self.case)
        revision = answer.revision if answer else 0
        wanted = {"revision": revision, "text": text} | told
        return answering.write_answer(case=self.case, by=self.who(who), now=self.then(), **wanted)

    def submit(self, who: str = "담당", **told: object) -> Case:
        answer = answering.current(self.case)
        revision = answer.revision if answer else 0
        return answering.submit_answer(
            case=self.case, revision=revision, by=self.who(who), now=self.then(), **told
        )

    def turn(self) -> ApprovalStep:
        return ApprovalStep.objects.filter(approval=self.case.approval_id).waiting().order_by("pk")[0]

    def sign(self, who: str) -> Case:
        step = self.turn()
        told = {"step": step, "content_hash": step.approval.content_hash}
        return answering.sign_answer(**told, by=self.who(who), now=self.then())

    def reply_to_company(self) -> Case:
        """The answer that is being worked on, written, approved and sent."""
        self.write()
        self.submit()
        self.sign("팀장")
        return self.sign("과장")

    def replied(self, **told: object) -> Case:
        self.working(**told)
        return self.reply_to_company()

    def decide(self, code: str = "해결", who: str = "담당", **told: object):
        return afterwards.decide(case=self.case, code=code, by=self.who(who), now=self.then(), **told)

    def close(self, who: str = "담당", reason: str = "") -> Case:
        return afterwards.close(case=self.case, by=self.who(who), now=self.then(), reason=reason)

    def reopen(self, who: str = "담당", reason: str = "자리가 모자란다고 함") -> Case:
        return afterwards.reopen(case=self.case, by=self.who(who), now=self.then(), reason=reason)

    def extend(self, who: str = "팀장", **told: object) -> Case:
        wanted = {"reason": "교통영향을 더 살펴야 함"} | told
        return extending.extend(case=self.case, by=self.who(who), now=self.then(), **wanted)

    def supplement(self, days: int = 7, who: str = "담당"):
        due_on = (self.now + timedelta(days=days)).date()
        told = {"wanted": "도면을 보내 주십시오.", "due_on": due_on}
        return stopping.ask_supplement(case=self.case, **told, by=self.who(who), now=self.then())

    def supplemented(self, who: str = "담당") -> Case:
        return stopping.supplement(case=self.case, answer="도면이 왔음", by=self.who(who), now=self.then())

    def propose(self, who: str = "담당", **told: object) -> UpstreamProposal:
        wanted = {"rule": "주차장법 제7조", "current": "못 세움", "problem": "납품이 늦음"}
        wanted |= {"improvement": "30분은 세우게 함"} | told
        return proposing.propose_upstream(
            case=self.case,
            to="중소기업 옴부즈만",
            wanted=proposing.Wanted(**wanted),
            filed_on=self.now.date(),
            by=self.who(who),
            now=self.then(),
        )

    def transfer(self, who: str = "담당") -> Case:
        told = {"target": "부산광역시", "reason": "시도의 사무"}
        return leaving.transfer(case=self.case, **told, by=self.who(who), now=self.then())


def opened(people: People | None = None, now: datetime = MONDAY) -> Counter:
    """The cast, the department that takes in, and the lines by which departments are reached."""
    counter = Counter(people or engage(), now)
    for place, name in enumerate((HERE, THERE), start=1):
        DepartmentLine.objects.get_or_create(
            department=name, defaults={"phone": f"051-000-480{place}", "place": place}
        )
    set_cases(
        receiving=counter.place(HERE),
        target_days=14,
        center="원스톱 기업애로해소 지원센터",
        by=counter.who("총괄"),
        now=counter.then(),
    )
    return counter


__all__ = ["ANSWER", "FRIDAY", "HERE", "MONDAY", "PERSON", "THERE", "TOLD", "CaseStatus", "Counter", "opened"]
