"""The year of a headquarters: an office with a plan and, step by step, its projects."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from gongyak.approvals.models import ApprovalStep
from gongyak.plans.approving import send_plan_back, sign_plan, submit_plan
from gongyak.plans.contents import content_of, hash_of
from gongyak.plans.models import Project, YearPlan
from gongyak.plans.planning import PlanHead, begin_plan, name_fields
from gongyak.plans.projects import add_project, write_project
from gongyak.plans.reporting import Trouble, move_project, spend
from gongyak.rules.dates import Precision
from gongyak.rules.portfolio.model import Fund, Measure, PlannedProject, Task
from gongyak.rules.records import Span
from gongyak.staff.actors import Actor
from tests.people import People, engage

BEGAN = datetime(2024, 2, 19, 1, tzinfo=UTC)
MONTHS = Span(date(2024, 3, 1), date(2024, 12, 31), Precision.MONTH)
FIELDS = ("소상공인", "중소기업")
SHOP = PlannedProject(
    code="1-1",
    title="특례보증 출연",
    field="소상공인",
    department="일자리경제과",
    cooperating=("문화관광과",),
    origin="계속",
    span=MONTHS,
    target="관내 소상공인",
    funds=(Fund(2024, "시비", 40_000_000), Fund(2024, "구비", 60_000_500, 1_000_000)),
    measures=(Measure("보증 건수", "연간 보증서를 낸 건수", "건", "120"),),
    tasks=(Task("출연", "신용보증재단에 출연"), Task("홍보")),
)
FESTIVAL = PlannedProject(
    code="2-1",
    title="골목 축제",
    field="중소기업",
    department="문화관광과",
    span=MONTHS,
    funds=(Fund(2024, "국비", 5_000_000),),
    result_kind="행사",
)


@dataclass
class Year:
    """A plan of a test: whatever somebody does is done a minute after what was done before."""

    people: People
    now: datetime = BEGAN

    def who(self, who: str) -> Actor:
        return self.people.actor(who, self.now.date())

    def told(self, who: str) -> dict[str, object]:
        """`by` and `now` of the next act."""
        self.now += timedelta(minutes=1)
        return {"by": self.who(who), "now": self.now}

    @property
    def plan(self) -> YearPlan:
        return YearPlan.objects.select_related("department", "approval", "version").get()

    def project(self, code: str = "1-1") -> Project:
        return Project.objects.select_related("plan", "field", "department").get(code=code)

    def head(self, **changes: object) -> PlanHead:
        told = PlanHead(2024, "2024년 종합계획", self.people.departments["일자리경제과"], MONTHS)
        return replace(told, **changes)

    def begin(self, who: str = "총괄", **changes: object) -> YearPlan:
        return begin_plan(head=self.head(**changes), **self.told(who))

    def name(self, *names: str, who: str = "총괄") -> YearPlan:
        return name_fields(plan=self.plan, names=names or FIELDS, **self.told(who))

    def add(self, content: PlannedProject = SHOP, who: str = "총괄") -> Project:
        return add_project(plan=self.plan, content=content, **self.told(who))

    def write(self, who: str = "담당", code: str = "1-1", revision: int | None = None, **changes: object):
        project = self.project(code)
        told = {"1-1": SHOP, "2-1": FESTIVAL}[code]
        return write_project(
            project=project,
            content=replace(told, **changes),
            revision=project.revision if revision is None else revision,
            **self.told(who),
        )

    def written(self) -> YearPlan:
        """A whole plan, still to be handed in."""
        self.begin()
        self.name()
        self.add()
        self.add(FESTIVAL)
        return self.plan

    def submit(self, who: str = "담당") -> YearPlan:
        plan = self.plan
        return submit_plan(plan=plan, revision=plan.revision, **self.told(who))

    def turn(self) -> ApprovalStep:
        return ApprovalStep.objects.filter(approval=self.plan.approval).waiting().get()

    def sign(self, *who: str) -> YearPlan:
        for each in who:
            shown = hash_of(content_of(self.plan))
            sign_plan(step=self.turn(), content_hash=shown, **self.told(each))
        return self.plan

    def send_back(self, who: str, reason: str = "예산을 확인하십시오.") -> YearPlan:
        return send_plan_back(step=self.turn(), reason=reason, **self.told(who))

    def confirmed(self) -> YearPlan:
        """A plan that the mayor has approved."""
        self.written()
        self.submit()
        return self.sign("팀장", "과장", "구청장")

    def move(self, act: str, who: str = "담당", code: str = "1-1", **given: object) -> Project:
        return move_project(project=self.project(code), act=act, **given, **self.told(who))

    def trouble(self, act: str = "지연", **given: object) -> Project:
        told = Trouble("공모가 늦어짐", "7월에 다시 공고")
        return self.move(act, trouble=told, **given)

    def spend(self, months: dict[tuple[int, int, str], int], who: str = "담당", code: str = "1-1") -> Project:
        return spend(project=self.project(code), months=months, **self.told(who))


def opened(people: People | None = None) -> Year:
    """The cast, and nothing planned yet."""
    return Year(people or engage())
