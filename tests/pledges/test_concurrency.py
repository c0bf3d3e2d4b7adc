"""Imports at once, in real threads."""

import pytest

from gongyak.pledges.models import CardImport, ImportedFile, Officeholder, Pledge, Term
from gongyak.pledges.verify import verify
from gongyak.snapshots.models import Version
from gongyak.snapshots.verify import verify as verify_snapshots
from tests.pledges.files import changed, take
from tests.together import WRITERS, together

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_file_at_once_makes_one_version():
    reports = together(lambda _: take())
    assert sorted(report.is_new for report in reports) == [False] * (WRITERS - 1) + [True]
    for table in (Term, Officeholder, Pledge, ImportedFile, CardImport, Version):
        assert table.objects.count() == 1
    assert verify() == verify_snapshots() == []


def test_different_cards_at_once_all_get_in():
    reports = together(lambda n: take(changed({"1-2-2": f"1-{n + 1}"})))
    assert [(report.seq, report.is_new) for report in reports] == [(1, True)] * WRITERS
    assert Pledge.objects.count() == WRITERS
    assert verify() == verify_snapshots() == []
