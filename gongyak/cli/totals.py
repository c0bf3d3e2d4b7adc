"""`gongyak totals`: 총괄표 and 공약가계부 of the published cards of a day, as known at a moment."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongyak import documents
from gongyak.cli import cardfile, clock
from gongyak.cli.card import day_argument, moment_argument

if TYPE_CHECKING:
    from gongyak.pledges.published import PublishedSet
    from gongyak.rules.totals import Totals

_EXAMPLES = """예:
  gongyak totals                                    오늘 공개되어 있는 공약의 총괄표를 JSON으로 냅니다
  gongyak totals --as-of 2024-06-30 --out 총괄표.xlsx
  gongyak totals --as-of "2024. 6. 30." --known-at 2024-08-01 --holder 8-1 --out 총괄표.hwpx

세는 카드는 누리집과 같습니다: --as-of까지의 마지막 기준일로 공개한 확정 카드를, --known-at까지 공개된 대로 셉니다.
확정만 되고 아직 공개하지 않은 카드는 세지 않습니다. 날은 그날 24시(한국 시간)까지입니다.
단체장을 적지 않으면 그 공개에서 가장 나중에 취임한 단체장의 공약을 셉니다.
JSON의 금액은 원이고, null은 모르거나 적혀 있지 않다는 뜻이며 0이 아닙니다. 다른 공약과 함께 쓰는 예산은 한 번만 셉니다.
끝값: 0 있음 · 1 그날까지 공개한 카드가 없음 · 2 파일을 쓸 수 없음
"""


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "totals",
        help="공개한 공약의 총괄표와 공약가계부를 냅니다",
        description="공개한 공약을 분야, 부서, 추진상황, 재원, 연도 등으로 세고 더해 총괄표와 공약가계부로 냅니다.",
        epilog=_EXAMPLES,
    )
    made.add_argument("--as-of", type=day_argument, metavar="날", help="어느 날의 것인가 (기본: 오늘)")
    made.add_argument(
        "--known-at", type=moment_argument, metavar="때", help="이때까지 공개된 것 (기본: 지금)"
    )
    made.add_argument("--holder", metavar="단체장", help="누구의 공약인가: 민선 기수와 차례 (8-2)")
    endings = "json, xlsx, hwpx, pdf, md, txt"
    made.add_argument(
        "--out", type=Path, metavar="파일", help=f"만들 파일. 이름의 끝이 형식을 정합니다 ({endings})"
    )


def run(args: argparse.Namespace) -> int:
    """0 with the totals, 1 where nothing was published for that day, 2 where the file cannot be written."""
    from gongyak.cli.store import open_store

    open_store()
    from gongyak.district.published import district
    from gongyak.pledges import published

    found = published.listed(args.as_of or clock.today(), args.known_at, args.holder)
    if found is None:
        print("이 조건으로 공개한 카드가 없습니다. 날과 단체장을 확인하십시오.", file=sys.stderr)
        return 1
    settings = district()
    totals = published.totals(found, list(settings.lines))
    if args.out is None:
        print(_json(found, totals).decode(), end="")
        return 0
    try:
        format = cardfile.format_of(args.out)
        made = _json(found, totals) if format == "json" else _document(found, totals, settings, format)
        cardfile.put(args.out, made)
    except documents.Refused as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{args.out}: 만들었습니다.")
    return 0


def _json(found: "PublishedSet", totals: "Totals") -> bytes:
    from gongyak.rules.moments import moment_text
    from gongyak.rules.totals import to_json

    told = {
        "set": {
            "as_of": found.as_of.isoformat(),
            "publication": found.publication,
            "published_at": moment_text(found.published_at),
            "hash": found.hash,
            "holder": {"key": found.holder.key, "term": found.holder.term, "name": found.holder.name},
        },
        **to_json(totals),
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _document(found: "PublishedSet", totals: "Totals", settings: Any, format: str) -> bytes:
    from gongyak.pledges import published
    from gongyak.rules.totals import TITLE, document

    about = published.about(found, settings.name, settings.notice)
    return documents.write(format, document(totals, about), title=TITLE)
