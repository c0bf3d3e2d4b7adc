"""Which tables a question reads whole, as the database says before it is asked."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection


def read_whole(asked: Iterable[str]) -> set[str]:
    """The tables that these questions read whole, row by row; one that stops at a LIMIT in the order of keys does not.

    PostgreSQL is told to shun that where an index can serve: what it would choose hangs on how full its pages are.
    """
    reads = {one for one in asked if one.startswith(("SELECT", "WITH"))}
    by = _by_sqlite if connection.vendor == "sqlite" else _by_postgres
    return {table for one in reads for table in by(one)}


def _by_sqlite(asked: str) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + asked.replace("%", "%%"), [])
        lines = [told for *_, told in cursor.fetchall()]
    stops = " LIMIT " in asked and not any("TEMP B-TREE" in line for line in lines)
    whole = [line.split()[1] for line in lines if line.startswith("SCAN ") and " INDEX " not in line]
    yield from () if stops else whole


def _by_postgres(asked: str) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN (FORMAT JSON) " + asked.replace("%", "%%"), [])
        told = cursor.fetchone()[0]
        cursor.execute("SET LOCAL enable_seqscan = on")
    plans = json.loads(told) if isinstance(told, str) else told
    yield from (node["Relation Name"] for node in _nodes(plans[0]["Plan"]) if node["Node Type"] == "Seq Scan")


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for each in node.get("Plans", ()):
        yield from _nodes(each)
