"""사후관리: after the answer the case stays open until it is known what became of the difficulty."""

from datetime import date, datetime

from django.db import transaction

from gongyak.cases.clocks import waiting_questions
from gongyak.cases.events import By, clean, locked, locked_by_its_own, said, take_step
from gongyak.cases.minting import hold_month
from gongyak.cases.models import (
    Case,
    CaseOutcome,
    CaseStatus,
    FollowUpQuestion,
    UpstreamStatus,
)
from gongyak.cases.permissions import may_counsel, may_handle
from gongyak.rules.cases import outcome_of, unmet
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

#: What a business says when it is asked; the first two are outcomes too.
UNSOLVED = "미해결"
SAID = ("해결", "일부해결", UNSOLVED)


@transaction.atomic
def decide(
    *,
    case: Case,
    code: str,
    by: Actor,
    now: datetime,
    day: date | None = None,
    reason: str = "",
    alternative: str = "",
    by_company: bool = False,
) -> CaseOutcome:
    """결과: what became of the difficulty; `by_company` is that the business itself said so.

    Refused: before the answer, and without what the word asks for (목표일, 사유, 대안, 상위 건의).
    """
    row = locked_by_its_own(case, by)
    hold_month(day_of(now))
    upstream = row.upstream.exclude(status=UpstreamStatus.TOLD).exists()
    told = {"day": day, "reason": clean(reason), "alternative": clean(alternative)}
    if lacking := list(unmet(code, today=day_of(now), upstream=upstream, **told)):
        raise Refusal(" ".join(lacking))
    made = _outcome(row, code, by, now, by_company=by_company, **told)
    take_step(row, "결과", by=by, now=now, memo=code, counts=True)
    return made


def _outcome(row: Case, code: str, by: By, now: datetime, *, by_company: bool, **told) -> CaseOutcome:
    kept = told["day"] if "day" in outcome_of(code).needs else None
    row.outcome, row.outcome_on, row.outcome_at, row.is_confirmed = code, kept, now, by_company
    return CaseOutcome.objects.create(
        case=row, code=code, by_company=by_company, at=now, by_id=by.id, **{**told, "day": kept}
    )


@transaction.atomic
def ask_company(*, question: FollowUpQuestion, by: Actor, now: datetime) -> FollowUpQuestion:
    """The business was asked whether it is solved, by telephone or by the link; once for each question."""
    row = locked_by_its_own(question.case, by)
    one = FollowUpQuestion.objects.get(pk=question.pk)
    _refuse_over(one)
    if one.asked_at is None:
        one.asked_at, one.asked_by_id = now, by.id
        one.save()
        take_step(row, "해결 확인", by=by, now=now, memo=f"회신 {one.after_days}일 뒤: 물음")
    return one


@transaction.atomic
def note_answer(
    *,
    question: FollowUpQuestion,
    said_word: str,
    by: Actor,
    now: datetime,
    satisfaction: int | None = None,
    remark: str = "",
) -> FollowUpQuestion:
    """What the business said: 해결 and 일부해결 become the outcome as confirmed, 미해결 takes a confirmation away."""
    row = locked_by_its_own(question.case, by)
    hold_month(day_of(now))
    told = {"said_word": said_word, "satisfaction": satisfaction, "remark": remark}
    return answered(row, question, by=by, now=now, **told)


def answered(
    row: Case,
    question: FollowUpQuestion,
    *,
    said_word: str,
    by: By,
    now: datetime,
    satisfaction: int | None,
    remark: str,
) -> FollowUpQuestion:
    """An answer taken down on a locked case, from whom the act says; `hold_month` comes before."""
    one = FollowUpQuestion.objects.get(pk=question.pk)
    _refuse_over(one)
    if said_word not in SAID:
        raise Refusal("기업의 답을 해결, 일부해결, 미해결 가운데에서 고르십시오.")
    if satisfaction is not None and not 1 <= satisfaction <= 5:
        raise Refusal("만족도는 1에서 5까지입니다.")
    one.said, one.satisfaction, one.remark = said_word, satisfaction, clean(remark)
    one.answered_at = now
    one.asked_at, one.asked_by_id = one.asked_at or now, one.asked_by_id or by.id
    one.save()
    is_over = row.status == CaseStatus.CLOSED  # the answer is kept, what was decided stays
    if not is_over:
        _follow(row, one, by, now)
    act = "해결 확인" if is_over or said_word == UNSOLVED else "결과"
    memo = f"회신 {one.after_days}일 뒤: {said_word}"
    take_step(row, act, by=by, now=now, memo=memo, counts=True)
    return one


def _follow(row: Case, one: FollowUpQuestion, by: By, now: datetime) -> None:
    """What an answer does to the outcome."""
    if one.said == UNSOLVED:
        row.is_confirmed = False
        if row.outcome and outcome_of(row.outcome).solved:
            row.outcome, row.outcome_at = "", now
        return
    reason = one.remark or "기업의 말: 일부만 해결됨"
    _outcome(row, one.said, by, now, by_company=True, day=None, reason=reason, alternative="")
    row.questions.waiting().exclude(pk=one.pk).update(dropped_at=now)


@transaction.atomic
def close(*, case: Case, by: Actor, now: datetime, reason: str = "") -> Case:
    """종결: the business said that it is solved, or cannot be helped further.

    Refused: 추진중, 장기검토 and 상위 건의중; solved but not confirmed, unless every question was asked without an
    answer and a reason says so.
    """
    row = locked_by_its_own(case, by)
    hold_month(day_of(now))
    if not row.outcome:
        raise Refusal("해결 결과를 먼저 적으십시오.")
    outcome = outcome_of(row.outcome)
    if not outcome.ends:
        raise Refusal(f"‘{row.outcome}’인 애로는 종결할 수 없습니다. 결과가 나온 뒤에 종결하십시오.")
    if outcome.asks and not row.is_confirmed:
        if waiting_questions(row).exists():
            raise Refusal("기업이 해결되었다고 확인하지 않았습니다. 해결 확인을 먼저 하십시오.")
        said(reason, "기업의 확인 없이 종결하는 사유를")
    row.closed_at = now
    waiting_questions(row).update(dropped_at=now)
    return take_step(row, "종결", by=by, now=now, memo=clean(reason), counts=True)


@transaction.atomic
def reopen(*, case: Case, by: Actor, now: datetime, reason: str) -> Case:
    """다시 열기: the business is not content; once, with a clock of its own from now."""
    row = locked(case)
    if not (may_handle(by, row) or may_counsel(by, row)):
        raise Refusal("애로는 접수 부서나 맡은 부서가 다시 엽니다.")
    return reopened(row, reason, by, now)


def reopened(row: Case, reason: str, by: By, now: datetime) -> Case:
    """A locked case opened again, by whom the act says."""
    why = said(reason, "다시 여는 까닭(기업이 다시 살펴 달라고 한 것)을")
    if row.turn > 1:
        raise Refusal("애로는 한 번만 다시 열 수 있습니다. 새 애로로 접수하십시오.")
    row.questions.waiting().update(dropped_at=now)
    row.turn, row.reopened_at = 2, now
    row.replied_at = row.closed_at = row.approval = row.outcome_on = row.told_on = None
    row.outcome, row.is_confirmed = "", False
    return take_step(row, "다시 열기", by=by, now=now, memo=why)


def _refuse_over(one: FollowUpQuestion) -> None:
    if one.answered_at or one.dropped_at:
        raise Refusal("이미 답을 들었거나 묻지 않기로 한 물음입니다. 화면을 새로 열어 확인하십시오.")
