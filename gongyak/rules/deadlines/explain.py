"""A reckoning in words, line by line, and as JSON."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from gongyak.rules.deadlines.articles import Period
from gongyak.rules.deadlines.clock import Extension, Reckoning
from gongyak.rules.deadlines.counting import Line
from gongyak.rules.deadlines.hours import HOURS, clock_text, minute_of, span_text
from gongyak.rules.holidays import with_weekday

_STEPS = ("처리기간", "1차 연장", "2차 연장")


def moment_with_weekday(moment: datetime) -> str:
    """`2024. 3. 29.(금) 16:30`"""
    day, minute = minute_of(moment)
    return f"{with_weekday(day)} {clock_text(minute)}"


def headline(one: Reckoning) -> str:
    """When it is due, in one sentence."""
    if one.due is None:
        return "처리기한: 중단 중이어서 아직 정해지지 않았습니다."
    return f"처리기한: {moment_with_weekday(one.due)}"


def explain(one: Reckoning) -> Iterator[str]:
    """Every line of the count: the petition, each step with its days, what is open."""
    yield f"{one.kind.name}: {'그 법령이 정한 기간 ' if one.filing.own else ''}{one.period.words} ({one.kind.article})"
    yield f"접수: {moment_with_weekday(one.filing.received)}"
    yield _way(one.period)
    step = -1
    for line in one.lines:
        if line.step != step:
            step = line.step
            yield _step(one, step)
        yield f"  {with_weekday(line.day)} {line.words} ({line.article})"
    for place, due in enumerate(one.steps):
        yield f"{_STEPS[place]} 끝: {moment_with_weekday(due)}"
    for finding in one.findings:
        yield f"※ {finding.message}"


def _way(period: Period) -> str:
    if period.by_the_hour:
        how = "" if period.in_hours else f", 하루를 {span_text(HOURS.a_day)}으로"
        return f"셈: 접수한 때부터 근무시간으로{how} 세고, 공휴일과 토요일은 넣지 않음 (법 제19조제1항)"
    return "셈: 첫날을 넣어 날로 세고, 공휴일과 토요일은 넣지 않음 (법 제19조제2항)"


def _step(one: Reckoning, step: int) -> str:
    if step == 0:
        return f"{_STEPS[0]} {one.period.words}"
    amount = _amount(one.filing.extensions[step - 1], one.period)
    consent = ", 민원인 동의" if step > 1 else ""
    return f"{_STEPS[step]} {Period(amount, one.period.in_hours).words} (영 제21조{consent})"


def _amount(extension: Extension, period: Period) -> int:
    return period.amount if extension.amount is None else extension.amount


def to_json(one: Reckoning) -> dict[str, Any]:
    """`{kind, received, period, due, steps[], lines[], findings[]}`; moments in ISO 8601 with Seoul's offset."""
    return {
        "kind": one.kind.word,
        "name": one.kind.name,
        "article": one.kind.article,
        "received": one.filing.received.isoformat(timespec="minutes"),
        "period": {"amount": one.period.amount, "unit": "hours" if one.period.in_hours else "days"},
        "counted_in": "hours" if one.period.by_the_hour else "days",
        "due": one.due.isoformat(timespec="minutes") if one.due else None,
        "steps": [
            {"step": _STEPS[place], "due": due.isoformat(timespec="minutes")}
            for place, due in enumerate(one.steps)
        ],
        "lines": [_line(line) for line in one.lines],
        "findings": [finding.to_json() for finding in one.findings],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "day": line.day.isoformat(),
        "counts": line.counts,
        "total": line.total,
        "words": line.words,
        "article": line.article,
        "step": _STEPS[line.step],
    }
