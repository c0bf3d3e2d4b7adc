"""Section 5, 향후계획: what is planned and was not done on the 기준일, with what slipped."""

from collections.abc import Iterator
from datetime import date

from gongyak.rules import data
from gongyak.rules.compiling.belonging import Belonging
from gongyak.rules.compiling.kinds import FILE
from gongyak.rules.compiling.model import LeftOut, Line, Records
from gongyak.rules.compiling.periods import period, slipped_from
from gongyak.rules.compiling.sentences import free_lines, sentence
from gongyak.rules.records import Achievement, PlannedActivity, PlannedStatus


def compile_planned(records: Records, day: date) -> tuple[tuple[Line, ...], tuple[LeftOut, ...]]:
    """The lines of the section, and the activities of the pledge that it does not tell."""
    belonging = Belonging.of(records)
    own = belonging.planned()
    open_ones = [one for one in own if is_open(one, records, day)]
    kept = _with_those_above(open_ones, own, records)
    below: dict[str, list[PlannedActivity]] = {}
    for one in kept.values():
        below.setdefault(one.parent if one.parent in kept else "", []).append(one)

    def lines(under: str = "") -> Iterator[Line]:
        for one in sorted(below.get(under, ()), key=lambda one: _place(belonging, one)):
            yield _line(one, records, tuple(lines(one.key)))

    left = tuple(LeftOut(one.key, one.title, str(one.status)) for one in own if one.key not in kept)
    return tuple(lines()), left


def is_open(one: PlannedActivity, records: Records, day: date) -> bool:
    """Whether an activity was still to be done on a day: what it became may have come later."""
    if one.status is PlannedStatus.DROPPED:
        return False
    if one.status is not PlannedStatus.DONE:
        return True
    became = records.get(one.actual, Achievement)
    return bool(became and became.span.start and became.span.start > day)


def _with_those_above(
    open_ones: list[PlannedActivity], own: list[PlannedActivity], records: Records
) -> dict[str, PlannedActivity]:
    """The open activities with everything of the pledge that they stand under, by key."""
    belongs = {one.key for one in own}
    kept = {one.key: one for one in open_ones}
    for one in open_ones:
        above = records.get(one.parent, PlannedActivity)
        while above and above.key in belongs and above.key not in kept:
            kept[above.key] = above
            above = records.get(above.parent, PlannedActivity)
    return kept


def _place(belonging: Belonging, one: PlannedActivity) -> tuple[bool, int, date, date, str]:
    """By hand, else by the day by which it is to be done."""
    by_hand = belonging.place([one])
    span = one.span
    return by_hand is None, by_hand or 0, span.end or span.start or date.max, span.start or date.max, one.key


def _line(one: PlannedActivity, records: Records, below: tuple[Line, ...]) -> Line:
    rules = data.load(FILE)["planned"]
    behind = (records.behind(one),)
    text = sentence(rules["templates"], {"title": one.title, "period": period(one.span)})
    reason: tuple[Line, ...] = ()
    if one.original:
        text += rules["slipped"].format(original=slipped_from(one.original, one.span))
        if one.reason:
            told = rules["reason"].format(reason=one.reason)
            reason = (Line(f"{one.key}/reason", told, records=behind),)
    free = tuple(free_lines(one.key, one.lines, behind))
    return Line(one.key, text, records=behind, children=(*reason, *free, *below))
