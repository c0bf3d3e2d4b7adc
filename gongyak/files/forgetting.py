"""첨부 지우기: files whose time is over, or that somebody took back; the only place where any is deleted."""

from collections.abc import Iterable

from django.db import transaction

from gongyak.files.models import FilePiece, StoredFile


@transaction.atomic
def forget(files: Iterable[int]) -> int:
    """Delete files by their keys, and each content that belongs to none any more; how many files that were.

    Part of the act that it belongs to, which is recorded. Whatever points to a file has let go of it before. The
    pieces are locked before it is asked whether the content is another's too: who stores the same now waits.
    """
    rows = StoredFile.objects.filter(pk__in=list(files))
    hashes = sorted(set(rows.values_list("sha256", flat=True)))
    for hash in hashes:
        list(FilePiece.objects.select_for_update().filter(sha256=hash).order_by("place").values_list("pk"))
    count = rows.delete()[0]
    others = set(StoredFile.objects.filter(sha256__in=hashes).values_list("sha256", flat=True))
    FilePiece.objects.filter(sha256__in=[hash for hash in hashes if hash not in others]).delete()
    return count
