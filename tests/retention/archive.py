"""An office whose cases are long over: one that was solved, one that was handed on, one that is open still."""

from datetime import date, datetime, timedelta

from gongyak.cases.look_ups import draw, open_for
from gongyak.cases.models import Case, LookUp, LookUpSession, LostSecret
from gongyak.jobs.worker import work_off
from gongyak.retention import actions
from gongyak.retention.models import PurgeBatch
from gongyak.rules.moments import SEOUL
from tests.cases.office import PERSON, Counter, opened

#: The day on which everything here ended.
ENDED = date(2024, 3, 25)
REVIEW = "2028년 제1차 기록물평가심의회 제3호"


def at(year: int, month: int, day: int, hour: int = 10) -> datetime:
    """A moment of a later year."""
    return datetime(year, month, day, hour, tzinfo=SEOUL)


def solved(counter: Counter, **told: object) -> Case:
    """A case that was answered and solved."""
    counter.replied(**told)
    counter.decide(by_company=True)
    return counter.close()


def archive(counter: Counter | None = None) -> tuple[Counter, dict[str, Case]]:
    """The office with its three cases."""
    counter = counter or opened()
    cases = {"solved": solved(counter)}
    counter.working(company="한빛금속", title="도로 파임", key="handed-on")
    cases["handed on"] = counter.transfer("팀장")
    cases["open"] = counter.working(company="새솔식품", title="간판", key="open", person=PERSON)
    assert {one.closed_at.astimezone(SEOUL).date() for one in cases.values() if one.closed_at} == {ENDED}
    return counter, cases


def destroyed(counter: Counter, kind: str, when: datetime, review: str = REVIEW) -> PurgeBatch:
    """Proposed by 총괄, confirmed by 감사 the day after, and done by the worker."""
    batch = actions.propose(kind=kind, review=review, by=counter.people.actor("총괄", when.date()), now=when)
    later = when + timedelta(days=1)
    actions.confirm(batch=batch, by=counter.people.actor("감사", later.date()), now=later)
    work_off(lambda: later)
    batch.refresh_from_db()
    return batch


def looked_up(case: Case, now: datetime) -> str:
    """A case that its business has a code for, and has lost the secret of; the code."""
    code = open_for(case=case, drawn=draw(), now=now).code
    row = LookUp.objects.get(code=code)
    LookUpSession.objects.create(look_up=row, mark_hash="mark", began_at=now, seen_at=now)
    LostSecret.objects.create(look_up=row, asked_at=now)
    return code
