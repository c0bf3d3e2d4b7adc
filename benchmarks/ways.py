"""Four ways to the versions in force on a day, as known at a moment. Needs Django set up."""

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from versions import DAY, KNOWN_AT

from gongyak.snapshots.models import Document, Publication, Version

FIELDS = ("document_id", "seq", "title", "status", "progress_hundredths", "plan_won", "spent_won")
Rows = list[tuple]


def manifest(documents: range) -> Rows:
    """From the publication in force: what the public pages ask."""
    publication = Publication.objects.in_force(DAY, KNOWN_AT)
    within = (documents[0], documents[-1])
    held = Version.objects.filter(publication=publication, document__id__range=within)
    return list(held.values_list(*FIELDS))


def as_of(documents: range) -> Rows:
    """The product's query: for each document the newest row by the index."""
    asked = Document.objects.filter(pk__range=(documents[0], documents[-1]))
    return list(Version.objects.as_of(DAY, KNOWN_AT, documents=asked).values_list(*FIELDS))


def window(documents: range) -> Rows:
    """ROW_NUMBER over all versions up to then, the first of each document."""
    order = [F("effective_on").desc(), F("seq").desc()]
    number = Window(RowNumber(), partition_by="document_id", order_by=order)
    return list(_told(documents).annotate(place=number).filter(place=1).values_list(*FIELDS))


def fold(documents: range) -> Rows:
    """Every version up to then read and folded in Python."""
    newest: dict[int, tuple] = {}
    for effective_on, *row in _told(documents).values_list("effective_on", *FIELDS).iterator(10_000):
        before = newest.get(row[0])
        if before is None or (effective_on, row[1]) > before[:2]:
            newest[row[0]] = (effective_on, row[1], tuple(row))
    return [row for _, _, row in newest.values()]


def _told(documents: range) -> QuerySet[Version]:
    within = (documents[0], documents[-1])
    return Version.objects.filter(
        document__id__range=within, effective_on__lte=DAY, recorded_at__lte=KNOWN_AT
    )


WAYS = {"manifest": manifest, "as_of": as_of, "window function": window, "fold in Python": fold}
