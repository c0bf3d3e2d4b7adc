"""Files to take along: bytes that are the same under the same hash, and papers of one asker's own."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from gongyak import documents
from gongyak.blocks import Block
from gongyak.pledges.published import PublishedFile

FOR_EVER = "public, max-age=31536000, immutable"


def as_download(found: PublishedFile, kept: str = "no-cache") -> HttpResponse:
    """An answer that saves itself under the file's name; its ETag is the SHA-256 of its bytes, `kept` says for how
    long it may be kept without asking again."""
    response = HttpResponse(found.body, content_type=found.media_type)
    response["Content-Disposition"] = content_disposition_header(True, found.name)
    response["ETag"] = f'"{found.sha256}"'
    response["Cache-Control"] = kept
    return response


def as_pdf(title: str, blocks: Sequence[Block]) -> HttpResponse:
    """An answer that saves itself as a PDF under its title; whoever gives it says that nobody keeps it."""
    response = HttpResponse(documents.write("pdf", blocks, title=title), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, f"{title}.pdf")
    return response
