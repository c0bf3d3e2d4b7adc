"""The invented residents: heard by the real acts, once, and never on the real card."""

from datetime import UTC, date, datetime

import pytest

from gongyak.audit.verify import verify as verify_acts
from gongyak.cli.demo.load import FOLDER, load
from gongyak.cli.demo.opinions import hear_new
from gongyak.pledges import published
from gongyak.pledges.models import Opinion, OpinionStatus, Regulation
from gongyak.pledges.verify import verify

pytestmark = pytest.mark.usefixtures("demo_district")


@pytest.mark.django_db
def test_what_they_wrote_is_answered_and_marked_as_invented() -> None:
    found = published.opinions()
    assert found.count == 4 and Opinion.objects.count() == 5
    assert all(
        one.text.startswith("[시연]") and one.answer and one.pledge != "1-2-2" for one in found.opinions
    )
    told = str([one.text for one in found.opinions])
    assert "(전화번호 가림)" in told and "010-" not in told and "햇살분식" not in told
    shown = published.regulation(date(2026, 1, 1))
    assert [len(shown.all), "지어낸 규정" in shown.shown.text] == [2, True]
    load(FOLDER)
    assert [Opinion.objects.count(), Regulation.objects.count()] == [5, 2]
    assert verify() == verify_acts() == []


@pytest.mark.django_db
def test_some_wait_for_an_answer_when_the_office_is_tried() -> None:
    now = datetime(2026, 11, 26, 3, tzinfo=UTC)
    for _ in range(2):
        hear_new(now)
    waiting = Opinion.objects.waiting().order_by("received_at")
    assert [one.status for one in waiting] == [
        OpinionStatus.ANSWERING,
        OpinionStatus.ASSIGNED,
        OpinionStatus.RECEIVED,
    ]
    assert waiting[0].is_late(date(2026, 11, 26)) and published.opinions().count == 4
