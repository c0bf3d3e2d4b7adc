"""`gongyak deadline`: by when a petition is due, and how that was counted, day by day."""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from gongyak.rules import deadlines
from gongyak.rules.refusal import Refusal

if TYPE_CHECKING:
    from gongyak.rules.deadlines import Chosen, Extension, Reckoning
    from gongyak.rules.holidays import Calendar

_EXAMPLES = """예:
  gongyak deadline --kind 건의 --received "2024-03-29 16:30"
  gongyak deadline --kind 고충 --received "2024-03-29 16:30" --extend 1
  gongyak deadline --kind 건의 --received "2024-03-29 10:00" --suspend "보완 2024-04-01~2024-04-04"
  gongyak deadline --kind 법정 --own 3일 --received "2024-06-05 15:00" --json

민원 처리에 관한 법률 제19조대로 셉니다: 5일까지는 접수한 때부터 근무시간으로, 6일부터는 첫날을 넣어 날로.
공휴일과 토요일은 세지 않고, 휴일·기한 화면에서 구가 더하고 뺀 휴일과 고른 기준을 따릅니다.
멈춘 기간은 처음과 끝 날을 모두 빼고, 끝을 비우면(보완 2024-04-01~) 아직 멈춰 있는 것입니다.
끝값: 0 처리기한이 있음 · 1 아직 멈춰 있어 처리기한이 없음 · 2 법이 모르는 갈래·사유·연장
"""


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "deadline",
        help="민원의 처리기한을 셈하고 풀어 보입니다",
        description="민원의 처리기한을 셈하고, 어느 날을 왜 세고 세지 않았는지 조문과 함께 보입니다.",
        epilog=_EXAMPLES,
    )
    kinds = ", ".join(kind.word for kind in deadlines.kinds())
    made.add_argument("--kind", required=True, metavar="갈래", help=f"민원의 갈래 ({kinds})")
    made.add_argument(
        "--received", required=True, type=_moment, metavar="때", help='접수한 때 ("2024-03-29 16:30")'
    )
    made.add_argument("--own", type=_period, metavar="기간", help="법정민원의 처리기간 (10일, 4시간)")
    made.add_argument(
        "--extend", type=int, choices=(1, 2), default=0, help="연장한 횟수; 2는 민원인의 동의로"
    )
    made.add_argument(
        "--extend-by", type=int, metavar="수", help="마지막 연장의 날수나 시간수 (기본: 처리기간만큼)"
    )
    made.add_argument(
        "--suspend",
        action="append",
        default=[],
        type=_suspension,
        metavar="기간",
        help='멈춘 기간 ("보완 2024-04-01~2024-04-04"); 여러 번 쓸 수 있습니다',
    )
    made.add_argument("--json", action="store_true", help="JSON으로 냅니다")


def run(args: argparse.Namespace) -> int:
    """0 with the due moment, 1 where the clock stands still, 2 on what the law does not know."""
    calendar, chosen = _of_the_store()
    filing = deadlines.Filing(
        args.kind, args.received, args.own, tuple(args.suspend), _extensions(args.extend, args.extend_by)
    )
    try:
        found = deadlines.reckon(filing, calendar, chosen)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    _tell(found, as_json=args.json)
    return 0 if found.due else 1


def _tell(found: "Reckoning", *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(deadlines.to_json(found), ensure_ascii=False, indent=2))
        return
    print(deadlines.headline(found), *deadlines.explain(found), sep="\n")


def _extensions(times: int, last: int | None) -> tuple["Extension", ...]:
    """As many extensions; the last one by so much."""
    amounts = [*[None] * (times - 1), last][:times]
    return tuple(deadlines.Extension(amount, agreed=place > 0) for place, amount in enumerate(amounts))


def _of_the_store() -> tuple["Calendar", "Chosen"]:
    """What the district's store says; without one, the library's holidays and our own choices, which is told."""
    from gongyak.cli.store import open_store

    try:
        open_store()
    except SystemExit as nothing:
        from gongyak.calendar.library import library

        print(f"{nothing}\n구가 더하고 뺀 휴일 없이 셈합니다.", file=sys.stderr)
        return library(), deadlines.defaults()
    from gongyak.calendar import reading

    return reading.calendar(), reading.chosen()


def _argument(read: Any) -> Any:
    def typed(text: str) -> Any:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return typed


_moment, _period, _suspension = map(
    _argument, (deadlines.parse_moment, deadlines.parse_period, deadlines.parse_suspension)
)
