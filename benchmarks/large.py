"""Many districts in one store: 243 × 100 pledges × 20 quarters, made, collected and asked. For measuring only.

    .venv/bin/python benchmarks/large.py [--districts 243] [--postgres postgresql://user@host/name]

A collector takes in what each district publishes and proves every list and form before it stores it. The
store is made for the run and dropped after it.
"""

import argparse
import time
from dataclasses import replace
from functools import partial

import measure
import store

RUNS = 15
_SUMS = "count(*), sum(plan_won), sum(spent_won), avg(progress_hundredths)"


def main() -> None:
    """Make, collect, ask, and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--districts", type=int, default=243)
    parser.add_argument("--postgres", default="", help="address of a PostgreSQL server")
    given = parser.parse_args()
    with store.open_store(given.postgres):
        collect(given.districts)
        engine = "PostgreSQL" if given.postgres else "SQLite"
        print(f"{measure.python()}, {engine}, medians of {RUNS} runs that take turns")
        ask(given.districts)


def collect(districts: int) -> None:
    """Take in every district; one that altered a form, a list or a row is refused first, to see that it is."""
    import collector
    from districts import PLEDGES, QUARTERS, published
    from django.db import connection
    from tqdm import tqdm

    collector.make_tables()
    refuse_altered(list(published(1)))
    seconds = dict.fromkeys(("made", "checked", "stored"), 0.0)
    for district in tqdm(range(1, districts + 1), unit="구", desc="모으는 중"):
        issued = timed(seconds, "made", lambda: list(published(district)))  # noqa: B023
        timed(seconds, "checked", lambda: collector.check(issued))  # noqa: B023
        timed(seconds, "stored", lambda: collector.store(district, issued))  # noqa: B023
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    count = districts * PLEDGES * len(QUARTERS)
    rows = [(step, spent, spent / count * 1e6) for step, spent in seconds.items()]
    measure.show(f"{districts} districts, {count:,} forms collected", ("step", "s", "µs a form"), rows)


def timed(seconds: dict[str, float], step: str, act):
    """The act's result; its time is added to its step."""
    begun = time.perf_counter()
    result = act()
    seconds[step] += time.perf_counter() - begun
    return result


def refuse_altered(issued: list) -> None:
    """The collector must refuse a district whose form, list or order of lists was changed afterwards."""
    from collector import Altered, check

    check(issued)
    first, second = issued[:2]
    hash, form = next(iter(first.forms.items()))
    form_changed = replace(first, forms={**first.forms, hash: form.replace(b"2020", b"2021")})
    list_changed = replace(first, manifest=first.manifest.replace(b"2020-03-31", b"2020-03-30", 1))
    for altered in ([form_changed, *issued[1:]], [list_changed, *issued[1:]], [second, first, *issued[2:]]):
        try:
            check(altered)
        except Altered:
            continue
        raise AssertionError("an altered district was taken in")


def ask(districts: int) -> None:
    """One card, the list of a district and the nation, in the middle of the history."""
    from districts import PLEDGES, QUARTERS

    middle, day = districts // 2 + 1, QUARTERS[len(QUARTERS) // 2]
    first = (middle - 1) * PLEDGES + 1
    acts = {
        "card as of a day": partial(as_of, first, first, day),
        "list of a district as of a day": partial(as_of, first, first + PLEDGES - 1, day),
        "list of a district from its list": partial(listed, middle, day),
        "nation by status, as of a day": partial(nation_as_of, day),
        "nation by status, from the lists": partial(nation_listed, day),
    }
    assert sorted(acts["list of a district as of a day"](0)) == sorted(
        acts["list of a district from its list"](0)
    )
    assert acts["nation by status, as of a day"](0) == acts["nation by status, from the lists"](0)
    slow = {name: act for name, act in acts.items() if name.startswith("nation")}
    quick = {name: act for name, act in acts.items() if name not in slow}
    costs = measure.taking_turns(quick, RUNS) | measure.taking_turns(slow, 5)
    rows = [(name, cost.cpu, cost.wall) for name, cost in costs.items()]
    measure.show(f"As of {day}", ("question", "CPU ms", "least wall ms"), rows)


def as_of(first: int, last: int, day, _run: int) -> list[tuple]:
    """The product's own query over a range of documents."""
    from gongyak.snapshots.models import Document, Version

    asked = Document.objects.filter(pk__range=(first, last))
    return list(
        Version.objects.as_of(day, documents=asked).values_list("document_id", "seq", "title", "status")
    )


def listed(district: int, day, _run: int) -> list[tuple]:
    """From the list of the district in force on the day."""
    return rows_of(
        "SELECT v.document_id, v.seq, v.title, v.status FROM snapshots_version v"
        " JOIN collected_item i ON i.version = v.id WHERE i.list ="
        " (SELECT id FROM collected_list WHERE district = %s AND as_of <= %s ORDER BY as_of DESC LIMIT 1)",
        [district, day],
    )


def nation_as_of(day, _run: int) -> list[tuple]:
    """Sums over every district's versions in force on the day."""
    from gongyak.snapshots.models import Version

    query, parameters = Version.objects.as_of(day).query.sql_with_params()
    columns = query.partition(" FROM ")[2]
    return rows_of(f"SELECT status, {_SUMS} FROM {columns} GROUP BY status ORDER BY status", parameters)


def nation_listed(day, _run: int) -> list[tuple]:
    """The same from the lists of the day."""
    return rows_of(
        f"SELECT status, {_SUMS} FROM snapshots_version v JOIN collected_item i ON i.version = v.id"
        " JOIN collected_list l ON l.id = i.list WHERE l.as_of = %s GROUP BY status ORDER BY status",
        [day],
    )


def rows_of(question: str, parameters) -> list[tuple]:
    """The rows that a question of our own gives."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        return [tuple(row) for row in cursor.fetchall()]


if __name__ == "__main__":
    main()
