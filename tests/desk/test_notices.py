"""The page of notices: ways and words are set there, what is refused stays typed, and the log hides what is hidden."""

import pytest
from django.urls import reverse
from django.utils import timezone

from gongyak.cases.models import Notice, NoticeSetting, NoticeTemplate
from gongyak.jobs.models import Job, JobState
from gongyak.rules.cases.notices import steps
from tests.cases.office import Counter, opened
from tests.people import People, logged_in

pytestmark = pytest.mark.django_db
SECRET = "sixteen letters and more"


@pytest.fixture
def counter(people: People) -> Counter:
    return opened(people, timezone.now())


def asked(counter: Counter, address: str, who: str = "총괄", **sent: str):
    client = logged_in(counter.people[who])
    return client.post(address, sent) if sent else client.get(address)


def test_the_ways_are_set_and_the_secret_is_not_shown_again(counter):
    told = {
        "site": "https://www.example.kr",
        "by_mail": "1",
        "by_hook": "1",
        "near_days": "2",
        "escalate_days": "5",
    }
    told |= {"hook_url": "https://sms.example.kr/send", "hook_secret": SECRET}
    assert asked(counter, reverse("desk-notices"), **told).status_code == 302
    row = NoticeSetting.objects.get()
    assert (row.by_hook, row.near_days, row.escalate_days, row.waits_at_night) == (True, 2, 5, False)
    shown = asked(counter, reverse("desk-notices")).content.decode()
    assert SECRET not in shown and "https://sms.example.kr/send" in shown


def test_what_is_refused_stays_typed(counter):
    told = {
        "hook_url": "http://sms.example.kr/",
        "near_days": "1",
        "escalate_days": "3",
        "site": "https://a.kr",
    }
    answer = asked(counter, reverse("desk-notices"), **told)
    assert answer.status_code == 409 and not NoticeSetting.objects.exists()
    assert (
        "https://로 시작해야" in answer.content.decode()
        and 'value="http://sms.example.kr/"' in answer.content.decode()
    )


def test_the_words_of_a_step_are_written_and_taken_back(counter):
    address = reverse("desk-notice", args=["receipt"])
    refused = asked(counter, address, subject="접수", text="{성명}님 {접수번호}", is_on="1")
    assert refused.status_code == 409 and "{성명}님" in refused.content.decode()
    assert asked(counter, address, subject="접수", text="{접수번호} 받음", is_on="1").status_code == 302
    assert "기업애로-2026-1234 받음" in asked(counter, reverse("desk-notices")).content.decode()
    assert asked(counter, address, subject="접수", text="{접수번호} 받음").status_code == 302
    assert NoticeTemplate.objects.get().is_on is False
    assert asked(counter, address, reset="1").status_code == 302 and not NoticeTemplate.objects.exists()
    assert asked(counter, reverse("desk-notice", args=["nothing"])).status_code == 404


def test_the_log_says_what_became_of_each(counter):
    counter.take_in()
    for state, why in ((JobState.DEAD, "멈춘 까닭"), (JobState.READY, "늦는 까닭")):
        ended = counter.now if state == JobState.DEAD else None
        Job.objects.filter(kind="notice").update(state=state, error=why, attempts=1, ended_at=ended)
        assert why in asked(counter, reverse("desk-notices")).content.decode()
    Notice.objects.update(unsent_why="지워짐")
    assert "지워짐" in asked(counter, reverse("desk-notices")).content.decode()
    Notice.objects.update(unsent_why="", sent_at=counter.now)
    text = asked(counter, reverse("desk-notices")).content.decode()
    assert "보냄" in text and "기업애로-" in text and all(one.label in text for one in steps())


def test_who_sees_no_cases_sees_no_notices_of_them(counter):
    counter.take_in()
    number = counter.case.number
    assert number in asked(counter, reverse("desk-notices")).content.decode()
    assert number not in asked(counter, reverse("desk-notices"), "시스템관리").content.decode()
