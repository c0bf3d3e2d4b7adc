"""The pack as JSON values: won are integers, null is unknown or not there, never zero."""

from dataclasses import asdict
from typing import Any

from gongyak.rules.manifesto.criteria import evaluation, parts
from gongyak.rules.manifesto.funding import Cells, total_of
from gongyak.rules.manifesto.pack import Altered, Pack
from gongyak.rules.manifesto.splits import MEASURES
from gongyak.rules.totals import Sum
from gongyak.rules.totals import to_json as totals_json
from gongyak.rules.totals.jsonform import rate_json


def to_json(pack: Pack) -> dict[str, Any]:
    """`{year, criteria, totals, attainment, funding, pledges[], changes[], panel[], evidence[], wording[], site[], questions[]}`."""
    return {
        "year": pack.year,
        "criteria": _criteria(pack.year + 1),
        "totals": totals_json(pack.totals),
        "attainment": rate_json(pack.attainment) if pack.attainment else None,
        "funding": _funding(pack, pack.funding.cells),
        "pledges": [_pledge(pack, place) for place in range(len(pack.facts))],
        "changes": [_altered(one) for one in pack.altered],
        "panel": [asdict(one) | {"held_on": one.held_on.isoformat()} for one in pack.meetings],
        "evidence": [asdict(one) for one in pack.evidence],
        "wording": [asdict(one) | {"is_same": one.is_same} for one in pack.wordings],
        "site": [asdict(one) for one in pack.site],
        "questions": [asdict(one) for one in pack.questions],
    }


def _altered(one: Altered) -> dict[str, Any]:
    return {
        "number": one.number,
        "since": one.since.isoformat(),
        "kind": one.difference.kind.value,
        "before": one.difference.before,
        "after": one.difference.after,
        "decision": one.decision,
    }


def _criteria(year: int) -> dict[str, Any]:
    found = evaluation(year)
    return {
        "evaluation": year,
        "cutoffs": dict(found.cutoffs) if found else None,
        "confirmed": found.confirmed if found else False,
        "source": found.source if found else None,
        "version_read": found.version_read.isoformat() if found else None,
        "parts": [
            {"code": one.code, "label": one.label, "points": one.points, "formula": one.formula}
            for one in parts()
        ],
    }


def _pledge(pack: Pack, place: int) -> dict[str, Any]:
    fact = pack.facts[place]
    line, target = fact.line, fact.target
    return {
        "number": line.number,
        "title": fact.title,
        "department": line.department,
        "status": line.status,
        "status_national": line.status_national,
        "progress_percent": None if line.progress_percent is None else float(line.progress_percent),
        "origin": line.origin,
        "completion": line.completion,
        "target": target
        and {
            "goal": target.goal,
            "planned": None if target.planned is None else float(target.planned),
            "reached": None if target.reached is None else float(target.reached),
            "attained": target.is_attained,
        },
        "funding": _funding(pack, pack.funding.pledges[line.number]),
    }


def _funding(pack: Pack, cells: Cells) -> dict[str, Any]:
    """By measure: the sum and each source's."""
    return {
        measure: {"total": _sum(total_of(cells, measure))}
        | {name: _sum(total_of(cells, measure, name)) for name in pack.funding.sources}
        for measure in MEASURES
    }


def _sum(found: Sum | None) -> dict[str, Any] | None:
    return None if found is None else {"won": found.won, "unknown": sorted(found.unknown)}
