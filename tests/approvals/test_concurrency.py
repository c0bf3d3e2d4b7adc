"""Several people sign at the same moment: one does, the others are told who did (R10)."""

import pytest

from gongyak.approvals.actions import Refusal, sign
from gongyak.approvals.models import Approval, ApprovalStep
from gongyak.staff.actions import NewStaff, appoint, register_staff
from gongyak.staff.models import Role
from tests.approvals.matters import CONTENT, DAY, NOW, begun, turn
from tests.people import engage
from tests.together import WRITERS, together

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_of_several_signs_a_step() -> None:
    people = engage()
    leads = [people.actor("팀장", DAY)]
    for n in range(1, WRITERS):
        lead = register_staff(person=NewStaff(f"lead{n}", f"팀장{n}"), by="시연", now=NOW)
        department = people.departments["일자리경제과"]
        made = {"department": department, "rank": "", "began_on": DAY, "by": "시연", "now": NOW}
        appoint(staff=lead, role=Role.TEAM_LEAD, **made)
        people.staff[lead.username] = lead
        leads.append(people.actor(lead.username, DAY))
    step = turn(begun(people))
    results = together(lambda n: sign(step=step, content_hash=CONTENT, by=leads[n], now=NOW))
    assert sum(isinstance(each, Approval) for each in results) == 1
    told = [str(each) for each in results if isinstance(each, Refusal)]
    assert len(told) == WRITERS - 1 and all(text.startswith("이미 결재됨: ") for text in told)
    assert ApprovalStep.objects.get(pk=step.pk).printed in told[0]
