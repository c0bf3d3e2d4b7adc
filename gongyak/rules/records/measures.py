"""성과 수치 as an officer types them: a name, a number with its unit, how firm it is."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from gongyak.rules import data, money
from gongyak.rules.records.model import Basis, Metric

_MOST = 10**15


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted, by one code everywhere."""

    code: str
    labels: tuple[str, ...]
    unit: str


@cache
def measures() -> tuple[Measure, ...]:
    """What the data file names."""
    rows = data.load("measures.toml")["measures"]
    return tuple(Measure(row["code"], tuple(row["labels"]), row["unit"]) for row in rows)


def code_of(label: str) -> str:
    """The code of a figure by its name; a name that is in no file is its own code."""
    plain = "".join(label.split())
    return next((one.code for one in measures() if plain in one.labels), plain)


def read_metric(label: str, value: str, unit: str, basis: str, query: str = "") -> Metric:
    """A figure as it was typed; money in any unit of 원 becomes whole won.

    Raises ValueError with one sentence on what is missing or no whole number.
    """
    label, unit = " ".join(label.split()), "".join(unit.split())
    if not label or not unit:
        raise ValueError("수치마다 이름과 단위를 적으십시오. 예: 참여기업 28 개")
    number, unit = _counted(label, value, unit)
    try:
        firm = Basis(basis) if basis else None
    except ValueError as error:
        raise ValueError(f"‘{label}’ 수치가 예정인지 잠정인지 확정인지 고르십시오.") from error
    return Metric(code_of(label), label, number, unit, firm, None, query.strip())


def _counted(label: str, value: str, unit: str) -> tuple[int, str]:
    won = money.UNITS.get(unit, 0)
    try:
        exact = Decimal(value.replace(",", "").strip()) * (won or 1)
        whole = exact.is_finite() and exact == exact.to_integral_value() and abs(exact) < _MOST
    except InvalidOperation:
        whole = False
    if not whole:
        raise ValueError(f"‘{label}’의 값 ‘{value.strip()[:20]}’을 온수로 적으십시오. 예: 28, 1,200")
    return int(exact), "원" if won else unit
