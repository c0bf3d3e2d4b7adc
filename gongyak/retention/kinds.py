"""What can be destroyed: each kind with its rows, since when their time runs, and how they are erased.

A new kind is a row of `rules/data/retention.toml` and an entry here; how it is erased is written beside its tables.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Model, Q, QuerySet

from gongyak.cases.erasing import erase_cases, erase_people
from gongyak.cases.models import Case, Submitter
from gongyak.staff.erasing import erase_sessions
from gongyak.staff.models import LoginSession

#: Erases rows by their keys at a moment; the salt is drawn for those that go together.
Erase = Callable[[Collection[int], datetime, str], None]


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows of a kind stand: `there` is that there is something to erase, `started` the moment since which
    the period runs, `key` what a row is called in acts, `label` what people call it (a number, never a name).

    `touches`: the tables whose bytes are let go of after.
    """

    table: type[Model]
    started: str
    there: Q
    key: str
    erase: Erase
    label: str = ""
    touches: tuple[str, ...] = ()

    def rows(self) -> QuerySet[Any]:
        """All that there is to erase some day, with when its time began."""
        ended = {f"{self.started}__isnull": False}
        return self.table._default_manager.filter(self.there, **ended).annotate(since=F(self.started))

    def key_of(self, pk: int) -> str:
        """What a row is called in acts: `case/12`."""
        return f"{self.key}/{pk}"


SOURCES: dict[str, Source] = {
    "submitter": Source(
        table=Submitter,
        started="case__closed_at",
        there=~Q(name="", position="", phone="", mail=""),
        key="submitter",
        erase=erase_people,
        label="case__number",
        touches=("cases_submitter", "jobs_job"),
    ),
    "case": Source(
        table=Case,
        started="closed_at",
        there=Q(erased_on=None),
        key="case",
        erase=erase_cases,
        label="number",
        touches=(
            "cases_case",
            "jobs_job",
            "cases_submitter",
            "cases_caseevent",
            "cases_clockevent",
            "cases_departmentrequest",
            "cases_fieldvisit",
            "cases_supplementrequest",
            "cases_caseoutcome",
            "cases_followupquestion",
            "cases_upstreamproposal",
            "cases_caseletter",
            "cases_caseanswer",
            "cases_casedraft",
            "cases_casefile",
            "files_filepiece",
            "files_storedfile",
            "approvals_approval",
            "approvals_approvalstep",
            "cases_notice",
            "cases_lookup",
            "cases_lookupsession",
            "cases_lostsecret",
            "cases_publicstory",
        ),
    ),
    "login": Source(
        table=LoginSession,
        started="ended_at",
        there=Q(),
        key="session",
        erase=erase_sessions,
        touches=("staff_loginsession",),
    ),
}
