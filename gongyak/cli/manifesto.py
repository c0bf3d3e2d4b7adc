"""`gongyak manifesto`: what 한국매니페스토실천본부 asks of every municipality, as of a 12-31."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongyak import documents
from gongyak.cli import cardfile, clock
from gongyak.cli.card import moment_argument

if TYPE_CHECKING:
    from gongyak.pledges.manifesto import MadePack
    from gongyak.rules.manifesto import Split

_EXAMPLES = """예:
  gongyak manifesto --year 2024                             2024. 12. 31. 현재의 평가 자료를 JSON으로 냅니다
  gongyak manifesto --year 2024 --out 평가자료.zip          HWPX, XLSX, JSON과 증빙 목록을 한 파일로 묶습니다
  gongyak manifesto --year 2024 --splits 재원.toml --out 평가자료.xlsx
  gongyak manifesto --plans --year 2027 --out 실천계획서평가.hwpx     임기 첫해의 실천계획서 평가 자료를 만듭니다

공개한 확정 카드만 봅니다. 카드가 말하지 않는 것(‘기타’ 재원이 민간인지, ‘투입’이 확보인지 집행인지, 연차별 목표)은
지어내지 않고 ‘내기 전에 답할 것’에 적습니다. 재원 답안지는 관리번호마다 한 줄입니다: "1-2-2" = "민간"
끝값: 0 있음 · 1 그해 12월 31일로 공개한 카드가 없음 · 2 파일을 읽거나 쓸 수 없음
"""


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "manifesto",
        help="매니페스토 평가 자료를 냅니다",
        description="12월 31일 현재의 매니페스토 평가 자료와 누리집 자가점검을 냅니다.",
        epilog=_EXAMPLES,
    )
    made.add_argument("--year", type=int, metavar="해", help="어느 해 12월 31일의 것인가 (기본: 지난해)")
    made.add_argument(
        "--known-at", type=moment_argument, metavar="때", help="이때까지 공개된 것 (기본: 지금)"
    )
    made.add_argument("--holder", metavar="단체장", help="누구의 공약인가: 민선 기수와 차례 (8-2)")
    made.add_argument("--splits", type=Path, metavar="파일", help="‘기타’ 재원이 민간인지 적은 답안지 (toml)")
    made.add_argument(
        "--plans", action="store_true", help="실천계획서 평가 자료를 냅니다. --year는 평가하는 해입니다"
    )
    endings = "zip, hwpx, xlsx, pdf, md, json"
    made.add_argument(
        "--out", type=Path, metavar="파일", help=f"만들 파일. 이름의 끝이 형식을 정합니다 ({endings})"
    )


def run(args: argparse.Namespace) -> int:
    """0 with the pack, 1 where nothing was published for that day, 2 on a file that cannot be read or made."""
    from gongyak.cli.store import open_store

    try:
        splits = _splits(args.splits)
    except (OSError, ValueError) as error:
        print(f"{args.splits}: {error}", file=sys.stderr)
        return 2
    open_store()
    if args.plans:
        return _plans(args)
    from gongyak.pledges.manifesto import pack

    year = args.year or clock.today().year - 1
    made = pack(year, args.known_at, args.holder, splits) if 1990 < year <= 2100 else None
    if made is None or made.found.as_of.year != year:
        print(f"{year}년의 기준일로 공개한 카드가 없습니다. 해와 단체장을 확인하십시오.", file=sys.stderr)
        return 1
    return _put(made, args.out)


def _plans(args: argparse.Namespace) -> int:
    from gongyak.pledges.manifesto import plans_of
    from gongyak.rules.manifesto.plan_review import PLAN_TITLE, plan_document

    told = plans_of(args.year or clock.today().year, args.known_at, args.holder)
    if told is None:
        print("공개한 실천계획이 없습니다. 단체장을 확인하십시오.", file=sys.stderr)
        return 1
    try:
        format = "md" if args.out is None else cardfile.format_of(args.out)
        if format == "json":
            raise documents.Refused(f"{args.out}: 실천계획서 평가 자료는 hwpx, xlsx, pdf, md로 만듭니다.")
        body = documents.write(format, plan_document(told), title=PLAN_TITLE)
        if args.out is None:
            print(body.decode(), end="")
            return 0
        cardfile.put(args.out, body)
    except documents.Refused as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{args.out}: 만들었습니다. 실천계획 {len(told.plans)}건")
    return 0


def _put(made: "MadePack", out: Path | None) -> int:
    from gongyak.pledges.packing import archive, pack_file

    if out is None:
        print(pack_file(made, "json").decode(), end="")
        return 0
    try:
        is_archive = out.suffix.lower() == ".zip"
        body = archive(made) if is_archive else pack_file(made, cardfile.format_of(out))
        cardfile.put(out, body)
    except documents.Refused as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{out}: 만들었습니다. 내기 전에 답할 것 {len(made.pack.questions)}건")
    return 0


def _splits(path: Path | None) -> "dict[str, Split]":
    from gongyak.rules.manifesto import read_splits

    return {} if path is None else read_splits(path.read_text(encoding="utf-8"))
