"""`gongyak verify`: recompute every promise of the store."""

import argparse
from typing import Any

from gongyak.cli import cardfile

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
    from gongyak.audit import verify as audit
    from gongyak.audit.models import Act
    from gongyak.pledges import verify as pledges
    from gongyak.snapshots import verify as snapshots
    from gongyak.snapshots.models import Publication, Version

    findings = [*audit.verify(), *snapshots.verify(), *pledges.verify()]
    wrong = sum(finding.blocks for finding in findings)
    versions, publications = Version.objects.count(), Publication.objects.count()
    if findings:
        print(cardfile.tell(findings))
    acts = Act.objects.count()
    print(f"행위 {acts}건, 확정본 {versions}건, 공개 {publications}건을 확인했습니다. 어긋난 것 {wrong}건.")
    return 1 if wrong else 0
