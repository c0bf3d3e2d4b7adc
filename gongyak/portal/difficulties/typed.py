"""What a business types of its own case: to be there again, and its answer to whether it is solved."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

LONGEST_TEXT = 20_000  # characters that are shown again


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed in a form of the page, to be there again; all empty where nothing was."""

    act: str = ""
    text: str = ""
    said: str = ""
    satisfaction: str = ""
    reopens: str = ""


_NAMES = tuple(one.name for one in fields(Typed))


def typed_in(sent: Mapping[str, str], before: str = "") -> Typed:
    """What a form brought, its fields' names with something before them."""
    return Typed(**{name: sent.get(f"{before}{name}", "")[:LONGEST_TEXT] for name in _NAMES})


def answered(sent: Mapping[str, str]) -> dict[str, object]:
    """What somebody says to whether it is solved, as a form brings it."""
    satisfaction = sent.get("satisfaction", "")
    return {
        "said_word": sent.get("said", ""),
        "satisfaction": int(satisfaction) if satisfaction in ("1", "2", "3", "4", "5") else None,
        "remark": sent.get("text", ""),
        "reopens": "reopens" in sent,
    }
