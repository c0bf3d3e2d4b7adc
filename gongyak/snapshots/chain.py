"""What the hashes of versions and publications cover: spelled once, for writing and for checking."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from gongyak.audit.actions import Head
from gongyak.rules.moments import moment_text
from gongyak.snapshots.models import Publication, Version


def version_record(version: Version) -> dict[str, Any]:
    """The fields of a version that its hash covers, the hash before it among them."""
    return {
        "document": str(version.document),
        "seq": version.seq,
        "effective_on": version.effective_on.isoformat(),
        "recorded_at": moment_text(version.recorded_at),
        "title": version.title,
        "status": version.status,
        "progress_hundredths": version.progress_hundredths,
        "plan_won": version.plan_won,
        "spent_won": version.spent_won,
        "internal_hash": version.internal_hash,
        "public_hash": version.public_hash,
        "previous_hash": version.previous_hash,
        "author": version.author,
        "reason": version.reason,
        "retroactive": version.retroactive,
    }


def manifest_items(versions: Iterable[Version]) -> list[dict[str, Any]]:
    """The lines of a public list: document, version, hashes of its public form and of each of its files.

    Needs `document` selected, and `files` prefetched without their bodies.
    """
    lines = [
        {
            "document": str(version.document),
            "version": version.seq,
            "effective_on": version.effective_on.isoformat(),
            "public_hash": version.public_hash,
            "files": {file.format: file.sha256 for file in version.files.all()},
        }
        for version in versions
    ]
    return sorted(lines, key=lambda line: str(line["document"]))


def manifest(publication: Publication, items: list[dict[str, Any]], acts: Head) -> dict[str, Any]:
    """The public list of a publication: its canonical JSON is what the publication's hash covers.

    `acts` is the head of the record of acts before it: whoever keeps the list keeps that head too.
    """
    return {
        "seq": publication.seq,
        "as_of": publication.as_of.isoformat(),
        "published_at": moment_text(publication.published_at),
        "by": publication.by,
        "reason": publication.reason,
        "previous_hash": publication.previous_hash,
        "acts": asdict(acts),
        "items": items,
    }
