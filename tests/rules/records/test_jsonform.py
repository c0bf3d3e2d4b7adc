"""A record and its JSON form are the same thing; what is no record is refused with the field's name."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.canonical import canonical
from gongyak.rules.records import KINDS, Achievement, Metric, Record, Span, from_json, to_json

RECORDS = st.one_of(*(st.from_type(kind) for kind in KINDS.values()))


@given(RECORDS)
def test_written_and_read_it_is_the_same(record: Record) -> None:
    written = json.loads(json.dumps(to_json(record)))
    assert from_json(type(record), written) == record


def test_its_form_is_canonical() -> None:
    made = Achievement("achievement/1", "행사", "박람회", Span(date(2024, 5, 30), date(2024, 5, 30)))
    assert b'"start":"2024-05-30"' in canonical(to_json(made))


def test_what_is_not_said_has_its_default() -> None:
    made = from_json(Achievement, {"key": "a/1", "kind": "행사", "title": "박람회"})
    assert made == Achievement("a/1", "행사", "박람회")


GOOD = {"key": "a/1", "kind": "행사", "title": "박람회"}


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"key": "a/1"}, "빠진"),
        (GOOD | {"colour": "red"}, "colour"),
        (GOOD | {"title": 3}, "title"),
        (GOOD | {"status": "끝"}, "status"),
        (GOOD | {"lines": "글"}, "lines"),
        (GOOD | {"span": []}, "span"),
        (GOOD | {"span": {"start": "2024-02-30"}}, "start"),
        (GOOD | {"span": {"start": 20240229}}, "start"),
    ],
)
def test_what_is_no_record_is_refused(values: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        from_json(Achievement, values)


def test_a_truth_is_no_number() -> None:
    with pytest.raises(ValueError, match="value"):
        from_json(Metric, {"code": "firms", "label": "참여기업", "value": True, "unit": "개"})
