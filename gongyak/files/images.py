"""Photographs: JPEG and PNG by what they hold, of bounded width and height; nothing of them is decoded."""

import struct

from gongyak.documents import Refused

#: Width and height together tell how much memory a viewer needs: 100 megapixels are more than cameras give.
MOST_PIXELS = 100_000_000
MOST_SIDE = 20_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
#: JPEG frames that tell the size (ISO/IEC 10918-1, B.2.2), and markers that stand without a length.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset([0x01, *range(0xD0, 0xD8)])


def media_type(label: str, data: bytes) -> str | None:
    """`image/png` or `image/jpeg`, None where the bytes are no picture; `Refused` for one that is broken or too large."""
    if data.startswith(_PNG):
        _check(label, _png(data))
        return "image/png"
    if data.startswith(_JPEG):
        _check(label, _jpeg(data))
        return "image/jpeg"
    return None


def _png(data: bytes) -> tuple[int, int] | None:
    if len(data) < 33 or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _BARE:
            at += 2
        elif marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        else:
            at += 2 + max(2, struct.unpack_from(">H", data, at + 2)[0])
    return None


def _check(label: str, size: tuple[int, int] | None) -> None:
    if size is None or 0 in size:
        raise Refused(f"‘{label}’ 사진이 깨졌거나 잘려 있으니 원본을 다시 올리십시오.")
    width, height = size
    if max(size) > MOST_SIDE or width * height > MOST_PIXELS:
        raise Refused(f"‘{label}’ 사진이 {width:,} × {height:,} 화소로 너무 크니 줄여 다시 올리십시오.")
