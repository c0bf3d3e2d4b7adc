"""After the answer: whether it is solved, what the business says of it, opened again, and its end."""

from collections.abc import Callable
from datetime import date, timedelta

from gongyak.cases import afterwards, proposing
from gongyak.cases.models import FollowUpQuestion, UpstreamProposal
from gongyak.cli.demo.difficulties.living import Living, Moments
from gongyak.cli.demo.difficulties.telling import tell
from gongyak.rules.moments import day_of

_REMARKS = (
    "빨리 보아 주셔서 고맙습니다.",
    "",
    "답을 쉽게 적어 주어 좋았습니다.",
    "",
    "조금 더 빨랐으면 합니다.",
)
_LEFT = {"일부해결": "말한 것 가운데 절반쯤 되었습니다.", "미해결": "아직 되지 않아 기다리고 있습니다."}


def look_after(living: Living) -> Moments:
    """By the end of the difficulty, from the reply on; and what of it the public is told."""
    yield from _ENDS[living.life.end](living)
    yield from tell(living)


def _solved(living: Living) -> Moments:
    yield from living.wait(2, minutes=30)
    _decide(living, "해결")
    yield from _confirmed(living)


def _confirmed(living: Living) -> Moments:
    """The business is asked, most of them say the first time that it is solved."""
    way = living.life.number % 11
    for turn, question in enumerate(_questions(living)):
        yield from living.until(living.office.on(question.due_on, minutes=living.life.number * 23))
        said = _said(way, turn)
        if not said:
            told = {"question": _fresh(question), "by": living.officer}
            afterwards.ask_company(**told, now=living.now)
            continue
        _note(living, question, said)
        if said == "미해결":
            yield from _again(living)
            return
        yield from _close(living)
        return
    yield from living.wait(5)
    afterwards.close(
        case=living.case, by=living.officer, now=living.now, reason="세 번 물었으나 답이 없음(시연)"
    )


def _said(way: int, turn: int) -> str:
    """What a business says at the question of a turn; empty where it does not answer."""
    if way == 9:
        return "미해결" if turn == 0 else ""
    if way == 10:
        return ""
    if way >= 7 and turn == 0:
        return ""
    return "일부해결" if way in (3, 8) else "해결"


def _again(living: Living) -> Moments:
    """It is not solved: opened once more, answered, and solved in the end."""
    yield from living.wait(1)
    told = {"reason": "기업이 더 살펴 달라고 함(시연)", "by": living.office.counsellor}
    afterwards.reopen(case=living.case, **told, now=living.now)
    yield from living.answer_again()
    yield from living.wait(3)
    _decide(living, "해결")
    [first, *_] = _questions(living)
    yield from living.until(living.office.on(first.due_on, minutes=120))
    _note(living, first, "해결")
    yield from _close(living)


def _partly(living: Living) -> Moments:
    yield from living.wait(2)
    _decide(living, "일부해결", reason="나머지는 다음 사업에 넣어 함")
    [first, *_] = _questions(living)
    yield from living.until(living.office.on(first.due_on, minutes=60))
    _note(living, first, "일부해결")
    yield from _close(living)


def _advised(living: Living) -> Moments:
    yield from living.wait(minutes=50)
    _decide(living, "안내")
    yield from _close(living)


def _refused(living: Living) -> Moments:
    yield from living.wait(1)
    reason, alternative = living.life.stem.more
    _decide(living, "불가", reason=reason, alternative=alternative)
    yield from _close(living)


def _running(living: Living) -> Moments:
    """It takes months; some are done on the day that was told, others later."""
    yield from living.wait(1, minutes=45)
    number = living.life.number
    aim = day_of(living.now) + timedelta(days=60 + number * 17 % 160)
    _decide(living, "추진중", day=aim)
    yield from _meanwhile(living, aim)
    yield from living.until(living.office.on(aim, minutes=-60))
    if number % 4 == 0:
        later = aim + timedelta(days=75)
        _decide(living, "추진중", day=later, reason="설계가 늦어짐(시연)")
        yield from _meanwhile(living, later)
        yield from living.until(living.office.on(later, minutes=90))
    _decide(living, "해결", by_company=True)
    yield from _close(living)


def _postponed(living: Living) -> Moments:
    yield from living.wait(1)
    again = day_of(living.now) + timedelta(days=180)
    _decide(living, "장기검토", day=again, reason=living.life.stem.more[0])
    yield from _meanwhile(living, again)
    yield from living.until(living.office.on(again, minutes=45))
    _decide(living, "장기검토", day=again + timedelta(days=180), reason="시의 결정을 더 기다림(시연)")


def _upstream(living: Living) -> Moments:
    """Others decide; the business is told what they said."""
    yield from living.wait(1)
    _decide(living, "상위 건의중")
    known = living.office.ahead(day_of(living.now), 35 + living.life.number % 20)
    yield from _meanwhile(living, known)
    yield from living.until(living.office.on(known, minutes=living.life.number * 19))
    result, code = (("수용", "해결"), ("장기검토", ""), ("수용불가", "안내"), ("일부수용", "일부해결"))[
        living.life.number % 4
    ]
    told = {"result": result, "text": f"살핀 결과 {result}로 정함(시연)", "on": day_of(living.now)}
    proposing.note_result(proposal=_proposal(living), **told, by=living.officer, now=living.now)
    if not code:
        yield from _meanwhile(living, living.office.ahead(known, 120))
        return
    yield from living.wait(1)
    proposing.tell_result(proposal=_proposal(living), by=living.officer, now=living.now)
    _decide(living, code, reason="위에서 일부만 받아들임", by_company=True)
    yield from _close(living)


def _meanwhile(living: Living, until: date) -> Moments:
    """While it takes its time the business is asked all the same, and says that it waits."""
    for question in _questions(living):
        if question.answered_at is None and question.due_on < until:
            yield from living.until(living.office.on(question.due_on, minutes=living.life.number * 29))
            _note(living, question, "미해결")


def _decide(living: Living, code: str, **told: object) -> None:
    afterwards.decide(case=living.case, code=code, by=living.officer, now=living.now, **told)


def _close(living: Living) -> Moments:
    yield from living.wait(1, minutes=20)
    afterwards.close(case=living.case, by=living.officer, now=living.now)


def _note(living: Living, question: FollowUpQuestion, said: str) -> None:
    number = living.life.number
    pleased = {"해결": 5 - (number % 5 == 0), "일부해결": 4 - number % 2, "미해결": 1 + number % 2}
    afterwards.note_answer(
        question=_fresh(question),
        said_word=said,
        satisfaction=pleased[said] if number % 6 else None,
        remark=_LEFT.get(said, _REMARKS[number % len(_REMARKS)]),
        by=living.officer,
        now=living.now,
    )


def _questions(living: Living) -> list[FollowUpQuestion]:
    case = living.case
    return list(FollowUpQuestion.objects.filter(case=case, turn=case.turn).order_by("due_on"))


def _fresh(question: FollowUpQuestion) -> FollowUpQuestion:
    return FollowUpQuestion.objects.select_related("case").get(pk=question.pk)


def _proposal(living: Living) -> UpstreamProposal:
    return living.case.upstream.select_related("case").latest("pk")


_ENDS: dict[str, Callable[[Living], Moments]] = {
    "해결": _solved,
    "일부": _partly,
    "안내": _advised,
    "불가": _refused,
    "추진": _running,
    "장기": _postponed,
    "상위": _upstream,
}
