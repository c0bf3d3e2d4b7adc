"""As of a day: the store's own question beside two slower ways to the same answer, on generated versions.

    .venv/bin/python benchmarks/history.py [--large] [--postgres postgresql://user@host/name]

One district is 100 cards of 20 versions; --large makes 243 of them. The database is made for the run and
dropped after it; the address names a server on which a database may be made.
"""

import argparse
from functools import partial

import measure
import store

RUNS = 31


def main() -> None:
    """Make the versions, ask, and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--large", action="store_true", help="243 districts")
    parser.add_argument("--postgres", default="", help="address of a PostgreSQL server")
    given = parser.parse_args()
    with store.open_store(given.postgres):
        import versions

        districts = 243 if given.large else 1
        count = versions.make(districts)
        engine = "PostgreSQL" if given.postgres else "SQLite"
        print(f"{measure.python()}, {engine}, {count:,} versions, medians of {RUNS} runs that take turns")
        middle = districts // 2 * versions.CARDS + 1
        asked = {
            "one card": range(middle, middle + 1),
            "list of one district": range(middle, middle + versions.CARDS),
        }
        if given.large:
            asked["sums over all"] = range(1, districts * versions.CARDS + 1)
        ask_all(asked)


def ask_all(asked: dict[str, range]) -> None:
    """Every question in every way; every answer must be the same."""
    from ways import WAYS

    rows = []
    for question, documents in asked.items():
        acts = {name: partial(_answered, way, documents) for name, way in WAYS.items()}
        answers = {name: act(0) for name, act in acts.items()}
        equal = all(answer == answers["as_of"] for answer in answers.values())
        costs = measure.taking_turns(acts, 5 if len(documents) > 1000 else RUNS)
        for name, cost in costs.items():
            ratio = measure.times(cost.wall, costs["as_of"].wall)
            rows.append((question, name, cost.cpu, cost.wall, ratio, "equal" if equal else "NOT EQUAL"))
    head = ("question", "way", "CPU ms", "least wall ms", "wall to as_of", "answers")
    measure.show("As of a day, as known at a moment", head, rows)


def _answered(way, documents: range, _run: int) -> object:
    """The rows in order, or for very many their number and sums, as a nation's table has them."""
    rows = way(documents)
    if len(documents) <= 1000:
        return sorted(rows)
    return len(rows), sum(row[5] for row in rows), sum(row[6] for row in rows)


if __name__ == "__main__":
    main()
