"""What people type to a clock: a moment of receipt, a period, a suspension."""

import re
from datetime import date, datetime

from gongyak.rules.dates import parse_day
from gongyak.rules.deadlines.articles import Period
from gongyak.rules.deadlines.hours import at_minute
from gongyak.rules.deadlines.stops import Suspension
from gongyak.rules.particles import quoted

_MOMENT = re.compile(r"(?P<day>.+?)[ T]\s*(?P<hour>\d{1,2}):(?P<minute>\d\d)")
_PERIOD = re.compile(r"(\d{1,3})\s*(일|시간|근무시간)")
_SPAN = re.compile(r"(?:(?P<cause>[가-힣]+)\s+)?(?P<first>[^~]+)~(?P<last>[^~+]*)(?P<more>\+?)")
_MOST_DAYS = 3_660


def parse_moment(text: str) -> datetime:
    """`2024-03-29 16:30`, `2024. 3. 29. 16:30`: a moment in Seoul; ValueError with a sentence on anything else."""
    found = _MOMENT.fullmatch(text.strip())
    day = parse_day(found["day"]) if found else None
    if found is None or day is None or int(found["hour"]) > 23 or int(found["minute"]) > 59:
        raise ValueError(f"{quoted(text, '은는')} 접수한 때가 아닙니다. 2024-03-29 16:30처럼 쓰십시오.")
    return at_minute(day, int(found["hour"]) * 60 + int(found["minute"]))


def parse_period(text: str) -> Period:
    """`3일`, `4시간`; ValueError with a sentence on anything else."""
    found = _PERIOD.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{quoted(text, '은는')} 처리기간이 아닙니다. 10일 또는 4시간처럼 쓰십시오.")
    return Period(int(found[1]), found[2] != "일")


def parse_suspension(text: str) -> Suspension:
    """`보완 2024-04-01~2024-04-04`: without a word it is 보완, without a last day it has not ended, and a `+`
    says that the limit of its cause was extended. ValueError with a sentence on anything else."""
    found = _SPAN.fullmatch(text.strip())
    first = parse_day(found["first"]) if found else None
    last = parse_day(found["last"]) if found and found["last"].strip() else None
    if found is None or first is None or (found["last"].strip() and last is None):
        raise ValueError(
            f"{quoted(text, '은는')} 멈춘 기간이 아닙니다. ‘보완 2024-04-01~2024-04-04’처럼 쓰십시오."
        )
    if last is not None and _length(first, last) > _MOST_DAYS:
        raise ValueError(f"{quoted(text, '은는')} 10년이 넘는 기간입니다. 두 날을 확인하십시오.")
    return Suspension(found["cause"] or "보완", first, last, bool(found["more"]))


def _length(first: date, last: date) -> int:
    return (last - first).days
