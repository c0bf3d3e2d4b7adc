"""`gongyak`: finds the command, runs it, and ends quietly whatever happens to the terminal."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

from gongyak.cli.korean import Parser, speak_korean

#: Each command's module offers `add(subparsers)` and `run(args) -> int`. Only the module of the command
#: that was asked for is imported, and none imports Django before it runs: `gongyak read` starts fast.
COMMANDS = {
    "read": "gongyak.cli.read",
    "convert": "gongyak.cli.convert",
    "import": "gongyak.cli.import_",
    "publish": "gongyak.cli.publish",
    "card": "gongyak.cli.card",
    "totals": "gongyak.cli.totals",
    "compile": "gongyak.cli.compile",
    "sheet": "gongyak.cli.sheet",
    "manifesto": "gongyak.cli.manifesto",
    "deadline": "gongyak.cli.deadline",
    "heads": "gongyak.cli.heads",
    "verify": "gongyak.cli.verify",
    "anchor": "gongyak.cli.anchor",
    "backup": "gongyak.cli.backup",
    "restore": "gongyak.cli.restore",
    "work": "gongyak.cli.work",
    "staff": "gongyak.cli.staff",
    "keys": "gongyak.cli.keys",
    "dongs": "gongyak.cli.dongs",
    "serve": "gongyak.cli.serve",
}
_EXAMPLES = """예:
  gongyak read 관리카드.hwpx               카드 파일을 읽고 점검합니다
  gongyak convert 관리카드.hwp 새파일.pdf  카드 파일을 다른 형식으로 바꿉니다
  gongyak totals --out 총괄표.xlsx         공개한 공약의 총괄표와 공약가계부를 만듭니다
  gongyak serve --demo                     시연 자료로 사이트를 엽니다
  gongyak COMMAND --help                   명령마다 도움말과 예가 있습니다
"""


def parser(chosen: str | None = None) -> Parser:
    """The parser of the command `chosen`, or of all commands where it names none."""
    speak_korean()
    made = Parser(
        prog="gongyak",
        description="공약사항 관리카드를 읽고, 바꾸고, 보관하고, 보여 줍니다.",
        epilog=_EXAMPLES,
    )
    commands = made.add_subparsers(dest="command", metavar="명령", title="명령", required=True)
    for name in [chosen] if chosen in COMMANDS else COMMANDS:
        import_module(COMMANDS[name]).add(commands)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; argparse itself ends with 2 on a wrong call."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    _speak_utf8()
    args = parser(given[0] if given else None).parse_args(given)
    try:
        code: int = import_module(COMMANDS[args.command]).run(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("\n중단했습니다.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # whoever read our output has gone; what is still buffered must not raise again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    return code


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
