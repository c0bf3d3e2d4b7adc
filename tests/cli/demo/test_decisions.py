"""The panel of the demo and its changes: the real procedure, and no card that changed without it."""

from datetime import date
from itertools import pairwise

import pytest

from gongyak.audit.models import Act
from gongyak.cli.demo.decisions import steps
from gongyak.cli.demo.load import FOLDER
from gongyak.cli.demo.timeline import Timeline
from gongyak.pledges import published
from gongyak.pledges.changes.check import chains
from gongyak.pledges.models import Change, Pledge
from tests.demo import demo_district

__all__ = ["demo_district"]


@pytest.mark.usefixtures("demo_district")
def test_every_change_of_a_card_was_decided() -> None:
    assert chains(Pledge.objects.all()) == []
    told = {one.number: one for one in published.decisions(holder="8-2")}
    assert set(told) == {"1-2-3", "5-1-1", "6-2-1", "8-2-1"}
    assert [item.kind for item in told["8-2-1"].items] == ["대체"]
    assert all(one.votes and one.votes[0].carried for one in told.values())
    panel = published.panel(date(2024, 12, 31), holder="8-2")
    assert (panel.count, len(panel.members), len(panel.sessions)) == (7, 6, 3)
    times = list(Act.objects.order_by("seq").values_list("at", flat=True))
    assert all(one <= other for one, other in pairwise(times))
    count = Change.objects.count()
    Timeline(steps(FOLDER)).carry_out()
    assert Change.objects.count() == count
