"""`gongyak restore`: a store out of the file that `gongyak backup` made."""

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongyak.cli import backup, cardfile, clock
from gongyak.district.roles import ROLES, is_role

if TYPE_CHECKING:
    from gongyak.cli.backups.archive import Reader
    from gongyak.rules.findings import Finding

_EXAMPLES = """예:
  gongyak restore 2024-07-10.zip                빈 보관소에 되살립니다
  gongyak restore 2024-07-10.zip --replace      지금 자료를 버리고 되살립니다

먼저 파일 전체의 해시를 확인하고, 옆에 새로 되살려 `gongyak verify`와 같은 확인을 마친 뒤 한 번에 바꿉니다.
어디에서 멈추어도 지금 자료는 그대로입니다. 더 옛 판의 백업은 되살리면서 지금 판으로 올립니다.
되살린 일은 버린 자료의 머리 해시와 함께 행위의 기록에 남습니다. 되살리는 동안에는 사이트를 멈추십시오.
끝값: 0 되살렸고 모두 맞음 · 1 되살리지 않음(지금 자료는 그대로) · 2 파일을 읽거나 쓸 수 없음(지금 자료는 그대로)
     3 어긋난 것이 있는 채로 되살림(--despite-findings)
"""


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "restore",
        help="백업을 되살립니다",
        description="백업 파일에서 보관소를 되살립니다.",
        epilog=_EXAMPLES,
    )
    made.add_argument("file", type=Path, metavar="파일", help="`gongyak backup`이 만든 파일")
    made.add_argument("--replace", action="store_true", help="지금 자료를 버리고 되살립니다")
    made.add_argument(
        "--despite-findings",
        action="store_true",
        help="되살린 자료에 어긋난 것이 있어도 되살립니다(그런 채로 백업했던 보관소)",
    )
    made.add_argument(
        "--by", default="총괄부서", metavar="누가", help=f"되살리는 사람의 역할: {ROLES} (기본: 총괄부서)"
    )


def run(args: argparse.Namespace) -> int:
    """0 when restored and proved, 1 and 2 when nothing was changed, 3 when restored as broken as it was."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.db import DatabaseError

    django.setup()
    # PostgreSQL's driver tells of a refused row in a line of its own; ours says it in Korean
    logging.getLogger("psycopg").setLevel(logging.CRITICAL)
    from gongyak.cli.backups.archive import reading
    from gongyak.cli.backups.manifest import Refused
    from gongyak.cli.backups.progress import bar

    if not is_role(args.by):
        print(f"--by: 이름 대신 역할을 적으십시오: {ROLES}.", file=sys.stderr)
        return 1
    try:
        with reading(args.file, bar) as reader:
            found = restore(reader, replace=args.replace, despite_findings=args.despite_findings, by=args.by)
    except Refused as error:
        print(error, file=sys.stderr)
        return 1
    except (DatabaseError, OSError) as error:
        reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
        print(
            f"{args.file}: 되살리지 못했고 지금 자료는 그대로입니다({reason}). "
            "파일, 디스크의 남은 용량, DATABASE_URL을 확인하십시오.",
            file=sys.stderr,
        )
        return 2
    if found:
        print(cardfile.tell(found))
    print(
        f"{args.file}: 되살렸고, 담긴 것은 다음과 같으며 보관소의 것과 맞습니다. 되살린 일은 그다음 행위로 남았습니다."
    )
    print(backup.tell(reader.manifest))
    return 3 if any(finding.blocks for finding in found) else 0


def restore(
    reader: "Reader", *, replace: bool = False, despite_findings: bool = False, by: str = "총괄부서"
) -> "list[Finding]":
    """Put the store of a checked backup in the place of the present one; returns what `verify` found in it.

    `Refused` where the place is not empty and nobody said to replace it, where the backup is newer than this
    program, or is not what its manifest says; the present store is then as it was.
    """
    from gongyak.cli.backups import files, load
    from gongyak.cli.backups.manifest import Refused
    from gongyak.cli.backups.place import in_place_of, workplace
    from gongyak.cli.backups.standing import standing
    from gongyak.cli.verify import findings

    load.refuse_newer(reader.manifest)
    before = standing()
    if (before.has_rows or files.there_are_files()) and not replace:
        raise Refused(
            "자료 보관소가 비어 있지 않아 되살리지 않았으니, 지금 자료를 버리려면 --replace를 붙이십시오."
        )
    with workplace(files.root()) as folder:
        files.unpack(reader, staged := folder / "files")
        with in_place_of(before, standing, folder):
            load.load(reader)
            found = findings()
            load.prove(reader.manifest, [] if despite_findings else found)
            load.record(reader, before, by=by, now=clock.now())
            files.add_new(staged)
        files.end(staged, reader)
    return found
