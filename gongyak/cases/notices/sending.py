"""Notices go: the worker looks the address up, hands the words to the adapter, and writes down what became of it."""

from collections.abc import Callable
from datetime import datetime

from gongyak.cases.models import LookUp, Notice, NoticeSetting, NoticeWay
from gongyak.cases.people import opened
from gongyak.jobs import hooks, mail
from gongyak.jobs.models import Job
from gongyak.jobs.worker import Delayed, GaveUp
from gongyak.rules import personal
from gongyak.rules.cases.notices import text_bytes, with_code
from gongyak.rules.companies import read_phone
from gongyak.staff.sealing import unseal

SEALED_AS = "notice-setting.hook"
GONE = "받을 수 있는 곳이 지워졌거나 적혀 있지 않습니다."
#: An adapter: where to, what, when; it gives the other side's name for it, and raises `GaveUp` or `Delayed`.
Adapter = Callable[[str, Notice, datetime], str]


def deliver(job: Job, now: datetime) -> None:
    """Send one notice; again is no harm: what went is not sent twice, and what went unseen bears the same key."""
    row = Notice.objects.select_related("case__submitter", "staff").get(pk=job.payload["notice"])
    if row.sent_at is not None or row.unsent_why:
        return
    if not (to := _to(row, now)):
        row.unsent_why = GONE
    else:
        row.reference = ADAPTERS[NoticeWay(row.way)](to, row, now)
        row.sent_at = now
    row.save(update_fields=["unsent_why", "reference", "sent_at"])


def _to(row: Notice, now: datetime) -> str:
    """Where a notice goes now; empty where there is nobody any more."""
    if row.staff is not None:
        return row.staff.email if row.staff.is_active else ""
    if row.case is None:
        return ""
    person = opened(row.case.submitter, now)
    if person.trouble:
        raise Delayed(person.trouble)
    if row.way == NoticeWay.MAIL:
        return person.mail if personal.is_mail(person.mail) else ""
    phone = read_phone(person.phone)
    return phone.digits if phone is not None and phone.digits.startswith("01") else ""


def words(row: Notice) -> str:
    """The text as it goes, with the code by which the business looks its case up."""
    return with_code(row.text, code_of(row))


def code_of(row: Notice) -> str:
    """The look-up code of a notice to the business; empty where it has none, and for people of the office."""
    if row.staff_id is not None:
        return ""
    return LookUp.objects.filter(case=row.case_id).values_list("code", flat=True).first() or ""


def _log(to: str, row: Notice, now: datetime) -> str:
    """Written down and nothing else."""
    return ""


def _mail(to: str, row: Notice, now: datetime) -> str:
    mail.send(to=to, subject=row.subject, body=words(row) + "\n", key=row.job_key, at=row.at)
    return ""


def _hook(to: str, row: Notice, now: datetime) -> str:
    """To the gateway: the code of the template with its values, for those that need approved templates (알림톡), and
    the words, for those that do not (문자)."""
    setting = NoticeSetting.objects.current()
    if not setting.by_hook:
        raise GaveUp("웹훅으로 보내지 않기로 설정했습니다.")
    hook = hooks.Hook(setting.hook_url, unseal(setting.hook_secret, SEALED_AS))
    text = words(row)
    told = {"to": to, "template": row.step, "values": {**row.values, "code": code_of(row)}, "text": text}
    return hooks.send(hook, row.job_key, {**told, "bytes": text_bytes(text)})


ADAPTERS: dict[NoticeWay, Adapter] = {
    NoticeWay.LOG: _log,
    NoticeWay.MAIL: _mail,
    NoticeWay.HOOK: _hook,
}
