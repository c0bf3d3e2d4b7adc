"""Compiled sections as JSON values: each line with its records, each figure with its rows."""

from collections.abc import Sequence
from typing import Any

from gongyak.rules.compiling.cards import item_id
from gongyak.rules.compiling.model import Line, Rate
from gongyak.rules.records import to_json


def lines_json(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """`{item, line, text, records[], figures[{…, rows[]}], evidence[], children[]}` for each line."""
    return [
        {
            "item": item_id(line.key),
            "line": line.key,
            "text": line.text,
            "records": to_json(line.records),
            "figures": to_json(line.figures),
            "evidence": to_json(line.evidence),
            "children": lines_json(line.children),
        }
        for line in lines
    ]


def rate_json(rate: Rate) -> dict[str, Any]:
    """A named formula: `tenths` is the rate in tenths of a percent, null where there is nothing to divide by."""
    return {**to_json(rate), "tenths": rate.tenths}
