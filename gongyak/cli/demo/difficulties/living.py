"""The life of one difficulty from the hour it is told until the answer goes out, by the acts of the office.

A life is a generator: it yields the moment at which it goes on, and gets the moment at which it does.
"""

from collections.abc import Callable, Generator
from datetime import datetime, timedelta

from gongyak.approvals.models import ApprovalStep
from gongyak.cases import answering, assigning, leaving, stopping, taking
from gongyak.cases.minding import urge
from gongyak.cases.models import Case, CaseStatus
from gongyak.cli.demo.difficulties.lives import Life
from gongyak.cli.demo.difficulties.office import Office
from gongyak.rules.cases import exclusions
from gongyak.rules.cases.letters import remedy
from gongyak.rules.moments import day_of
from gongyak.staff.actors import Actor
from gongyak.staff.models import Staff

#: Yields when it goes on, is sent when it does.
Moments = Generator[datetime, datetime]
_LEAVING = ("이송", "취하", "처리제외", "반복종결")
#: Who is asked besides, where it is not the department itself.
_ASKED = ("안전총괄과", "도시재생과", "기후환경과", "교통행정과", "기획예산실")
_BACK = "현장을 본 날짜를 넣어 주십시오(시연)."


#: A part of a life.
Part = Callable[["Living"], Moments]


class Living:
    """One difficulty as it is lived: `now` is the moment of its last act, `key` that of its case."""

    def __init__(self, life: Life, office: Office) -> None:
        self.life, self.office, self.now, self.key = life, office, life.comes, 0
        self._case: Case | None = None

    @property
    def case(self) -> Case:
        """The case as it was when this moment began: acts lock it and read it anew."""
        if self._case is None:
            self._case = Case.objects.select_related("department", "handler", "about").get(pk=self.key)
        return self._case

    @property
    def department(self) -> str:
        """The name of the department that has it."""
        return str(self.case.department)

    @property
    def officer(self) -> Actor:
        """Who handles it."""
        return self.office.officer(self.department)

    def until(self, moment: datetime) -> Moments:
        """Wait for a moment; a few minutes where it is past."""
        self.now = yield max(moment, self.office.later(self.now, minutes=6))
        self.read_anew()

    def read_anew(self) -> None:
        """Let go of what was read: an act has changed it."""
        self._case = None

    def wait(self, days: int = 0, minutes: int = 0) -> Moments:
        """Wait so many working days and minutes."""
        yield from self.until(self.office.later(self.now, days, minutes))

    @property
    def is_quick(self) -> bool:
        """Whether it is to be answered within hours."""
        return self.life.kind == "기타"

    def run(self, comes: Part, detours: Part, afterwards: Part) -> Moments:
        """All of it: it `comes`, is given to somebody, worked on by the `detours`, answered, and looked after."""
        yield from comes(self)
        for name, step in (("접수", self._assign), ("배정", self._begin)):
            if self.life.stops in ("신청", name):
                return
            yield from step()
        if self.life.end in _LEAVING:
            yield from self.wait(1)
            self._leave()
            return
        yield from detours(self)
        if self.life.end == "반려" or self.life.stops in ("처리중", "협조", "보완", "현장조사"):
            return
        yield from self._answer()
        if self.life.stops == "답변결재":
            return
        yield from self._sign()
        if self.life.stops != "회신완료":
            yield from afterwards(self)

    def _assign(self) -> Moments:
        case = self.case
        if case.status != CaseStatus.RECEIVED:
            return
        yield from self.wait(minutes=8 if self.is_quick else 40 + self.life.number * 7 % 90)
        proposal = taking.proposed_for(case, self.now)
        right = proposal.department if proposal else self.office.receiving
        wrong = "소통민원과" if right != "소통민원과" else "경제정책과"
        name = wrong if "재배정" in self.life.detours else right
        told = {"case": case, "department": self.office.department(name), "now": self.now}
        assigning.assign(**told, by=self.office.counsellor)
        if name != right:
            yield from self.wait(minutes=150)
            told = {"case": case, "department": self.office.department(right), "now": self.now}
            assigning.assign(**told, by=self.office.lead(name), reason=f"{right}에서 맡는 일임")

    def _begin(self) -> Moments:
        yield from self.wait(minutes=5 if self.is_quick else 60 + self.life.number * 11 % 200)
        handler = Staff.objects.get(pk=self.officer.id)
        assigning.begin_work(case=self.case, handler=handler, by=self.officer, now=self.now)

    def _leave(self) -> None:
        told = {"case": self.case, "by": self.office.lead(self.department), "now": self.now}
        match self.life.end:
            case "이송":
                target = self.office.told.elsewhere(self.life.number)
                leaving.transfer(**told, target=target, reason="그 기관이 맡는 일임(시연)")
            case "취하":
                leaving.withdraw(**told, reason="전화로 더 살피지 않아도 된다고 알려 옴(시연)")
            case "처리제외":
                leaving.exclude(
                    **told, ground=exclusions()[7], reason="두 기업 사이의 계약에 관한 일임(시연)"
                )
            case _:
                same = Case.objects.filter(
                    company_name=self.case.company_name, first_replied_at__isnull=False
                )
                numbers = [one.number or "" for one in same]
                leaving.end_repeated(**told, earlier=numbers, reason="새로운 사정이 없음(시연)")

    def _answer(self) -> Moments:
        case = self.case
        if case.due_at is None:
            return
        if "늦음" in self.life.detours:
            yield from self.until(self.office.on(day_of(case.due_at) + timedelta(days=1), minutes=60))
            urge(case=self.case, by=self.office.counsellor, now=self.now)
            yield from self.wait(1 + self.life.number % 3)
        elif self.is_quick:
            yield from self.wait(minutes=12)
        else:
            quick = self.office.later(self.now, 1 + self.life.number % 5, minutes=35)
            yield from self.until(min(quick, self.office.before(case.due_at, 3)))
        self._write(self.life.stem.answer)
        yield from self._submit()

    def _submit(self) -> Moments:
        yield from self.wait(minutes=6)
        self._put_up()
        if "회수" in self.life.detours:
            yield from self.wait(minutes=20)
            answering.take_answer_back(case=self.case, by=self.officer, now=self.now)
            yield from self.wait(minutes=25)
            self._put_up()
        if "결재반려" in self.life.detours:
            yield from self.wait(minutes=70)
            step = self._turn()
            answering.send_answer_back(step=step, by=self._whose(step), now=self.now, reason=_BACK)
            yield from self.wait(minutes=45)
            self._write(f"{self.life.stem.answer} 현장은 담당자가 직접 보았습니다.")
            yield from self.wait(minutes=6)
            self._put_up()

    def _write(self, text: str) -> None:
        case, refuses = self.case, self.life.end == "불가" and self.life.stem.end == "불가"
        before = answering.current(case)
        answering.write_answer(
            case=case,
            text=text,
            revision=before.revision if before else 0,
            by=self.officer,
            now=self.now,
            refuses=refuses,
            reason=self.life.stem.more[0] if refuses else "",
            remedy=remedy(case.kind) if refuses else "",
        )

    def _put_up(self) -> None:
        case = self.case
        answer = answering.current(case)
        asked = [one.department for one in case.requests.select_related("department")]
        with_others = asked if self.life.number % 4 == 0 else []
        answering.submit_answer(
            case=case,
            revision=answer.revision if answer else 0,
            by=self.officer,
            now=self.now,
            cooperating=with_others,
        )

    def _sign(self) -> Moments:
        """Everybody of the line signs, the last one sends it."""
        status = str(CaseStatus.APPROVAL)
        while status == CaseStatus.APPROVAL:
            yield from self.wait(minutes=8 if self.is_quick else 70 + self.life.number * 17 % 110)
            step = self._turn()
            told = {"step": step, "content_hash": step.approval.content_hash}
            status = answering.sign_answer(**told, by=self._whose(step), now=self.now).status

    def answer_again(self) -> Moments:
        """The second answer of a case that was opened again."""
        yield from self.wait(2)
        self._write(f"다시 살폈습니다. {self.life.stem.answer} 모자란 것은 다음 달까지 더 하겠습니다.")
        yield from self.wait(minutes=10)
        self._put_up()
        yield from self._sign()

    def other(self) -> str:
        """The department that is asked besides."""
        case = self.case
        hidden = str(case.about) if case.about else ""
        fitting = [name for name in _ASKED if name not in (str(case.department), hidden)]
        return fitting[self.life.number % len(fitting)]

    def _turn(self) -> ApprovalStep:
        waiting = ApprovalStep.objects.filter(approval=self.case.approval_id).waiting()
        return waiting.select_related("approval", "department").order_by("place", "pk")[0]

    def _whose(self, step: ApprovalStep) -> Actor:
        return self.office.who(step.role, step.department.name if step.department else "")


def hand_back(living: Living) -> Moments:
    """반려: what was missing never comes, though it is asked for twice."""
    for again in (False, True):
        yield from living.wait(1)
        told = {"case": living.case, "by": living.officer, "now": living.now}
        if again:
            due_on = stopping.ask_supplement_again(**told).due_on
        else:
            due_on = day_of(living.now) + timedelta(days=7)
            stopping.ask_supplement(**told, wanted="도면과 등록증 사본을 보내 주십시오.", due_on=due_on)
        yield from living.until(living.office.on(due_on + timedelta(days=1), minutes=40))
    told = {"case": living.case, "by": living.officer, "now": living.now}
    stopping.return_case(**told, reason="두 번 요구했으나 자료가 오지 않음(시연)")
