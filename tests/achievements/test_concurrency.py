"""Several people at once: one confirmation, one number, one candidate for one source (R8, R9, R10)."""

from dataclasses import replace

import pytest

from gongyak.achievements import actions, planning
from gongyak.achievements.actions import Conflict
from gongyak.achievements.models import Achievement, PlannedActivity
from gongyak.achievements.verify import verify
from gongyak.audit.verify import verify as verify_acts
from gongyak.records.models import NumberSeries
from gongyak.rules.refusal import Refusal
from tests.achievements.ledger import MAY, NOW, Ledger
from tests.achievements.test_acts import WORDING
from tests.achievements.test_planning import DECEMBER
from tests.people import engage
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ledger(transactional_db: None) -> Ledger:
    return Ledger(engage())


def test_a_double_click_confirms_once_and_takes_one_number(ledger: Ledger) -> None:
    row, lead = ledger.checked(), ledger.people.actor("팀장")
    told = {"row": row, "revision": row.revision, "by": lead, "now": NOW}
    results = together(lambda _: actions.confirm(**told).number)
    assert sorted(map(str, results)).count("실적-2024-0001") == 1
    assert sum(isinstance(one, Refusal) for one in results) == len(results) - 1
    assert NumberSeries.objects.get(kind="실적").last == 1
    assert verify() == [] == verify_acts()


def test_results_confirmed_at_once_have_different_numbers(ledger: Ledger) -> None:
    rows, lead = [ledger.checked() for _ in range(6)], ledger.people.actor("팀장")

    def confirm(n: int) -> str:
        return actions.confirm(row=rows[n], revision=rows[n].revision, by=lead, now=NOW).number

    assert sorted(map(str, together(confirm, calls=6))) == [f"실적-2024-{n:04}" for n in range(1, 7)]
    assert verify() == []


def test_one_source_minted_at_once_is_one_candidate(ledger: Ledger) -> None:
    officer = ledger.people.actor("담당")
    told = {"kind": "행사", "span": MAY, "department": ledger.department, "by": officer, "now": NOW}
    keys = together(lambda n: actions.mint(source="fair/1", title=f"박람회 {n}", **told).key)
    assert len(set(keys)) == 1 == Achievement.objects.count()
    assert verify() == []


def test_a_double_click_types_in_once(ledger: Ledger) -> None:
    told = {"department": ledger.department, "by": ledger.people.actor("담당"), "now": NOW, "entry": "form-1"}
    keys = together(lambda _: actions.enter(wording=WORDING, **told).key)
    assert len(set(keys)) == 1 == Achievement.objects.count()
    plan = {"title": "간담회", "span": DECEMBER, "lines": (), **told}
    keys = together(lambda _: planning.enter_activity(**plan).key)
    assert len(set(keys)) == 1 == PlannedActivity.objects.count()
    assert verify() == []


def test_of_two_who_write_at_once_one_is_told(ledger: Ledger) -> None:
    row, officer = ledger.entered(), ledger.people.actor("담당")
    told = {"row": row, "revision": row.revision, "by": officer, "now": NOW}
    results = together(lambda n: actions.save(**told, wording=replace(WORDING, title=f"이름 {n}")).title)
    [title] = [one for one in results if isinstance(one, str)]
    assert sum(isinstance(one, Conflict) for one in results) == len(results) - 1
    assert Achievement.objects.get().title == title
    assert verify() == []


def test_of_two_slips_at_once_the_time_told_first_stays(ledger: Ledger) -> None:
    row, officer = ledger.planned(), ledger.people.actor("담당")
    told = {"activity": row, "span": DECEMBER, "by": officer, "now": NOW}
    results = together(lambda n: planning.move_activity(**told, reason=f"까닭 {n}"))
    assert sum(isinstance(one, PlannedActivity) for one in results) == 1
    assert PlannedActivity.objects.get().original["precision"] == "half"
    assert verify() == []
