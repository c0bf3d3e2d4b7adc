"""Pictures made by hand, for what is let in as an attachment."""

import struct
import zlib


def png(width: int = 4, height: int = 3, padding: int = 0) -> bytes:
    """A grey picture, with so many bytes of a comment, if any."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0\x7f\x7f\x7f\x7f" * 3)
    comment = chunk(b"tEXt", b"c\0" + b"x" * padding) if padding else b""
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + comment + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg(width: int = 4, height: int = 3) -> bytes:
    """The markers of a picture: application data, a filled marker, and the frame with its size."""
    frame = struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\0"
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + b"xx" + b"\xff\xff\xc0" + frame + b"\xff\xd9"
