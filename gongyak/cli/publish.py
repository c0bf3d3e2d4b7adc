"""`gongyak publish`: the cards of a 기준일 become public, as one complete set."""

import argparse
import sys
from typing import Any

from gongyak.cli import clock
from gongyak.cli.card import day_argument
from gongyak.district.roles import ROLES
from gongyak.rules.dates import format_day

_EXAMPLES = """예:
  gongyak publish 2024-06-30 --reason "2024년 2분기 공개"

그 기준일에 유효한 모든 카드를 한 벌로 공개합니다. 공개한 것은 고칠 수 없고, 정정은 새 공개입니다.
끝값: 0 공개함 · 1 공개할 수 없음
"""


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "publish",
        help="한 기준일의 카드를 공개합니다",
        description="한 기준일의 카드를 모두 공개합니다.",
        epilog=_EXAMPLES,
    )
    made.add_argument("as_of", type=day_argument, metavar="기준일", help="기준일 (2024-06-30)")
    made.add_argument("--reason", required=True, metavar="사유", help="공개하는 까닭")
    made.add_argument(
        "--by", default="총괄부서", metavar="누가", help=f"공개하는 사람의 역할: {ROLES} (기본: 총괄부서)"
    )


def run(args: argparse.Namespace) -> int:
    """0 when the set was published, 1 when it was refused."""
    from gongyak.cli.store import open_store

    open_store()
    from gongyak.pledges.actions import Refusal, publish_quarter

    try:
        made = publish_quarter(as_of=args.as_of, by=args.by, now=clock.now(), reason=args.reason)
    except Refusal as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{format_day(made.as_of)} 기준 카드를 공개했습니다({made.seq}번째 공개, {made.hash}).")
    print("머리 해시를 인쇄해 서명하고 따로 보관하십시오: gongyak heads --out 확인서.pdf")
    return 0
