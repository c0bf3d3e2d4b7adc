"""The files of a store: those of the backup come before the rows that name them, the old ones go after.

A process that is killed between leaves more files than rows ask for, never fewer; the same restore again
ends it.
"""

import os
from pathlib import Path

from django.conf import settings

from gongyak.cli.backups.archive import Reader, damaged
from gongyak.cli.backups.dump import list_files


def root() -> Path:
    """The folder of the files."""
    return Path(settings.MEDIA_ROOT)


def there_are_files() -> bool:
    """Whether the folder holds any."""
    return bool(list_files(root()))


def unpack(reader: Reader, folder: Path) -> None:
    """Put the backup's files into a folder aside."""
    for part in reader.manifest.files:
        made = folder / _place(part.name)
        made.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with made.open("xb") as file:
            made.chmod(0o600)
            file.writelines(reader.pieces(part.name))
            file.flush()
            os.fsync(file.fileno())


def _place(name: str) -> Path:
    place = Path(name.removeprefix("files/"))
    if not name.startswith("files/") or place.is_absolute() or ".." in place.parts or not place.parts:
        raise damaged("파일의 이름이 이상함")
    return place


def add_new(folder: Path) -> None:
    """Move in every file that is not there yet; what is there stays as it is."""
    _move(folder, over=False)


def end(folder: Path, reader: Reader) -> None:
    """Put the files of the backup over those of their names, and remove those that it does not hold."""
    _move(folder, over=True)
    kept = {root() / _place(part.name) for part in reader.manifest.files}
    for path in list_files(root()):
        if path not in kept:
            path.unlink()


def _move(folder: Path, *, over: bool) -> None:
    for path in list_files(folder):
        target = root() / path.relative_to(folder)
        if over or not target.exists():
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.replace(target)
