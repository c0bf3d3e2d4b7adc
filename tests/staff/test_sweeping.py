"""What is left of sessions is cleared once a day."""

from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session

from gongyak.jobs.models import Job
from gongyak.jobs.worker import handler_of
from gongyak.staff.entering import Place, enter
from gongyak.staff.models import LoginSession
from tests.people import NOW, People


def test_a_session_that_was_left_ends_and_one_in_use_does_not(people: People) -> None:
    left, _ = enter(staff=people["담당"], place=Place(), now=NOW - timedelta(days=1, minutes=1))
    used, _ = enter(staff=people["담당"], place=Place(), now=NOW)
    Session.objects.create(session_key="old", session_data="x", expire_date=NOW - timedelta(seconds=1))
    Session.objects.create(session_key="new", session_data="x", expire_date=NOW + timedelta(hours=1))
    assert "sessions" in settings.DAILY_JOBS
    handler_of("sessions")(Job(), NOW)
    assert list(LoginSession.objects.filter(ended_at=None)) == [used]
    assert LoginSession.objects.get(pk=left.pk).ended_how == "시간 초과"
    assert [one.session_key for one in Session.objects.all()] == ["new"]
