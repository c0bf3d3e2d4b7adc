"""`gongyak dongs`: the official lists of 법정동 and 행정동, seen and taken in from a file."""

import argparse
import sys
from pathlib import Path
from typing import Any

from gongyak.cli import clock
from gongyak.district.roles import ROLES, is_role
from gongyak.rules.refusal import Refusal

_EXAMPLES = """예:
  gongyak dongs "법정동코드 전체자료.txt" --only 26410 --dry-run   무엇이 바뀌는지만 봅니다
  gongyak dongs KIKmix.20260101 --only 26                          부산광역시의 행정동과 법정동을 넣습니다

행정표준코드관리시스템의 법정동코드 전체자료(TXT, CSV)와 행정안전부의 KIKcd_B, KIKcd_H, KIKmix(텍스트, CSV)를 읽습니다.
목록에서 빠진 코드는 그대로 두고, 폐지된 코드는 폐지로 표시해 남깁니다. 같은 파일을 다시 넣어도 달라지지 않습니다.
끝값: 0 했음 · 1 할 수 없음 · 2 파일을 읽을 수 없음
"""


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "dongs",
        help="법정동·행정동 코드를 공식 파일로 넣습니다",
        description="법정동·행정동 코드를 공식 파일로 넣습니다.",
        epilog=_EXAMPLES,
    )
    made.add_argument("file", type=Path, metavar="파일", help="공식 코드 파일")
    made.add_argument(
        "--only", default="", metavar="앞자리", help="이 숫자로 시작하는 코드만 (26410: 부산 금정구)"
    )
    made.add_argument("--dry-run", action="store_true", help="무엇이 바뀌는지만 보이고 넣지 않습니다")
    made.add_argument(
        "--by", default="총괄부서", metavar="누가", help=f"하는 사람의 역할: {ROLES} (기본: 총괄부서)"
    )


def run(args: argparse.Namespace) -> int:
    """0 when done, 1 where it cannot be, 2 where the file cannot be read."""
    from gongyak.cli.store import open_store

    if not is_role(args.by):
        print(f"--by에는 이름 대신 역할을 적으십시오: {ROLES}", file=sys.stderr)
        return 1
    try:
        data = args.file.read_bytes()
    except OSError as error:
        print(f"{args.file}: 파일을 읽을 수 없습니다({error.strerror}).", file=sys.stderr)
        return 2
    open_store()
    try:
        print(_done(args, data))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def _done(args: argparse.Namespace, data: bytes) -> str:
    from gongyak.companies.dongs import load_dongs, plan_dongs
    from gongyak.rules.companies import read_dongs

    told = read_dongs(data)
    if args.dry_run:
        planned = plan_dongs(told, args.only)
        counts = [len(rows) for rows in (planned.added, planned.changed, planned.ended)]
        return f"{_said(*counts)}, 그대로 {planned.same:,}. 넣지 않았습니다."
    row = load_dongs(told=told, source=args.file.name, prefix=args.only, by=args.by, now=clock.now())
    return f"{_said(row.added, row.changed, row.ended)}. 넣었습니다."


def _said(added: int, changed: int, ended: int) -> str:
    return f"더한 것 {added:,}, 바뀐 것 {changed:,}, 폐지된 것 {ended:,}"
