"""The bytes of an attachment, piece by piece."""

from collections.abc import Iterator

from gongyak.files.models import FilePiece, StoredFile


def pieces(file: StoredFile) -> Iterator[bytes]:
    """The content of a file in its pieces; no more than one is in memory. One query a piece."""
    for pk in FilePiece.objects.filter(sha256=file.sha256).order_by("place").values_list("pk", flat=True):
        yield bytes(FilePiece.objects.values_list("body", flat=True).get(pk=pk))


def content(file: StoredFile) -> bytes:
    """The whole content of a file."""
    return b"".join(pieces(file))
