"""Archives (HWPX, DOCX, XLSX) before they are opened: members, sizes, names, encryption, declarations.

Sizes that an archive declares are checked first and then held against what really comes out of it.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import chain

from gongyak.documents import Refused
from gongyak.documents.plain import one_line

MOST_MEMBERS = 2_000
MOST_INFLATED = 200 * 1024 * 1024
MOST_RATIO = 100
#: Below this many bytes inflated no ratio is asked: small files of repeated markup pack very well.
_RATIO_FROM = 1024 * 1024
_PIECE = 64 * 1024
_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
#: Right before the end record it leads to a 64-bit one (APPNOTE 4.3.15), which then counts instead.
_LOCATOR, _LOCATOR_SIZE = b"PK\x06\x07", 20
_NESTED = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']\s*([A-Za-z0-9._-]+)")
_ENCODINGS = {b"utf-8", b"utf8", b"utf-16", b"utf-16le", b"utf-16be", b"us-ascii", b"ascii"}
_BAD_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")


def kind(label: str, data: bytes) -> str | None:
    """`hwpx`, `docx`, `xlsx` or None for another archive; `label` names the file in a refusal."""
    _check_count(label, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            members = opened.infolist()
            _check_members(label, members, len(data))
            _check_contents(label, data, members)
            return _kind(label, opened)
    except Refused:
        raise
    except Exception as error:  # whatever zipfile makes of hostile bytes
        raise _damaged(label) from error


def _damaged(label: str) -> Refused:
    return Refused(f"‘{label}’ 파일이 깨졌거나 잘려 있으니 원본을 다시 저장하십시오.")


def _too_large(label: str) -> Refused:
    return Refused(f"‘{label}’ 파일은 풀면 지나치게 커지니(압축 폭탄 의심) 원본에서 다시 저장하십시오.")


def _check_count(label: str, data: bytes) -> None:
    """The end record tells how many members follow; archives of the 64-bit kind are none of ours."""
    at = data.rfind(_END)
    if at < 0 or at + 22 > len(data):
        raise _damaged(label)
    told, size, offset = struct.unpack_from("<10xHLL", data, at)
    if told == 0xFFFF or size == 0xFFFFFFFF or offset == 0xFFFFFFFF:
        raise _too_many(label)
    if data.startswith(_LOCATOR, max(0, at - _LOCATOR_SIZE)):
        raise Refused(
            f"‘{label}’ 파일이 문서에 쓰지 않는 압축(ZIP64)이니 원래 프로그램에서 다시 저장하십시오."
        )
    if max(told, data.count(_ENTRY, max(0, at - size), at)) > MOST_MEMBERS:
        raise _too_many(label)


def _too_many(label: str) -> Refused:
    return Refused(f"‘{label}’ 파일 안에 든 것이 {MOST_MEMBERS:,}개를 넘으니 원본에서 다시 저장하십시오.")


def _check_members(label: str, members: list[zipfile.ZipInfo], size: int) -> None:
    if len(members) > MOST_MEMBERS:
        raise _too_many(label)
    names = [member.filename.replace("\\", "/").lower() for member in members]
    if any(_BAD_NAME.search(member.orig_filename) for member in members) or len(set(names)) < len(names):
        raise Refused(f"‘{label}’ 파일 안의 이름이 잘못되었으니 원래 프로그램에서 다시 저장하십시오.")
    if any(member.flag_bits & 0x41 for member in members):
        raise Refused(f"‘{label}’ 파일에 암호가 걸려 있으니 풀어서 다시 저장하십시오.")
    if any(member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members):
        raise Refused(f"‘{label}’ 파일의 압축 방식을 알 수 없으니 원래 프로그램에서 다시 저장하십시오.")
    _check_inflated(label, sum(member.file_size for member in members), size)
    if sum(member.compress_size for member in members) > size:
        raise _too_large(label)


def _check_inflated(label: str, inflated: int, size: int) -> None:
    if inflated > MOST_INFLATED or (inflated > _RATIO_FROM and inflated > MOST_RATIO * size):
        raise _too_large(label)


def _check_contents(label: str, data: bytes, members: list[zipfile.ZipInfo]) -> None:
    """Inflate every member piece by piece, keeping nothing: true sizes, nested archives, declarations."""
    total = 0
    for member in members:
        length = 0
        for piece in _checked(label, member.filename, _inflated(data, member)):
            length += len(piece)
            _check_inflated(label, total + length, len(data))
        if length != member.file_size:
            raise _damaged(label)
        total += length


def _inflated(data: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    name, extra = struct.unpack_from("<26xHH", data, member.header_offset)
    start = member.header_offset + 30 + name + extra
    packed = memoryview(data)[start : start + member.compress_size]
    pieces = (bytes(packed[at : at + _PIECE]) for at in range(0, len(packed), _PIECE))
    if member.compress_type == zipfile.ZIP_STORED:
        yield from pieces
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for piece in pieces:
        while piece and not inflater.eof:
            yield inflater.decompress(piece, _PIECE)
            piece = inflater.unconsumed_tail
    yield inflater.flush()


def _checked(label: str, member: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces as they come, refused at the first that shows an archive or a declaration of entities."""
    member = one_line(member)[-80:]
    head = next((piece for piece in pieces if piece), b"")
    if head.startswith(_NESTED):
        raise Refused(f"‘{label}’ 파일 안에 또 다른 압축 파일({member})이 있으니 빼고 다시 저장하십시오.")
    markup = head.lstrip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n").startswith(b"<")
    before = b""
    for piece in chain([head], pieces):
        if markup:
            seen = before + piece.replace(b"\0", b"")
            _check_markup(label, member, seen)
            before = seen[-16:]
        yield piece


def _check_markup(label: str, member: str, seen: bytes) -> None:
    encoding = _ENCODING.match(seen.lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n"))
    if _DECLARATION.search(seen) or (encoding and encoding[1].lower() not in _ENCODINGS):
        raise Refused(
            f"‘{label}’ 파일 안의 {member}에 문서에 쓰지 않는 선언(DTD)이 있으니 원본에서 다시 저장하십시오."
        )


def _kind(label: str, opened: zipfile.ZipFile) -> str | None:
    names = set(opened.namelist())
    if b"encryption-data" in _start(opened, "META-INF/manifest.xml"):
        raise Refused(f"‘{label}’ 파일에 암호가 걸려 있으니 풀어서 다시 저장하십시오.")
    if "mimetype" in names:
        return "hwpx" if _start(opened, "mimetype").strip() == b"application/hwp+zip" else None
    if "Contents/content.hpf" in names:
        return "hwpx"
    folders = {name.split("/")[0] for name in names} if "[Content_Types].xml" in names else set()
    return "docx" if "word" in folders else "xlsx" if "xl" in folders else None


def _start(opened: zipfile.ZipFile, name: str) -> bytes:
    if name not in opened.namelist():
        return b""
    with opened.open(name) as member:
        return member.read(_RATIO_FROM)
