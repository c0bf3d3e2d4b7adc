"""The open data of a small and of a very large district: time, and memory at its highest, per answer.

    .venv/bin/python benchmarks/opendata.py [--pledges 5000]

Each answer is made in a process of its own, so that its peak of memory is told apart from what was there before.
"""

import argparse
import os
import time
from datetime import UTC, date, datetime

import measure
import store
from contents import ANSWER, CARD

DAY = date(2024, 6, 30)
NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
ADDRESSES = (
    "/api/v1/pledges", "/api/v1/pledges?limit=200", "/api/v1/totals", "/api/v1/pledges/1-2-2", "/changes.atom",
    *(f"/api/v1/files/{name}.{format}" for name in ("pledges", "budgets", "achievements") for format in ("csv", "json", "xlsx")),
)  # fmt: skip


def main() -> None:
    """Fill a store, ask for everything, print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pledges", type=int, default=52)
    count = parser.parse_args().pledges
    with store.open_store():
        fill(count)
        rows = [(address, *asked(address)) for address in ADDRESSES]
    head = ("address", "CPU s", "wall s", "above idle, MB", "answer, kB")
    measure.show(f"{count:,} pledges, SQLite, {measure.python()}", head, rows)


def fill(count: int) -> None:
    """The real card, published, and copies of it under other numbers in one set."""
    from gongyak.pledges.actions import import_card
    from gongyak.pledges.lines import keep_lines
    from gongyak.pledges.models import BudgetLine, CardLine, Pledge
    from gongyak.snapshots.actions import publish
    from gongyak.snapshots.models import Document, Version

    import_card(name="card.txt", data=CARD.read_bytes(), answers=[ANSWER], by="총괄부서", now=NOW)
    first, pledge = Version.objects.get(), Pledge.objects.get()
    documents = Document.objects.bulk_create(
        Document(kind="pledge", key=f"8-1/9-{n // 100 + 1}-{n % 100 + 1}") for n in range(1, count)
    )
    fields = [
        field.attname
        for field in Version._meta.concrete_fields
        if field.attname not in ("id", "document_id", "hash")
    ]
    same = {name: getattr(first, name) for name in fields}
    versions = Version.objects.bulk_create(
        Version(document=one, hash=f"{n:064x}", **same) for n, one in enumerate(documents, 1)
    )
    Pledge.objects.bulk_create(
        Pledge(
            officeholder_id=pledge.officeholder_id, number=one.key.partition("/")[2], order=f"9{n:06}",
            title=pledge.title, document=one,
        )
        for n, one in enumerate(documents, 1)
    )  # fmt: skip
    keep_lines([first])
    line, budget = CardLine.objects.get(), list(BudgetLine.objects.values("block", "source", "place", "won"))
    CardLine.objects.bulk_create(
        CardLine(version=one, department=line.department, completion=line.completion, kind=line.kind)
        for one in versions
    )
    BudgetLine.objects.bulk_create(
        (BudgetLine(version=one, **each) for one in versions for each in budget), 5_000
    )
    publish(as_of=DAY, by="총괄부서", now=NOW, reason="측정")


def asked(address: str) -> tuple[float, float, float, float]:
    """CPU and wall seconds, megabytes above a process that asked for the description only, and the answer's size."""
    idle = _in_child("/api/v1/openapi.json")
    cost = _in_child(address)
    return cost[0], cost[1], cost[2] - idle[2], cost[3]


def _in_child(address: str) -> tuple[float, float, float, float]:
    from django.db import connections
    from django.test import Client

    connections.close_all()
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        client = Client(headers={"host": "localhost"})
        client.get("/api/v1/openapi.json")
        cpu, wall = time.process_time(), time.perf_counter()
        answer = client.get(address)
        told = (
            time.process_time() - cpu,
            time.perf_counter() - wall,
            len(answer.content) / 1000,
            answer.status_code,
        )
        os.write(writer, repr(told).encode())
        os._exit(0)
    os.close(writer)
    _, _, used = os.wait4(child, 0)
    with os.fdopen(reader) as said:
        cpu, wall, size, status = (float(part) for part in said.read().strip("()").split(","))
    if status != 200:
        raise SystemExit(f"{address}: {status}")
    return cpu, wall, used.ru_maxrss / 1000, size


if __name__ == "__main__":
    main()
