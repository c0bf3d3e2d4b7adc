"""The gate: what every foreign file passes before anything reads it."""

from pathlib import Path, PurePath

from gongyak.documents import READABLE, Refused

#: The largest file let in, in bytes.
LARGEST = 20 * 1024 * 1024
_EXTENSIONS = {f".{format}": format for format in READABLE} | {".txt": "md"}


def load(path: Path) -> bytes:
    """The bytes of an ordinary file no larger than `LARGEST`; its size is asked before it is read."""
    try:
        if not path.is_file():
            raise Refused(f"‘{path.name}’ 파일을 찾을 수 없습니다. 경로를 확인하십시오.")
        _check_size(path.name, path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Refused(f"‘{path.name}’ 파일을 열 수 없습니다({error.strerror}). 권한을 확인하십시오.") from error
    _check_size(path.name, len(data))
    return data


def admit(name: str, data: bytes) -> str:
    """The format of a file that may be read, by its name and by what it holds; `Refused` for all others."""
    _check_size(name, len(data))
    format = _EXTENSIONS.get(PurePath(name).suffix.lower())
    if format is None:
        raise Refused(f"‘{name}’ 파일은 읽을 수 없는 형식입니다. {', '.join(_EXTENSIONS)} 파일로 저장하십시오.")
    return format


def _check_size(name: str, size: int) -> None:
    if size > LARGEST:
        raise Refused(
            f"‘{name}’ 파일이 너무 큽니다({size / 1e6:,.0f} MB). "
            f"{LARGEST // 1024**2} MB 이하로 줄여 다시 올리십시오."
        )
    if size == 0:
        raise Refused(f"‘{name}’ 파일이 비어 있습니다. 원본을 다시 저장하십시오.")
