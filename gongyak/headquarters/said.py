"""What was typed into the headquarters' forms, before a table sees it."""

from datetime import date

from gongyak.rules.dates import format_day
from gongyak.rules.particles import with_particle
from gongyak.rules.refusal import Refusal

SHORT, MEDIUM, LONG = 50, 100, 200


def said(text: str, label: str, longest: int = 0) -> str:
    """A text that must be there, without the blanks around it; Refusal where it is not or is too long (0: any)."""
    plain = text.strip()
    if not plain:
        raise Refusal(f"{with_particle(label, '을를')} 적으십시오.")
    return fitting(plain, label, longest)


def fitting(text: str, label: str, longest: int) -> str:
    """A text that may be empty, without the blanks around it; Refusal where it is too long."""
    plain = text.strip()
    if longest and len(plain) > longest:
        raise Refusal(f"{with_particle(label, '은는')} {longest}자까지 적을 수 있습니다. 줄여 주십시오.")
    return plain


def within(day: date, began_on: date, ended_on: date | None, label: str) -> date:
    """A day that lies in the days of what it belongs to; Refusal where it does not."""
    if day < began_on or (ended_on is not None and day > ended_on):
        until = f"{format_day(ended_on)}까지" if ended_on else "뒤"
        raise Refusal(
            f"{with_particle(label, '은는')} {format_day(began_on)}부터 {until}의 날이어야 합니다. 날짜를 확인하십시오."
        )
    return day
