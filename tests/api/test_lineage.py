"""What the figures of a card were counted from, over the API: aggregates, and nothing for a card of a file."""

import pytest

from tests.api.sites import get
from tests.pledges.compiling.counted import published
from tests.portal.sites import publish_real_card

pytestmark = pytest.mark.django_db


def test_a_figure_tells_how_it_was_counted_and_few_rows_are_not_told() -> None:
    published()
    found = {one["place"]: one for one in get("/pledges/1-2-2")["lineage"]}
    figures = [figure for one in found.values() for figure in one["figures"]]
    [hires] = [one for one in figures if one["code"] == "hires"]
    assert (hires["value"], hires["basis"], hires["rows"]) == (112, "예정", [{"kind": "기업", "count": 7}])
    [firms] = [one for one in figures if one["code"] == "firms"]
    assert firms["rows"] == [{"kind": "부스", "count": None}]
    assert found["progress_percent"]["figures"][0]["query"].endswith("9,600,000원")


def test_a_card_of_a_file_tells_of_nothing() -> None:
    publish_real_card()
    assert get("/pledges/1-2-2")["lineage"] == []
