"""The first months of a term: an office with two promises and, step by step, a plan."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from gongyak.approvals.models import ApprovalStep
from gongyak.pledges.models import ActionPlan, Officeholder, Pledge, Promise, ReviewOpinion, Role
from gongyak.pledges.plans.approving import send_plan_back, sign_plan
from gongyak.pledges.plans.contents import hash_of, plan_of
from gongyak.pledges.plans.publishing import publish_plans
from gongyak.pledges.plans.results import record_results
from gongyak.pledges.plans.writing import ask_for_plan, save_plan, submit_plan
from gongyak.pledges.registry.holders import register_officeholder, register_term
from gongyak.pledges.registry.opinions import check_opinion, submit_opinion, write_opinion
from gongyak.pledges.registry.pledges import add_pledge
from gongyak.pledges.registry.promises import Origin, assign, decide, register_promises
from gongyak.rules.moments import day_of
from gongyak.staff.actors import Actor
from tests.people import People, engage
from tests.rules.plans.made import PLAN

BEGAN = datetime(2026, 7, 6, 1, tzinfo=UTC)
DUE = date(2026, 12, 1)
TEXTS = ("구청장이 직접 챙기는 지역경제 대책본부를 만들겠습니다!", "취업박람회를 해마다 열겠습니다.")
BULLETIN = Origin("선거공보", "제9회 지방선거 책자형 선거공보", "5")
SAID = {
    "fitness": "구정 목표에 맞음",
    "law": "지방자치법 제13조의 자치사무",
    "feasibility": "임기 안에 할 수 있음",
    "money": "2026년부터 해마다 20백만원(구비)",
    "proposal": "채택",
    "reason": "주민의 요구가 큼",
}


@dataclass
class Office:
    """The office of a test: whatever somebody does is done a minute after what was done before."""

    people: People
    holder: Officeholder
    now: datetime = BEGAN

    def who(self, who: str) -> Actor:
        return self.people.actor(who, self.now.date())

    def told(self, who: str) -> dict[str, object]:
        """`by` and `now` of the next act."""
        self.now += timedelta(minutes=1)
        return {"by": self.who(who), "now": self.now}

    @property
    def due(self) -> date:
        """By when departments are to answer: `DUE`, or the office's own day where it works by today's clock."""
        return max(DUE, day_of(self.now))

    @property
    def promise(self) -> Promise:
        return Promise.objects.get(number=1)

    @property
    def opinion(self) -> ReviewOpinion:
        return ReviewOpinion.objects.get(promise__number=1)

    @property
    def pledge(self) -> Pledge:
        return Pledge.objects.get(number="1-2-2")

    @property
    def plan(self) -> ActionPlan:
        return ActionPlan.objects.select_related("pledge__officeholder__term", "department").get()

    def department(self, name: str = "일자리경제과"):
        return self.people.departments[name]

    def register(self, who: str = "총괄", texts=TEXTS, origin: Origin = BULLETIN) -> list[Promise]:
        return register_promises(officeholder=self.holder, texts=texts, origin=origin, **self.told(who))

    def assign(self, who: str = "총괄", name: str = "일자리경제과") -> ReviewOpinion:
        return assign(
            promise=self.promise, department=self.department(name), due_on=self.due, **self.told(who)
        )

    def write(self, who: str = "담당", revision: int | None = None, **said: str) -> ReviewOpinion:
        shown = self.opinion.revision if revision is None else revision
        return write_opinion(opinion=self.opinion, said=SAID | said, revision=shown, **self.told(who))

    def submit_opinion(self, who: str = "담당") -> ReviewOpinion:
        return submit_opinion(opinion=self.opinion, **self.told(who))

    def check(self, who: str = "총괄") -> ReviewOpinion:
        return check_opinion(opinion=self.opinion, **self.told(who))

    def reviewed(self) -> Promise:
        """A promise whose opinion was checked."""
        self.register()
        self.assign()
        self.write()
        self.submit_opinion()
        self.check()
        return self.promise

    def add(self, who: str = "총괄", number: str = "1-2-2", title: str = PLAN.title) -> Pledge:
        return add_pledge(officeholder=self.holder, number=number, title=title, **self.told(who))

    def decide(self, decision: str = "채택", pledges=None, reason: str = "", who: str = "총괄") -> Promise:
        chosen = [self.pledge] if pledges is None else pledges
        return decide(
            promise=self.promise, decision=decision, pledges=chosen, reason=reason, **self.told(who)
        )

    def ask(self, who: str = "총괄", name: str = "일자리경제과") -> ActionPlan:
        return ask_for_plan(
            pledge=self.pledge, department=self.department(name), due_on=self.due, **self.told(who)
        )

    def save(self, who: str = "담당", revision: int | None = None, **changes: object) -> ActionPlan:
        plan = self.plan
        shown = plan.revision if revision is None else revision
        content = replace(PLAN, **changes)
        return save_plan(plan=plan, content=content, revision=shown, **self.told(who))

    def submit(self, who: str = "담당", **given: object) -> ActionPlan:
        plan = self.plan
        return submit_plan(plan=plan, revision=plan.revision, **given, **self.told(who))

    def turn(self) -> ApprovalStep:
        return ApprovalStep.objects.filter(approval=self.plan.approval).waiting().get()

    def sign(self, *who: str) -> ActionPlan:
        for each in who:
            shown = hash_of(self.plan.content)
            sign_plan(step=self.turn(), content_hash=shown, **self.told(each))
        return self.plan

    def send_back(self, who: str, reason: str = "사업비를 확인하십시오.") -> ActionPlan:
        return send_plan_back(step=self.turn(), reason=reason, **self.told(who))

    def planned(self) -> ActionPlan:
        """A pledge with a whole plan, still to be handed in."""
        self.add()
        self.ask()
        return self.save()

    def confirmed(self) -> ActionPlan:
        """A pledge with a confirmed plan."""
        self.planned()
        self.submit()
        return self.sign("팀장", "과장", "총괄", "구청장")

    def publish(self, who: str = "총괄", reason: str = "민선9기 실천계획 공개"):
        return publish_plans(officeholder=self.holder, reason=reason, **self.told(who))

    def reach(self, day: date, value: str, who: str = "담당", name: str = "취업박람회"):
        return record_results(
            plan=self.plan, as_of=day, reached={name: Decimal(value)}, note="", **self.told(who)
        )

    @property
    def content(self):
        return plan_of(self.plan)


def opened(people: People | None = None) -> Office:
    """The cast, and the mayor of the ninth term."""
    people = people or engage()
    by = people.actor("총괄", BEGAN.date())
    term = register_term(number=9, by=by, now=BEGAN)
    holder = register_officeholder(
        term=term, name="가온", role=Role.MAYOR, began_on=term.start_on, by=by, now=BEGAN
    )
    return Office(people, holder)
