"""`gongyak staff`: the first account of an installation, and a new password where nobody can log in any more.

Passwords are typed, or read from standard input; none stands in a command line, where every process list shows it.
"""

import argparse
import getpass
import sys
from datetime import datetime
from typing import Any

from gongyak.cli import clock

_EXAMPLES = """예:
  gongyak staff first kim 김하나          처음 시스템관리 계정을 만듭니다 (암호를 물어봅니다)
  gongyak staff password kim              아무도 로그인할 수 없을 때 암호를 다시 정합니다

다른 직원은 시스템관리가 로그인해 화면에서 등록합니다.
끝값: 0 했음 · 1 거절함
"""
#: Who does it: whoever may work on the machine itself.
_BY = "시스템관리"


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "staff",
        help="처음 시스템관리 계정을 만듭니다",
        description="처음 시스템관리 계정을 만들거나, 계정의 암호를 다시 정합니다.",
        epilog=_EXAMPLES,
    )
    acts = made.add_subparsers(dest="act", metavar="할 일", title="할 일", required=True)
    first = acts.add_parser(
        "first", help="처음 시스템관리 계정을 만듭니다", description="처음 시스템관리 계정을 만듭니다."
    )
    first.add_argument("username", metavar="아이디", help="직원 아이디 (영문과 숫자)")
    first.add_argument("name", metavar="성명", help="성명")
    again = acts.add_parser(
        "password", help="암호를 다시 정합니다", description="계정의 암호를 다시 정합니다."
    )
    again.add_argument("username", metavar="아이디", help="직원 아이디")


def run(args: argparse.Namespace) -> int:
    """0 when it was done, 1 when it was refused."""
    from gongyak.cli.store import open_store
    from gongyak.rules.refusal import Refusal

    open_store(create=True)
    try:
        said = _first(args, clock.now()) if args.act == "first" else _password(args, clock.now())
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(said)
    return 0


def _first(args: argparse.Namespace, now: datetime) -> str:
    from gongyak.staff.first import make_first, refuse_second

    refuse_second()
    made = make_first(username=args.username, name=args.name, password=_ask(), by=_BY, now=now)
    return f"시스템관리 계정 ‘{made.username}’을(를) 만들었습니다. /desk/ 에서 로그인해 다른 직원을 등록하십시오."


def _password(args: argparse.Namespace, now: datetime) -> str:
    from gongyak.staff.first import find, set_from_machine

    person = find(args.username)
    set_from_machine(staff=person, password=_ask(), by=_BY, now=now)
    return f"‘{person.username}’의 암호를 다시 정했습니다. 로그인한 곳과 2단계 인증은 모두 끝났습니다."


def _ask() -> str:
    """The password, typed twice where somebody sits there."""
    from gongyak.rules.refusal import Refusal

    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("암호: ")
    if password != getpass.getpass("암호 다시: "):
        raise Refusal("두 번 적은 암호가 다릅니다. 다시 하십시오.")
    return password
