"""Verify: every attachment's bytes are those that its SHA-256 and size say, and no content belongs to none."""

import hashlib
from collections.abc import Iterator

from gongyak.files.models import FilePiece, StoredFile
from gongyak.files.reading import pieces
from gongyak.rules.findings import Finding, Severity


def verify() -> list[Finding]:
    """Every broken promise as a finding of severity error. One query a content, whose pieces come one by one."""
    return [*_contents(), *_orphans()]


def _contents() -> Iterator[Finding]:
    for file in StoredFile.objects.order_by("sha256", "pk"):
        counted, size = hashlib.sha256(), 0
        for piece in pieces(file):
            counted.update(piece)
            size += len(piece)
        if counted.hexdigest() != file.sha256 or size != file.size:
            message = "첨부 파일의 내용이 없거나 SHA-256과 다릅니다."
            yield Finding("attachment-differs", Severity.ERROR, f"file/{file.pk}", message)


def _orphans() -> Iterator[Finding]:
    strays = FilePiece.objects.exclude(sha256__in=StoredFile.objects.values("sha256"))
    for sha256 in strays.order_by("sha256").values_list("sha256", flat=True).distinct():
        message = "어느 첨부 파일의 것도 아닌 내용이 있습니다."
        yield Finding("attachment-orphan", Severity.ERROR, f"file.{sha256[:12]}", message)
