"""Money: whole won inside, 천원·백만원·억원 where text is read or written.

Amounts are exact: text goes through `Decimal`, never through a binary float.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from gongyak.rules.findings import Finding, Severity

#: Won in one of each unit that officials write.
UNITS = {
    "원": 1,
    "천원": 10**3,
    "만원": 10**4,
    "십만원": 10**5,
    "백만원": 10**6,
    "천만원": 10**7,
    "억원": 10**8,
    "억": 10**8,
    "십억원": 10**9,
    "조원": 10**12,
    "조": 10**12,
}
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_CELL = re.compile(rf"(?P<minus>[△▲-])?\s?(?P<number>\d+(?:,\d+)*(?:\.\d+)?)\s?(?P<unit>{_UNIT})?")
_DOT_FOR_COMMA = re.compile(r"[△▲-]?\s?\d{1,3}(?:\.\d{3})+")
_MISPLACED_COMMA = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?")
_NAMED = re.compile(r"단위\s*[:：]\s*([가-힣]+)")
_PROSE = re.compile(
    rf"(?<![\d.,백천십])(?P<number>\d{{1,15}}(?:,\d{{3}}){{0,6}}(?:\.\d{{1,9}})?) ?(?P<unit>{_UNIT.replace('만원', '만 ?원').replace('억원', '억 ?원')})"
)
_TOTAL = re.compile(r"^\s*(?:총|계|합계|총계|총사업비)\s*:?\s*\d")
_ZERO = {"-", "–", "—", "―", "ー", "−", "‐", "0"}
_UNDECIDED = {"미정", "추후", "추후결정", "추후확정", "협의중"}


@dataclass(frozen=True, slots=True)
class Amount:
    """What a cell of money says: won, or None where it is blank, 미정 or unreadable."""

    won: int | None
    undecided: bool = False


def parse_cell(text: str, unit: str, where: str) -> tuple[Amount, list[Finding]]:
    """Read a cell such as `9.6`, `86,092`, `-` or `미정` that is counted in `unit`.

    `-` is zero; a blank cell is unknown and reported (`money-blank`). Reported as well: a dot where a comma
    was meant (`money-dot-for-comma`; the value stays as written), a misplaced comma (`money-comma`), a part
    of a won (`money-fraction`), text that is no amount (`money-unread`).
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    if plain in _ZERO:
        return Amount(0), []
    if not plain:
        return Amount(None), [
            _finding("money-blank", Severity.WARNING, where, text, "빈칸입니다. 0이면 ‘-’를 적어 주십시오.")
        ]
    if plain in _UNDECIDED:
        return Amount(None, undecided=True), []
    found = _CELL.fullmatch(plain)
    if not found:
        return Amount(None), [
            _finding(
                "money-unread",
                Severity.ERROR,
                where,
                text,
                "금액으로 읽을 수 없습니다. 숫자나 ‘-’를 적어 주십시오.",
            )
        ]
    factor = UNITS[found["unit"] or unit]
    exact = Decimal(found["number"].replace(",", "")) * factor * (-1 if found["minus"] else 1)
    if exact != exact.to_integral_value():
        return Amount(None), [
            _finding(
                "money-fraction",
                Severity.ERROR,
                where,
                text,
                "1원보다 작은 금액이 있습니다. 단위를 확인해 주십시오.",
            )
        ]
    return Amount(int(exact)), _slips(plain, found["number"], where, text)


def _slips(plain: str, number: str, where: str, text: str) -> list[Finding]:
    if _DOT_FOR_COMMA.fullmatch(plain):
        meant = plain.replace(".", ",")
        message = f"쉼표 자리에 마침표를 적은 것 같습니다. ‘{meant}’인지 확인해 주십시오."
        return [_finding("money-dot-for-comma", Severity.WARNING, where, text, message)]
    if not _MISPLACED_COMMA.fullmatch(number):
        return [
            _finding(
                "money-comma",
                Severity.WARNING,
                where,
                text,
                "쉼표의 자리가 맞지 않습니다. 금액을 확인해 주십시오.",
            )
        ]
    return []


def _finding(code: str, severity: Severity, where: str, text: str, message: str) -> Finding:
    shown = f"‘{text.strip()}’: " if text.strip() else ""
    return Finding(code, severity, where, shown + message)


def unit_named(text: str) -> str | None:
    """The unit that a line such as `(단위: 백만원)` names, one of `UNITS` or not; None where it names none."""
    found = _NAMED.search(text)
    return found[1] if found else None


def parse_prose(text: str) -> int | None:
    """Won in a text such as `9.6백만원(구비)`, `2조 7,700억원`, `86,092백만원`; None where it names no amount.

    Amounts that follow each other from larger to smaller units add up.
    """
    amounts = _amounts(text)
    return amounts[0] if amounts else None


def parse_sum(text: str) -> int | None:
    """Won of all the amounts in a text together: `국비 3백만원, 구비 6.6백만원`; None where one is unclear or none is.

    A total that stands beside its parts (`총 10억원 중 구비 5억원`, `10억원, 국비 5억원, 시비 5억원`) or behind
    `=` counts alone.
    """
    amounts = _amounts(text.rpartition("=")[2])
    known = [amount for amount in amounts if amount is not None]
    if not known or len(known) < len(amounts):
        return None
    total = known[0] if _TOTAL.search(text) else max(known)
    return total if _TOTAL.search(text) or (2 * total == sum(known) and len(known) > 2) else sum(known)


def _amounts(text: str) -> list[int | None]:
    """Each amount of a text in won; None for one with a part of a won."""
    plain = unicodedata.normalize("NFKC", text)
    totals: list[Decimal] = []
    last_unit, last_end = 0, 0
    for found in _PROSE.finditer(plain):
        factor = UNITS[found["unit"].replace(" ", "")]
        amount = Decimal(found["number"].replace(",", "")) * factor
        if factor < last_unit and not plain[last_end : found.start()].strip():
            totals[-1] += amount
        else:
            totals.append(amount)
        last_unit, last_end = factor, found.end()
    return [int(total) if total == total.to_integral_value() else None for total in totals]


def format_number(won: int, unit: str) -> str:
    """Won as an exact number of `unit` with commas and no superfluous digits: `9.6`, `86,092`, `△1.5`."""
    exact = Decimal(abs(won)) / UNITS[unit]
    return ("△" if won < 0 else "") + f"{exact:,f}"


def format_cell(won: int | None, unit: str, *, undecided: bool = False) -> str:
    """A cell of the official form: `-` for zero, `미정` where undecided, blank for unknown."""
    if won is None:
        return "미정" if undecided else ""
    return "-" if won == 0 else format_number(won, unit)


def format_won(won: int, unit: str) -> str:
    """Won with its unit, for sentences: `9.6백만원`."""
    return format_number(won, unit) + unit
