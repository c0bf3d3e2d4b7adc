"""Days as the office reads and types them."""

from datetime import date

from gongyak.rules.dates import parse_day


def d_day(day: date, today: date) -> str:
    """How far a deadline is: `D-3`, `D-day`, `2일 지남`."""
    left = (day - today).days
    if left < 0:
        return f"{-left}일 지남"
    return f"D-{left}" if left else "D-day"


def read_day(text: str) -> date | None:
    """A day as people type one (`2026. 11. 23.`, `20261123`, `2026-11-23`), None where it is none.

    Years are those of the product, 1990 to 2100.
    """
    plain = text.strip()
    if plain.isascii() and plain.isdigit() and len(plain) == 8:
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    day = parse_day(plain)
    if day is None:
        try:
            day = date.fromisoformat(plain)
        except ValueError:
            return None
    return day if 1990 <= day.year <= 2100 else None
