"""What 한국매니페스토실천본부 looks at, by year: data with sources, none of it shown as current until confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from gongyak.rules import data

_FILE = "manifesto.toml"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that the evaluation looks at; `points` is None where it is passed or not."""

    code: str
    label: str
    points: int | None
    formula: str
    source: str
    version_read: date


@dataclass(frozen=True, slots=True)
class Evaluation:
    """공약이행 및 정보공개 평가 of a year, over the 기준일 of the year before: from how many points which grade."""

    year: int
    cutoffs: Mapping[str, int]
    confirmed: bool
    source: str
    version_read: date


@dataclass(frozen=True, slots=True)
class PlanEvaluation:
    """공약실천계획서 평가 of the first year of a term: points by part, parts to be passed, grades."""

    year: int
    parts: Mapping[str, int]
    passes: tuple[str, ...]
    cutoffs: Mapping[str, int]
    confirmed: bool
    source: str
    version_read: date


@cache
def parts() -> tuple[Part, ...]:
    """The parts of the evaluation in their order."""
    return tuple(
        Part(
            row["code"],
            row["label"],
            row.get("points"),
            row["formula"],
            row["source"],
            row["version_read"],
        )
        for row in data.load(_FILE)["part"]
    )


def evaluation(year: int) -> Evaluation | None:
    """What is known of the evaluation that was made in a year; None where nothing is."""
    row = _of("evaluation", year)
    if row is None:
        return None
    return Evaluation(year, row["cutoffs"], row["confirmed"], row["source"], row["version_read"])


def plan_evaluation(year: int) -> PlanEvaluation | None:
    """What is known of the evaluation of plans that was made in a year; None where nothing is."""
    row = _of("plan_evaluation", year)
    if row is None:
        return None
    told = (row[name] for name in ("parts", "passes", "cutoffs", "confirmed", "source", "version_read"))
    parts, passes, *rest = told
    return PlanEvaluation(year, parts, tuple(passes), *rest)


def latest_plan_evaluation() -> PlanEvaluation:
    """The last evaluation of plans of which anything is known."""
    years = [row["year"] for row in data.load(_FILE)["plan_evaluation"]]
    found = plan_evaluation(max(years))
    assert found  # noqa: S101 (its year is one of the rows)
    return found


def _of(name: str, year: int) -> dict[str, Any] | None:
    rows: list[dict[str, Any]] = data.load(_FILE)[name]
    return next((row for row in rows if row["year"] == year), None)


def five_names() -> tuple[str, ...]:
    """국비, 시도비, 시군구비, 민간, 기타."""
    return tuple(data.load(_FILE)["five"]["names"])


def five_of(layout: str) -> Mapping[str, str]:
    """Which of the five a card's own source is, by the card's layout; `?` is one to be asked about."""
    layouts: Mapping[str, Mapping[str, str]] = data.load(_FILE)["five"]["layouts"]
    return layouts[layout]
