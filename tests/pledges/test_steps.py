"""What each publication changed, beside what the publications hold."""

import pytest

from gongyak.pledges import published
from tests.api.sites import publish_quarters

pytestmark = pytest.mark.django_db


def test_each_step_tells_what_came_changed_and_went(django_assert_num_queries) -> None:
    publish_quarters()
    with django_assert_num_queries(2):
        steps = published.steps()
    told = [
        (one.publication.seq, one.before, one.corrects, one.added, one.changed, one.removed) for one in steps
    ]
    assert told == [(3, 2, False, 1, 0, 0), (2, 1, True, 0, 1, 0), (1, None, False, 3, 0, 0)]
    assert published.steps(latest=1) == steps[:1]
    assert published.steps("2020-01-01") == ()
