"""`gongyak convert`: a card file in another format, in the shape of the official form."""

import argparse
import sys
from pathlib import Path
from typing import Any

from gongyak import documents
from gongyak.cli import cardfile
from gongyak.rules.particles import with_particle

_EXAMPLES = """예:
  gongyak convert 관리카드.hwp 관리카드.hwpx
  gongyak convert 관리카드.txt 관리카드.pdf --answer budget-missing-column=기투자

답하지 않은 질문이 있으면 그 부분은 파일에 적힌 그대로 옮깁니다.
끝값: 0 만들었음 · 2 읽거나 쓸 수 없음
"""


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "convert",
        help="카드 파일을 다른 형식으로 바꿉니다",
        description="카드 파일을 HWPX, PDF, XLSX, Markdown, JSON으로 바꿉니다.",
        epilog=_EXAMPLES,
    )
    made.add_argument("source", type=Path, metavar="원본", help="카드 파일")
    made.add_argument("target", type=Path, metavar="만들파일", help="만들 파일. 이름의 끝이 형식을 정합니다")
    cardfile.add_answers(made)


def run(args: argparse.Namespace) -> int:
    """0 when the file was made, 2 when the source cannot be read or the target not written."""
    try:
        card, findings = cardfile.read(args.source, args.answers)
        cardfile.write(card, args.target)
    except documents.Refused as error:
        print(error, file=sys.stderr)
        return 2
    if blocking := [finding for finding in findings if finding.blocks]:
        print(cardfile.tell(blocking), file=sys.stderr)
    print(f"{with_particle(str(args.target), '을를')} 만들었습니다.")
    return 0
