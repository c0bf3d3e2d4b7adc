"""The outbox against a real mail server that takes, greylists, refuses, hangs up, or is not there (R33)."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from django.db import transaction

from gongyak.audit import anchors
from gongyak.jobs import mail, worker
from gongyak.jobs.models import Job, JobState
from gongyak.jobs.standing import standing
from gongyak.jobs.times import PAUSES
from gongyak.rules.moments import day_of
from tests.pledges.files import NOW

pytestmark = pytest.mark.django_db(transaction=True)
TO = "auditor@example.kr"


class Peer:
    """What the other side says to each recipient, and what it took in."""

    def __init__(self, says: Callable[[int], str | None], hangs_up: int = 0) -> None:
        self.says, self.hangs_up, self.asked, self.taken = says, hangs_up, 0, []

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        self.asked += 1
        if said := self.says(self.asked):
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        if self.asked <= self.hangs_up:
            server.transport.abort()  # after all of the letter, before the answer
            return "421 gone"
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@contextmanager
def mail_server(settings, peer: Peer) -> Iterator[Peer]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 10
    server = Controller(peer, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield peer
    finally:
        server.stop()


def posted(key: str = "1", now: datetime = NOW) -> Job:
    values = {"district": "가온구", "day": "2024-07-10", "acts": "3", "looks": "0", "text": "…"}
    with transaction.atomic():
        return mail.post(letter="anchor", to=TO, key=key, now=now, **values)


def work(now: datetime) -> Job:
    worker.work_off(lambda: now)
    return Job.objects.get()


def test_a_letter_goes_out_once_with_korean_and_a_name_of_its_own(settings) -> None:
    with mail_server(settings, Peer(lambda _: None)) as peer:
        job = posted()
        posted()
        assert work(NOW).state == JobState.DONE
        work(NOW + timedelta(1))
    [letter] = peer.taken
    assert letter["Subject"].strip() == "[가온구] 기록 고정 2024-07-10: 행위 3번, 접속 0번"
    assert (letter["To"], letter["Message-ID"]) == (TO, mail.message_id(job.key))
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "보관하시면" in letter.get_content()


def test_an_anchor_is_read_from_a_mail_as_it_was_saved(settings) -> None:
    """A mailbox keeps the letter packed for the way; the line for programs stays whole."""
    made = anchors.make(day=day_of(NOW), now=NOW)
    values = {"district": "가온구", "day": "2024-07-10", "acts": "3", "looks": "0"}
    with mail_server(settings, Peer(lambda _: None)) as peer, transaction.atomic():
        mail.post(letter="anchor", to=TO, key="1", now=NOW, text=anchors.text_of(made, "가온구"), **values)
    with mail_server(settings, peer):
        work(NOW)
    [letter] = peer.taken
    assert anchors.read(letter.as_bytes().decode("utf-8", "replace")) == anchors.claim_of(made)


def test_greylisting_is_waited_out(settings) -> None:
    with mail_server(settings, Peer(lambda time: "451 4.7.1 come again" if time == 1 else None)) as peer:
        posted()
        first = work(NOW)
        assert (first.state, first.error) == (
            JobState.READY,
            "메일 서버가 나중에 다시 보내라고 했습니다(SMTP 451).",
        )
        assert standing(NOW).is_delayed
        assert work(NOW + PAUSES[0]).state == JobState.DONE
        assert not standing(NOW + PAUSES[0]).is_delayed
    assert len(peer.taken) == 1


def test_what_is_refused_for_good_is_not_tried_again(settings) -> None:
    with mail_server(settings, Peer(lambda _: f"550 5.1.1 <{TO}> no such user")) as peer:
        posted()
        job = work(NOW)
        work(NOW + timedelta(2))
        assert peer.asked == 1
    assert job.state == JobState.DEAD
    assert "SMTP 550" in job.error
    assert TO not in job.error
    assert standing(NOW).stopped == 1


def test_a_line_that_breaks_before_the_answer_sends_the_same_letter_again(settings) -> None:
    with mail_server(settings, Peer(lambda _: None, hangs_up=1)) as peer:
        posted()
        first = work(NOW)
        assert first.state == JobState.READY
        assert "닿지 못했습니다" in first.error
        assert work(NOW + PAUSES[0]).state == JobState.DONE
    assert [letter["Message-ID"] for letter in peer.taken] == [mail.message_id("mail/1")]


def test_where_no_server_is_the_act_stands_and_the_letter_waits(settings) -> None:
    with mail_server(settings, Peer(lambda _: None)):
        pass
    posted()
    job = work(NOW)
    assert (job.state, job.due_at) == (JobState.READY, NOW + PAUSES[0])
    assert job.error == "메일 서버에 닿지 못했습니다(ConnectionRefusedError)."


@pytest.mark.parametrize("to", ["", "no address", "a@b.kr\nBcc: c@d.kr"])
def test_what_is_no_address_is_not_sent(to: str) -> None:
    posted()
    Job.objects.update(payload=Job.objects.get().payload | {"to": to})
    assert work(NOW).state == JobState.DEAD


def test_a_letter_says_everything_or_is_not_written() -> None:
    with pytest.raises(KeyError):
        mail.written("anchor", district="가온구")


def test_without_a_server_letters_are_put_into_a_folder(settings, tmp_path) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    posted()
    assert work(NOW).state == JobState.DONE
    [file] = tmp_path.iterdir()
    assert TO in file.read_text()
