"""At the same moment: two who confirm, two workers that destroy, two who propose."""

import pytest

from gongyak.audit.models import Act
from gongyak.cases.models import Case
from gongyak.jobs.models import Job
from gongyak.retention import actions, destroying
from gongyak.retention.models import PurgeBatch, PurgeStatus
from gongyak.retention.verify import verify
from gongyak.rules.refusal import Refusal
from tests.cases.office import opened
from tests.retention.archive import REVIEW, archive, at
from tests.together import together

NOW, NEXT = at(2028, 1, 3), at(2028, 1, 4)


@pytest.mark.django_db(transaction=True)
def test_one_is_proposed_one_confirms_and_each_row_goes_once(people, monkeypatch: pytest.MonkeyPatch) -> None:
    counter, _ = archive(opened(people))
    proposers = [counter.people.actor(who, NOW.date()) for who in ("총괄", "시스템관리")]
    told = {"kind": "case", "review": REVIEW, "now": NOW}
    made = together(lambda n: actions.propose(**told, by=proposers[n % 2]), 4)
    assert sum(isinstance(one, PurgeBatch) for one in made) == 1
    assert sum(isinstance(one, Refusal) for one in made) == 3
    batch = PurgeBatch.objects.get()
    others = [
        counter.people.actor(who, NEXT.date())
        for who in ("총괄", "시스템관리", "감사")
        if counter.people[who].pk != batch.proposed_by_id
    ]
    done = together(lambda n: actions.confirm(batch=batch, by=others[n % 2], now=NEXT), 4)
    assert sum(isinstance(one, PurgeBatch) for one in done) == 1
    monkeypatch.setattr(destroying, "PIECE", 1)
    job = Job.objects.get(kind=actions.JOB)
    together(lambda n: destroying.destroy(job, NEXT), 3)
    batch.refresh_from_db()
    assert (batch.status, batch.erased, batch.counted) == (PurgeStatus.DONE, 2, 2)
    assert Case.objects.exclude(erased_on=None).count() == 2
    acts = Act.objects.filter(object=batch.key).order_by("seq").values_list("action", flat=True)
    assert list(acts) == ["파기 제안", "파기 확인", "파기 실행"]
    assert verify() == []
