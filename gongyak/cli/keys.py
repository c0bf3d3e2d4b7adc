"""`gongyak keys`: the keys that seal personal values: listed, changed, copied to where they are kept apart."""

import argparse
import sys
from pathlib import Path
from typing import Any

from gongyak.cli import clock
from gongyak.district.roles import ROLES, is_role
from gongyak.rules.moments import moment_words
from gongyak.rules.refusal import Refusal

_EXAMPLES = """예:
  gongyak keys list
  gongyak keys rotate                         새 열쇠를 만들고 모든 개인정보를 새 열쇠로 다시 잠급니다
  gongyak keys copy 열쇠-2026-11-26.json      열쇠의 사본을 따로 보관할 곳에 만듭니다

기업 연락처의 성명·전화·전자우편은 이 열쇠로 잠겨 있습니다. 열쇠는 데이터베이스에도 백업에도 없습니다.
잃으면 그 값들은 아무도 되살리지 못하니, 사본을 백업과 다른 곳에 보관하십시오. 바꾼 뒤에는 새로 사본을 만드십시오.
옛 열쇠는 지우지 않습니다: 그때의 백업을 되살릴 때 씁니다.
끝값: 0 했음 · 1 할 수 없음 · 2 열쇠 파일을 읽거나 쓸 수 없음
"""


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "keys",
        help="개인정보를 잠그는 열쇠를 보고, 바꾸고, 사본을 만듭니다",
        description="개인정보를 잠그는 열쇠를 보고, 바꾸고, 사본을 만듭니다.",
        epilog=_EXAMPLES,
    )
    made.add_argument("act", choices=("list", "rotate", "copy"), help="list, rotate 또는 copy")
    made.add_argument("file", nargs="?", type=Path, metavar="파일", help="copy: 만들 파일")
    made.add_argument(
        "--by", default="총괄부서", metavar="누가", help=f"하는 사람의 역할: {ROLES} (기본: 총괄부서)"
    )


def run(args: argparse.Namespace) -> int:
    """0 when done, 1 where it cannot be, 2 where the file of keys cannot be read or written."""
    from gongyak.cli.store import open_store

    if not is_role(args.by) or (args.act == "copy" and args.file is None):
        print(f"--by에는 이름 대신 역할을({ROLES}), copy에는 만들 파일을 적으십시오.", file=sys.stderr)
        return 1
    open_store()
    from gongyak.companies.sealing import KeyMissing
    from gongyak.companies.sealing.aria import Unavailable
    from gongyak.companies.sealing.keys import Unreadable

    try:
        print(_done(args))
    except (KeyMissing, Unreadable, Unavailable, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def _done(args: argparse.Namespace) -> str:
    from gongyak.cases.intake.drafts import reseal as reseal_drafts
    from gongyak.cases.people import reseal
    from gongyak.companies import rotating

    if args.act == "rotate":
        count = rotating.rotate(by=args.by, now=clock.now(), others=(reseal, reseal_drafts))
        return f"새 열쇠를 만들고 {count}명의 개인정보를 다시 잠갔습니다. 열쇠의 사본을 새로 만들어 두십시오."
    if args.act == "copy":
        count = rotating.copy(to=args.file, by=args.by, now=clock.now())
        return f"{args.file}: 열쇠 {count}개의 사본을 만들었습니다. 백업과 다른 곳에 보관하십시오."
    return _listed()


def _listed() -> str:
    from gongyak.companies.models import SealKey
    from gongyak.companies.sealing.keys import kept
    from gongyak.companies.sealing.values import place

    there = kept(place())
    lines = []
    for row in SealKey.objects.order_by("pk"):
        state = "지금 씀" if row.retired_at is None else f"{moment_words(row.retired_at)}까지"
        known = "" if row.name in there else ", 파일에 없음"
        lines.append(f"{row.name} {row.cipher}, {moment_words(row.made_at)}부터, {state}{known}")
    return "\n".join(lines) or "아직 열쇠가 없습니다. 개인정보를 처음 적을 때 만들어집니다."
