"""`gongyak backup`: the whole store in one file."""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongyak.cli import clock
from gongyak.district.roles import ROLES, is_role
from gongyak.rules.dates import format_day
from gongyak.rules.moments import SEOUL

if TYPE_CHECKING:
    from gongyak.cli.backups.manifest import Manifest

_EXAMPLES = """예:
  gongyak backup 2024-07-10.zip                 보관소 한 벌을 파일 하나에 담습니다
  gongyak backup 2024-07-10.zip --by "총괄부서 담당"

사이트를 멈추지 않아도 한 순간의 자료가 담깁니다. SQLite의 백업을 PostgreSQL에, 그 반대로도 되살릴 수 있습니다.
백업한 일과 파일의 해시는 행위의 기록에 남습니다. 그 기록은 백업을 다 만든 뒤의 일이라 백업 안에는 없습니다.
개인정보가 들어 있으니 원본 대장처럼 보관하십시오. 비밀 열쇠(GONGYAK_VAR의 secret-key)는 들어 있지 않습니다.
기업 연락처를 잠근 열쇠도 들어 있지 않으니 `gongyak keys copy`로 따로 보관하십시오. 그 열쇠를 잃으면 연락처를 잃습니다.
열쇠 없이 되살리면 새로 만들어지고, 잃는 자료는 없으나 그때까지의 접속과 서명된 양식은 무효가 됩니다.
끝값: 0 만들었음 · 1 보관소가 없거나 역할이 틀림 · 2 파일을 쓸 수 없음(있던 파일은 덮어쓰지 않음)
"""


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "backup",
        help="보관소 한 벌을 파일에 담습니다",
        description="보관소 한 벌을 파일 하나에 담습니다.",
        epilog=_EXAMPLES,
    )
    made.add_argument("file", type=Path, metavar="파일", help="만들 파일 (zip)")
    made.add_argument(
        "--by", default="총괄부서", metavar="누가", help=f"백업하는 사람의 역할: {ROLES} (기본: 총괄부서)"
    )


def run(args: argparse.Namespace) -> int:
    """0 when the file was made, 1 where there is nothing to keep, 2 where it cannot be written."""
    from gongyak.cli.store import open_store

    open_store()
    from gongyak.cli.backups.manifest import Refused

    if not is_role(args.by):
        print(f"--by: 이름 대신 역할을 적으십시오: {ROLES}.", file=sys.stderr)
        return 1
    if args.file.exists():
        print(f"{args.file}: 이미 있는 파일입니다. 다른 이름을 쓰십시오.", file=sys.stderr)
        return 2
    try:
        manifest, seal = make(args.file, by=args.by)
    except Refused as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(
            f"{args.file}: 쓸 수 없습니다({error.strerror}). 폴더와 남은 용량을 확인하십시오.",
            file=sys.stderr,
        )
        return 2
    print(f"{args.file}: 백업했습니다({args.file.stat().st_size:,}바이트, 해시 {seal}).")
    print(tell(manifest))
    return 0


def make(file: Path, *, by: str) -> "tuple[Manifest, str]":
    """Write the backup; the act of it and the file's name come to be together, or neither."""
    from django.db import transaction

    from gongyak.audit.actions import record_act
    from gongyak.cli.backups.archive import writing
    from gongyak.cli.backups.dump import dump

    with writing(file, clock.now()) as writer:
        manifest = dump(writer, clock.now())
        seal = writer.seal()
        with transaction.atomic():
            record_act(by=by, action="백업", object="store", now=clock.now(), after=seal)
            writer.put()
    return manifest, seal


def tell(manifest: "Manifest") -> str:
    """What is in a backup: whose, of when, how much, and how far each chain reaches."""
    from gongyak.cli.backups.heads import CHAINS

    made_at = datetime.fromisoformat(manifest.created_at).astimezone(SEOUL)
    lines = [
        f"{manifest.district}, {format_day(made_at.date())} {made_at:%H:%M}, {manifest.product_version}판"
    ]
    lines += [f"표 {len(manifest.tables)}개 {manifest.rows:,}행, 파일 {len(manifest.files):,}개"]
    for name, head in manifest.heads.items():
        lines.append(f"{CHAINS.get(name, name)} {head.count:,}건, 머리 해시 {head.hash or '(없음)'}")
    return "\n".join(lines)
