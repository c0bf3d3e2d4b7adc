"""The year of difficulties: every state, outcome and way, in order of time, around the day of opening, invented."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from gongyak.audit.models import Act
from gongyak.calendar.reading import calendar
from gongyak.cases.intake.access import case_of, enter
from gongyak.cases.models import (
    WORKING,
    Case,
    CaseEvent,
    CaseFigures,
    CaseStatus,
    ClockEvent,
    FollowUpQuestion,
    MonthlyCheck,
    OutcomeCode,
    PublicStory,
    RequestStatus,
    StoryStatus,
    Submitter,
    SupplementRequest,
    SupplementStatus,
    UpstreamStatus,
)
from gongyak.cases.people import opened
from gongyak.cases.published.answers import answers
from gongyak.cases.publishing import due_month
from gongyak.cli.demo.difficulties.lives import PAST, lives
from gongyak.cli.demo.difficulties.office import Office
from gongyak.cli.demo.difficulties.story import tell_difficulties
from gongyak.cli.demo.difficulties.told import Told
from gongyak.cli.demo.difficulties.trying import to_try
from gongyak.cli.demo.load import FOLDER
from gongyak.cli.verify import findings
from gongyak.companies.models import Company, Contact
from gongyak.rules.cases import channels, outcomes
from gongyak.rules.moments import SEOUL, day_of

NOW = datetime(2026, 11, 26, 3, tzinfo=UTC)


def test_the_file_tells_whole_difficulties() -> None:
    told = Told(FOLDER)
    assert len(told.stems) >= 80 and len(told.companies) == len(set(told.companies)) == 120
    more = {"불가": 2, "상위": 4, "장기": 1}
    assert all(len(stem.more) == more.get(stem.end, 0) for stem in told.stems)
    assert all(len(stem.title) <= 40 and stem.answer.endswith(("다.", "요.")) for stem in told.stems)
    placed = [stem.at("온새동", "느루길") for stem in told.stems]
    assert not [stem for stem in placed if "{" in f"{stem}"]


@pytest.mark.django_db
def test_a_year_of_it_is_there(demo_district: None) -> None:
    before = Act.objects.count()
    tell_difficulties(NOW)
    assert (Case.objects.count(), Company.objects.count()) == (300, 120)
    statuses = Counter(Case.objects.values_list("status", flat=True))
    assert set(statuses) == set(CaseStatus.values)
    cases = Case.objects.exclude(outcome="")
    assert (
        set(cases.values_list("outcome", flat=True))
        == set(OutcomeCode.values)
        == {one.code for one in outcomes()}
    )
    assert set(Case.objects.values_list("channel", flat=True)) == {one.word for one in channels()}
    assert Case.objects.filter(is_anonymous=True).count() >= 10
    assert Case.objects.values("department").distinct().count() >= 8
    assert Case.objects.filter(turn=2).count() >= 5 and Case.objects.filter(item__isnull=False).count() == 5
    assert len(set(Case.objects.values_list("title", flat=True))) >= 80
    _everything_happens()
    _the_public_is_told()
    _its_business_may_look(NOW)
    _it_lies_around_today()
    _nobody_is_real()
    moments = list(Act.objects.filter(seq__gt=before).order_by("seq").values_list("at", flat=True))
    assert moments == sorted(moments) and moments[-1] <= NOW
    assert [one for one in findings() if one.blocks] == []
    count = Act.objects.count()
    tell_difficulties(NOW + timedelta(days=3))
    assert Act.objects.count() == count


def _everything_happens() -> None:
    acts = Counter(CaseEvent.objects.values_list("act", flat=True))
    for act in (
        "재배정",
        "분류",
        "현장방문",
        "협조 연장",
        "보완 재요구",
        "보완 기한 미룸",
        "다시 진행",
        "독촉",
    ):
        assert acts[act] >= 2, act
    for act in ("회수", "결재 반려", "상위건의 알림", "다시 열기", "현장조사 마침"):
        assert acts[act] >= 2, act
    longer = ClockEvent.objects.filter(what="연장")
    assert longer.filter(agreed=True).exists() and longer.filter(agreed=False).count() >= 8
    supplements = SupplementRequest.objects.values_list("status", flat=True)
    assert set(supplements) == set(SupplementStatus.values)
    said = Counter(FollowUpQuestion.objects.exclude(said="").values_list("said", flat=True))
    assert set(said) == {"해결", "일부해결", "미해결"}
    pleased = FollowUpQuestion.objects.exclude(satisfaction=None).values_list("satisfaction", flat=True)
    assert len(pleased) >= 60 and set(pleased) >= {1, 2, 3, 4, 5}
    assert FollowUpQuestion.objects.filter(asked_at__isnull=False, answered_at=None).exists()
    assert Case.objects.filter(upstream__status=UpstreamStatus.SENT).exists()
    assert MonthlyCheck.objects.count() >= 11


def _the_public_is_told() -> None:
    told = answers()
    assert len(told) >= 15 and any(one.company for one in told) and any(not one.company for one in told)
    assert PublicStory.objects.filter(status=StoryStatus.WITHDRAWN).count() == 1
    assert CaseFigures.objects.count() >= 11 and due_month(NOW) is None


def _its_business_may_look(now: datetime) -> None:
    tried = to_try()
    assert tried is not None
    mark = enter(code=tried.code, secret=tried.secret, address="198.51.100.7", now=now)
    case = case_of(mark, now)
    assert case is not None and case.status == CaseStatus.SUPPLEMENT


def _it_lies_around_today() -> None:
    working = Case.objects.filter(status__in=WORKING)
    today = day_of(NOW)
    due = [(day_of(one.due_at) - today).days for one in working.exclude(due_at=None)]
    assert sum(day < 0 for day in due) >= 3 and {0, 1} <= set(due) and max(due) >= 10
    assert working.filter(due_at=None, received_at__isnull=False).count() == 3  # they wait for the business
    waiting = working.filter(requests__status=RequestStatus.ASKED)
    assert waiting.filter(requests__due_at__lt=NOW).exists() and waiting.count() >= 3
    assert {"추진중", "장기검토", "상위 건의중"} <= set(
        Case.objects.filter(status=CaseStatus.AFTERCARE).values_list("outcome", flat=True)
    )


def _nobody_is_real() -> None:
    assert all("(시연)" in name for name in Company.objects.values_list("name", flat=True))
    assert all(
        number.startswith("000") for number in Company.objects.values_list("business_number", flat=True)
    )
    assert all(phone.startswith("051000") for phone in Company.objects.values_list("phone", flat=True))
    assert 80 <= Contact.objects.count() < 120
    people = [opened(row, NOW) for row in Submitter.objects.exclude(name="")[:40]]
    assert all(one.phone.startswith("010-0000-") for one in people)
    assert all(one.mail.endswith(("@example.kr", "")) for one in people)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "day", [datetime(2026, 11, 29, 16, tzinfo=UTC), datetime(2027, 2, 8, 20, tzinfo=UTC)]
)
def test_it_can_be_opened_on_any_day(demo_district: None, day: datetime) -> None:
    """A night, a Sunday and the days of 설날: nothing comes after it is opened, nothing outside working hours."""
    office = Office(Told(FOLDER), day)
    told = list(lives(office))
    assert len(told) == 295 and all(one.comes < day for one in told)
    here = [one.comes.astimezone(SEOUL) for one in told]
    assert all(9 <= moment.hour < 18 and not calendar().off(moment.date()) for moment in here)
    assert [one.number for one in told] == list(range(PAST + 45))
