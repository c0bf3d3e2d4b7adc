"""HWP 5.0 into blocks: made into HWPX by one library, held against the text that another one sees.

The first gives tables and margins exactly, the second was written apart from it. Where the first fails
or loses text, as happens with 배포용 문서, the second one's reading counts; where both see nothing the
file is refused.
"""

import ctypes
from collections.abc import Iterable

from gongyak.blocks import Block, Table
from gongyak.documents import Refused
from gongyak.documents.hwp import second
from gongyak.documents.hwpx.read import read as read_hwpx

#: Of the letters that the second reader sees, the share that the first must see too.
_LEAST_SHARE = 0.95


def read(data: bytes) -> list[Block]:
    """The blocks of an HWP 5.0 file; `Refused` when neither library sees text in it."""
    first, other = _first(data), second.read(data)
    best = first if letters(first) >= _LEAST_SHARE * letters(other) else other
    if not letters(best):
        raise Refused("한글 문서에서 글을 찾지 못했으니 한글에서 HWPX로 다시 저장하십시오.")
    return best


def letters(blocks: Iterable[Block]) -> int:
    """Number of letters and digits in the blocks, cells included."""
    texts = (
        text
        for block in blocks
        for text in ([cell.text for cell in block.cells] if isinstance(block, Table) else [block.text])
    )
    return sum(char.isalnum() for text in texts for char in text)


def _first(data: bytes) -> list[Block]:
    try:
        # The library is built against a FreeType newer than its own loader finds on older systems.
        ctypes.CDLL("libfreetype.so.6", mode=ctypes.RTLD_GLOBAL)
        import rhwp

        return read_hwpx(rhwp.Document.from_bytes(data).to_hwpx_bytes())
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of the library is no Exception; what it costs is one reader of two
        return []
