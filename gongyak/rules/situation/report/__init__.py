"""상황보고: what of it is computed from the records, what people wrote, and the whole as blocks. Pure."""

from gongyak.rules.situation.report.computing import Around, compute
from gongyak.rules.situation.report.model import (
    SECTIONS,
    Computed,
    IndicatorLine,
    LateLine,
    Report,
    ReportFigure,
    TeamText,
    Texts,
)
from gongyak.rules.situation.report.periods import KINDS, period_for, title_words
from gongyak.rules.situation.report.writing import write

__all__ = [
    "KINDS",
    "SECTIONS",
    "Around",
    "Computed",
    "IndicatorLine",
    "LateLine",
    "Report",
    "ReportFigure",
    "TeamText",
    "Texts",
    "compute",
    "period_for",
    "title_words",
    "write",
]
