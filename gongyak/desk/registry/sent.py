"""What forms of the registry send, read."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest

from gongyak.desk.dates import read_day
from gongyak.desk.numbers import read_key, read_keys
from gongyak.rules.refusal import Refusal


def key(request: HttpRequest, name: str) -> int:
    """The key of a row that was chosen; 0 where nothing was."""
    return read_key(request.POST.get(name, "")) or 0


def keys(request: HttpRequest, name: str) -> list[int]:
    """The keys of all rows that were chosen."""
    return read_keys(request.POST.getlist(name))


def day(request: HttpRequest, name: str, label: str) -> date:
    """A day that must be there; Refusal with its label where it cannot be read."""
    text = request.POST.get(name, "").strip()
    found = read_day(text)
    if found is None:
        raise Refusal(
            f"{label}: ‘{text[:40]}’을(를) 날짜로 읽을 수 없습니다. 2026. 11. 23.처럼 적어 주십시오."
        )
    return found


def texts(request: HttpRequest, names: Iterable[str]) -> dict[str, str]:
    """What was typed in these fields."""
    return {name: request.POST.get(name, "") for name in names}
