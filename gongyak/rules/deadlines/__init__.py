"""기한: the legal clock of petitions, each due moment with the lines by which it was counted."""

from gongyak.rules.deadlines.articles import (
    Cause,
    Choice,
    Chosen,
    Kind,
    Limit,
    Period,
    causes,
    choices,
    defaults,
    kind_of,
    kinds,
    limits,
)
from gongyak.rules.deadlines.clock import Extension, Filing, Reckoning, reckon
from gongyak.rules.deadlines.cooperation import Cooperation, Later, cooperate, counted_again
from gongyak.rules.deadlines.counting import Line
from gongyak.rules.deadlines.explain import explain, headline, moment_with_weekday, to_json
from gongyak.rules.deadlines.stops import Suspension
from gongyak.rules.deadlines.typed import parse_moment, parse_period, parse_suspension
from gongyak.rules.deadlines.within import Within, progress_days, within

__all__ = [
    "Cause",
    "Choice",
    "Chosen",
    "Cooperation",
    "Extension",
    "Filing",
    "Kind",
    "Later",
    "Limit",
    "Line",
    "Period",
    "Reckoning",
    "Suspension",
    "Within",
    "causes",
    "choices",
    "cooperate",
    "counted_again",
    "defaults",
    "explain",
    "headline",
    "kind_of",
    "kinds",
    "limits",
    "moment_with_weekday",
    "parse_moment",
    "parse_period",
    "parse_suspension",
    "progress_days",
    "reckon",
    "to_json",
    "within",
]
