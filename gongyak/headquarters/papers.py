"""The files of a report: of a confirmed one kept with its version, of a draft made when somebody asks."""

from gongyak import documents
from gongyak.headquarters.contents import frozen
from gongyak.rules.situation.report import Report, title_words, write
from gongyak.snapshots.actions import keep_file
from gongyak.snapshots.models import Version

#: What a report can be had as, with its media type.
MEDIA = {"hwpx": "application/hwp+zip", "pdf": "application/pdf"}


def paper(report: Report, format: str) -> bytes:
    """A report as a file of one of the formats of `MEDIA`."""
    title = title_words(report.kind, report.begins_on, report.ends_on)
    return documents.write(format, write(report), title=f"{report.headquarters} {title}")


def kept_paper(version: Version, format: str) -> bytes:
    """The file of a confirmed report; it is made once and kept."""
    found = version.files.filter(format=format).first()
    if found is None:
        body = paper(frozen(version), format)
        found = keep_file(version=version, format=format, media_type=MEDIA[format], body=body)
    return bytes(found.body)


def keep_papers(version: Version) -> None:
    """Make and keep every file of a confirmed report: after the act that froze it, which nobody waits for."""
    for format in MEDIA:
        kept_paper(version, format)
