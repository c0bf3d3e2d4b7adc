"""What holds of every compile, whatever the records say."""

import random
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules import dates
from gongyak.rules.compiling import Compiled, Records, compile_card, walk
from gongyak.rules.compiling.cards import items as as_items
from gongyak.rules.compiling.jsonlines import Entry, as_known, read, written
from gongyak.rules.compiling.lineage import frozen, public, thawed, traces
from gongyak.rules.compiling.periods import period
from gongyak.rules.moments import known_until
from tests.rules.compiling.records import DAY, PLEDGE, compiled, days, everything, known, units

START = known_until("2024-01-01")


def _lines(made: Compiled) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        line.key: (line.text, tuple(one.key for one in line.records))
        for lines in made.sections.values()
        for line in walk(lines)
    }


@given(everything(), days, st.randoms())
def test_the_order_of_records_and_links_does_not_matter(given, day, chance: random.Random):
    records, links = given
    others, turned = chance.sample(records, len(records)), chance.sample(links, len(links))
    assert compile_card(known(*others, links=tuple(turned)), PLEDGE, day) == compile_card(
        known(*records, links=links), PLEDGE, day
    )


@given(everything(), days, st.data())
def test_a_record_that_goes_takes_exactly_its_lines(given, day, data):
    records, links = given
    gone = data.draw(st.sampled_from(records))
    before = compiled(*records, links=links, day=day)
    after = compiled(*(one for one in records if one is not gone), links=links, day=day)
    near = {gone.key} | _under(gone.key, records)

    for key, (text, behind) in _lines(before).items():
        if gone.key in behind:
            assert _lines(after).get(key, ("", ()))[0] != text or len(behind) > 1
        elif not near & {*behind} and not _tells(before, key, gone.key) and not _may_follow(key, gone.key):
            assert _lines(after)[key] == (text, behind)


def _under(key: str, records: list) -> set[str]:
    """Everything below a record, for what stood under it may belong to the pledge no more."""
    below = {one.key for one in records if getattr(one, "parent", "") == key}
    return below | {found for one in below if one != key for found in _below(one, records, {key})}


def _below(key: str, records: list, seen: set[str]) -> set[str]:
    if key in seen:
        return set()
    below = {one.key for one in records if getattr(one, "parent", "") == key}
    return {key} | {found for one in below for found in _below(one, records, seen | {key})}


def _tells(made: Compiled, line: str, key: str) -> bool:
    lines = [one for section in made.sections.values() for one in walk(section) if one.key == line]
    rows = {row.number for one in lines for figure in one.figures for row in figure.rows}
    return key in rows


def _may_follow(line: str, gone: str) -> bool:
    """A group without anything under it, an activity whose result came later, a project of a plan told of."""
    kind = gone.partition("/")[0]
    return (kind == "achievement" and (line.startswith(("achievement", "series", "planned", "problem")))) or (
        kind in ("project", "year-plan")
    ) or (kind == "planned" and line.startswith(("planned", "problem")))  # fmt: skip


@given(everything(), days)
def test_every_figure_is_the_sum_of_its_rows(given, day):
    records, links = given
    made = compiled(*records, links=links, day=day)
    figures = [one for lines in made.sections.values() for line in walk(lines) for one in line.figures]
    figures += list(made.money.figures.values()) if made.money else []
    assert all(sum(row.contribution for row in one.rows) == one.value for one in figures)


@given(everything(), days)
def test_the_table_adds_up_whatever_is_in_it(given, day):
    records, links = given
    made = compiled(*records, links=links, day=day)
    for block in (made.money.plan, made.money.spent) if made.money else ():
        for place, won in block["총계"].cells().items():
            assert won == sum(row.cells()[place] for source, row in block.items() if source != "총계")
        for row in block.values():
            assert row.total == row.before + sum(row.years.values()) + row.after


@given(everything(), days)
def test_keys_and_ids_are_never_twice(given, day):
    records, links = given
    made = compiled(*records, links=links, day=day)
    keys = [line.key for lines in made.sections.values() for line in walk(lines)]
    assert len(keys) == len(set(keys))
    assert all(item.id for item in as_items(made.achievements, year=2024))


@given(everything(), days, st.integers(0, 700))
def test_a_later_day_loses_no_result(given, day, more):
    records, links = given
    first = compiled(*records, links=links, day=day)
    later = compiled(*records, links=links, day=day + timedelta(days=more))
    told = {
        one.key
        for line in walk(first.achievements)
        for one in line.records
        if one.key.startswith("achievement")
    }
    assert told <= {one.key for line in walk(later.achievements) for one in line.records}


@given(everything(), st.lists(st.integers(0, 9), min_size=30, max_size=30), st.integers(0, 9))
def test_what_is_known_only_grows_and_is_what_was_recorded_by_then(given, when, until):
    records, links = given
    values = [*records, *links]
    entries = [
        Entry(at, value, START + timedelta(days=day))
        for at, (value, day) in enumerate(zip(values, when, strict=False))
    ]
    moment = START + timedelta(days=until)
    then, now = as_known(entries, moment), as_known(entries)

    assert then.by_key.keys() <= now.by_key.keys()
    assert then == as_known([one for one in entries if one.recorded_at <= moment])
    assert all(then.by_key[key] == now.by_key[key] for key in then.by_key)


@given(everything())
def test_a_file_says_what_was_written_into_it(given):
    records, links = given
    entries = tuple(Entry(at, value) for at, value in enumerate([PLEDGE, *records, *links], 1))
    assert read(written(entries)) == entries


@given(everything(), days)
def test_lineage_survives_its_form_and_tells_the_public_no_row(given, day):
    records, links = given
    found = traces(compiled(*records, links=links, day=day))
    assert thawed(frozen(found)) == found
    told = public(frozen(found))
    assert told.keys() <= found.keys()
    counts = [one["rows"] for trace in told.values() for one in trace["figures"]]
    assert all(count is None or count >= 3 for rows in counts for count in rows.values())


@given(units())
def test_a_period_reads_back_as_the_days_that_it_means(span):
    [found] = dates.find(period(span))
    assert (found.start, found.end) == (span.start, span.end)


def test_the_same_twice_is_the_same():
    records = Records({}, ())
    assert compile_card(records, PLEDGE, DAY) == compile_card(records, PLEDGE, DAY)
