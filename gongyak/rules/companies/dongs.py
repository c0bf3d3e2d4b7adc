"""법정동과 행정동: the official lists of their codes, read as they are given out, and found again in an address.

Three shapes are known: ‘법정동코드 전체자료’ of 행정표준코드관리시스템 (tabs: code, whole name, 폐지여부), tables
by the words of their heads (KIKcd_B, KIKcd_H and KIKmix of 행정안전부 as CSV or XLSX), and the same three with columns
of fixed widths in CP949.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongyak.rules.refusal import Refusal

LEGAL, ADMIN = "법정동", "행정동"
_CODE, _DAY = re.compile(r"\d{10}"), re.compile(r"\d{8}")
#: The columns by the words that stand in heads.
_HEADS: Mapping[str, tuple[str, ...]] = {
    "legal": ("법정동코드",),
    "admin": ("행정동코드", "행정기관코드"),
    "name": ("법정동명", "행정동명"),
    "gone": ("폐지여부",),
    "sido": ("시도명",),
    "sigungu": ("시군구명",),
    "dong": ("읍면동명",),
    "ri": ("동리명", "리명"),
    "born": ("생성일자",),
    "ended": ("말소일자", "삭제일자", "폐지일자"),
}
_NAMES = ("sido", "sigungu", "dong", "ri")
#: Fixed widths in bytes, one blank between; those of KIKcd_B are like the others' (미확인), so each line is checked.
_WIDTHS: Mapping[str, tuple[tuple[str, int], ...]] = {
    "mix": (("admin", 10), ("sido", 30), ("sigungu", 30), ("dong", 30), ("legal", 10), ("ri", 30), ("born", 8), ("ended", 8)),
    "admin": (("admin", 10), ("sido", 30), ("sigungu", 30), ("dong", 30), ("born", 8), ("ended", 8)),
    "legal": (("legal", 10), ("sido", 30), ("sigungu", 30), ("dong", 30), ("ri", 30), ("born", 8), ("ended", 8)),
}  # fmt: skip
_NOT_KNOWN = (
    "법정동·행정동 코드 파일이 아닙니다. 행정표준코드관리시스템의 ‘법정동코드 전체자료’나 "
    "행정안전부의 KIKcd_B, KIKcd_H, KIKmix를 고르십시오."
)


@dataclass(frozen=True, slots=True)
class KnownDong:
    """One row of an official list: 법정동 or 행정동, its ten digits, its whole name, and whether it still is."""

    kind: str
    code: str
    name: str
    is_ended: bool = False

    @property
    def last(self) -> str:
        """`두구동` of `부산광역시 금정구 두구동`."""
        return self.name.rpartition(" ")[2]


@dataclass(frozen=True, slots=True)
class DongList:
    """What a file tells: its rows, and which 행정동 (first) minds which 법정동 (second), of those that still are."""

    dongs: tuple[KnownDong, ...]
    ties: tuple[tuple[str, str], ...] = ()

    def within(self, prefix: str) -> "DongList":
        """The part whose codes begin so (`26410`: one district)."""
        dongs = tuple(one for one in self.dongs if one.code.startswith(prefix))
        return DongList(dongs, tuple(tie for tie in self.ties if tie[0].startswith(prefix)))


def read_dongs(data: bytes) -> DongList:
    """The list in a text file: tabs, commas or fixed widths, UTF-8 or CP949. Refusal where it is none, or a line is
    not of its form."""
    head, _, _ = data.partition(b"\n")
    first = _decoded(head).strip()
    if "\t" in first or "," in first:
        text = _decoded(data).replace("\0", "")
        return dongs_of(
            list(csv.reader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in first else ","))
        )
    return _list(_fixed(data, _shape(first)))


def dongs_of(table: Sequence[Sequence[str]]) -> DongList:
    """The list in the rows of a table, its columns known by the words of its head."""
    rows = [[cell.strip() for cell in row] for row in table if any(cell.strip() for cell in row)]
    columns = _columns(rows[0]) if rows else {}
    if not {"legal", "admin"} & columns.keys() or not {"name", *_NAMES} & columns.keys():
        raise Refusal(_NOT_KNOWN)
    told = (
        (n, {name: row[at] if at < len(row) else "" for name, at in columns.items()})
        for n, row in enumerate(rows[1:], 2)
    )
    return _list(told)


def find_dong(text: str, known: Iterable[KnownDong]) -> KnownDong | None:
    """The one 법정동 that still is and that a text tells: by its code, its name, or an address in which its name
    stands with that of its 시군구. None where there is none, or more than one."""
    words = dong_words(text)
    there = [one for one in known if one.kind == LEGAL and not one.is_ended]
    named = [one for one in there if one.code == text.strip() or one.last in words]
    closer = [one for one in named if {*one.name.split()[1:]} <= words]
    found = closer or (named if len(words) == 1 else [])
    return found[0] if len(found) == 1 else None


def dong_words(text: str) -> set[str]:
    """The words of an address by which a 법정동 may be known; what stands in brackets is one too (`(두구동)`)."""
    return {word for word in re.split(r"[\s,()]+", text) if word}


def _columns(head: Sequence[str]) -> dict[str, int]:
    plain = ["".join(cell.replace("\ufeff", "").split()) for cell in head]
    return {name: plain.index(word) for name, words in _HEADS.items() for word in words if word in plain}


def _shape(head: str) -> tuple[tuple[str, int], ...]:
    is_admin, is_legal = (any(word in head for word in _HEADS[name]) for name in ("admin", "legal"))
    if not is_admin and not is_legal:
        raise Refusal(_NOT_KNOWN)
    return _WIDTHS["mix" if is_admin and is_legal else "admin" if is_admin else "legal"]


def _fixed(data: bytes, shape: Sequence[tuple[str, int]]) -> Iterator[tuple[int, dict[str, str]]]:
    starts = [0]
    for _, width in shape:
        starts.append(starts[-1] + width + 1)
    for n, line in enumerate(data.splitlines(), 1):
        if n == 1 or not line.strip():
            continue
        if any(line[at - 1 : at].strip() for at in starts[1:]):
            raise Refusal(f"{n}번째 줄의 칸이 알려진 자리와 다릅니다. 같은 자료의 CSV나 XLSX를 고르십시오.")
        cells = (_decoded(line[at : until - 1]).strip() for at, until in pairwise(starts))
        yield n, dict(zip((name for name, _ in shape), cells, strict=True))


def _list(told: Iterable[tuple[int, Mapping[str, str]]]) -> DongList:
    dongs: dict[tuple[str, str], KnownDong] = {}
    ties: dict[tuple[str, str], None] = {}
    for n, row in told:
        one = _dong(n, row)
        before = dongs.get((one.kind, one.code))
        # a code that was given up and taken again stands twice
        if before is None or before.is_ended:
            dongs[one.kind, one.code] = one
        if one.kind == ADMIN and row.get("legal") and not one.is_ended:
            ties[one.code, row["legal"]] = None
    if not dongs:
        raise Refusal("파일에 코드가 한 줄도 없습니다. 다른 파일을 고르십시오.")
    return DongList(tuple(dongs.values()), tuple(ties))


def _dong(n: int, row: Mapping[str, str]) -> KnownDong:
    kind, code = (ADMIN, row["admin"]) if row.get("admin") else (LEGAL, row.get("legal", ""))
    parts = _NAMES[:3] if kind == ADMIN else _NAMES
    name = " ".join((row.get("name") or " ".join(row.get(part, "") for part in parts)).split())
    ended = row.get("ended", "").replace("-", "")
    if not _CODE.fullmatch(code) or not _CODE.fullmatch(row.get("legal") or code) or not name:
        raise Refusal(f"{n}번째 줄의 코드가 숫자 10자리가 아니거나 이름이 없습니다. 파일을 확인하십시오.")
    if ended and not _DAY.fullmatch(ended):
        raise Refusal(f"{n}번째 줄의 말소일자가 날짜가 아닙니다. 파일을 확인하십시오.")
    return KnownDong(kind, code, name, bool(ended) or row.get("gone") == "폐지")


def _decoded(data: bytes) -> str:
    for coding in ("utf-8-sig", "cp949"):
        try:
            return data.decode(coding)
        except UnicodeDecodeError:
            continue
    raise Refusal("파일의 글자를 읽을 수 없습니다. UTF-8이나 CP949로 저장하십시오.")
