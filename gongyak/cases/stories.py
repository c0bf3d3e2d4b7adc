"""공개 사례: written from an answered case, with the consent of the business, approved by who leads the department."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from gongyak.audit.actions import record_act
from gongyak.cases.events import said
from gongyak.cases.models import Case, ConsentWay, PublicStory, StoryStatus
from gongyak.cases.people import SEALED, opened
from gongyak.cases.permissions import is_hidden_from
from gongyak.district.models import SiteRevision
from gongyak.records.actions import take_number
from gongyak.rules import personal
from gongyak.rules.companies import name_key
from gongyak.rules.moments import SEOUL, day_of
from gongyak.rules.particles import with_particle
from gongyak.rules.refusal import Refusal
from gongyak.rules.workflow import Steps, next_status
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role

NUMBERED_AS = "사례"
_S = StoryStatus
STEPS: Steps = {
    (_S.WRITTEN, "저장"): _S.WRITTEN,
    (_S.WRITTEN, "승인 요청"): _S.ASKED,
    (_S.ASKED, "돌려보냄"): _S.WRITTEN,
    (_S.ASKED, "공개"): _S.PUBLIC,
    (_S.PUBLIC, "공개 철회"): _S.WITHDRAWN,
}
#: A name of fewer letters stands in too many texts by chance.
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Wording:
    """What is told, and by which consent. `names` is that the business may be named."""

    title: str
    trouble: str
    answer: str
    consent_way: str
    consented_on: date | None
    names: bool = False


def may_write_story(by: Actor, case: Case) -> bool:
    """Whether somebody writes a story of a case: anybody of its lead department that it is not hidden from."""
    return case.department_id in by.departments() and not is_hidden_from(by, case)


def may_approve_story(by: Actor, story: PublicStory) -> bool:
    """Whether somebody approves it or withdraws it: who leads its department."""
    return story.department_id in by.departments(Role.TEAM_LEAD, Role.HEAD)


@transaction.atomic
def write_story(*, case: Case, wording: Wording, by: Actor, now: datetime, revision: int = 0) -> PublicStory:
    """Write the story of a case, or write it anew over what was read as `revision` (0: there is none).

    Refused: before the answer, an anonymous case, no consent, a personal value or the name of somebody in the text.
    """
    row = Case.objects.select_for_update().get(pk=case.pk)
    if not may_write_story(by, row):
        raise Refusal("공개 사례는 이 애로를 맡은 부서에서 씁니다.")
    if row.first_replied_at is None or row.department_id is None:
        raise Refusal("회신한 애로만 공개 사례로 쓸 수 있습니다. 회신한 뒤에 쓰십시오.")
    if row.erased_on:
        raise Refusal("보존기간이 지나 파기한 애로입니다. 이름을 견줄 수 없어 공개 사례로 쓸 수 없습니다.")
    if row.is_anonymous:
        raise Refusal("익명의 애로는 공개하지 않습니다. 다른 애로를 고르십시오.")
    story = row.stories.exclude(status=_S.WITHDRAWN).first()
    if (story.revision if story else 0) != revision:
        raise Refusal(
            "그사이 다른 사람이 이 공개 사례를 고쳤습니다. 화면을 새로 열어 견주어 다시 저장하십시오."
        )
    story = story or PublicStory(case=row, revision=0)
    story.status = _next(story, "저장")
    _write(story, row, wording, now)
    story.department_id, story.written_by_id = row.department_id, by.id
    return _kept(story, "공개 사례 저장", by, now)


@transaction.atomic
def ask_approval(*, story: PublicStory, revision: int, by: Actor, now: datetime) -> PublicStory:
    """승인 요청: hand it in as it was read; from then on nobody changes it."""
    row = _locked(story, revision)
    if row.department_id not in by.departments():
        raise Refusal("공개 사례의 승인은 이 애로를 맡은 부서에서 요청합니다.")
    row.status = _next(row, "승인 요청")
    row.reason = ""
    return _kept(row, "공개 사례 승인 요청", by, now)


@transaction.atomic
def send_story_back(*, story: PublicStory, by: Actor, now: datetime, reason: str) -> PublicStory:
    """돌려보냄: it is written on, with the reason."""
    row = _led(story, by, story.revision)
    row.status = _next(row, "돌려보냄")
    row.reason = said(reason, "돌려보내는 사유를")
    return _kept(row, "공개 사례 돌려보냄", by, now)


@transaction.atomic
def publish_story(*, story: PublicStory, revision: int, by: Actor, now: datetime) -> PublicStory:
    """공개: who leads the department approves what was read, and the public may read it.

    Refused: by who wrote it, and another text than was read.
    """
    row = _led(story, by, revision)
    if row.written_by_id == by.id:
        raise Refusal("자기가 쓴 공개 사례는 승인할 수 없습니다. 다른 팀장이나 과장에게 요청하십시오.")
    row.status = _next(row, "공개")
    row.number = take_number(NUMBERED_AS, day_of(now).year)
    row.approved_by_id, row.published_at = by.id, now
    SiteRevision.objects.bump()
    return _kept(row, "공개 사례 공개", by, now)


@transaction.atomic
def withdraw_story(*, story: PublicStory, by: Actor, now: datetime, reason: str) -> PublicStory:
    """공개 철회: the text is no longer shown; its number, the day and the reason stay to be read."""
    row = _led(story, by, story.revision)
    row.status = _next(row, "공개 철회")
    row.reason, row.withdrawn_at = _public(said(reason, "철회하는 사유를"), "사유"), now
    SiteRevision.objects.bump()
    return _kept(row, "공개 사례 공개 철회", by, now)


def _locked(story: PublicStory, revision: int) -> PublicStory:
    row = PublicStory.objects.select_for_update().get(pk=story.pk)
    if row.revision != revision:
        raise Refusal("그사이 다른 사람이 이 공개 사례를 고쳤습니다. 화면을 새로 열어 다시 읽으십시오.")
    return row


def _led(story: PublicStory, by: Actor, revision: int) -> PublicStory:
    row = _locked(story, revision)
    if not may_approve_story(by, row):
        raise Refusal("공개 사례는 맡은 부서의 팀장이나 과장이 승인하고 거둡니다.")
    return row


def _next(row: PublicStory, act: str) -> str:
    return next_status(STEPS, row.status, act, "공개 사례")


def _kept(row: PublicStory, act: str, by: Actor, now: datetime) -> PublicStory:
    row.revision, row.changed_at = row.revision + 1, now
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refusal("이 애로의 공개 사례가 이미 있습니다. 화면을 새로 열어 확인하십시오.") from error
    record_act(by=by.key, action=act, object=row.key, now=now, after=row.print)
    return row


def _write(story: PublicStory, case: Case, wording: Wording, now: datetime) -> None:
    story.title = _public(said(wording.title, "제목을"), "제목")
    if len(story.title) > 100:
        raise Refusal("공개 사례의 제목은 100자까지 적을 수 있습니다. 줄여 주십시오.")
    story.trouble = _public(said(wording.trouble, "어떤 어려움이었는지"), "어려움")
    story.answer = _public(said(wording.answer, "구가 어떻게 답하고 조치했는지"), "구의 답")
    _consent(story, case, wording, now)
    _refuse_names(f"{story.title}\n{story.trouble}\n{story.answer}", case, wording, now)
    replied = case.first_replied_at
    story.month = f"{replied.astimezone(SEOUL):%Y-%m}" if replied else ""
    story.sort, story.outcome = case.sort, case.outcome


def _consent(story: PublicStory, case: Case, wording: Wording, now: datetime) -> None:
    if wording.consent_way not in ConsentWay.values or wording.consented_on is None:
        raise Refusal("기업이 공개에 동의한 날과 방법을 적으십시오. 동의 없이는 공개할 수 없습니다.")
    if wording.consented_on > day_of(now):
        raise Refusal("기업이 동의한 날이 오늘보다 뒤입니다. 날짜를 확인하십시오.")
    story.consent_way, story.consented_on = wording.consent_way, wording.consented_on
    story.consents_to_name = wording.names
    story.shown_name = case.company_name if wording.names else ""


def _public(text: str, where: str) -> str:
    """A text that holds no personal value by its form; Refusal where it does."""
    if found := personal.kinds(text):
        raise Refusal(
            f"{where}에 {with_particle(', '.join(found), '이가')} 있습니다. 공개하는 글이므로 지우고 다시 저장하십시오."
        )
    return text


def _refuse_names(text: str, case: Case, wording: Wording, now: datetime) -> None:
    """No name of the business, unless it may be named, and none of who told it."""
    squeezed = "".join(text.split())
    if not wording.names and _stands(name_key(case.company_name), squeezed):
        raise Refusal(
            "글에 기업의 이름이 있습니다. ‘한 제조업체’처럼 바꾸거나, 이름 공개에도 동의받았으면 그렇게 고르십시오."
        )
    submitter = getattr(case, "submitter", None)
    person = opened(submitter, now) if submitter else None
    if person and any(_stands("".join(getattr(person, field).split()), squeezed) for field in SEALED):
        raise Refusal("글에 알린 분의 성명이나 연락처가 있습니다. 지우고 다시 저장하십시오.")


def _stands(name: str, text: str) -> bool:
    return len(name) >= _LEAST and name.lower() in text.lower()
