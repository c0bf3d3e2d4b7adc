"""Verify: cases and answers are as the chain took them down, numbers and deadlines hold, what was sent was approved."""

from collections.abc import Iterator

from gongyak.approvals.models import State
from gongyak.audit.models import Act
from gongyak.calendar.reading import calendar, chosen
from gongyak.cases.clocks import reckoned
from gongyak.cases.models import WORKING, Case, CaseAnswer, CaseFigures, CaseLetter, PublicStory, StoryStatus
from gongyak.rules.canonical import sha256
from gongyak.rules.findings import Finding, Severity

_CHUNK = 200
#: The acts by which a case comes: filed on the website, taken in by the office.
_CAME = ("애로 신청", "애로 접수")


def verify() -> Iterator[Finding]:
    """What does not hold of cases, each a finding of severity error."""
    yield from _cases()
    yield from _answers()
    yield from _published()
    for letter in CaseLetter.objects.iterator(_CHUNK):
        if sha256(letter.body.encode()) != letter.hash:
            yield _error("case-letter-differs", f"case.{letter.case_id}", "통지문이 나간 것과 다릅니다.")


def _cases() -> Iterator[Finding]:
    came = dict(Act.objects.filter(action__in=_CAME).order_by("seq").values_list("object", "after"))
    known, picked = calendar(), chosen()
    rows = Case.objects.order_by("pk").prefetch_related("clock")
    for one in rows.iterator(_CHUNK):
        where = f"case.{one.pk}"
        is_known = bool(one.number) or one.key in came
        printed = came.pop(one.key, "")
        if one.erased_on:  # that it was rightly erased, the ledger shows: `retention.verify`
            continue
        if is_known and printed != one.print:
            yield _error("case-differs", where, "기업애로가 접수한 것과 다릅니다.")
        if one.status in WORKING and one.since is not None:
            found = reckoned(one, one.clock.all(), known, picked)
            if found is None or found.due != one.due_at:
                yield _error("case-due-differs", where, "기업애로의 처리기한이 다시 센 것과 다릅니다.")
    for object in sorted(came):
        yield _error("case-missing", object.replace("/", "."), "신청하거나 접수한 기업애로가 사라졌습니다.")


def _answers() -> Iterator[Finding]:
    told = _told("애로 회신", "애로 함께 회신")
    for one in CaseAnswer.objects.exclude(sent_at=None).select_related("case__main", "approval"):
        approval = one.approval
        is_approved = approval and approval.state == State.DONE and approval.content_hash == one.hash
        if not is_approved or (one.case.key, one.hash) not in told:
            yield _error(
                "case-answer-differs", f"case.{one.case_id}", "기업애로의 답변이 결재한 것과 다릅니다."
            )


def _published() -> Iterator[Finding]:
    """What the public reads: stories as they were approved, figures as they were told."""
    told = _told("공개 사례 공개")
    erased = {"status": StoryStatus.WITHDRAWN, "case": None}  # of these the number is left, and no text
    for story in PublicStory.objects.numbered().exclude(**erased):
        if (story.key, story.print) not in told:
            where = f"story.{story.pk}"
            yield _error("story-differs", where, "공개 사례가 승인한 것과 다릅니다.")
    told = _told("애로 통계 공개")
    for figures in CaseFigures.objects.all():
        if not figures.is_whole or (figures.key, figures.hash) not in told:
            where = figures.key.replace("/", ".")
            yield _error("case-figures-differ", where, "공개 통계가 공개한 것과 다릅니다.")


def _told(*actions: str) -> set[tuple[str, str]]:
    """What acts of these names were about, with the hash that each bears."""
    return set(Act.objects.filter(action__in=actions).values_list("object", "after"))


def _error(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, where, message)
