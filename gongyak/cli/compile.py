"""`gongyak compile`: sections 2 to 5 of a pledge's card, compiled from the headquarters' records."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongyak import documents
from gongyak.cli import clock
from gongyak.cli.card import day_argument, moment_argument

if TYPE_CHECKING:
    from gongyak.pledges.compiling.reading import Source
    from gongyak.rules.compiling import Compiled
    from gongyak.rules.compiling.jsonlines import Entry

_EXAMPLES = """예:
  gongyak compile 1-2-2 --as-of 2024-06-30
  gongyak compile 1-2-2 --as-of "2024. 6. 30." --known-at 2024-07-05 --json
  gongyak compile 1-2-2 --as-of 2024-06-30 --records 기록.jsonl

투자계획, 추진실적, 문제점의 초안, 향후계획을 공약에 딸린 기록에서 만듭니다. --as-of는 어느 날의 카드인가, --known-at은
언제까지 기록된 것으로 보는가입니다. 날은 그날 24시(한국 시간)까지입니다. 아무것도 저장하지 않습니다.
--records는 한 줄에 기록 하나를 적은 파일(docs/reference/records.md)을 임시 보관소에 넣고 그 기록만으로 만듭니다.
--json은 줄마다 뒤에 있는 기록과, 수치마다 그것을 센 행을 함께 냅니다. 금액은 원입니다.
끝값: 0 만듦 · 1 그런 공약이 없음 · 2 파일을 읽을 수 없음
"""


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "compile",
        help="카드의 장을 기록에서 만듭니다",
        description="공약 카드의 투자계획, 추진실적, 문제점, 향후계획을 본부의 기록에서 만들어 보입니다.",
        epilog=_EXAMPLES,
    )
    made.add_argument("number", metavar="관리번호", help="관리번호 (1-2-2)")
    made.add_argument("--as-of", type=day_argument, metavar="날", help="기준일 (기본: 오늘)")
    made.add_argument(
        "--known-at", type=moment_argument, metavar="때", help="이때까지 기록된 것 (기본: 지금)"
    )
    made.add_argument("--records", type=Path, metavar="파일", help="이 파일(JSON Lines)의 기록으로 만듭니다")
    made.add_argument("--json", action="store_true", help="줄마다 뒤에 있는 기록과 행을 JSON으로 냅니다")


def run(args: argparse.Namespace) -> int:
    """0 with the sections, 1 where there is no such pledge, 2 where the file of records cannot be read."""
    day = args.as_of or clock.today()
    if args.records is None:
        from gongyak.cli.store import open_store

        open_store()
        return _tell(args, day)
    try:
        entries = _read(args.records)
    except ValueError as error:
        print(f"{args.records}: {error}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="gongyak-compile-") as folder:
        return _in_scratch(args, day, entries, folder)


def _read(path: Path) -> "Sequence[Entry]":
    """The lines of a file; ValueError with a Korean sentence where they cannot be read."""
    from gongyak.rules.compiling.jsonlines import read

    try:
        return read(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ValueError(f"파일을 열 수 없습니다({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise ValueError("UTF-8로 적은 글이 아닙니다.") from error


def _in_scratch(args: argparse.Namespace, day: date, entries: "Sequence[Entry]", folder: str) -> int:
    """The same over a store of its own, which goes away again."""
    os.environ |= {"GONGYAK_VAR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
    os.environ.pop("DATABASE_URL", None)
    import django
    from django.db import connection

    django.setup()
    from gongyak.cli.making import make_tables
    from gongyak.pledges.compiling.loading import load
    from gongyak.rules.refusal import Refusal

    make_tables()
    try:
        told = load(entries)[1]
        return _tell(args, day, {told.number: told.department})
    except (ValueError, Refusal) as error:
        print(f"{args.records}: {error}", file=sys.stderr)
        return 2
    finally:
        connection.close()


def _tell(args: argparse.Namespace, day: date, departments: dict[str, str] | None = None) -> int:
    source = _source(args.number, day, args.known_at, departments or {})
    if source is None:
        print(f"관리번호 {args.number}: 그런 공약이 없습니다. 번호와 날을 확인하십시오.", file=sys.stderr)
        return 1
    compiled = source.on(day)
    if args.json:
        told = _json(compiled, source, args.known_at)
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        from gongyak.rules.compiling.cards import blocks

        print(documents.write("md", blocks(compiled, source.pledge)).decode(), end="")
    return 0


def _source(
    number: str, day: date, known_at: datetime | None, departments: dict[str, str]
) -> "Source | None":
    """What is known of the pledge of that number of whoever was in office last by the day."""
    from gongyak.pledges.compiling.reading import source_of
    from gongyak.pledges.models import Pledge
    from gongyak.pledges.places import order_key
    from gongyak.pledges.registry.reading import public_card

    rows = Pledge.objects.filter(order=order_key(number), officeholder__began_on__lte=day)
    pledge = rows.select_related("officeholder__term").order_by("-officeholder__began_on").first()
    if pledge is None:
        return None
    card = public_card(number, day, known_at)
    department = departments.get(pledge.number) or (card.lead_department if card else None) or ""
    layout = card.layout if card else "standard"
    return source_of(pledge, department=department, layout=layout, known_at=known_at)


def _json(compiled: "Compiled", source: "Source", known_at: datetime | None) -> dict[str, Any]:
    from gongyak.rules.compiling.cards import investment
    from gongyak.rules.compiling.jsonform import lines_json, rate_json
    from gongyak.rules.moments import moment_text
    from gongyak.rules.records import to_json

    money = compiled.money
    table = investment(money, source.pledge, None) if money else None
    return {
        "number": source.pledge.number,
        "as_of": compiled.day.isoformat(),
        "known_at": moment_text(known_at) if known_at else None,
        "sections": {name: lines_json(lines) for name, lines in compiled.sections.items()},
        "investment": {
            "unit": source.pledge.unit,
            **{
                name: {row: one.to_json() for row, one in block.items()}
                for name, block in table.amounts().items()
            },
            "figures": {place: to_json(one) for place, one in money.figures.items()},
        }
        if money and table
        else None,
        "progress": [rate_json(rate) for rate in compiled.rates],
        "related_departments": list(compiled.related_departments),
        "left_out": [asdict(one) for one in compiled.left_out],
    }
