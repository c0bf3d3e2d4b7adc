"""The open quarter of the demo: somebody who tries the office finds cards at every step."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from gongyak.audit.verify import verify
from gongyak.cli.demo.quarter import open_quarter
from gongyak.pledges.models import Draft, Round, Status
from gongyak.staff.models import Staff
from tests.people import logged_in

AS_OF = date(2025, 3, 31)


@pytest.mark.django_db
def test_every_step_of_the_work_has_cards_and_the_board_asks_no_more_than_for_one(
    demo_district: None, django_assert_num_queries
) -> None:
    open_quarter(timezone.now())
    assert set(Draft.objects.values_list("status", flat=True)) == set(Status) - {Status.PUBLISHED}
    [made] = Round.objects.all()
    assert made.as_of == AS_OF
    open_quarter(timezone.now())
    assert [Round.objects.count(), verify()] == [1, []]
    browser = logged_in(Staff.objects.get(username="coordinator"))
    with django_assert_num_queries(9):
        page = browser.get(reverse("round", args=[made.pk]))
    assert page.text.count('class="badge') >= 32
