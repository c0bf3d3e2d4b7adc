"""No damage of a backup goes unseen: cut anywhere, one bit turned anywhere. No database is asked."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.cli.backups.archive import SEAL, reading
from gongyak.cli.backups.manifest import Refused
from gongyak.cli.backups.progress import bar
from tests.cli.backups import KEPT

WHOLE = KEPT.read_bytes()
with zipfile.ZipFile(io.BytesIO(WHOLE)) as _archive:
    MEMBERS = {info.filename: info for info in _archive.infolist()}
    CENTRAL = _archive.start_dir


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("damage") / "backup.zip"


def refused(path: Path, body: bytes) -> str:
    """The sentence with which these bytes are refused."""
    path.write_bytes(body)
    with pytest.raises(Refused) as told, reading(path, bar):
        pass
    assert len(str(told.value).splitlines()) == 1
    return str(told.value)


def turned(bit: int) -> bytes:
    """The backup with one bit turned."""
    body = bytearray(WHOLE)
    body[bit // 8] ^= 1 << bit % 8
    return bytes(body)


def test_whole_it_is_read(place):
    place.write_bytes(WHOLE)
    with reading(place, bar) as reader:
        assert reader.manifest.rows > 100
        assert sum(1 for part in reader.manifest.tables for _ in reader.pieces(part.name)) > 10


@pytest.mark.parametrize(
    "left", [0, 1, 63, 64, 65, 1000, CENTRAL, CENTRAL + 30, len(WHOLE) - SEAL, len(WHOLE) - 1]
)
def test_cut_short_it_is_refused(place, left):
    assert "온전하지 않아" in refused(place, WHOLE[:left])


@given(left=st.integers(0, len(WHOLE) - 1))
def test_cut_anywhere_it_is_refused(place, left):
    refused(place, WHOLE[:left])


@pytest.mark.parametrize("name", MEMBERS)
def test_one_bit_of_each_part_is_seen(place, name):
    header = MEMBERS[name].header_offset
    body = header + 30 + len(name.encode()) + MEMBERS[name].compress_size // 2
    for byte in (header + 10, body):  # its time of writing, and its content
        assert "온전하지 않아" in refused(place, turned(byte * 8))


@given(bit=st.integers(0, len(WHOLE) * 8 - 1))
def test_one_bit_anywhere_is_seen(place, bit):
    refused(place, turned(bit))


@pytest.mark.parametrize("more", [b"\0", b"\n", WHOLE])
def test_what_is_added_is_seen(place, more):
    refused(place, WHOLE + more)


@pytest.mark.parametrize("body", [b"x" * 64, b"PK\x05\x06" + b"\0" * 200, "공약".encode() * 999])
def test_what_never_was_a_backup_is_refused(place, body):
    from hashlib import sha256

    refused(place, body)
    refused(place, body + sha256(body).hexdigest().encode())
