"""`gongyak sheet`: 평가표, and answers to what a council asks, from the published cards of any day."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongyak.cli import cardfile, clock
from gongyak.cli.card import day_argument, moment_argument

if TYPE_CHECKING:
    from gongyak.pledges.sheets import MadeSheet

#: The options that choose pledges, and what each is called.
CHOICES = {
    "field": "분야의 번호 (1)",
    "department": "주관부서 (교통과)",
    "status": "전국 분류 (정상추진, 모르는 것은 미기재)",
    "completion": "완료시기 (임기 내 완료)",
    "origin": "신규나 계속",
    "kind": "예산, 비예산, 미정",
    "number": "관리번호 (1-2-2)",
}
_FORMS = {"평가표": "half", "연간평가표": "year", "요구자료": "answer"}


def _examples() -> str:
    from gongyak.rules.sheets import COLUMNS

    columns = ", ".join(f"{code}({column.label})" for code, column in COLUMNS.items())
    return f"""예:
  gongyak sheet --out 요구자료.hwpx
  gongyak sheet --as-of 2024-06-30 --department 교통과 --status 일부추진 --out 요구자료.xlsx
  gongyak sheet --form 평가표 --as-of 2024-12-31 --out 반기평가표.hwpx
  gongyak sheet --number 1-2-2 --number 2-1 --columns number,title,budget,achievements

공개한 확정 카드만 봅니다. 평가표는 반기(또는 해)가 시작되기 전의 카드와 견주고 그 기간의 실적만 싣습니다.
같은 선택지를 여러 번 적으면 그 가운데 하나에 맞는 공약을, 다른 선택지를 함께 적으면 모두에 맞는 공약을 싣습니다.
고를 수 있는 칸: {columns}
끝값: 0 있음 · 1 그날까지 공개한 카드가 없음 · 2 고르는 말이 틀렸거나 파일을 쓸 수 없음
"""


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "sheet",
        help="평가표와 의원 요구자료를 냅니다",
        description="공약과 칸을 골라 평가표나 의원 요구자료를 만듭니다. 지난 어느 날의 것이든 됩니다.",
        epilog=_examples(),
    )
    made.add_argument(
        "--form", choices=list(_FORMS), default="요구자료", metavar="표", help=", ".join(_FORMS)
    )
    made.add_argument("--as-of", type=day_argument, metavar="날", help="어느 날의 것인가 (기본: 오늘)")
    made.add_argument(
        "--known-at", type=moment_argument, metavar="때", help="이때까지 공개된 것 (기본: 지금)"
    )
    made.add_argument("--holder", metavar="단체장", help="누구의 공약인가: 민선 기수와 차례 (8-2)")
    for name, words in CHOICES.items():
        made.add_argument(f"--{name}", action="append", default=[], metavar="값", help=words)
    made.add_argument("--columns", default="", metavar="칸", help="실을 칸을 쉼표로 이어 적습니다")
    made.add_argument("--title", default="", metavar="제목", help="표의 제목")
    made.add_argument("--out", type=Path, metavar="파일", help="만들 파일 (json, xlsx, hwpx, pdf, md, txt)")


def run(args: argparse.Namespace) -> int:
    """0 with the sheet, 1 where nothing was published for that day, 2 on a wrong word or file."""
    from gongyak.cli.store import open_store

    open_store()
    from gongyak.pledges.sheets import Asked, sheet

    values = {name: getattr(args, name) for name in CHOICES}
    columns = [code.strip() for code in args.columns.split(",") if code.strip()]
    asked = Asked(_FORMS[args.form], values, columns, args.title)
    try:
        made = sheet(asked, args.as_of or clock.today(), args.known_at, args.holder)
        if made is None:
            print("이 조건으로 공개한 카드가 없습니다. 날과 단체장을 확인하십시오.", file=sys.stderr)
            return 1
        _put(made, args.out)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _put(made: "MadeSheet", out: Path | None) -> None:
    from gongyak.pledges.sheets import sheet_file

    if out is None:
        print(_json(made).decode(), end="")
        return
    format = cardfile.format_of(out)
    cardfile.put(out, _json(made) if format == "json" else sheet_file(made, format))
    print(f"{out}: 만들었습니다. 공약 {len(made.sheet.entries)}건")


def _json(made: "MadeSheet") -> bytes:
    from gongyak.rules.sheets import to_json

    told = to_json(made.sheet) | {"publication": made.found.publication, "hash": made.found.hash}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
