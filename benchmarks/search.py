"""Search: what judged questions find among generated pledges, and what they cost, beside plainer ways.

    .venv/bin/python benchmarks/search.py [--pledges 5000] [--postgres postgresql://user@host/name]

The questions, the pledges and what is relevant are those of tests/pledges/search; half of the questions was
set aside by lot before the search was made. The other ways give numbers only; ours gives marked passages too.
"""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

import measure
import store

sys.path.append(str(Path(__file__).resolve().parents[1]))  # for tests/pledges/search

RUNS = 5
FEW = 50
HALVES = ("tuning", "held")
Ways = dict[str, Callable[[str], list[str]]]


def main() -> None:
    """Store the pledges, ask everything in every way, and print what was found, missed and spent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pledges", type=int, default=5000, help="how many, 600 at least")
    parser.add_argument("--postgres", default="", help="address of a PostgreSQL server")
    given = parser.parse_args()
    with store.open_store(given.postgres):
        from tests.pledges.search.corpus import pledges
        from tests.pledges.search.judged import questions
        from tests.pledges.search.shelf import shelve

        made = pledges(given.pledges)
        asked = questions(made)
        began = perf_counter()
        ours = shelve(made)
        took = perf_counter() - began
        engine = "PostgreSQL" if given.postgres else "SQLite"
        print(f"{measure.python()}, {engine}, {len(made):,} pledges, {len(asked)} questions")
        print(f"stored and taken in within {took:.1f} s")
        ways = {"gongyak": ours, **_plainer_ways(made, sqlite=not given.postgres)}
        show_found(ways, asked)
        show_kinds(ours, asked)
        show_misses(ours, asked)
        few = [question.ask for question in asked if len(question.relevant) <= FEW]
        show_costs("Cost of a question", ways, [question.ask for question in asked])
        show_costs(f"Cost of a question with {FEW} answers at most", ways, few)


def _plainer_ways(made: list, *, sqlite: bool) -> Ways:
    """Looking through every text for each word, and on SQLite its own index of three letters."""
    from django.db import connection

    from gongyak.pledges.models import SearchText

    numbers = {text.pk: str(each.card.number) for text, each in zip(_texts(), made, strict=True)}

    def icontains(ask: str) -> list[str]:
        rows = SearchText.objects.all()
        for word in ask.split():
            rows = rows.filter(text__icontains=word)
        return [numbers[key] for key in rows.values_list("pk", flat=True)]

    def trigram(ask: str) -> list[str]:
        words = " AND ".join('"' + word.replace('"', '""') + '"' for word in ask.split())
        with connection.cursor() as cursor:
            cursor.execute("SELECT rowid FROM bench_trigram WHERE bench_trigram MATCH %s", [words])
            return [numbers[key] for (key,) in cursor.fetchall()]

    with connection.cursor() as cursor:
        if not sqlite:
            cursor.execute("VACUUM ANALYZE")  # as its autovacuum would have done by then
            return {"icontains": icontains}
        cursor.execute("CREATE VIRTUAL TABLE bench_trigram USING fts5(text, tokenize='trigram')")
        cursor.execute(
            "INSERT INTO bench_trigram(rowid, text) SELECT version_id, text FROM pledges_searchtext"
        )
    return {"icontains": icontains, "FTS5 trigram": trigram}


def _texts() -> list:
    from gongyak.pledges.models import SearchText

    return list(SearchText.objects.order_by("pk"))


def show_found(ways: Ways, asked: list) -> None:
    """Recall and precision of each way, on each half."""
    from tests.pledges.search.judged import means, scores

    rows = []
    for name, find in ways.items():
        for half in HALVES:
            recall, precision = means(scores([each for each in asked if each.half == half], find))
            rows.append((name, half, f"{recall:.3f}", f"{precision:.3f}"))
    measure.show("Found", ("way", "half", "recall", "precision"), rows)


def show_kinds(find: Callable[[str], list[str]], asked: list) -> None:
    """Recall and precision by kind of question, on the half set aside."""
    from tests.pledges.search.judged import means, scores

    held = [each for each in asked if each.half == "held"]
    rows = []
    for kind in dict.fromkeys(each.kind for each in held):
        some = [each for each in held if each.kind == kind]
        recall, precision = means(scores(some, find))
        rows.append((kind, len(some), f"{recall:.3f}", f"{precision:.3f}"))
    measure.show("By kind, held", ("kind", "questions", "recall", "precision"), rows)


def show_misses(find: Callable[[str], list[str]], asked: list) -> None:
    """Every question that misses something or finds something else."""
    from tests.pledges.search.judged import scores

    rows = [
        (
            each.question.half,
            each.question.ask,
            len(each.question.relevant),
            len(each.missed),
            len(each.wrong),
        )
        for each in scores(asked, find)
        if each.missed or each.wrong
    ]
    measure.show("Missed or wrong", ("half", "question", "relevant", "missed", "wrong"), rows)


def show_costs(title: str, ways: Ways, asks: list[str]) -> None:
    """Mean cost of a question, and the most expensive one; least wall time of the runs."""
    acts = {name: partial(_all, find, asks) for name, find in ways.items()}
    costs = measure.taking_turns(acts, RUNS)
    rows = []
    for name, cost in costs.items():
        slowest = max((measure.once(lambda ask=ask, find=ways[name]: find(ask)).wall, ask) for ask in asks)
        ratio = measure.times(cost.wall, costs["gongyak"].wall)
        rows.append(
            (name, cost.cpu / len(asks), cost.wall / len(asks), ratio, f"{slowest[0]:.0f} ms: {slowest[1]}")
        )
    measure.show(title, ("way", "CPU ms", "wall ms", "wall to gongyak", "slowest"), rows)


def _all(find: Callable[[str], list[str]], asks: list[str], _run: int) -> None:
    for ask in asks:
        find(ask)


if __name__ == "__main__":
    main()
