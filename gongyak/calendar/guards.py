"""What the database refuses to change or remove of the calendar."""

from collections.abc import Mapping, Sequence

GUARDED: Mapping[str, Sequence[Sequence[str]]] = {
    "calendar_holidayoverride": [("id",)],
    "calendar_checkedyear": [("id",), ("year",)],
    "calendar_clockchoice": [("id",)],
}
