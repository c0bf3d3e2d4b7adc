"""Links by mail that need no account: to the question whether it is solved, and to a new secret.

The mark of a link is made of the installation's key and its row, so that neither the store nor the outbox holds it; the
letter is written when it goes out, to the address that the case has then.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import override

from gongyak.audit.actions import record_act
from gongyak.calendar.reading import calendar
from gongyak.cases.events import PROGRAM, locked, take_step_by_program
from gongyak.cases.look_ups import hash_of
from gongyak.cases.models import REPLIED, Case, FollowUpQuestion, LostSecret
from gongyak.cases.notices import address_of
from gongyak.cases.people import opened
from gongyak.cases.taking import ON_SITE
from gongyak.district.published import district
from gongyak.jobs import mail
from gongyak.jobs.actions import enqueue
from gongyak.jobs.models import Job
from gongyak.jobs.worker import GaveUp
from gongyak.rules import personal
from gongyak.rules.moments import day_of, moment_words
from gongyak.staff.sealing import keyed_hash

KIND = "case-link"
#: So long a link to a question, and one to a new secret, can be used.
ASKS_FOR, RENEWS_FOR = timedelta(days=30), timedelta(hours=1)
_BY_MAIL = ("전자우편", ON_SITE)
_OF_QUESTION, _OF_SECRET = "case-question", "case-secret"


def mark_of(row: FollowUpQuestion | LostSecret) -> str:
    """The mark in the link of a row: 160 bits that only the installation's key can make."""
    kind = _OF_QUESTION if isinstance(row, FollowUpQuestion) else _OF_SECRET
    return keyed_hash(kind, f"{row.pk}:{row.asked_at.timestamp() if row.asked_at else ''}")[:40]


def can_send() -> bool:
    """Whether links can go out: the district has said where its site is (알림 설정). One query."""
    return bool(address_of())


def ask_in_time(job: Job, now: datetime) -> None:
    """What the worker does once a working day: ask the businesses whose day has come, where they read mail.

    Whom no link reaches is asked by telephone: the question stands on the desk as what breaks next.
    """
    if not can_send() or calendar().off(day_of(now)):
        return
    for question in due_questions(now):
        ask(question, now)


def due_questions(now: datetime) -> QuerySet[FollowUpQuestion]:
    """The questions whose day has come, that nobody has asked or dropped."""
    waiting = FollowUpQuestion.objects.waiting().filter(asked_at=None)
    return waiting.filter(due_on__lte=day_of(now), case__status__in=REPLIED)


def open_question(case: Case) -> FollowUpQuestion | None:
    """The question of a replied case that a business can answer now, asked or not: the first one left. One query."""
    if case.replied_at is None:
        return None
    return case.questions.waiting().filter(turn=case.turn).first()


@transaction.atomic
def ask(question: FollowUpQuestion, now: datetime) -> bool:
    """Write the letter with the link into the outbox; whether there is a mail address to write to.

    Part of the program's day, not of a person's: the act says so.
    """
    row = locked(question.case)
    one = FollowUpQuestion.objects.select_for_update().get(pk=question.pk)
    is_over = one.asked_at or one.answered_at or one.dropped_at or row.status not in REPLIED
    if is_over or not mail_of(row, now):
        return False
    one.asked_at = now
    one.link_hash = hash_of(mark_of(one))
    one.save(update_fields=["asked_at", "link_hash"])
    _post(_OF_QUESTION, one.pk, now)
    take_step_by_program(row, "해결 물음", now=now, memo=f"회신 {one.after_days}일 뒤: 링크를 보냄")
    return True


@transaction.atomic
def renew_by_mail(row: LostSecret, now: datetime) -> None:
    """Let a lost secret be given anew by a link to the mail address that the case has."""
    row.asked_at, row.expires_at = now, now + RENEWS_FOR
    row.link_hash = hash_of(mark_of(row))
    row.save(update_fields=["asked_at", "expires_at", "link_hash"])
    _post(_OF_SECRET, row.pk, now)
    record_act(by=PROGRAM, action="조회 비밀번호 링크", object=row.look_up.case.key, now=now)


def _post(letter: str, key: int, now: datetime) -> None:
    enqueue(kind=KIND, key=f"{letter}/{key}", now=now, payload={"letter": letter, "row": key})


def deliver(job: Job, now: datetime) -> None:
    """Write the letter of a link and send it, to the address that the case has now.

    `GaveUp` where the row or the address is no more there, or the link would not be good any longer.
    """
    letter, key = job.payload["letter"], job.payload["row"]
    case, path, told = _question(key) if letter == _OF_QUESTION else _secret(key, now)
    to = mail_of(case, now, however=letter == _OF_SECRET)
    if not to:
        raise GaveUp("연락처가 지워졌거나 바뀌어 보내지 않았습니다.")
    told |= {"district": district().name, "link": address_of(path)}
    subject, body = mail.written(letter, **told)
    written = {"to": to, "subject": subject, "body": body}
    mail.deliver(Job(kind=mail.KIND, key=job.key, payload=written, created_at=job.created_at), now)


def _question(key: int) -> tuple[Case, str, dict[str, str]]:
    one = FollowUpQuestion.objects.waiting().select_related("case__submitter").filter(pk=key).first()
    if one is None or one.asked_at is None:
        raise GaveUp("이미 답을 들었거나 묻지 않기로 한 물음입니다.")
    until = moment_words(one.asked_at + ASKS_FOR)
    return one.case, _path("case-asked", mark_of(one)), {"number": one.case.number or "", "until": until}


def _secret(key: int, now: datetime) -> tuple[Case, str, dict[str, str]]:
    one = LostSecret.objects.select_related("look_up__case__submitter").filter(pk=key, ended_at=None).first()
    if one is None or one.expires_at is None or one.expires_at <= now:
        raise GaveUp("링크의 기한이 지났거나 이미 쓰였습니다.")
    return one.look_up.case, _path("case-renew", mark_of(one)), {"until": moment_words(one.expires_at)}


def _path(name: str, mark: str) -> str:
    with override("ko"):
        return reverse(name, args=[mark])


def mail_of(case: Case, now: datetime, *, however: bool = False) -> str:
    """The mail address of who told a case and wants to be told by mail or on the site; empty where there is none.

    `however` they want to be told, where it is only about letting them in again.
    """
    person = opened(case.submitter, now)
    return person.mail if personal.is_mail(person.mail) and (however or person.reply_by in _BY_MAIL) else ""
