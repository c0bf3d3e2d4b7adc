"""`gongyak heads`: the head of the public list on one page, to print, sign and keep elsewhere.

A list proves nothing against whoever runs it until its head is kept where they cannot reach it.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongyak import documents
from gongyak.blocks import Block, Cell, Paragraph, Table
from gongyak.cli import cardfile, clock
from gongyak.rules.dates import format_day
from gongyak.rules.moments import SEOUL, day_of

if TYPE_CHECKING:
    from gongyak.pledges.published import PublishedPublication

TITLE = "공개 목록 확인서"
_EXAMPLES = """예:
  gongyak heads                       화면에 냅니다
  gongyak heads --out 확인서.pdf      인쇄할 파일을 만듭니다 (hwpx, pdf, md, txt, xlsx)

공개한 뒤마다 인쇄하여 감사담당이 서명하고, 이 프로그램을 운영하는 사람의 손이 닿지 않는 곳에 둡니다.
나중에 이 해시를 `check.py --earlier`에 주면, 그 뒤로 목록이 고쳐지거나 잘리지 않았는지 알 수 있습니다.
끝값: 0 있음 · 1 아직 공개한 것이 없음 · 2 파일을 쓸 수 없음
"""


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "heads",
        help="공개 목록의 머리 해시를 서명할 확인서로 냅니다",
        description="공개 목록의 머리 해시를 인쇄하여 서명할 한 쪽짜리 확인서로 냅니다.",
        epilog=_EXAMPLES,
    )
    made.add_argument("--out", type=Path, metavar="파일", help="만들 파일. 이름의 끝이 형식을 정합니다")


def run(args: argparse.Namespace) -> int:
    """0 with the page, 1 where nothing is published, 2 where the file cannot be written."""
    from gongyak.cli.store import open_store

    open_store()
    from gongyak.district.published import district
    from gongyak.pledges.published import publications

    published = publications()
    if not published:
        print("아직 공개한 것이 없습니다. 먼저 `gongyak publish`로 공개하십시오.", file=sys.stderr)
        return 1
    blocks = page(district().name, published[0], clock.now())
    if args.out is None:
        print(documents.write("md", blocks).decode(), end="")
        return 0
    try:
        cardfile.put(args.out, documents.write(cardfile.format_of(args.out), blocks, title=TITLE))
    except documents.Refused as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{args.out}: 만들었습니다. 인쇄하여 서명하고 따로 보관하십시오.")
    return 0


def page(district: str, head: "PublishedPublication", now: datetime) -> list[Block]:
    """The page for the head of the chain at a moment; nothing on it but the hash looks like one."""
    hash = [head.hash[start : start + 8] for start in range(0, 64, 8)]
    facts = (
        ("공개 목록", f"{head.seq}차 (카드 {head.count}건)"),
        ("기준일", format_day(head.as_of)),
        ("공개한 때", _moment(head.published_at)),
        ("공개한 사람", f"{head.by} (사유: {head.reason})"),
        ("머리 해시\n(SHA-256)", "\n".join((" ".join(hash[:4]), " ".join(hash[4:])))),
        ("확인서를 낸 때", _moment(now)),
    )
    return [
        Paragraph(TITLE, 0, "#", "center"),
        Paragraph(district, align="right"),
        _table(facts),
        Paragraph("이 해시의 뜻", 0, "##"),
        Paragraph("첫 공개부터 이 차수까지 공개한 모든 카드와 그 파일의 내용이 이 해시 하나로 정해진다.", 1, "○"),
        Paragraph("나중에 공개 목록에 이 해시가 없으면, 그 전의 공개를 고치거나 지운 것이다.", 1, "○"),
        Paragraph("카드의 내용이 사실인지는 이 해시로 알 수 없다.", 1, "○"),
        Paragraph("확인", 0, "##"),
        Paragraph("위의 해시가 누리집의 신뢰·검증 페이지에 있는 것과 같음을 확인하였다.", 1, "○"),
        _table((("확인한 날", ""), ("감사담당 소속", ""), ("감사담당 성명", ""), ("서명", "\n\n"))),
    ]  # fmt: skip


def _table(rows: Sequence[tuple[str, str]]) -> Table:
    cells = [
        cell
        for row, (label, value) in enumerate(rows)
        for cell in (Cell(row, 0, label, header=True, align="center"), Cell(row, 1, value))
    ]
    return Table(tuple(cells), widths=(22, 78))


def _moment(moment: datetime) -> str:
    return f"{format_day(day_of(moment))} {moment.astimezone(SEOUL):%H:%M}"
