"""The board reminds everybody with one button, and a new round begins with the district's usual days."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongyak.district.models import District
from gongyak.jobs.models import Job
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from tests.people import People
from tests.pledges.rounds.quarter import opened

pytestmark = pytest.mark.django_db


def test_one_button_reminds_everybody_and_says_whom_it_did_not(
    people: People, at_work: Callable[[str], Client]
) -> None:
    round = opened(people).round
    coordinator = at_work("총괄")
    assert "남은 사람 모두에게 알림" in coordinator.get(reverse("round", args=[round.pk])).text
    assert "남은 사람 모두에게 알림" not in at_work("담당").get(reverse("round", args=[round.pk])).text
    first = coordinator.post(reverse("round-remind", args=[round.pk]), follow=True)
    assert "1명에게 알림 메일을 보냅니다." in first.text
    second = coordinator.post(reverse("round-remind", args=[round.pk]), follow=True)
    assert "1명은 오늘 이미 보냈습니다." in second.text
    assert Job.objects.filter(kind="mail").count() == 1


def test_a_new_round_begins_with_the_districts_usual_days(at_work: Callable[[str], Client]) -> None:
    District.objects.create(write_days=5, approve_days=6, confirm_days=7, publish_days=8)
    today = day_of(timezone.now())
    page = at_work("총괄").get(reverse("round-new")).text
    for days in (5, 6, 7, 8):
        assert f'value="{format_day(today + timedelta(days))}"' in page
