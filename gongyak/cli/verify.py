"""`gongyak verify`: recompute every promise of the store."""

import argparse
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongyak.cli import cardfile

if TYPE_CHECKING:
    from gongyak.rules.findings import Finding

_EXAMPLES = """예:
  gongyak verify
  gongyak verify --anchors 2024-07-10.txt      감사담당이 따로 보관한 확인서(파일 또는 폴더)와도 견줍니다

행위의 기록과 접속기록, 그 사슬과 고정, 확정본의 해시와 사슬, 공개 목록, 공개 파일, 따로 둔 개인정보, 카드의 합계를
다시 계산해 견줍니다. 고정은 그날까지의 기록이 뒤에서 잘리거나 옛 사본으로 바뀌지 않았는지를 보입니다.
끝값: 0 모두 맞음 · 1 어긋난 것이 있음 · 2 확인서를 열 수 없음
"""


#: Where promises are verified, from the bottom up.
PARTS = ("audit", "records", "district", "calendar", "staff", "companies", "files", "snapshots", "approvals")
PARTS += ("achievements", "plans", "meetings", "pledges", "pledges.rounds", "pledges.changes", "headquarters")
PARTS += ("cases", "retention")


def add(subparsers: Any) -> None:
    """Declare the command."""
    made = subparsers.add_parser(
        "verify",
        help="보관소가 그대로인지 확인합니다",
        description="보관소가 확정한 그대로인지 확인합니다.",
        epilog=_EXAMPLES,
    )
    made.add_argument(
        "--anchors", type=Path, metavar="파일", help="따로 보관한 기록 고정 확인서, 또는 그 폴더"
    )


def run(args: argparse.Namespace) -> int:
    """0 when all holds, 1 with a list of what does not, 2 where the anchors named cannot be opened."""
    from gongyak.cli.store import open_store

    open_store()
    if args.anchors is not None and not args.anchors.exists():
        print(f"{args.anchors}: 확인서가 없습니다. 파일이나 폴더의 이름을 확인하십시오.")
        return 2
    found = [*findings(), *anchored(args.anchors)]
    wrong = sum(finding.blocks for finding in found)
    if found:
        print(cardfile.tell(found))
    print(f"{_counted()}을 확인했습니다. 어긋난 것 {wrong}건.")
    return 1 if wrong else 0


def _counted() -> str:
    from gongyak.audit.models import Act, Anchor, Look
    from gongyak.snapshots.models import Publication, Version

    counted = (
        ("행위", Act),
        ("접속기록", Look),
        ("고정", Anchor),
        ("확정본", Version),
        ("공개", Publication),
    )
    return ", ".join(f"{name} {model.objects.count()}건" for name, model in counted)


def findings() -> "list[Finding]":
    """Every broken promise of the store that Django is set up for."""
    return [finding for part in PARTS for finding in import_module(f"gongyak.{part}.verify").verify()]


def anchored(elsewhere: Path | None = None) -> "list[Finding]":
    """What the anchors say against the store: those in it, those in its folder and those kept elsewhere.

    Apart from `findings`: a backup of an earlier day is whole, and yet does not reach the anchors of today.
    """
    from django.conf import settings

    from gongyak.audit import anchors

    places = [Path(settings.ANCHORS_ROOT), *([elsewhere] if elsewhere else [])]
    return anchors.verify(claim for place in places if place.exists() for claim in anchors.kept_in(place))
