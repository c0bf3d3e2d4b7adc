"""`gongyak verify`: recompute every promise of the store."""

import argparse
from typing import TYPE_CHECKING, Any

from gongyak.cli import cardfile

if TYPE_CHECKING:
    from gongyak.rules.findings import Finding

_EXAMPLES = """예:
  gongyak verify

행위의 기록과 그 사슬, 확정본의 해시와 사슬, 공개 목록, 공개 파일, 따로 둔 개인정보, 카드의 합계를 다시 계산해 견줍니다.
끝값: 0 모두 맞음 · 1 어긋난 것이 있음
"""


def add(subparsers: Any) -> None:
    """Declare the command."""
    subparsers.add_parser(
        "verify",
        help="보관소가 그대로인지 확인합니다",
        description="보관소가 확정한 그대로인지 확인합니다.",
        epilog=_EXAMPLES,
    )


def run(args: argparse.Namespace) -> int:
    """0 when all holds, 1 with a list of what does not."""
    from gongyak.cli.store import open_store

    open_store()
    from gongyak.audit.models import Act
    from gongyak.snapshots.models import Publication, Version

    found = findings()
    wrong = sum(finding.blocks for finding in found)
    versions, publications = Version.objects.count(), Publication.objects.count()
    if found:
        print(cardfile.tell(found))
    acts = Act.objects.count()
    print(f"행위 {acts}건, 확정본 {versions}건, 공개 {publications}건을 확인했습니다. 어긋난 것 {wrong}건.")
    return 1 if wrong else 0


def findings() -> "list[Finding]":
    """Every broken promise of the store that Django is set up for."""
    from gongyak.audit import verify as audit
    from gongyak.pledges import verify as pledges
    from gongyak.snapshots import verify as snapshots

    return [*audit.verify(), *snapshots.verify(), *pledges.verify()]
