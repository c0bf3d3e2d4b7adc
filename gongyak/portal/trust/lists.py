"""The list of all publications as a file: what each says of itself, its hash, and where its own list is."""

from collections.abc import Sequence
from datetime import UTC

from django.urls import reverse

from gongyak.pledges.published import PublishedFile, PublishedPublication
from gongyak.rules.canonical import canonical, sha256

NAME = "publications.json"


def all_publications(publications: Sequence[PublishedPublication]) -> PublishedFile:
    """Canonical JSON, the first publication first; its own hash is nowhere, since it grows with each."""
    body = canonical({"publications": [_row(one) for one in sorted(publications, key=lambda one: one.seq)]})
    return PublishedFile(NAME, "application/json", sha256(body), body)


def _row(one: PublishedPublication) -> dict[str, str | int]:
    """Moments are in UTC with microseconds, as the hashed list of the publication has them."""
    return {
        "seq": one.seq,
        "as_of": one.as_of.isoformat(),
        "published_at": one.published_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": one.by,
        "reason": one.reason,
        "hash": one.hash,
        "previous_hash": one.previous_hash,
        "cards": one.count,
        "manifest": reverse("publication", args=[one.seq]),
    }
