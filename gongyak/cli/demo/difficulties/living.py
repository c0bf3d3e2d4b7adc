"""The life of one difficulty from the hour it is told until the answer goes out, by the acts of the office.

A life is a generator: it yields the moment at which it goes on, and gets the moment at which it does.
"""

from collections.abc import Callable, Generator
from datetime import datetime, timedelta

from django.db import transaction

from gongyak.approvals.models import ApprovalStep
from gongyak.cases import answering, assigning, leaving, stopping, taking
from gongyak.cases.minding import urge
from gongyak.cases.models import Case, CaseStatus
from gongyak.cases.people import Person
from gongyak.cli.demo.difficulties.lives import Life
from gongyak.cli.demo.difficulties.office import Office
from gongyak.cli.demo.difficulties.setting import person_name, phone
from gongyak.rules.cases import channel_of, exclusions
from gongyak.rules.cases.letters import remedy
from gongyak.rules.moments import day_of
from gongyak.staff.actors import Actor
from gongyak.staff.models import Staff

#: Yields when it goes on, is sent when it does.
Moments = Generator[datetime, datetime]
_WAYS = ("전화", "전자우편", "전화", "방문", "전자우편", "우편")
_LEAVING = ("이송", "취하", "처리제외", "반복종결")
#: Who is asked besides, where it is not the department itself.
_ASKED = ("안전총괄과", "도시재생과", "기후환경과", "교통행정과", "기획예산실")
_BACK = "현장을 본 날짜를 넣어 주십시오(시연)."


class Living:
    """One difficulty as it is lived: `case` is read anew each time, `now` is the moment of the last act."""

    def __init__(self, life: Life, office: Office) -> None:
        self.life, self.office, self.now, self.key = life, office, life.comes, 0

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return Case.objects.select_related("department", "handler").get(pk=self.key)

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

    def wait(self, days: int = 0, minutes: int = 0) -> Moments:
        """Wait so many working days and minutes."""
        yield from self.until(self.office.later(self.now, days, minutes))

    @property
    def is_quick(self) -> bool:
        """Whether it is to be answered within hours."""
        return self.life.kind == "기타"

    def run(
        self, afterwards: Callable[["Living"], Moments], detours: Callable[["Living"], Moments]
    ) -> Moments:
        """All of it: it comes, is given to somebody, worked on by the `detours`, answered, and looked after."""
        yield from self._come()
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

    def _come(self) -> Moments:
        yield from self.until(self.life.comes)
        life, told, key = self.life, _told(self.life, self.office), f"demo-difficulty-{self.life.number}"
        if life.channel == "홈페이지":
            with transaction.atomic():
                self.key = taking.filed(told=told, key=key, now=self.now)[0].pk
            if life.stops == "신청":
                return
            yield from self.wait(minutes=30 + life.number * 13 % 150)
            taking.receive(case=self.case, by=self.office.counsellor, now=self.now)
            return
        written = not channel_of(life.channel).spoken
        case = taking.take_in(
            told=told,
            key=key,
            by=self.office.counsellor,
            now=self.now,
            filed_at=self.now - timedelta(minutes=50) if written else None,
            assigns=life.stops != "접수" and life.number % 3 > 0 and "재배정" not in life.detours,
        )
        self.key = case.pk

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
        while self.case.status == CaseStatus.APPROVAL:
            yield from self.wait(minutes=8 if self.is_quick else 70 + self.life.number * 17 % 110)
            step = self._turn()
            told = {"step": step, "content_hash": step.approval.content_hash}
            answering.sign_answer(**told, by=self._whose(step), now=self.now)

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


def _told(life: Life, office: Office) -> taking.Told:
    """What the business said, and who of it."""
    name = office.told.companies[life.company][0]
    about = None
    if life.hides:
        name_of = office.whose(life.stem.sort)
        about = None if name_of == office.receiving else office.department(name_of)
    return taking.Told(
        company=name,
        title=life.stem.title,
        content=life.stem.content,
        wish=life.stem.wish,
        sort=life.stem.sort,
        channel=life.channel,
        kind=life.kind,
        basis="기업이 바라는 것이 이 민원구분에 맞음" if life.own_days is None else "",
        own_days=life.own_days,
        company_phone=phone(life.company),
        place=life.place,
        is_regulation=life.stem.sort.startswith("06"),
        in_zone=life.company % 3 == 0,
        is_anonymous=about is not None,
        about=about,
        person=_person(life),
        source="시연",
    )


def _person(life: Life) -> Person:
    way = _WAYS[life.number % len(_WAYS)]
    if life.number % 9 == 2:
        return Person()
    return Person(
        name=person_name(life.company),
        position=("대표", "과장", "팀장")[life.company % 3],
        phone=f"010-0000-{1000 + life.company}",
        mail=f"company{life.company:03}@example.kr" if way == "전자우편" else "",
        reply_by=way,
        consents=True,
    )
