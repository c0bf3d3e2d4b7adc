"""Verify: what was entered of the indicators is what the acts say was entered."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from gongyak.audit.models import Act
from gongyak.headquarters.models import Observation
from gongyak.headquarters.observing import ENTERING, print_of
from gongyak.rules.findings import Finding, Severity


def verify() -> list[Finding]:
    """Every broken promise as a finding of severity error."""
    return list(_observations())


def _observations() -> Iterator[Finding]:
    """Each act of entering beside the rows that it made: by moment and person, in order. Two queries."""
    rows: dict[tuple[datetime, str], list[Observation]] = defaultdict(list)
    for row in Observation.objects.order_by("pk"):
        rows[row.recorded_at, f"staff/{row.recorded_by_id}"].append(row)
    for act in Act.objects.filter(action=ENTERING).order_by("seq"):
        own = rows[act.at, act.actor]
        count = int(act.reason.removesuffix("건"))
        made, rows[act.at, act.actor] = own[:count], own[count:]
        if print_of(made) != act.after:
            message = "지표의 값이 입력한 때의 행위와 다르거나 사라졌습니다."
            yield Finding("observation-differs", Severity.ERROR, f"act.{act.seq}", message)
    for left in (row for own in rows.values() for row in own):
        message = "입력한 행위가 없는 지표의 값이 있습니다."
        yield Finding("observation-without-act", Severity.ERROR, f"observation.{left.pk}", message)
