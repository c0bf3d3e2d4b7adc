"""A report's texts in its row and in a frozen version, and the whole report as it stands."""

import json
from typing import Any

from gongyak.headquarters.models import SituationReport, TeamInput
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.moments import moment_words
from gongyak.rules.records import from_json, to_json
from gongyak.rules.situation.report import Computed, Report, TeamText, Texts
from gongyak.snapshots.models import Version


def text_of(value: Any) -> str:
    """A value of `rules.situation.report` as a row keeps it: canonical JSON."""
    return canonical(to_json(value)).decode()


def typed_of(row: SituationReport | TeamInput) -> Texts:
    """What was typed."""
    return from_json(Texts, json.loads(row.typed if isinstance(row, SituationReport) else row.content))


def computed_of(row: SituationReport) -> Computed:
    """What was computed."""
    return from_json(Computed, json.loads(row.computed))


def report_of(row: SituationReport) -> Report:
    """The whole report as it stands now: of the teams, what they handed in. Two queries."""
    phase = row.headquarters.phases.as_of(row.ends_on, row.as_of)
    handed_in = row.inputs.exclude(handed_in_at=None).order_by("team__place", "pk")
    return Report(
        number=row.number,
        kind=row.kind,
        headquarters=row.headquarters.name,
        phase=phase.level.name if phase else "",
        begins_on=row.begins_on,
        ends_on=row.ends_on,
        as_of=moment_words(row.as_of),
        computed=computed_of(row),
        typed=typed_of(row),
        teams=tuple(TeamText(one.name, typed_of(one)) for one in handed_in),
        correction=row.correction,
    )


def hash_of(report: Report) -> str:
    """The hash of a report: what an approval signs."""
    return sha256(canonical(to_json(report)))


def frozen(version: Version) -> Report:
    """The report that a version holds."""
    return from_json(Report, json.loads(bytes(version.internal.body)))
