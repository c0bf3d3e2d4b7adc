"""What the district sets: who takes cases in, who gets which, and texts to begin answers with."""

from datetime import datetime

from django.db import IntegrityError, transaction

from gongyak.audit.actions import record_act
from gongyak.cases.events import clean, said
from gongyak.cases.models import AnswerSample, CaseSetting, RoutingRule
from gongyak.cases.permissions import may_keep_samples, may_set_cases
from gongyak.rules.cases import groups
from gongyak.rules.cases.macros import ANSWER, USES, WORDS, wrong_words
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

_FOREIGN = "기업애로의 설정은 총괄부서와 시스템관리가 합니다."


@transaction.atomic
def set_cases(
    *,
    receiving: Department | None,
    target_days: int,
    center: str,
    by: Actor,
    now: datetime,
    draft_days: int | None = None,
    reviewing: Department | None = None,
) -> CaseSetting:
    """Say which department takes cases in, the target for those that are no petition, how it is called, who looks into
    grievances that are filed again (nobody: each time it is chosen), and for how many days the website keeps what was
    begun; None leaves that as it is."""
    _refuse(by)
    if not 1 <= target_days <= 60:
        raise Refusal("비민원의 목표 기간은 1일에서 60일 사이로 적으십시오.")
    if draft_days is not None and not 1 <= draft_days <= 90:
        raise Refusal("누리집에서 쓰던 글은 1일에서 90일까지 둘 수 있습니다.")
    row = CaseSetting.objects.current()
    row.draft_days = draft_days or row.draft_days
    row.receiving, row.target_days, row.center = receiving, target_days, said(center, "창구의 이름을")[:100]
    row.reviewing = reviewing
    row.save()
    where = f"department/{receiving.pk}" if receiving else ""
    record_act(by=by.key, action="애로 설정", object="case-setting", now=now, reason=where)
    return row


@transaction.atomic
def add_rule(*, sort: str, place: str, department: Department, by: Actor, now: datetime) -> RoutingRule:
    """Add a rule of who gets which. `sort` is empty, a group's code or a sort's."""
    _refuse(by)
    known = {group.code for group in groups()} | {one.code for group in groups() for one in group.sorts}
    if sort and sort not in known:
        raise Refusal("유형을 목록에서 고르십시오.")
    if not sort and not place.strip():
        raise Refusal("유형이나 곳 가운데 하나는 고르십시오.")
    try:
        with transaction.atomic():
            row = RoutingRule.objects.create(sort=sort, place=clean(place)[:50], department=department)
    except IntegrityError as error:
        raise Refusal("같은 배정 규칙이 이미 있습니다.") from error
    record_act(by=by.key, action="배정 규칙 추가", object=f"case-rule/{row.pk}", now=now)
    return row


@transaction.atomic
def remove_rule(*, rule: RoutingRule, by: Actor, now: datetime) -> None:
    """Take a rule out."""
    _refuse(by)
    key = f"case-rule/{rule.pk}"
    rule.delete()
    record_act(by=by.key, action="배정 규칙 삭제", object=key, now=now)


@transaction.atomic
def keep_sample(
    *,
    title: str,
    text: str,
    sort: str,
    by: Actor,
    now: datetime,
    use: str = ANSWER,
    sample: AnswerSample | None = None,
) -> AnswerSample:
    """Keep a text to begin answers or other forms with, a new one or over an old one. Refused: a word in braces that
    there is no value for."""
    if not may_keep_samples(by):
        raise Refusal("답변 문안은 부서의 직원이 씁니다.")
    if use not in USES:
        raise Refusal("문안을 쓰는 곳을 목록에서 고르십시오.")
    if odd := wrong_words(text):
        known = ", ".join(f"{{{word}}}" for word in WORDS)
        raise Refusal(f"{{{odd[0]}}} 자리는 없습니다. 쓸 수 있는 자리: {known}.")
    row = sample or AnswerSample()
    row.title, row.text, row.sort = said(title, "문안의 제목을")[:100], said(text, "문안의 글을"), sort[:4]
    row.use, row.changed_at, row.changed_by_id = use, now, by.id
    row.save()
    record_act(by=by.key, action="답변 문안 저장", object=f"answer-sample/{row.pk}", now=now)
    return row


@transaction.atomic
def put_sample_away(*, sample: AnswerSample, by: Actor, now: datetime) -> AnswerSample:
    """Use a sample no more."""
    if not may_keep_samples(by):
        raise Refusal("답변 문안은 부서의 직원이 씁니다.")
    sample.is_used = False
    sample.save()
    record_act(by=by.key, action="답변 문안 넣어 둠", object=f"answer-sample/{sample.pk}", now=now)
    return sample


def _refuse(by: Actor) -> None:
    if not may_set_cases(by):
        raise Refusal(_FOREIGN)
