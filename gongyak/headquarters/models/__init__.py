"""Tables of the headquarters: its terms and phases, teams and members, indicators."""

from gongyak.headquarters.models.indicators import Firmness, Indicator, IndicatorKind, Observation
from gongyak.headquarters.models.office import AlertLevel, Headquarters, Phase
from gongyak.headquarters.models.teams import MemberPart, OutsideBody, Team, TeamMember, TeamWording

__all__ = [
    "AlertLevel",
    "Firmness",
    "Headquarters",
    "Indicator",
    "IndicatorKind",
    "MemberPart",
    "Observation",
    "OutsideBody",
    "Phase",
    "Team",
    "TeamMember",
    "TeamWording",
]
