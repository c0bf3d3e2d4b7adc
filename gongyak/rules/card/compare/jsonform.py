"""A comparison as JSON values: days ISO 8601, amounts in won, percentages as in the card's own JSON form."""

from dataclasses import asdict
from datetime import date
from typing import Any

from gongyak.rules.card.compare.model import CellChange, Comparison, Line, LineChange, SectionChange
from gongyak.rules.card.compare.words import Words
from gongyak.rules.card.jsonform import number


def to_json(comparison: Comparison) -> dict[str, Any]:
    """What changed, and every line; of the table of money only the cells that changed."""
    progress = comparison.progress
    return {
        "before": _day(comparison.before),
        "after": _day(comparison.after),
        "fields": [
            {"name": one.name, "before": one.before, "after": one.after, "words": _words(one.words)}
            for one in comparison.fields
        ],
        "progress": {
            "before": number(progress.before),
            "after": number(progress.after),
            "points": number(progress.points),
        },
        "cells": [_cell(one) for one in comparison.cells if one.changed],
        "sections": [_section(one) for one in comparison.sections],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _cell(cell: CellChange) -> dict[str, Any]:
    return {
        "where": f"investment.{cell.block}.{cell.source}.{cell.place}",
        "before": asdict(cell.before),
        "after": asdict(cell.after),
        "difference": cell.difference,
    }


def _section(section: SectionChange) -> dict[str, Any]:
    return {
        "name": section.name,
        "counts": asdict(section.counts),
        "lines": [_change(one) for one in section.lines],
    }


def _change(change: LineChange) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "moved": change.moved.value if change.moved else None,
        "depth": change.depth,
        "before": _line(change.before),
        "after": _line(change.after),
        "words": _words(change.words),
    }


def _line(line: Line | None) -> dict[str, Any] | None:
    if line is None:
        return None
    return {"id": line.id, "where": line.place, "mark": line.mark, "text": line.text}


def _words(words: Words | None) -> dict[str, Any] | None:
    if words is None:
        return None
    return {
        "before": [asdict(part) for part in words.before],
        "after": [asdict(part) for part in words.after],
    }
