"""R43: one, three and ten years later exactly what is due is destroyed; receipts, counts and the chain stay."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gongyak.audit import verify as audit
from gongyak.cases import verify as cases_verify
from gongyak.cases.counting import told_of
from gongyak.cases.models import Case, Submitter
from gongyak.retention.due import all_kept, due_rows
from gongyak.retention.kinds import SOURCES
from gongyak.retention.models import PurgeBatch, PurgeStatus
from gongyak.retention.verify import verify
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.rules.retention import ends_on
from gongyak.staff.entering import Place, enter, leave
from gongyak.staff.models import LoginSession
from tests.cases.office import Counter
from tests.retention.archive import ENDED, archive, at, destroyed

pytestmark = pytest.mark.django_db
KINDS = ("submitter", "case", "login")


@pytest.fixture
def counter() -> Counter:
    """The archive, and two people who were logged in: one has left, one has not."""
    counter, _ = archive()
    when = at(2024, 3, 25)
    for who in ("담당", "과장"):
        session, _ = enter(staff=counter.people[who], place=Place("10.0.0.1", "시험"), now=when)
    leave(session=session, how="나감", by="staff/1", now=when)
    return counter


def expected(today: date) -> dict[str, set[int]]:
    """What is due on a day, counted slowly row by row."""
    due: dict[str, set[int]] = {}
    for what in all_kept():
        rows = SOURCES[what.kind.code].rows().values_list("pk", "since")
        due[what.kind.code] = {pk for pk, since in rows if ends_on(day_of(since), what.period) < today}
    return due


def found(today: date) -> dict[str, set[int]]:
    return {what.kind.code: {one.row for one in due_rows(what, today)} for what in all_kept()}


def test_what_is_due_is_what_a_slow_count_says(counter: Counter) -> None:
    for days in (0, 30, 364, 365, 366, 367, 1094, 1095, 1096, 1097, 1376, 1377, 1378, 3653):
        today = ENDED + timedelta(days=days)
        assert found(today) == expected(today)


@pytest.mark.parametrize(
    ("years", "due"),
    [
        (0, {"submitter": 0, "case": 0, "login": 0}),
        (1, {"submitter": 2, "case": 0, "login": 0}),
        (3, {"submitter": 2, "case": 0, "login": 1}),
        (10, {"submitter": 2, "case": 2, "login": 1}),
    ],
)
def test_years_later(counter: Counter, years: int, due: dict[str, int]) -> None:
    """The clock of the office stands so many years on; what is due goes, and nothing else."""
    now = at(2024 + years, 3, 27)
    numbers = set(Case.objects.values_list("number", flat=True))
    counts = [(one.number, one.outcome, one.is_out) for one in told_of(at(2024, 1, 1), at(2025, 1, 1))]
    firms = len({one.company for one in told_of(at(2024, 1, 1), at(2025, 1, 1))})
    assert {kind: len(rows) for kind, rows in found(now.date()).items()} == due
    there = {kind: SOURCES[kind].rows().count() for kind in KINDS}
    for kind in KINDS:
        if due[kind] and found(now.date())[kind]:
            assert destroyed(counter, kind, now).erased == due[kind]
        elif not due[kind]:
            with pytest.raises(Refusal, match="지난 것이 없습니다"):
                destroyed(counter, kind, now)
    left = {kind: SOURCES[kind].rows().count() for kind in KINDS}
    assert left == {kind: there[kind] - due[kind] for kind in KINDS}
    assert set(Case.objects.values_list("number", flat=True)) == numbers  # the receipts
    assert Submitter.objects.count() == 3
    assert [
        (one.number, one.outcome, one.is_out) for one in told_of(at(2024, 1, 1), at(2025, 1, 1))
    ] == counts
    assert len({one.company for one in told_of(at(2024, 1, 1), at(2025, 1, 1))}) == firms
    assert LoginSession.objects.filter(ended_at=None).count() == 1
    assert [*audit.verify(), *cases_verify.verify(), *verify()] == []
    assert all(one.status == PurgeStatus.DONE for one in PurgeBatch.objects.all())


def test_a_clock_that_jumps_for_a_day_destroys_nothing(counter: Counter) -> None:
    """R31: proposed on a day that is ten years ahead, confirmed when the clock is right again: refused."""
    from gongyak.retention import actions

    ahead, right = at(2034, 3, 27), datetime(2024, 3, 28, tzinfo=UTC)
    batch = actions.propose(kind="login", review="", by=counter.people.actor("총괄", ahead.date()), now=ahead)
    with pytest.raises(Refusal, match="다음 날부터"):
        actions.confirm(batch=batch, by=counter.people.actor("감사", right.date()), now=right)
    assert LoginSession.objects.count() == 2
