"""The file of keys: outside the database and of its backups, readable by its owner alone, only ever added to.

Who loses it loses the personal values for good, and nothing else. `gongyak keys` keeps a copy where it is told to.
"""

import fcntl
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from gongyak.companies.sealing.ciphers import KEY
from gongyak.rules.refusal import Refusal


class Unreadable(Refusal):
    """The file is not one of keys, or may be read by others: one Korean sentence."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name, the cipher it is for, what seals and what marks. `repr` tells no secret."""

    name: str
    cipher: str
    secret: bytes
    marking: bytes

    @property
    def print(self) -> str:
        """A hash by which the database knows the key again; it does not tell the key."""
        return sha256(b"gongyak key " + self.secret + self.marking).hexdigest()

    def __repr__(self) -> str:
        return f"Key({self.name})"


def kept(path: Path) -> dict[str, Key]:
    """The keys in the file by name, the newest last; empty where there is no file yet."""
    try:
        state = path.stat()
    except FileNotFoundError:
        return {}
    if state.st_mode & 0o077:
        raise Unreadable(
            f"{path}: 다른 사용자도 읽을 수 있는 열쇠 파일입니다. chmod 600으로 막고 열쇠를 바꾸십시오."
        )
    return _parsed(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _parsed(path: Path, _changed: int, _size: int) -> dict[str, Key]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["keys"]
        keys = [
            Key(row["name"], row["cipher"], b64decode(row["secret"]), b64decode(row["marking"]))
            for row in rows
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable(
            f"{path}: 열쇠 파일이 온전하지 않습니다. 따로 보관한 사본으로 되돌리십시오."
        ) from error
    return {key.name: key for key in keys}


def add(path: Path, cipher: str, now: datetime, *, even_if_any: bool = True) -> Key:
    """Make a key at random and add it to the file, which is written anew beside and put in its place.

    Without `even_if_any` the newest key there is is taken, so that two processes that start at once share one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone(path):
        there = kept(path)
        if there and not even_if_any:
            return [*there.values()][-1]
        key = Key(os.urandom(4).hex(), cipher, os.urandom(KEY), os.urandom(KEY))
        rows = [_row(one) for one in there.values()] + [{**_row(key), "made_at": now.isoformat()}]
        put(path, json.dumps({"keys": rows}, indent=1).encode())
    return key


def put(path: Path, body: bytes) -> None:
    """Write a file of keys whole, for its owner alone; what was there stays until the new one is on the disk."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def _row(key: Key) -> dict[str, str]:
    secret, marking = (b64encode(each).decode() for each in (key.secret, key.marking))
    return {"name": key.name, "cipher": key.cipher, "secret": secret, "marking": marking}


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    handle = os.open(path.with_name(f".{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
