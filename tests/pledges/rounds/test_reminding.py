"""Reminders: to whoever has cards to write or to sign, once a day, without a name; a real mail server takes them."""

from datetime import UTC, datetime, timedelta

import pytest

from gongyak.audit.models import Act
from gongyak.jobs import daily, worker
from gongyak.jobs.models import Job, JobState
from gongyak.pledges.rounds.reminding import Reminded, remind
from gongyak.rules.refusal import Refusal
from tests.jobs.test_mail import Peer, mail_server
from tests.people import People
from tests.pledges.rounds.quarter import DEADLINES, Quarter, opened

pytestmark = pytest.mark.django_db
NOON = timedelta(hours=12)


@pytest.fixture
def quarter(people: People) -> Quarter:
    return opened(people)


def letters() -> dict[str, str]:
    """Body by recipient of all mail in the outbox."""
    return {job.payload["to"]: job.payload["body"] for job in Job.objects.filter(kind="mail")}


def reminded(quarter: Quarter, **given) -> Reminded:
    return remind(round=quarter.round, by=quarter.who("총괄"), now=quarter.then(), **given)


def test_the_officer_of_the_department_is_told_how_many_and_by_when(quarter: Quarter) -> None:
    assert reminded(quarter) == Reminded(sent=1)
    [(to, body)] = letters().items()
    assert to == "officer@example.kr"
    assert "작성할 카드 1건" in body
    assert "2026. 12. 1." in body
    assert not any(person.name in body for person in quarter.people.staff.values())
    assert quarter.draft.pledge.title not in body
    act = Act.objects.order_by("-seq")[0]
    assert (act.action, act.object, act.reason) == ("독촉", quarter.round.key, "부서 1곳, 1명")


def test_once_a_day_for_each_person(quarter: Quarter) -> None:
    reminded(quarter)
    count = Act.objects.count()
    assert reminded(quarter) == Reminded(already=1)
    assert Act.objects.count() == count
    quarter.now += timedelta(days=1)
    assert reminded(quarter) == Reminded(sent=1)
    assert Job.objects.filter(kind="mail").count() == 2


def test_whoever_must_sign_is_told_instead(quarter: Quarter) -> None:
    quarter.submit()
    reminded(quarter)
    assert list(letters()) == ["lead@example.kr"]
    assert "결재할 카드 1건" in letters()["lead@example.kr"]


def test_where_a_department_has_no_officer_its_team_lead_is_told(quarter: Quarter) -> None:
    quarter.people["담당"].duties.update(ended_on="2023-01-01")
    reminded(quarter)
    assert list(letters()) == ["lead@example.kr"]


def test_who_has_no_address_is_counted(quarter: Quarter) -> None:
    person = quarter.people["담당"]
    person.email = ""
    person.save()
    done = reminded(quarter)
    assert (done, letters()) == (Reminded(unreachable=1), {})
    assert "주소가 없어" in done.said()


def test_what_is_refused(quarter: Quarter) -> None:
    with pytest.raises(Refusal, match="총괄부서"):
        remind(round=quarter.round, by=quarter.who("담당"), now=quarter.then())
    elsewhere = quarter.people.departments["문화관광과"].pk
    with pytest.raises(Refusal, match="알릴 카드가 없습니다"):
        reminded(quarter, departments=[elsewhere])
    quarter.confirm()
    with pytest.raises(Refusal, match="알릴 카드가 없습니다"):
        reminded(quarter)
    assert letters() == {}


@pytest.mark.parametrize(("before", "told"), [(4, 0), (3, 1), (2, 0), (1, 1), (0, 1), (-1, 0), (-2, 1)])
def test_the_worker_reminds_by_itself_when_a_deadline_is_near(
    quarter: Quarter, before: int, told: int, settings, mailoutbox
) -> None:
    """Three days, one and none before each deadline; signing is due three days after writing."""
    settings.DAILY_JOBS = ["remind"]
    day = DEADLINES.write_by - timedelta(days=before)
    now = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    for _ in range(2):
        daily.plan(now)
        worker.work_off(lambda: now)
    assert len(mailoutbox) == told


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_is_away_keeps_no_reminder_from_being_sent_later(people: People, settings) -> None:
    """R33 from the act to the mailbox."""
    quarter = opened(people)
    with mail_server(settings, Peer(lambda time: "451 later" if time == 1 else None)) as peer:
        reminded(quarter)
        worker.work_off(lambda: quarter.now)
        assert Job.objects.get().state == JobState.READY
        worker.work_off(lambda: quarter.now + NOON)
        assert Job.objects.get().state == JobState.DONE
    [letter] = peer.taken
    assert letter["To"] == "officer@example.kr"
