"""docs/reference/records.md names every kind of line and every field, with its type."""

from gongyak.rules.compiling.reference import reference
from tests.house.tree import ROOT

PLACE = ROOT / "docs/reference/records.md"


def test_the_reference_says_what_the_reader_reads():
    assert PLACE.read_text(encoding="utf-8").endswith(reference())
