"""Mail: letters written into the outbox with the act that they tell of, and carried out by the worker.

A letter says that something waits and where, never of whom or what: mail is read on the way. The same letter
has the same Message-ID however often it is sent, so a mailbox can put two of them together.
"""

import smtplib
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from importlib import resources
from string import Template

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email

from gongyak.jobs.actions import enqueue
from gongyak.jobs.models import Job
from gongyak.jobs.worker import Delayed, GaveUp
from gongyak.rules.moments import SEOUL

KIND = "mail"


def post(*, letter: str, to: str, key: str, now: datetime, **values: str) -> Job:
    """Write a letter into the outbox, in the transaction of its cause; one letter for each `key`, ever.

    `letter` names a text in `letters`, `to` is one address, `values` fill the text in.
    """
    subject, body = written(letter, **values)
    payload = {"to": to, "subject": subject, "body": body}
    return enqueue(kind=KIND, key=f"mail/{key}", now=now, payload=payload)


def written(letter: str, **values: str) -> tuple[str, str]:
    """Subject and body of a letter; KeyError where a value is missing."""
    text = resources.files(__package__).joinpath("letters", f"{letter}.txt").read_text(encoding="utf-8")
    subject, body = Template(text).substitute(values).split("\n", 1)
    return subject, body.strip() + "\n"


def message_id(key: str) -> str:
    """The Message-ID of a letter: the same for the same key."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    return f"<{sha256(key.encode()).hexdigest()[:32]}@{domain}>"


def deliver(job: Job, now: datetime) -> None:
    """Send one letter of the outbox by the way that the settings name; raises as `send`."""
    told = job.payload
    send(to=told["to"], subject=told["subject"], body=told["body"], key=job.key, at=job.created_at)


def send(*, to: str, subject: str, body: str, key: str, at: datetime) -> None:
    """Send a letter by the way that the settings name; `at` is its date, `key` gives it its Message-ID.

    `GaveUp` where the other side refuses for good (5xx) or the address is none; `Delayed` where it asks to
    come again (4xx, greylisting) or is not there.
    """
    try:
        validate_email(to)
    except ValidationError as error:
        raise GaveUp("받는 주소가 전자우편 주소의 꼴이 아닙니다.") from error
    headers = {
        "Message-ID": message_id(key),
        "Date": format_datetime(at.astimezone(SEOUL)),
        "Auto-Submitted": "auto-generated",  # RFC 3834: nobody answers that they are away
    }
    mail = EmailMessage(subject, body, to=[to], headers=headers)
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        _refused(*next(iter(error.recipients.values())))
    except smtplib.SMTPResponseException as error:
        _refused(error.smtp_code, error.smtp_error)
    except (smtplib.SMTPException, OSError) as error:
        raise Delayed(f"메일 서버에 닿지 못했습니다({type(error).__name__}).") from error


def _refused(code: int, _said: object) -> None:
    """What the other side says may hold the address; its number does not."""
    if 500 <= code < 600:
        raise GaveUp(f"메일 서버가 받지 않았습니다(SMTP {code}).")
    raise Delayed(f"메일 서버가 나중에 다시 보내라고 했습니다(SMTP {code}).")
