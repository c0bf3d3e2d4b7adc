"""Documents: files into blocks and blocks into files. Knows blocks, never cards.

Every foreign file passes the gate first; whatever is not plain text is then parsed in a child process
with limits of its own, so that a hostile file costs a sentence and nothing more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from gongyak.blocks import Block

#: What the gate lets in and `Reading.format` names.
READABLE = ("hwpx", "hwp", "docx", "xlsx", "pdf", "md")
#: What `write` can make.
WRITABLE = ("hwpx", "pdf", "xlsx", "md")


class Refused(ValueError):
    """A file that cannot be read or made: one Korean sentence that says what, where, what to do."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file held: its blocks in reading order and its real format, one of `READABLE`."""

    blocks: tuple[Block, ...]
    format: str


def read(name: str, data: bytes) -> Reading:
    """Read a file from its name (for the extension) and its bytes; raises nothing but `Refused`."""
    from gongyak.documents import gate

    format = gate.admit(name, data)
    if format == "md":
        from gongyak.documents.text.read import read as read_text

        return Reading(tuple(read_text(data)), format)
    from gongyak.documents import child

    return Reading(child.parse(format, data), format)


def read_path(path: Path) -> Reading:
    """Read a file from the disk; one that is too large is refused before a byte of it is read."""
    return read(path.name, load(path))


def load(path: Path) -> bytes:
    """The bytes of a file on the disk; `Refused` where it is missing, unreadable or too large."""
    from gongyak.documents import gate

    return gate.load(path)


def write(format: str, blocks: Sequence[Block], *, title: str = "") -> bytes:
    """Make a file of one of the formats `WRITABLE`; the same blocks give the same bytes."""
    if format not in WRITABLE:
        raise Refused(f"‘{format}’ 형식으로는 저장할 수 없으니 {', '.join(WRITABLE)} 가운데 고르십시오.")
    package = "text" if format == "md" else format
    made: bytes = import_module(f"gongyak.documents.{package}.write").write(blocks, title=title)
    return made
