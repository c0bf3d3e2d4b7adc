"""`gongyak import`: card files into the store, each wholly or not at all."""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from gongyak import documents
from gongyak.cli import cardfile, clock
from gongyak.district.roles import ROLES
from gongyak.rules.card.answers import Answer, parse_sheet
from gongyak.rules.dates import format_day
from gongyak.rules.findings import Severity

_EXAMPLES = """예:
  gongyak import 관리카드.hwpx --answer budget-missing-column=기투자
  gongyak import 2분기/ --answers 답.toml

폴더를 주면 그 안의 카드 파일을 모두 들여옵니다. 같은 파일을 다시 들여와도 그대로입니다.
답 파일은 ‘질문부호 = "값"’을 적거나, [[answer]] 아래에 number(관리번호), code, value, by, at, why를 적은 TOML 파일입니다.
끝값: 0 모두 들여옴 · 1 들여오지 못한 파일이 있음 · 2 답 파일이나 길이 잘못됨
"""


class Outcome(StrEnum):
    """What came of one file."""

    NEW = "들여옴"
    KNOWN = "이미 있음"
    REFUSED = "들여오지 못함"


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "import",
        help="카드 파일을 보관소에 들여옵니다",
        description="카드 파일을 보관소에 들여옵니다.",
        epilog=_EXAMPLES,
    )
    made.add_argument("paths", nargs="+", type=Path, metavar="파일", help="카드 파일이나 폴더")
    made.add_argument(
        "--answers", type=Path, metavar="답파일", dest="sheet", help="질문의 답을 적은 TOML 파일"
    )
    made.add_argument(
        "--by", default="총괄부서", metavar="누가", help=f"들여오는 사람의 역할: {ROLES} (기본: 총괄부서)"
    )
    cardfile.add_answers(made)


def run(args: argparse.Namespace) -> int:
    """0 when every file was taken in, 1 when one was refused, 2 for a wrong path or sheet of answers."""
    try:
        files = list(_files(args.paths))
        answers = [*args.answers, *(_sheet(args.sheet) if args.sheet else [])]
    except documents.Refused as error:
        print(error, file=sys.stderr)
        return 2
    from gongyak.cli.store import open_store

    open_store(create=True)
    outcomes = [_take_in(path, answers, args.by) for path in _with_progress(files)]
    print(" · ".join(f"{outcome} {outcomes.count(outcome)}건" for outcome in Outcome))
    return 1 if Outcome.REFUSED in outcomes else 0


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and the card files in the folders named, in natural order."""
    for path in paths:
        if path.is_dir():
            endings = {f".{format}" for format in (*documents.READABLE, "txt", "json")}
            yield from sorted((c for c in path.iterdir() if c.suffix.lower() in endings), key=_naturally)
        elif path.exists():
            yield path
        else:
            raise documents.Refused(f"{path}: 이런 파일이나 폴더가 없습니다. 이름을 확인하십시오.")


def _naturally(path: Path) -> list[tuple[bool, int, str]]:
    """A sort key of a file's name: 2 before 10, numbers before words."""
    parts = re.findall(r"\d+|\D+", path.name)
    return [(False, int(part), "") if part.isdecimal() else (True, 0, part) for part in parts]


def _sheet(path: Path) -> list[Answer]:
    try:
        return parse_sheet(documents.load(path).decode("utf-8"))
    except ValueError as error:
        raise documents.Refused(f"{path.name}: {error}") from error


def _with_progress(files: Sequence[Path]) -> Iterable[Path]:
    """The files with a bar on the terminal; none where the errors go elsewhere."""
    from tqdm import tqdm

    shown: Iterable[Path] = tqdm(files, unit="건", disable=None, leave=False, file=sys.stderr)
    return shown


def _take_in(path: Path, answers: Sequence[Answer], by: str) -> Outcome:
    """Take in one file and report on it: what is to be looked at, and which questions wait."""
    from gongyak.pledges.actions import Refusal, import_card

    try:
        data = documents.load(path)
        report = import_card(name=path.name, data=data, answers=answers, by=by, now=clock.now())
    except (documents.Refused, Refusal) as error:
        print(f"✗ {path.name}: 들여오지 못했습니다.\n  {error}")
        _tell(cardfile.tell(f for f in getattr(error, "findings", ()) if f.blocks))
        return Outcome.REFUSED
    state = "들여왔습니다" if report.is_new else "이미 있습니다"
    late = ", 소급 입력" if report.retroactive else ""
    instead = f", 같은 기준일의 {report.replaces}차를 대신함" if report.replaces else ""
    told = f"{format_day(report.as_of)} 기준, {report.seq}차{late}{instead}"
    print(f"✓ {path.name}: {report.number} {report.title} ({told}) {state}.")
    looked_at = (f for f in report.findings if f.severity is not Severity.NOTE)
    _tell(cardfile.tell(replace(finding, choices=()) for finding in looked_at))
    return Outcome.NEW if report.is_new else Outcome.KNOWN


def _tell(text: str) -> None:
    if text:
        print("\n".join(f"  {line}" for line in text.splitlines()))
