"""Where a record of the headquarters has its page."""

from django.urls import NoReverseMatch, reverse

#: The page of each kind of record by the first part of its key.
_PAGES = {
    "achievement": "desk-result",
    "planned": "desk-activity",
    "project": "project",
    "year-plan": "portfolio-plan",
    "meeting": "desk-meeting",
    "meeting-item": "desk-item",
    "report": "hq-report",
}


def address_of(key: str) -> str:
    """The page of a record; "" where its kind has none."""
    kind, _, number = key.partition("/")
    if kind not in _PAGES or not number.isdigit():
        return ""
    try:
        return reverse(_PAGES[kind], args=[int(number)])
    except NoReverseMatch:
        return ""
