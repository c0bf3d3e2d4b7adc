"""What a business does by itself on its own case, having come in by code and secret or by a link: no account, no rights.

That the case is theirs was shown at the door (`intake.access`, `intake.links`); in which state they may, `workflow` says.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from gongyak.cases import afterwards, stopping
from gongyak.cases.events import Doer, locked, said, take_step
from gongyak.cases.minting import hold_month
from gongyak.cases.models import Case, CaseFile, CaseFileStatus, FollowUpQuestion, Submitter
from gongyak.cases.notices import handlers_of, tell_staff
from gongyak.cases.taking import ON_SITE
from gongyak.files.actions import Admitted, store
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal

LONGEST = 5_000  # characters
#: So often something is added in an hour: each is told to who handles the case.
MOST_ADDED = 10
_ADDED, _TWICE, _HOUR = "자료 추가", timedelta(minutes=2), timedelta(hours=1)
BUSINESS = Doer("기업")
_AGAIN = "기업이 다시 살펴 달라고 하여 다시 열렸습니다"


@transaction.atomic
def answer_supplement(*, case: Case, answer: str, now: datetime, files: Sequence[Admitted] = ()) -> Case:
    """보완: the business hands in what was missing; the clock runs again from tomorrow."""
    row = locked(case)
    _keep(row, files, "보완", now)
    stopping.supplemented(row, _said(answer, "보완한 것을"), BUSINESS, now)
    return _heard(row, "보완한 것이 왔습니다", now)


@transaction.atomic
def add_material(*, case: Case, text: str, now: datetime, files: Sequence[Admitted] = ()) -> Case:
    """자료 추가: the business adds something while it is not answered yet; the clock goes on.

    The same again within some minutes is the button pressed twice, and changes nothing. Refused: more than so many
    in an hour.
    """
    row = locked(case)
    memo = _said(text, "더 알리실 것을")
    lately = row.events.filter(act=_ADDED, by=None, at__gt=now - _TWICE).order_by("pk").last()
    if (
        lately is not None
        and lately.memo == memo
        and _came(row, lately.at) == sorted(one.name for one in files)
    ):
        return row
    if row.events.filter(act=_ADDED, by=None, at__gt=now - _HOUR).count() >= MOST_ADDED:
        raise Refusal("한 시간 동안 여러 번 보내셨습니다. 모아서 나중에 한 번에 보내 주십시오.")
    _keep(row, files, "추가 자료", now)
    take_step(row, _ADDED, by=BUSINESS, now=now, memo=memo)
    return _heard(row, "자료를 더 보내왔습니다", now)


@transaction.atomic
def withdraw(*, case: Case, reason: str, now: datetime) -> Case:
    """취하: the business takes it back, before the answer is being approved (법 제22조제2항)."""
    row = locked(case)
    row.closed_at = now
    memo = reason.strip() and _said(reason, "까닭을")
    take_step(row, "취하", by=BUSINESS, now=now, memo=memo)
    return _heard(row, "기업이 취하했습니다", now)


@transaction.atomic
def withdraw_consent(*, case: Case, now: datetime) -> Case:
    """동의 철회: name and contacts are erased at once (개인정보 보호법 제37조); the case goes on without them.

    Whoever told it is told on the site from now on. Doing it again changes nothing.
    """
    row = locked(case)
    person = Submitter.objects.select_for_update().get(case=row)
    if person.consented_at is None:
        return row
    person.name = person.phone = person.mail = person.position = ""
    person.consented_at, person.reply_by = None, ON_SITE
    person.save()
    take_step(row, "동의 철회", by=BUSINESS, now=now)
    return _heard(row, "개인정보 동의를 거두어 성명과 연락처가 지워졌습니다", now)


@transaction.atomic
def say_solved(
    *,
    question: FollowUpQuestion,
    said_word: str,
    now: datetime,
    satisfaction: int | None = None,
    remark: str = "",
    reopens: bool = False,
) -> Case:
    """해결 확인: what the business says to whether it is solved; with 미해결 it may have the case opened again, once.

    Refused: a question that is answered or not asked any more, a reopening without saying what is still wrong.
    """
    row = locked(question.case)
    hold_month(day_of(now))
    if reopens and said_word != afterwards.UNSOLVED:
        raise Refusal("다시 살펴 달라고 하시려면 ‘해결되지 않았습니다’를 고르십시오.")
    remark = remark.strip() and _said(remark, "의견을")
    told = {"said_word": said_word, "satisfaction": satisfaction, "remark": remark}
    afterwards.answered(row, question, by=BUSINESS, now=now, **told)
    if reopens:
        afterwards.reopened(row, remark, BUSINESS, now)
        return _heard(row, _AGAIN, now)
    return _heard(row, f"기업의 답은 ‘{said_word}’입니다", now)


@transaction.atomic
def ask_again(*, case: Case, reason: str, now: datetime) -> Case:
    """다시 열기: the business is not content with the answer; once."""
    row = locked(case)
    afterwards.reopened(row, _said(reason, "무엇이 아직 풀리지 않았는지를"), BUSINESS, now)
    return _heard(row, _AGAIN, now)


def _heard(row: Case, what: str, now: datetime) -> Case:
    """Tell whoever handles the case; the notice says that something came, not what."""
    event = row.last_step
    tell_staff(row, "staff-heard", handlers_of(row, day_of(now)), now=now, key=f"heard/{event}", when=what)
    return row


def _came(row: Case, at: datetime) -> list[str]:
    """The names of the files that came at a moment."""
    return sorted(row.files.filter(came_with="추가 자료", at=at).values_list("name", flat=True))


def _keep(row: Case, files: Sequence[Admitted], came_with: str, now: datetime) -> None:
    for file in files:
        kept = store(file=file, by=BUSINESS.key, now=now)
        told = {"came_with": came_with, "name": file.name, "status": CaseFileStatus.ADMITTED}
        CaseFile.objects.create(case=row, file=kept, at=now, **told)


def _said(text: str, what: str) -> str:
    if len(text) > LONGEST:
        raise Refusal(f"글이 {len(text):,}자입니다. {LONGEST:,}자까지로 줄여 주십시오.")
    return said(text, what)
