"""What is let in as an attachment, and the only writer of them."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from django.db import transaction

from gongyak import documents
from gongyak.blocks import Block, Paragraph
from gongyak.documents import Refused, gate
from gongyak.files import images, metadata
from gongyak.files.models import NAME_LENGTH, PIECE, FilePiece, StoredFile
from gongyak.rules import personal
from gongyak.rules.canonical import sha256
from gongyak.rules.refusal import Refusal

_MEDIA_TYPES = {
    "hwpx": "application/hwp+zip",
    "hwp": "application/x-hwp",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "md": "text/plain",
}
_PICTURES = {"image/png": (".png",), "image/jpeg": (".jpg", ".jpeg")}


@dataclass(frozen=True, slots=True)
class Admitted:
    """A file that may be kept: its name as it is shown, its real media type, its bytes."""

    name: str
    media_type: str
    data: bytes


def admit(name: str, data: bytes) -> Admitted:
    """Look at what somebody handed in, before any transaction: reading a document may take its 20 seconds.

    Refused with one sentence: what the gate of documents does not let in and is no photograph (JPEG, PNG) either,
    and a file in whose name or text a 주민등록번호 stands (개인정보 보호법 제24조의2). A document whose text cannot
    be read is refused as well: nobody could tell what is in it.
    """
    name = shown_name(name)
    try:
        _refuse_resident(name, name, "이름")
        picture = images.media_type(name, data)
        if picture:
            _check_picture(name, data, picture)
            return Admitted(name, picture, data)
        read = documents.read(name, data)
        for text in _texts(read.blocks):
            _refuse_resident(name, text, "글")
    except Refused as refused:
        raise Refusal(str(refused)) from refused
    return Admitted(name, _MEDIA_TYPES[read.format], data)


def admit_of_public(name: str, data: bytes) -> Admitted:
    """As `admit`, for what comes from outside the office: a photograph is kept without the place and the time where
    it was taken and whatever else it tells beside the picture (개인정보 보호법 제16조①). Evidence of the office keeps
    that: it is part of what it proves."""
    file = admit(name, data)
    if file.media_type not in _PICTURES:
        return file
    try:
        return replace(file, data=metadata.bare(file.name, file.media_type, file.data))
    except Refused as refused:
        raise Refusal(str(refused)) from refused


@transaction.atomic
def store(*, file: Admitted, by: str, now: datetime) -> StoredFile:
    """Keep a file that somebody (key `by`) handed in; part of the act that it belongs to, which is recorded."""
    hash = sha256(file.data)
    row = StoredFile.objects.create(
        sha256=hash, name=file.name, media_type=file.media_type, size=len(file.data), stored_at=now, by=by
    )
    _keep_pieces(hash, file.data)
    return row


def _keep_pieces(hash: str, data: bytes) -> None:
    """Keep the content unless it is there. Pieces that are there may be deleted at this moment (`forgetting`): they
    are locked, which waits for that, and what is gone then is kept anew."""
    FilePiece.objects.bulk_create(_cut(hash, data), batch_size=8, ignore_conflicts=True)
    held = FilePiece.objects.select_for_update().filter(sha256=hash).order_by("place")
    if len(held.values_list("pk")) < -(-len(data) // PIECE):
        FilePiece.objects.bulk_create(_cut(hash, data), batch_size=8, ignore_conflicts=True)


def _cut(hash: str, data: bytes) -> Iterator[FilePiece]:
    for place, at in enumerate(range(0, len(data), PIECE)):
        yield FilePiece(sha256=hash, place=place, body=data[at : at + PIECE])


def shown_name(name: str) -> str:
    """A file's name as it is kept: its last part, in composed Hangul, printable, of bounded length."""
    plain = unicodedata.normalize("NFC", gate.shown(unicodedata.normalize("NFC", name)))
    return plain[-NAME_LENGTH:]


def _check_picture(name: str, data: bytes, picture: str) -> None:
    if PurePath(name).suffix.lower() not in _PICTURES[picture]:
        kind = picture.removeprefix("image/").upper()
        raise Refused(f"‘{name}’ 파일은 내용이 이름과 달리 {kind} 사진이니 이름의 끝을 바로잡아 올리십시오.")
    if len(data) > gate.LARGEST:
        most = gate.LARGEST // 1024**2
        raise Refused(f"‘{name}’ 사진이 너무 크니 {most} MB 이하로 줄여 올리십시오.")


def _refuse_resident(name: str, text: str, where: str) -> None:
    if personal.Kind.RESIDENT in personal.kinds(text):
        raise Refused(
            f"‘{personal.mask(name)}’ 파일의 {where}에 주민등록번호가 있어 받을 수 없으니 지우고 다시 올리십시오."
        )


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (block.caption, *(cell.text for cell in block.cells))
