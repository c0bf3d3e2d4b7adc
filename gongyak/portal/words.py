"""Values as the public reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongyak.rules import money
from gongyak.rules.card.layout import layouts

#: Where the card leaves a field open.
UNSAID = gettext_lazy("미기재")


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value; `is_code` for hashes and the like, `address` where the value leads somewhere."""

    label: str
    value: str
    is_code: bool = False
    address: str = ""


def size(count: int) -> str:
    """The size of a file: `812바이트`, `14KB`, `1.2MB`."""
    if count < 1024:
        return _("%(count)s바이트") % {"count": count}
    if count < 1024 * 1024:
        return f"{max(1, round(count / 1024))}KB"
    return f"{count / 1024 / 1024:.1f}MB"


def percent(value: Decimal | None) -> str:
    """A percentage without superfluous digits: `50`, `33.3`; empty where unknown."""
    if value is None:
        return ""
    return f"{value.normalize():f}"


def tone(status: str | None) -> str:
    """How the badge of a 추진상황 looks: `done`, `open` for what has stopped, `going` for the rest."""
    plain = (status or "").replace(" ", "")
    if plain in ("완료", "이행완료", "이행후계속추진", "완료후계속추진"):
        return "done"
    if plain in ("보류", "폐기", "부진", "일부추진", "미추진"):
        return "open"
    return "going" if plain else "plain"


def hundred_million(won: int | None) -> str:
    """Won in 억원, rounded half up to one decimal: `123.4`; `-` for zero, empty for unknown."""
    if not won:
        return "" if won is None else "-"
    return f"{(Decimal(won) / 10**8).quantize(Decimal('0.1'), ROUND_HALF_UP):,f}"


def million(won: int) -> str:
    """Won as an exact number of 백만원: `86,092`, `9.6`."""
    return money.format_number(won, "백만원")


def steps_at(names: Iterable[object], at: int) -> list[tuple[str, str]]:
    """Every step with `done`, `here` or `ahead`; `at` is the place of the one that is under way."""
    return [
        (str(name), "done" if place < at else "here" if place == at else "ahead")
        for place, name in enumerate(names)
    ]


def field_label(field: str) -> str:
    """What the official form calls a field or section of the card."""
    layout = layouts()["standard"]
    if field in layout.sections:
        return layout.sections[field].titles[0]
    return layout.fields[field][0] if field in layout.fields else ""
