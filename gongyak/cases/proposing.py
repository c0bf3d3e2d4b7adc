"""상위건의: what only a rule of others can solve goes up, without the name of the business, and comes back to it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongyak.blocks import Block, Paragraph
from gongyak.cases.events import clean, locked_by_its_own, said, take_step
from gongyak.cases.letters import tell
from gongyak.cases.models import Case, UpstreamProposal, UpstreamStatus
from gongyak.cases.people import opened
from gongyak.rules import personal
from gongyak.rules.cases import sort_of, upstream_places, upstream_results
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is proposed: the rule, what it says, what is wrong with it, what should be instead."""

    rule: str
    current: str
    problem: str
    improvement: str


@transaction.atomic
def propose_upstream(
    *,
    case: Case,
    to: str,
    wanted: Wanted,
    filed_on: date,
    by: Actor,
    now: datetime,
    number: str = "",
    due_on: date | None = None,
) -> UpstreamProposal:
    """Send a proposal up. Refused: the name of the business or of who told it in what is sent (중소기업기본법
    제23조: nobody may be worse off for it)."""
    row = locked_by_its_own(case, by)
    if to not in upstream_places():
        raise Refusal("제출처를 목록에서 고르십시오.")
    if filed_on > day_of(now) or (due_on is not None and due_on < filed_on):
        raise Refusal("제출일은 오늘까지, 회신기한은 제출일부터의 날이어야 합니다.")
    texts = {
        "rule": said(wanted.rule, "근거 규정을"),
        "current": said(wanted.current, "현행을"),
        "problem": said(wanted.problem, "문제점을"),
        "improvement": said(wanted.improvement, "개선안을"),
    }
    _refuse_named(row, " ".join(texts.values()), now)
    made = UpstreamProposal.objects.create(
        case=row,
        to=to,
        number=clean(number)[:50],
        filed_on=filed_on,
        due_on=due_on,
        at=now,
        by_id=by.id,
        **{**texts, "rule": texts["rule"][:200]},
    )
    take_step(row, "상위건의", by=by, now=now, memo=f"{to} {made.number}".strip())
    return made


@transaction.atomic
def note_result(
    *, proposal: UpstreamProposal, result: str, text: str, on: date, by: Actor, now: datetime
) -> UpstreamProposal:
    """What came back from above."""
    row = locked_by_its_own(proposal.case, by)
    one = UpstreamProposal.objects.get(pk=proposal.pk)
    if one.status != UpstreamStatus.SENT:
        raise Refusal("이 상위건의의 결과는 이미 적혀 있습니다.")
    if result not in upstream_results():
        raise Refusal("상위건의의 결과를 목록에서 고르십시오.")
    if not one.filed_on <= on <= day_of(now):
        raise Refusal("결과가 온 날은 제출일부터 오늘까지의 날이어야 합니다.")
    one.result, one.result_text, one.result_on = result, said(text, "결과의 내용을"), on
    one.status = UpstreamStatus.DECIDED
    one.save()
    take_step(row, "상위건의 결과", by=by, now=now, memo=f"{one.to}: {result}")
    return one


@transaction.atomic
def tell_result(*, proposal: UpstreamProposal, by: Actor, now: datetime) -> UpstreamProposal:
    """Tell the business what came back."""
    row = locked_by_its_own(proposal.case, by)
    one = UpstreamProposal.objects.get(pk=proposal.pk)
    if one.status != UpstreamStatus.DECIDED:
        raise Refusal("결과가 온 뒤에, 한 번 알립니다. 화면을 새로 열어 확인하십시오.")
    one.status, one.told_at = UpstreamStatus.TOLD, now
    one.save()
    take_step(row, "상위건의 알림", by=by, now=now, memo=one.to)
    tell(row, "result", by=by, now=now, body=f"{one.to}의 회신: {one.result}\n{one.result_text}")
    return one


def pack(proposal: UpstreamProposal) -> list[Block]:
    """The proposal as a page to send: without the business and without the number of the case."""
    case = proposal.case
    told = (
        ("분야", sort_of(case.sort).words),
        ("근거 규정", proposal.rule),
        ("현행", proposal.current),
        ("문제점", proposal.problem),
        ("개선안", proposal.improvement),
    )
    pages: list[Block] = [
        Paragraph("규제·제도 개선 건의서", 0, "#", "center"),
        Paragraph(f"수신: {proposal.to}"),
        Paragraph(f"제출일: {format_day(proposal.filed_on)}"),
        Paragraph("건의 기업: 익명(건의를 이유로 불이익을 받지 않도록 밝히지 않음, 중소기업기본법 제23조)"),
    ]
    for head, text in told:
        pages.append(Paragraph(head, 0, "##"))
        pages += [Paragraph(line, 1, "○") for line in text.splitlines() if line.strip()]
    return pages


def _refuse_named(row: Case, text: str, now: datetime) -> None:
    person = opened(row.submitter, now)
    names = [row.company_name, person.name, person.phone]
    if any(name and name in text for name in names) or personal.kinds(text):
        raise Refusal(
            "건의서에 기업이나 사람을 알아볼 수 있는 말이 있습니다. 기업 이름, 성명, 연락처를 지우십시오."
        )
