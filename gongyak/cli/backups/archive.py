"""The file of a backup: a ZIP whose last 64 bytes, its comment, are the SHA-256 of all bytes before them.

So `head -c -64 FILE | sha256sum` and `tail -c 64 FILE` say the same, and no bit can change unseen. It finds
damage; whoever rewrites a whole backup is found by the chains and by the act that names its hash.
"""

import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from gongyak.cli.backups.manifest import Manifest, Part, Refused, read_manifest
from gongyak.cli.backups.progress import Bar
from gongyak.rules.moments import SEOUL

MANIFEST, README = "manifest.json", "README.txt"
SEAL = 64
_PIECE = 1 << 20
_DAMAGED = "백업 파일이 온전하지 않아 되살리지 않았고, 지금 자료는 그대로입니다({}). 다른 백업을 쓰십시오."
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, LookupError)


def damaged(what: str) -> Refused:
    """The refusal of a file that is not as it was written."""
    return Refused(_DAMAGED.format(what))


class Writer:
    """A backup that is being written under a name of its own; `put` gives it the right one."""

    def __init__(self, path: Path, now: datetime) -> None:
        self.path, self.made = path, path.with_name(f".{path.name}.{os.getpid()}")
        self._time = now.astimezone(SEOUL).timetuple()[:6]
        # it holds all that the store knows, personal data too
        handle = os.open(self.made, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        self._file = os.fdopen(handle, "w+b")
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED)

    def add(self, name: str, pieces: Iterable[bytes], *, packed: bool = True) -> Part:
        """Write one member; a piece is a row where it is a table's."""
        info = zipfile.ZipInfo(name, self._time)
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        info.external_attr = 0o600 << 16
        size, rows, digest = 0, 0, sha256()
        with self._zip.open(info, "w", force_zip64=True) as member:
            for piece in pieces:
                member.write(piece)
                digest.update(piece)
                size, rows = size + len(piece), rows + 1
        return Part(name, size, digest.hexdigest(), rows)

    def seal(self) -> str:
        """End the file with the hash of all of it, see it on the disk, and give the hash."""
        self._zip.comment = b"0" * SEAL
        self._zip.close()
        self._file.flush()
        size = self._file.seek(0, os.SEEK_END) - SEAL
        self._file.seek(0)
        seal = _digest(self._file, size)
        self._file.seek(size)
        self._file.write(seal.encode())
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return seal

    def put(self) -> None:
        """Give the file its name; it is there whole from now on, whatever happens."""
        self.made.replace(self.path)
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def forget(self) -> None:
        """Leave nothing of a file that was not put."""
        self._zip.fp = None  # or it would try to write its end once more
        with suppress(OSError):
            self._file.close()
        self.made.unlink(missing_ok=True)


@contextmanager
def writing(path: Path, now: datetime) -> Iterator[Writer]:
    """A writer; where the block fails nothing is left of its file."""
    writer = Writer(path, now)
    try:
        yield writer
    finally:
        writer.forget()


def _digest(file: IO[bytes], size: int, bar: Bar | None = None) -> str:
    digest = sha256()
    while size > 0 and (piece := file.read(min(size, _PIECE))):
        digest.update(piece)
        size -= len(piece)
        if bar:
            bar.update(len(piece))
    return digest.hexdigest()


class Reader:
    """A backup of which every byte was found to be as it was written."""

    def __init__(self, archive: zipfile.ZipFile, seal: str) -> None:
        self._zip, self.seal = archive, seal
        if MANIFEST not in archive.namelist():
            raise damaged("목록이 없음")
        with archive.open(MANIFEST) as member:
            self.manifest: Manifest = read_manifest(member.read())

    def lines(self, table: str) -> Iterator[bytes]:
        """The lines of a table."""
        with self._zip.open(f"tables/{table}.jsonl") as member:
            yield from member

    def pieces(self, name: str) -> Iterator[bytes]:
        """A member's bytes, piece by piece."""
        with self._zip.open(name) as member:
            while piece := member.read(_PIECE):
                yield piece

    def check(self) -> None:
        """Compare every member with the manifest."""
        parts = [*self.manifest.tables, *self.manifest.files]
        listed = [MANIFEST, README, *(part.name for part in parts)]
        if sorted(listed) != sorted(self._zip.namelist()):
            raise damaged("목록과 내용이 다름")
        for part in parts:
            digest, size = sha256(), 0
            for piece in self.pieces(part.name):
                digest.update(piece)
                size += len(piece)
            if (size, digest.hexdigest()) != (part.bytes, part.sha256):
                raise damaged(f"{part.name}의 해시가 다름")


@contextmanager
def reading(path: Path, bar: Any) -> Iterator[Reader]:
    """A checked reader of the file at a path; OSError where it cannot be opened, `Refused` where it is damaged."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END) - SEAL
        file.seek(0)
        with bar(max(size, 0), "B", "백업을 확인하는 중") as shown:
            found = _digest(file, size, shown)
        seal = file.read(SEAL)
        if size <= 0 or found.encode() != seal:
            raise damaged("전체 해시가 다름")
        file.seek(0)
        try:
            archive = zipfile.ZipFile(file)
            reader = Reader(archive, found)
            reader.check()
        except _BROKEN as error:
            raise damaged("압축을 풀 수 없음") from error
        with archive:
            yield reader
