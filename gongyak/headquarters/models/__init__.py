"""Tables of the headquarters: its terms and phases, teams and members, indicators, reports."""

from gongyak.headquarters.models.indicators import Firmness, Indicator, IndicatorKind, Observation
from gongyak.headquarters.models.office import AlertLevel, Headquarters, Phase
from gongyak.headquarters.models.reports import (
    REPORT_KIND,
    ReportConfirmation,
    ReportEvent,
    ReportKind,
    ReportRhythm,
    ReportStatus,
    SituationReport,
    TeamInput,
)
from gongyak.headquarters.models.teams import MemberPart, OutsideBody, Team, TeamMember, TeamWording

__all__ = [
    "REPORT_KIND",
    "AlertLevel",
    "Firmness",
    "Headquarters",
    "Indicator",
    "IndicatorKind",
    "MemberPart",
    "Observation",
    "OutsideBody",
    "Phase",
    "ReportConfirmation",
    "ReportEvent",
    "ReportKind",
    "ReportRhythm",
    "ReportStatus",
    "SituationReport",
    "Team",
    "TeamInput",
    "TeamMember",
    "TeamWording",
]
