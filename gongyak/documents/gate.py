"""The gate: what every foreign file passes before anything reads it.

Extension, size and real type are checked here, archives member by member in `archive`. Nothing is parsed.
"""

import re
import struct
from pathlib import Path, PurePath

from gongyak.documents import READABLE, Refused, archive
from gongyak.documents.plain import one_line

#: The largest file let in, in bytes.
LARGEST = 20 * 1024 * 1024
_EXTENSIONS = {f".{format}": format for format in READABLE} | {".txt": "md"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: HWP 5.0 형식: the FileHeader stream opens with 32 bytes of signature, 4 of version, 4 of flags;
#: bit 1 암호, bit 4 DRM, bit 8 공인인증서 암호화, bit 10 공인인증서 DRM.
_HWP5 = b"HWP Document File".ljust(32, b"\0")
_HWP5_LOCKED = 0x2 | 0x10 | 0x100 | 0x400
_PDF_LOCKED = re.compile(rb"/Encrypt\b")


def load(path: Path) -> bytes:
    """The bytes of an ordinary file no larger than `LARGEST`; its size is asked before it is read."""
    name = shown(path.name)
    try:
        if not path.is_file():
            raise Refused(f"‘{name}’ 파일을 찾을 수 없으니 경로를 확인하십시오.")
        _check_size(name, path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(f"‘{name}’ 파일을 열 수 없으니 읽기 권한을 확인하십시오.") from error
    _check_size(name, len(data))
    return data


def admit(name: str, data: bytes) -> str:
    """The format of a file that may be read, by its name and by what it holds; `Refused` for all others."""
    label = shown(name)
    _check_size(label, len(data))
    format = _EXTENSIONS.get(PurePath(name.strip()).suffix.lower())
    if format is None:
        raise Refused(f"‘{label}’ 파일은 읽을 수 없는 형식이니 {_choices()} 파일로 다시 저장하십시오.")
    kind = _kind(label, data)
    if kind != format and not (kind is None and format == "md"):
        holds = f"{kind.upper()} 문서이니" if kind else "다른 형식이거나 깨져 있으니"
        raise Refused(f"‘{label}’ 파일은 내용이 이름과 달리 {holds} 원래 프로그램에서 다시 저장하십시오.")
    return format


def shown(name: str) -> str:
    """A file's name as it may stand in a sentence: its last part, printable, of bounded length."""
    return one_line(re.split(r"[/\\]", name)[-1])[-80:] or "이름 없음"


def _choices() -> str:
    return ", ".join(extension[1:] for extension in _EXTENSIONS)


def _check_size(label: str, size: int) -> None:
    if size > LARGEST:
        most = LARGEST // 1024**2
        raise Refused(f"‘{label}’ 파일이 {size / 1e6:,.0f} MB로 너무 크니 {most} MB 이하로 줄여 주십시오.")
    if size == 0:
        raise Refused(f"‘{label}’ 파일이 비어 있으니 원본을 다시 저장하십시오.")


def _kind(label: str, data: bytes) -> str | None:
    if data.startswith(b"PK"):
        return archive.kind(label, data)
    if data.startswith(_OLE):
        return _ole_kind(label, data)
    if b"%PDF-" in data[:1024]:
        _refuse_locked(label, bool(_PDF_LOCKED.search(data)))
        return "pdf"
    return None


def _ole_kind(label: str, data: bytes) -> str | None:
    _refuse_locked(label, "EncryptedPackage".encode("utf-16-le") in data)
    header = data.find(_HWP5)
    if header < 0 or header + 40 > len(data):
        return None
    (flags,) = struct.unpack_from("<I", data, header + 36)
    _refuse_locked(label, bool(flags & _HWP5_LOCKED))
    return "hwp"


def _refuse_locked(label: str, locked: bool) -> None:
    if locked:
        raise Refused(f"‘{label}’ 파일에 암호나 보안이 걸려 있으니 풀어서 다시 저장하십시오.")
