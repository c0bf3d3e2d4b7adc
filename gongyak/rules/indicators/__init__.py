"""경제지표: periods, exact values, and how a value compares with the period and the year before."""

from gongyak.rules.indicators.changes import (
    DOWN,
    UP,
    Change,
    Compared,
    Observed,
    change,
    change_words,
    judge,
    series,
)
from gongyak.rules.indicators.periods import period_before, period_of, period_words, read_period, year_before
from gongyak.rules.indicators.values import exact, read_value, value_words

__all__ = [
    "DOWN",
    "UP",
    "Change",
    "Compared",
    "Observed",
    "change",
    "change_words",
    "exact",
    "judge",
    "period_before",
    "period_of",
    "period_words",
    "read_period",
    "read_value",
    "series",
    "value_words",
    "year_before",
]
