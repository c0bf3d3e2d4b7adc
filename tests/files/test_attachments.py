"""Attachments: what is let in, what is kept of it, and what is found when it was touched."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.db import IntegrityError, transaction

from gongyak import documents
from gongyak.blocks import Cell, Paragraph, Table
from gongyak.documents import gate
from gongyak.files.actions import admit, store
from gongyak.files.models import PIECE, FilePiece, StoredFile
from gongyak.files.reading import content, pieces
from gongyak.files.verify import verify
from gongyak.rules.canonical import sha256
from gongyak.rules.refusal import Refusal
from tests.pictures import jpeg, png
from tests.together import together

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOW = datetime(2024, 6, 30, 9, tzinfo=UTC)


#: A picture as cameras make it: restart markers stand before the frame without a length.
MARKED = b"\xff\xd8\xff\xd0" + jpeg()[2:]


def written(format: str, text: str) -> bytes:
    return documents.write(format, [Paragraph(text)])


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("행사 사진.png", png(), "image/png"),
        ("사진.JPG", jpeg(), "image/jpeg"),
        ("사진.jpeg", MARKED, "image/jpeg"),
        ("표.xlsx", documents.write("xlsx", [Table((Cell(0, 0, "참여기업"), Cell(0, 1, "28")))]), XLSX),
        ("계획.hwpx", written("hwpx", "종합계획"), "application/hwp+zip"),
        ("계획.pdf", written("pdf", "종합계획"), "application/pdf"),
        ("명단.txt", "참여기업 28개".encode(), "text/plain"),
    ],
)
def test_documents_and_photographs_are_let_in(name: str, data: bytes, media_type: str) -> None:
    assert admit(name, data).media_type == media_type


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.exe", b"MZ", "읽을 수 없는 형식"),
        ("사진.png", b"\x89PNG\r\n\x1a\n", "깨졌거나 잘려"),
        ("사진.jpg", b"\xff\xd8\xff\xd9", "깨졌거나 잘려"),
        ("사진.jpg", jpeg(0, 3), "깨졌거나 잘려"),
        ("사진.jpg", png(), "PNG 사진이니"),
        ("사진.png", png(30_000, 2), "30,000 × 2 화소"),
        ("사진.png", png(19_000, 19_000), "화소로 너무"),
        ("사진.png", png(padding=gate.LARGEST), "너무 크니"),
        ("850101-1234567.png", png(), "이름에 주민등록번호"),
        ("명부.txt", "홍길동 850101-1234567".encode(), "글에 주민등록번호"),
        ("명부.hwpx", written("hwpx", "홍길동 850101-1234567"), "글에 주민등록번호"),
        ("명부.xlsx", documents.write("xlsx", [Table((Cell(0, 0, "850101-1234567"),))]), "글에 주민등록번호"),
        ("빈.txt", b"", "비어 있으니"),
    ],
    ids=range(13),
)
def test_everything_else_is_refused_in_one_sentence(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence) as refused:
        admit(name, data)
    assert "850101" not in str(refused.value)


def test_an_archive_that_grows_is_refused() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/a.xml", b"0" * 300_000_000)
    with pytest.raises(Refusal, match="압축 폭탄"):
        admit("표.xlsx", packed.getvalue())


def test_the_name_is_its_last_part_in_composed_hangul() -> None:
    assert admit("C:\\자료\\사진.png", png()).name == "사진.png"


@pytest.mark.django_db
def test_a_file_is_kept_in_pieces_and_read_back() -> None:
    data = png(padding=2 * PIECE)
    row = store(file=admit("큰 사진.png", data), by="staff/1", now=NOW)
    assert (row.sha256, row.size) == (sha256(data), len(data))
    assert content(row) == data and max(map(len, pieces(row))) == PIECE
    assert verify() == []


@pytest.mark.django_db
def test_the_same_content_is_kept_once() -> None:
    for name in ("하나.png", "둘.png"):
        store(file=admit(name, png()), by="staff/1", now=NOW)
    assert (StoredFile.objects.count(), FilePiece.objects.count()) == (2, 1)


@pytest.mark.django_db(transaction=True)
def test_the_same_content_handed_in_at_once_is_kept_once() -> None:
    file = admit("사진.png", png())
    together(lambda _: store(file=file, by="staff/1", now=NOW).pk, calls=4)
    assert (StoredFile.objects.count(), FilePiece.objects.count()) == (4, 1)
    assert verify() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("touch", "code"),
    [
        (lambda: FilePiece.objects.update(body=b"y"), "attachment-differs"),
        (lambda: FilePiece.objects.all().delete(), "attachment-differs"),
        (lambda: StoredFile.objects.all().delete(), "attachment-orphan"),
    ],
)
def test_what_was_touched_is_found(touch, code: str) -> None:
    store(file=admit("사진.png", png()), by="staff/1", now=NOW)
    touch()
    assert [finding.code for finding in verify()] == [code]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "values"), [("stored_file_whole", {"size": 0}), ("stored_file_whole", {"name": ""})]
)
def test_a_file_is_whole(name: str, values: dict[str, object]) -> None:
    told = {"name": "a.png", "sha256": "a", "media_type": "image/png", "size": 1, "stored_at": NOW, "by": "x"}
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.create(**{**told, **values})


@pytest.mark.django_db
def test_a_piece_stands_once() -> None:
    """file_piece_once."""
    FilePiece.objects.create(sha256="a", place=0, body=b"x")
    with pytest.raises(IntegrityError), transaction.atomic():
        FilePiece.objects.create(sha256="a", place=0, body=b"x")
