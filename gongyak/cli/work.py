"""`gongyak work`: does the jobs that acts leave behind: mail, anchors of the day, what is swept away."""

import argparse
import logging
import os
import signal
from threading import Event
from typing import Any

from gongyak.cli import clock

#: Seconds between two looks for jobs, and after the database did not answer.
PAUSE, LONG_PAUSE = 2, 10
_EXAMPLES = """예:
  gongyak work                멈출 때까지 작업을 합니다
  gongyak work --once         지금 할 작업만 하고 끝냅니다 (cron에서)

`gongyak serve`는 이 명령을 함께 돌리므로, 따로 돌릴 때는 다른 컴퓨터에서 일을 나눌 때뿐입니다. 여럿이 돌아도
한 작업은 하나만 합니다. 도중에 강제로 꺼져도 작업은 남고, 1분 뒤에 다른 것이 이어받습니다.
끝값: 0 끝냄 · 1 보관소를 열 수 없음
"""

_log = logging.getLogger("gongyak.jobs")


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "work",
        help="밀린 작업(메일, 기록 고정)을 합니다",
        description="밀린 작업(메일 보내기, 하루 한 번의 기록 고정)을 합니다.",
        epilog=_EXAMPLES,
    )
    made.add_argument("--once", action="store_true", help="지금 할 것만 하고 끝냅니다")
    made.add_argument("--under", type=int, metavar="번호", help="이 번호의 프로세스가 끝나면 함께 끝납니다")


def run(args: argparse.Namespace) -> int:
    """0 after the jobs of now, or once stopped; a job that is begun is ended first."""
    from gongyak.cli.store import open_store

    open_store()
    if args.once:
        work_once()
        return 0
    stop = Event()
    os.nice(5)  # pages come first
    for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(each, lambda *_: stop.set())
    work(stop, args.under)
    return 0


def work(stop: Event, parent: int | None = None) -> None:
    """Do jobs as they come until told to stop, or until the parent process is gone."""
    from django.db import DatabaseError, InterfaceError, connection

    while not stop.is_set() and parent in (None, os.getppid()):
        pause = PAUSE
        try:
            work_once(stop)
        except (DatabaseError, InterfaceError) as error:
            _log.warning("no jobs done: %s", str(error).splitlines()[0] if str(error) else repr(error))
            connection.close()
            pause = LONG_PAUSE
        for _ in range(pause * 2):  # in short steps, for a parent that was killed cannot tell us
            if stop.wait(0.5) or parent not in (None, os.getppid()):
                return


def work_once(stop: Event | None = None) -> None:
    """Write the jobs of the day, and do all that are due."""
    from gongyak.jobs import daily
    from gongyak.jobs.worker import work_one

    daily.plan(clock.now())
    while not (stop and stop.is_set()) and work_one(clock.now):
        pass
