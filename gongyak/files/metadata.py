"""What a photograph tells beside the picture (place, time, camera: Exif, XMP, IPTC) is taken out of its bytes.

Nothing is decoded, and the picture stays the same bit for bit. Only what shows it is kept, by name, so that what
cameras of tomorrow write is gone as well; so is what hangs behind its end (second pictures, films of telephones).
Which way is up stays: a new Exif of that alone.
"""

import re
import struct
from collections.abc import Iterator
from zlib import crc32

from gongyak.documents import Refused

_EOI, _SOS, _COM, _APP1 = 0xD9, 0xDA, 0xFE, 0xE1
#: Segments of applications that a viewer needs: JFIF, the colour profile, how Adobe turned colours.
_SHOWING = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
#: What ends the coded data of a scan: a marker that is neither a stuffed byte nor a restart (ITU-T T.81, B.1.1).
_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
_EXIF, _ORIENTATION, _SHORT = b"Exif\0\0", 0x0112, 3
#: Ancillary chunks of PNG that change what is seen (PNG 3rd edition, 11.3), and those of moving pictures.
_SEEN = frozenset(b"tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT".split())


def bare(label: str, media_type: str, data: bytes) -> bytes:
    """The picture (`image/jpeg` or `image/png`, as `images.media_type` tells) without what it tells besides.

    `Refused` where its parts cannot be told apart.
    """
    try:
        return b"".join(_jpeg(data) if media_type == "image/jpeg" else _png(data))
    except (ValueError, IndexError, struct.error) as wrong:
        raise Refused(f"‘{label}’ 사진이 깨졌거나 잘려 있으니 원본을 다시 올리십시오.") from wrong


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at, is_turned = 2, False
    while at < len(data):
        marker, at = _marker(data, at)
        if marker == _EOI:
            yield b"\xff\xd9"
            return
        end = at + struct.unpack_from(">H", data, at)[0]
        if end < at + 2 or end > len(data):
            raise ValueError
        body = data[at + 2 : end]
        if marker == _APP1 and body.startswith(_EXIF) and not is_turned:
            turned = _upright(body[len(_EXIF) :])
            is_turned = bool(turned)
            yield _segment(_EXIF + turned) if turned else b""
        elif _shows(marker, body):
            yield bytes([0xFF, marker]) + data[at:end]
        at = end
        if marker == _SOS:
            found = _MARKER.search(data, at)
            yield data[at : found.start() if found else len(data)]
            at = found.start() if found else len(data)


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The marker that stands there, and where what follows it begins; fill bytes may stand before it."""
    if data[at] != 0xFF:
        raise ValueError
    while data[at] == 0xFF:
        at += 1
    return data[at], at + 1


def _shows(marker: int, body: bytes) -> bool:
    if marker == _COM:
        return False
    return not 0xE0 <= marker <= 0xEF or (marker in _SHOWING and body.startswith(_SHOWING[marker]))


def _segment(body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, _APP1, len(body) + 2) + body


def _png(data: bytes) -> Iterator[bytes]:
    yield data[:8]
    at = 8
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise ValueError
        if name == b"eXIf":
            turned = _upright(data[at + 8 : end - 4])
            yield _chunk(name, turned) if turned else b""
        elif name in _SEEN or name[:1].isupper():
            yield data[at:end]
        if name == b"IEND":
            return
        at = end


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc32(name + body))


def _upright(tiff: bytes) -> bytes:
    """An Exif block (TIFF 6.0) that says which way is up and nothing else; empty where the picture stands upright."""
    way = _orientation(tiff)
    if way not in range(2, 9):
        return b""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, _SHORT, 1, way, 0, 0)


def _orientation(tiff: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        at = struct.unpack_from(f"{order}I", tiff, 4)[0]
        for entry in range(struct.unpack_from(f"{order}H", tiff, at)[0]):
            tag, kind, _, way = struct.unpack_from(f"{order}HHIH", tiff, at + 2 + 12 * entry)
            if tag == _ORIENTATION and kind == _SHORT:
                return int(way)
    except struct.error:
        pass  # a broken Exif tells nothing; the picture is whole
    return 1
