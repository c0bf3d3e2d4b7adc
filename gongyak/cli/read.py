"""`gongyak read`: what a card file says, and what there is to say about it."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from gongyak import documents
from gongyak.cli import cardfile
from gongyak.rules.card import Card, to_json
from gongyak.rules.card.header import write_percent
from gongyak.rules.dates import format_day
from gongyak.rules.linting import Linter, lint

_EXAMPLES = """예:
  gongyak read 관리카드.hwpx
  gongyak read 관리카드.txt --answer budget-missing-column=기투자
  gongyak read 관리카드.pdf --json
  gongyak read 관리카드.hwpx --lint

끝값: 0 문제 없음 · 1 오류나 답해야 할 질문이 있음 · 2 읽을 수 없는 파일
"""


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "read",
        help="카드 파일을 읽고 점검합니다",
        description="카드 파일(HWPX, HWP, DOCX, XLSX, PDF, 텍스트, JSON)을 읽고 점검합니다.",
        epilog=_EXAMPLES,
    )
    made.add_argument("file", type=Path, metavar="파일", help="카드 파일")
    cardfile.add_answers(made)
    made.add_argument(
        "--lint", action="store_true", help="낱말, 날짜 표기, 증빙 같은 점검 규칙도 봅니다(처음 값으로)"
    )
    made.add_argument("--json", action="store_true", help="{card, findings}를 JSON으로 냅니다")


def run(args: argparse.Namespace) -> int:
    """0 for a clean card, 1 for errors or open questions, 2 for a file that cannot be read."""
    try:
        card, findings = cardfile.read(args.file, args.answers)
    except documents.Refused as error:
        print(error, file=sys.stderr)
        return 2
    if args.lint:
        findings = lint(card, findings, Linter())
    if args.json:
        found = [finding.to_json() for finding in findings]
        print(json.dumps({"card": to_json(card), "findings": found}, ensure_ascii=False, indent=2))
    else:
        print(_summary(card), cardfile.tell(findings), sep="\n\n")
    return 1 if any(finding.blocks for finding in findings) else 0


def _summary(card: Card) -> str:
    rows = {
        "관리번호": card.number,
        "공약제목": card.title,
        "기준일": format_day(card.as_of) if card.as_of else None,
        "주관부서": card.lead_department,
        "사업기간": card.period.raw if card.period else None,
        "소요예산": card.budget.raw if card.budget else None,
        "추진상황": card.status,
        "진도": write_percent(card.progress_percent),
        "추진실적": f"{len(card.achievements)}건",
        "향후계획": f"{len(card.plans)}건",
    }
    return "\n".join(f"{label}: {value or '(없음)'}" for label, value in rows.items())
