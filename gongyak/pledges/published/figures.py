"""The 숫자 근거표 of a published card: what its figures were counted from, as a file."""

import hashlib
from datetime import date

from gongyak import documents
from gongyak.district.published import district
from gongyak.pledges.published.whole import PublishedFile, card
from gongyak.pledges.rounds.cards import WRITTEN_HERE
from gongyak.rules.whence import About, document, told
from gongyak.snapshots.models import KnownAt

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "hwpx": "application/hwp+zip",
}


def figures(
    number: str, format: str, as_of: date | None = None, known_at: KnownAt = None, holder: str | None = None
) -> PublishedFile | None:
    """The table of one card, made when it is asked for from what was frozen; None where there is no such card or
    format. Its head names the district as it is called today.
    """
    found = card(number, as_of, known_at, holder) if format in MEDIA_TYPES else None
    if found is None:
        return None
    settings = district()
    is_file = found.source.format != WRITTEN_HERE
    about = About.of(found.card, found.as_of, settings.name, notice=settings.notice, is_file=is_file)
    blocks = document(told(found.lineage, found.card), about)
    body = documents.write(format, blocks, title=f"숫자 근거표 {found.number}")
    name = f"숫자근거표-{found.number}-{found.as_of}.{format}"
    return PublishedFile(name, MEDIA_TYPES[format], hashlib.sha256(body).hexdigest(), body)
