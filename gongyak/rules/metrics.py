"""성과 수치 in a line of 실적: `참여기업 28개, 면접인원 200명 ☞ 채용 예정 112명`, `10개 분야 64개 사업`.

Numbers that belong to a date, a recurrence or a 문서번호 are not metrics. Money is given in won.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise, zip_longest

from gongyak.rules import data, dates, money, numbering


@dataclass(frozen=True, slots=True)
class MetricText:
    """A metric as read: label, value (whole number, or the exact digits of a decimal), unit, basis."""

    label: str
    value: int | str
    unit: str
    basis: str | None


_RULES = data.load("metrics.toml")
_WORDS = sorted([*_RULES["units"]["words"], *money.UNITS], key=len, reverse=True)
_VALUE = re.compile(
    r"(?<![\d.,제第/~∼만천백십])(?P<number>\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)(?:(?P<thousands>[천만])(?![만억]|\s?원))?\s?"
    rf"(?P<unit>{'|'.join(map(re.escape, _WORDS))})(?!월)(?:(?:[이가은는을를의로와과도]|에서|으로)(?=\s))?"
    r"(?![A-Za-z0-9])(?![가-힣]{0,4}급)"
    rf"(?P<after>\s?\((?:{'|'.join(_RULES['basis']['words'])})\))?"
)
_THOUSANDS = {"천": 1000, "만": 10_000, None: 1}
_BOUNDARY = re.compile(r"[,:;=☞→➔⇒()\[\]/·‘’『』「」]|\s-\s")
_COLON = re.compile(r"([^,:;()\[\]/]{1,40}?)\s?:\s?$")
_BASIS = re.compile(rf"\s?({'|'.join(_RULES['basis']['words'])})\s?")
_FILLERS = re.compile(rf"(?:^|(?<=\s))(?:{'|'.join(_RULES['fillers']['words'])})(?=\s|$)|^\d\S*")


def find(text: str) -> list[MetricText]:
    """Every metric of a line in order. A number without a word beside it is not one."""
    plain = _without_dates(text)
    results = []
    values = _values(plain)
    start = 0
    for value, following in zip_longest(values, values[1:]):
        ahead = plain[start : value.start]
        before = _label(_BOUNDARY.split(ahead)[-1])
        start = value.end
        if not before:
            rest = plain[value.end : following.start if following else len(plain)]
            before = _label(_BOUNDARY.split(rest)[0])
            start += len(rest) if before and not _BOUNDARY.search(rest) else 0
        if not before and (named := _COLON.search(ahead)):
            before = _label(named[1])
        if label := _BASIS.sub(" ", f" {before} ").strip():
            results.append(_metric(label, f" {before} {value.basis} ", value))
    return results


@dataclass(frozen=True, slots=True)
class _Value:
    """A number with its unit and its place in a line; money in won, `basis` as it stands in brackets behind."""

    exact: Decimal
    unit: str
    basis: str
    start: int
    end: int
    won: int = 0  # in one of the unit that an amount was written in last


def _values(plain: str) -> list[_Value]:
    """The numbers of a line; an amount that goes on with a smaller unit (`2조 7,700억원`) is one."""
    values: list[_Value] = []
    for found in _VALUE.finditer(plain):
        won = money.UNITS.get(found["unit"], 0)
        exact = Decimal(found["number"].replace(",", "")) * _THOUSANDS[found["thousands"]] * (won or 1)
        basis = (found["after"] or "").strip(" ()")
        made = _Value(exact, "원" if won else found["unit"], basis, found.start(), found.end(), won)
        last = values[-1] if values else None
        if last and 0 < won < last.won and not plain[last.end : made.start].strip():
            values[-1] = replace(made, exact=last.exact + exact, start=last.start)
        else:
            values.append(made)
    return values


def _label(text: str) -> str:
    """The words beside a number, without 총, 약 … and without another number."""
    return " ".join(_FILLERS.sub(" ", text.strip()).split())


def _without_dates(text: str) -> str:
    """The text with dates, recurrences and 문서번호 blanked out, each by one boundary."""
    taken = [(start, end) for _, start, end in dates.located(text)]
    taken += [(number.start, number.end) for number in numbering.find_documents(text)]
    letters = list(text)
    for start, end in taken:
        letters[start:end] = [",", *" " * (end - start - 1)]
    return "".join(letters)


def _metric(label: str, words: str, value: _Value) -> MetricText:
    basis = _BASIS.search(words)
    whole = value.exact == value.exact.to_integral_value()
    shown = int(value.exact) if whole else str(value.exact)
    return MetricText(label, shown, value.unit, basis[1] if basis else None)


@dataclass(frozen=True, slots=True)
class ChainBreak:
    """A number that is greater than the one it comes from: 면접 above 구직참여."""

    smaller: MetricText
    greater: MetricText


def chain_breaks(found: Iterable[MetricText]) -> list[ChainBreak]:
    """Where a later number of a chain (구직 ≥ 면접 ≥ 채용) exceeds an earlier one."""
    listed = list(found)
    breaks = []
    for chain in _RULES["chain"]:
        steps = [
            next((m for m in listed if m.unit == chain["unit"] and any(w in m.label for w in words)), None)
            for words in chain["labels"]
        ]
        present = [step for step in steps if step is not None and isinstance(step.value, int)]
        breaks += [
            ChainBreak(earlier, later)
            for earlier, later in pairwise(present)
            if int(later.value) > int(earlier.value)
        ]
    return breaks
