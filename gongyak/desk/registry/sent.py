"""What forms of the registry send, read."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest

from gongyak.desk.dates import read_day
from gongyak.rules.refusal import Refusal


def key(request: HttpRequest, name: str) -> int:
    """The key of a row that was chosen; 0 where nothing was."""
    text = request.POST.get(name, "")
    return int(text) if _is_key(text) else 0


def keys(request: HttpRequest, name: str) -> list[int]:
    """The keys of all rows that were chosen."""
    return [int(text) for text in request.POST.getlist(name) if _is_key(text)]


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


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
