"""`gongyak card`: a card of the store as of a day, as known at a moment, in its public form."""

import argparse
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from gongyak import documents
from gongyak.cli import cardfile, clock
from gongyak.rules.card import Card
from gongyak.rules.dates import parse_day
from gongyak.rules.moments import known_until

_EXAMPLES = """예:
  gongyak card 1-2-2
  gongyak card 1-2-2 --as-of 2024-06-30 --out 관리카드.hwpx
  gongyak card 1-2-2 --as-of "2024. 6. 30." --known-at 2024-08-01

--as-of는 어느 날의 카드인가, --known-at은 언제까지 기록된 것으로 보는가입니다. 날은 그날 24시까지입니다.
담당자의 성명과 내선은 설정에서 공개하기로 한 때에만 나옵니다.
끝값: 0 있음 · 1 그날의 카드가 없음 · 2 파일을 쓸 수 없음
"""


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "card",
        help="보관소의 카드를 냅니다",
        description="보관소의 카드를 어느 날의 것이든 냅니다.",
        epilog=_EXAMPLES,
    )
    made.add_argument("number", metavar="관리번호", help="관리번호 (1-2-2)")
    made.add_argument("--as-of", type=day_argument, metavar="날", help="기준일 (기본: 오늘)")
    made.add_argument(
        "--known-at", type=moment_argument, metavar="때", help="이때까지 기록된 것 (기본: 지금)"
    )
    made.add_argument("--out", type=Path, metavar="파일", help="만들 파일. 이름의 끝이 형식을 정합니다")
    made.add_argument("--json", action="store_true", help="화면에 JSON으로 냅니다")


def run(args: argparse.Namespace) -> int:
    """0 with the card, 1 where the store has none for that day, 2 where the file cannot be written."""
    from gongyak.cli.store import open_store

    open_store()
    from gongyak.pledges.registry.reading import public_card

    card = public_card(args.number, args.as_of or clock.today(), args.known_at)
    if card is None:
        print(
            f"관리번호 {args.number}: 그날까지의 카드가 없습니다. 번호와 날을 확인하십시오.", file=sys.stderr
        )
        return 1
    if args.out is None:
        print(_shown(card, "json" if args.json else "md"), end="")
        return 0
    try:
        cardfile.write(card, args.out)
    except documents.Refused as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{args.out}: 만들었습니다.")
    return 0


def _shown(card: Card, format: str) -> str:
    return cardfile.render(card, format).decode()


def day_argument(text: str) -> date:
    """A day of the command line, in any spelling that a person would use."""
    day = parse_day(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"‘{text}’: 날은 2024-06-30이나 “2024. 6. 30.”처럼 적어 주세요.")
    return day


def moment_argument(text: str) -> datetime:
    """A moment of the command line: a day through its 24:00, or an ISO moment."""
    try:
        return known_until(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
