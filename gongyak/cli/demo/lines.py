"""Lines of a story: what a section says at a 기준일.

A line stands two blanks further in than the line that it belongs to. It can say when it holds, by the month
in which a quarter ends:

    {2023-09~} 설계 용역 착수                          from the 기준일 of September 2023 on
    {~2023-12} 공모 신청 준비                          until that of December 2023
    면접 168명, {2023-12: 채용 예정 54명 | 2024-03: 채용 확정 47명}    what at which; no line before the first
"""

import re
from collections.abc import Callable
from datetime import date

from gongyak.blocks import Paragraph
from gongyak.rules import dates
from gongyak.rules.card.items import tree
from gongyak.rules.card.model import Item

#: The marks of the levels, as the official form has them.
MARKS = ("-", "▷", "-")
_HOLDS = re.compile(r"\{(\d{4}-\d\d)?~(\d{4}-\d\d)?\}\s*")
_VARIES = re.compile(r"\{(\d{4}-\d\d: [^{}]*)\}")
Keeps = Callable[[str, date], bool]


def always(_text: str, _day: date) -> bool:
    """Every line."""
    return True


def happened(text: str, day: date) -> bool:
    """A line that tells of nothing after the day."""
    return all(found.start <= day for found in dates.find(text) if found.start)


def ahead(text: str, day: date) -> bool:
    """A line that tells of nothing that was over by the day."""
    return all(found.end > day for found in dates.find(text) if found.end)


def said(text: str, day: date, keeps: Keeps = always, marks: tuple[str, ...] = MARKS) -> tuple[Item, ...]:
    """The items of a section at a 기준일; what stands below a line that is not said goes with it."""
    shown: list[Paragraph] = []
    silent: int | None = None
    for line in filter(str.strip, text.splitlines()):
        level = (len(line) - len(line.lstrip())) // 2
        if silent is not None and level > silent:
            continue
        words = _at(line.strip(), day)
        silent = level if words is None or not keeps(words, day) else None
        if words is not None and silent is None:
            shown.append(Paragraph(words, level + 1, marks[level]))
    return tree(shown)


def _at(line: str, day: date) -> str | None:
    """What a line says at a 기준일, None where it does not stand there."""
    month = f"{day:%Y-%m}"
    if holds := _HOLDS.match(line):
        first, last = holds.groups()
        if not (first or "") <= month <= (last or "9"):
            return None
        line = line[holds.end() :]
    for varies in list(_VARIES.finditer(line)):
        told = [one.split(": ", 1) for one in varies[1].split(" | ")]
        known = [words for since, words in told if since <= month]
        if not known:
            return None
        line = line.replace(varies[0], known[-1])
    return line
