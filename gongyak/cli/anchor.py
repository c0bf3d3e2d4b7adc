"""`gongyak anchor`: how far the records reach today, on one page to print, sign and keep elsewhere."""

import argparse
import sys
from pathlib import Path
from typing import Any

from gongyak.cli import clock

_EXAMPLES = """예:
  gongyak anchor                       오늘의 기록 고정 확인서를 화면에 냅니다
  gongyak anchor --out 2024-07-10.txt  인쇄할 파일을 만듭니다

하루에 하나이고, `gongyak serve`나 `gongyak work`가 돌면 저절로 만들어져 GONGYAK_VAR의 anchors 폴더와 감사담당의
메일로 갑니다. 인쇄하여 서명하고, 이 프로그램을 운영하는 사람의 손이 닿지 않는 곳에 두십시오.
끝값: 0 있음 · 1 보관소를 열 수 없음 · 2 파일을 쓸 수 없음
"""


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "anchor",
        help="행위의 기록과 접속기록의 머리 해시를 확인서로 냅니다",
        description="오늘까지의 행위의 기록과 접속기록을 한 쪽짜리 확인서로 고정합니다.",
        epilog=_EXAMPLES,
    )
    made.add_argument("--out", type=Path, metavar="파일", help="만들 파일 (txt)")


def run(args: argparse.Namespace) -> int:
    """0 with the text, 2 where the file cannot be written."""
    from gongyak.cli.store import open_store

    open_store()
    from gongyak.audit.anchors import text_of
    from gongyak.district.models import District
    from gongyak.jobs.anchoring import anchor

    made = anchor(day=clock.today(), now=clock.now())
    text = text_of(made, District.objects.current().name)
    if args.out is None:
        print(text, end="")
        return 0
    try:
        with args.out.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        print(f"{args.out}: 쓸 수 없습니다({error.strerror}). 이름과 폴더를 확인하십시오.", file=sys.stderr)
        return 2
    print(f"{args.out}: 만들었습니다. 인쇄하여 서명하고 따로 보관하십시오.")
    return 0
