"""What happens to a difficulty on the way to its answer: visits, other departments, something missing, more time."""

from collections.abc import Callable
from datetime import timedelta

from gongyak.cases import asking, extending, proposing, stopping, taking
from gongyak.cases.minding import urge
from gongyak.cases.models import DepartmentRequest
from gongyak.cases.proposing import Wanted
from gongyak.cli.demo.difficulties.living import Living, Moments, hand_back
from gongyak.cli.demo.difficulties.trying import NUMBER, hand_out
from gongyak.rules.cases import PLAIN
from gongyak.rules.moments import day_of

_UPSTREAM = ("시 규제부서", "중소기업 옴부즈만", "규제신문고")


def on_the_way(living: Living) -> Moments:
    """Everything that happens to it before somebody writes the answer, in order."""
    if living.life.end == "반려":
        yield from hand_back(living)
        return
    for name in living.life.detours:
        if step := _STEPS.get(name):
            yield from step(living)
            living.read_anew()
    if living.life.stem.end == "상위" and living.case.due_at:
        yield from _propose(living)
        living.read_anew()


def _visit(living: Living) -> Moments:
    yield from living.wait(1)
    _seen(living)


def _seen(living: Living) -> None:
    names = f"{living.officer.name}, {living.office.lead(living.department).name}"
    stopping.visit(
        case=living.case,
        visited_on=day_of(living.now),
        place=f"{living.life.place} 현장",
        visitors=names,
        found="대표와 함께 현장을 보고 사진 세 장을 찍음. 말한 것과 같음(시연)",
        by=living.officer,
        now=living.now,
    )


def _ask(living: Living) -> Moments:
    due = living.case.due_at
    if living.life.stops == "협조" and due is not None:  # what is still waited for was asked for not long ago
        yield from living.until(living.office.before(due, 7))
    yield from living.wait(minutes=90)
    made = asking.ask(
        case=living.case,
        department=living.office.department(living.other()),
        question="그 부서에서 할 수 있는 일과 때를 알려 주십시오.",
        days=3,
        by=living.officer,
        now=living.now,
    )
    if living.life.stops == "협조":
        return
    if "협조연장" in living.life.detours:
        yield from living.wait(1)
        told = {"days": 2, "reason": "현장을 더 보아야 함(시연)"}
        asking.reply_later(request=_fresh(made), **told, by=_asked(living, made), now=living.now)
    yield from living.wait(1, minutes=50)
    text = "예산과 사람이 있어 이달 안에 함께 할 수 있습니다."
    asking.reply(request=_fresh(made), text=text, by=_asked(living, made), now=living.now)


def _asked(living: Living, made: DepartmentRequest):
    return living.office.officer(made.department.name)


def _fresh(made: DepartmentRequest) -> DepartmentRequest:
    return DepartmentRequest.objects.select_related("case", "department").get(pk=made.pk)


def _supplement(living: Living) -> Moments:
    yield from living.wait(1)
    due_on = day_of(living.now) + timedelta(days=10)
    told = {"wanted": "자리를 표시한 도면과 사진을 보내 주십시오.", "due_on": due_on}
    stopping.ask_supplement(case=living.case, **told, by=living.officer, now=living.now)
    if living.life.number == NUMBER:
        yield from living.wait(minutes=25)
        hand_out(living.case, by=living.office.counsellor, now=living.now)
    if living.life.stops == "보완":
        return
    if living.life.number % 2:
        yield from living.wait(3)
        later = due_on + timedelta(days=7)
        stopping.put_off_supplement(case=living.case, due_on=later, by=living.officer, now=living.now)
    yield from living.wait(2)
    stopping.supplement(
        case=living.case, answer="도면 한 장과 사진 네 장을 받음(시연)", by=living.officer, now=living.now
    )


def _survey(living: Living) -> Moments:
    yield from living.wait(1)
    told = {"case": living.case, "reason": "소음과 냄새를 재야 함(시연)"}
    stopping.begin_survey(**told, by=living.officer, now=living.now)
    if living.life.stops == "현장조사":
        return
    yield from living.wait(2)
    _seen(living)
    yield from living.wait(1)
    stopping.end_survey(case=living.case, by=living.officer, now=living.now)


def _stop(living: Living) -> Moments:
    yield from living.wait(1)
    told = {"case": living.case, "cause": "전문검토", "by": living.officer}
    stopping.stop(**told, now=living.now, reason="전문 기관에 검토를 맡김(시연)")
    yield from living.wait(5)
    told["case"] = living.case
    stopping.resume(**told, now=living.now)


def _extend(living: Living) -> Moments:
    yield from _longer(living, "관계 기관의 답을 기다려야 함(시연)", agreed=False)


def _extend_again(living: Living) -> Moments:
    yield from _longer(living, "기업이 공사 뒤에 함께 보자고 함(시연)", agreed=True)


def _longer(living: Living, reason: str, *, agreed: bool) -> Moments:
    due = living.case.due_at
    if due is not None:
        yield from living.until(living.office.before(due, 2))
        told = {"case": living.case, "reason": reason, "agreed": agreed}
        extending.extend(**told, by=living.office.lead(living.department), now=living.now)


def _classify(living: Living) -> Moments:
    yield from living.wait(minutes=45)
    kind = "건의" if living.case.kind == PLAIN else living.case.kind
    taking.classify(
        case=living.case,
        sort=living.life.stem.sort,
        kind=kind,
        basis="기업이 글로 다시 신청함(시연)",
        own_days=living.life.own_days if kind == living.life.kind else None,
        place=living.life.place,
        is_regulation=living.life.number % 2 == 0,
        by=living.officer,
        now=living.now,
    )


def _urge(living: Living) -> Moments:
    due = living.case.due_at
    if due is not None:
        yield from living.until(living.office.on(day_of(due) + timedelta(days=1), minutes=30))
        urge(case=living.case, by=living.office.counsellor, now=living.now)


def _propose(living: Living) -> Moments:
    yield from living.wait(1, minutes=30)
    number = living.life.number
    proposing.propose_upstream(
        case=living.case,
        to=_UPSTREAM[number % len(_UPSTREAM)],
        wanted=Wanted(*living.life.stem.more),
        filed_on=day_of(living.now),
        due_on=day_of(living.now) + timedelta(days=60),
        number=f"시연-{number:04}",
        by=living.officer,
        now=living.now,
    )


_STEPS: dict[str, Callable[[Living], Moments]] = {
    "방문": _visit,
    "협조": _ask,
    "보완": _supplement,
    "현장조사": _survey,
    "중단": _stop,
    "연장": _extend,
    "연장2": _extend_again,
    "분류": _classify,
    "독촉": _urge,
}
