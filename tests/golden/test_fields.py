"""Each field of each record is on the card, or is known not to be: a change of it changes its own lines and no other."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from gongyak.rules.compiling.lineage import frozen, traces
from gongyak.rules.compiling.model import Compiled, Line, walk
from gongyak.rules.records import (
    Achievement,
    AchievementStatus,
    Basis,
    PlannedActivity,
    PlannedStatus,
    Project,
    Span,
    YearPlan,
)
from gongyak.rules.records import (
    Line as Text,
)
from tests.golden.card import DAY, ENTRIES, changed, compiled

RECORDS = {entry.value.key: entry.value for entry in ENTRIES if hasattr(entry.value, "key")}
BEFORE = compiled()
#: What a card does not print, by kind: it stands in the lineage, or is how records find each other.
OFF_THE_CARD = {
    Achievement: {
        "number", "source", "waiver", "department", "evidence.key", "evidence.kind", "evidence.grade",
        "evidence.label", "evidence.sha256", "evidence.url", "evidence.is_public", "metrics.as_of", "metrics.query",
    },
    YearPlan: {"title", "span.start", "span.end", "span.precision", "span.recurrence"},
    Project: {"title", "origin", "span.start", "span.end", "span.precision", "span.recurrence", "problem", "remedy"},
    PlannedActivity: {"actual", "source", "department", "span.recurrence"},
}  # fmt: skip


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str, Any]]:
    """(name without indices, path, value) of each field that is no group of fields."""
    if is_dataclass(value):
        for one in fields(value):
            yield from leaves(getattr(value, one.name), f"{path}.{one.name}".lstrip("."))
    elif isinstance(value, tuple):
        for at, inner in enumerate(value):
            yield from leaves(inner, f"{path}.{at}")
    else:
        yield ".".join(part for part in path.split(".") if not part.isdigit()), path, value


def with_leaf(value: Any, path: list[str], leaf: Any) -> Any:
    if not path:
        return leaf
    first, rest = path[0], path[1:]
    if isinstance(value, tuple):
        return tuple(with_leaf(one, rest, leaf) if at == int(first) else one for at, one in enumerate(value))
    return replace(value, **{first: with_leaf(getattr(value, first), rest, leaf)})


def other(name: str, value: Any) -> Any:
    """Another value of a field, far enough from the first to be seen."""
    match name.split(".")[-1], value:
        case "status", AchievementStatus():
            return AchievementStatus.CANDIDATE
        case "status", PlannedStatus():
            return PlannedStatus.DONE
        case "status", str():
            return "폐지"
        case "approved_on", _:
            return DAY + timedelta(days=1)
        case "start", None:
            return date(2024, 1, 2)
        case "end" | "original" | "paper" | "as_of", None:
            return {"original": Span(date(2023, 1, 1), date(2023, 1, 1))}.get(name.split(".")[-1])
        case "start", date():
            return value - timedelta(days=400)
        case "end", date():
            return value + timedelta(days=400)
        case "precision", _:
            return type(value)("day") if str(value) != "day" else type(value)("month")
        case "basis", None:
            return Basis.FINAL
        case "kind", "기타":
            return "행사"
        case "kind", _:
            return "기타"
        case "parent" | "plan", "":
            return None  # tried on their own below
        case "parent" | "plan", _:
            return ""
        case "reason", "":
            return None  # told only of what has slipped
        case "recurrence", None:
            return "매주"
    return _another(value)


def _another(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + (1_000_000 if value >= 1_000_000 else 1)
    if isinstance(value, date):
        return value + timedelta(days=1)
    if isinstance(value, Basis):
        return Basis.PROVISIONAL
    return f"{value}나" if isinstance(value, str) else None


def shown(made: Compiled) -> dict[str, tuple[str, int]]:
    """Every line and cell by its key, with its depth."""
    found = {}

    def add(lines: tuple[Line, ...], depth: int) -> None:
        for line in lines:
            found[line.key] = (f"{line.mark} {line.text}", depth)
            add(line.children, depth + 1)

    for lines in made.sections.values():
        add(lines, 0)
    return found | {code: (one.shown, 0) for code, one in (made.money.figures if made.money else {}).items()}


def telling(made: Compiled, key: str) -> set[str]:
    """The lines and cells that a record stands behind."""
    lines = [line for section in made.sections.values() for line in walk(section)]
    found = {line.key for line in lines if key in {one.key for one in line.records}}
    number = getattr(RECORDS[key], "number", "") or key
    found |= {
        line.key for line in lines for one in line.figures if number in {row.number for row in one.rows}
    }
    return found | {
        code
        for code, one in (made.money.figures if made.money else {}).items()
        if key in {row.number for row in one.rows}
    }


def around(key: str) -> set[str]:
    """A record with what it stands under and what stands under it."""
    return {key, getattr(RECORDS[key], "parent", "") or key} | {
        other for other, record in RECORDS.items() if getattr(record, "parent", "") == key
    }


def differing(before: Compiled, after: Compiled) -> set[str]:
    one, two = shown(before), shown(after)
    return {key for key in one.keys() | two.keys() if one.get(key) != two.get(key)}


def is_off_the_card(record: Any, name: str, path: str) -> bool:
    """Whether the card does not print a field of a record."""
    if name in OFF_THE_CARD[type(record)] or (name == "title" and getattr(record, "series", "")):
        return True
    if isinstance(
        record, Project
    ):  # of an umbrella's projects the card counts; of the pledge's own it tells the money
        own = record.key == "project/65"
        if own and name == "costs.executed":  # what is spent after the year of the 기준일 is not told yet
            return record.costs[int(path.split(".")[1])].year > DAY.year
        return name in (("field", "department", "plan") if own else ("costs.source", "costs.executed"))
    if isinstance(record, Achievement) and record.kind in ("추진계획", "묶음", "발간"):
        # these are told with their number, without a day, or by how often
        return name in {"추진계획": ("span.start", "span.end", "span.precision", "span.recurrence", "metrics.basis"),
                        "묶음": ("span.precision", "span.recurrence"), "발간": ("span.start", "span.precision")}[record.kind]  # fmt: skip
    if (record.key, name) == ("planned/3", "status"):  # a heading stays while something under it is open
        return True
    return name == "span.recurrence" or (name == "span.precision" and record.span.start is None)


@pytest.mark.parametrize("key", RECORDS)
def test_a_field_changes_its_own_lines_and_no_other(key):
    record = RECORDS[key]
    for name, path, value in leaves(record):
        if name == "key" or (new := other(name, value)) is None:
            continue
        made = compiled(changed(key, lambda one, p=path, n=new: with_leaf(one, p.split("."), n)))
        found = differing(BEFORE, made)
        own = {one for near in around(key) for one in telling(BEFORE, near) | telling(made, near)}

        assert found <= own, (name, value, new)
        assert bool(found) is not is_off_the_card(record, name, path), (name, value, new, found)
        if not found and telling(BEFORE, key):
            assert frozen(traces(made)) != frozen(traces(BEFORE)), (name, "the lineage knows")


@pytest.mark.parametrize(
    ("key", "change", "expected"),
    [
        ("achievement/6", {"lines": (Text("새 줄"),)}, {"achievement/6/lines/0"}),
        ("achievement/6", {"parent": "achievement/8"}, {"achievement/6"}),
        ("achievement/6", {"series": "홍보캠페인"}, {"achievement/6", "series/캠페인/홍보캠페인"}),
        ("achievement/1", {"plan": ""}, {"achievement/1/counts"}),
        ("planned/1", {"original": Span(date(2024, 5, 1), date(2024, 5, 1))}, {"planned/1"}),
        ("planned/1", {"original": Span(date(2024, 5, 1), date(2024, 5, 1)), "reason": "장소"}, {"planned/1", "planned/1/reason"}),
        ("planned/1", {"parent": "planned/3"}, {"planned/1"}),
    ],
)  # fmt: skip
def test_what_stands_empty_is_told_once_it_says_something(key, change, expected):
    made = compiled(changed(key, lambda one: replace(one, **change)))
    assert differing(BEFORE, made) == expected
