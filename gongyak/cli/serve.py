"""`gongyak serve`: tables made, demo data loaded if asked, pages served until Ctrl-C."""

import argparse
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Any

from gongyak.cli import clock
from gongyak.rules.particles import with_particle

#: Processes: one for each core, four at most. A page that is not kept holds up its own process only.
WORKERS = min(4, len(os.sched_getaffinity(0)))
#: Of each process. Python makes one page at a time in any case; the others are for waiting on the database.
THREADS = 4
#: Of each process. Every open connection counts, also one that a browser keeps and says nothing on; when all
#: are taken, nobody else gets in.
CONNECTIONS = 4_096
#: Seconds until a worker that died is begun anew, at first and at last; and to end what it is at.
_AGAIN, _LONG, _FAREWELL = 3, 300, 8
SILENCE = 10_000  # ms in which a request's head must be there, and in which a kept connection must be used
_EXAMPLES = """예:
  gongyak serve                            127.0.0.1:8000에서 엽니다
  gongyak serve --demo                     시연 자료를 넣고 엽니다
  PORT=8080 gongyak serve                  다른 포트에서 엽니다
"""


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    made = subparsers.add_parser(
        "serve", help="사이트를 엽니다", description="사이트를 엽니다.", epilog=_EXAMPLES
    )
    made.add_argument("--address", default="127.0.0.1", metavar="주소", help="들을 주소 (기본: 127.0.0.1)")
    made.add_argument("--port", type=_port, default=None, metavar="포트", help="포트 (기본: PORT 또는 8000)")
    made.add_argument("--demo", action="store_true", help="시연 자료를 먼저 넣습니다")


def run(args: argparse.Namespace) -> int:
    """Serve until stopped: 0 after Ctrl-C, 1 where the address cannot be had."""
    port = args.port if args.port is not None else _port_from_environment()
    refused = why_not(args.address, port)
    if refused:
        raise SystemExit(refused)
    _prepare(demo=args.demo)
    with working():
        _serve(args.address, port)
    return 0


def why_not(address: str, port: int) -> str | None:
    """One sentence why nothing can listen there, or None where it can."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"포트 {with_particle(str(port), '은는')} 이미 쓰입니다. PORT={port + 1} 처럼 다른 포트로 다시 시작해 주십시오."
            return f"{address}:{port}에서 열 수 없습니다({error.strerror}). 주소와 포트를 확인해 주십시오."
    return None


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise argparse.ArgumentTypeError(f"포트는 1에서 65535 사이의 숫자입니다: {text!r}")
    return int(text)


def _port_from_environment() -> int:
    try:
        return _port(os.environ.get("PORT", "").strip() or "8000")
    except argparse.ArgumentTypeError as error:
        raise SystemExit(f"PORT: {error}") from error


def _prepare(*, demo: bool) -> None:
    from gongyak.cli.store import open_store

    open_store(migrate=True)
    from django.conf import settings

    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        raise SystemExit("화면 파일이 아직 없습니다. 먼저 `make setup`을 실행해 주십시오.")
    if demo:
        from gongyak.cli.demo import load
        from gongyak.cli.demo.difficulties.story import tell_difficulties
        from gongyak.cli.demo.difficulties.trying import to_try
        from gongyak.cli.demo.headquarters.today import open_today
        from gongyak.cli.demo.opinions import hear_new
        from gongyak.cli.demo.quarter import open_quarter

        load()
        tell_difficulties(clock.now())
        open_quarter(clock.now())
        hear_new(clock.now())
        open_today(clock.now())
        if tried := to_try():
            print(f"내 애로 보기를 써 보려면: 조회번호 {tried.code} · 조회 비밀번호 {tried.secret}")
    from django.db import connections

    connections.close_all()


def _serve(address: str, port: int) -> None:
    server = make_server("config.wsgi:application", address, port)
    server.on_startup(lambda: _started(address, port))
    server.serve()


@contextmanager
def working() -> Iterator[None]:
    """`gongyak work` in a process beside the pages while the block runs; it is begun anew where it dies.

    It has a session of its own, so that Ctrl-C comes to it through us and it can end what it is at.
    """
    command = [sys.executable, "-m", "gongyak.cli", "work", "--under", str(os.getpid())]
    ended = Event()
    started: list[subprocess.Popen[bytes]] = []

    def keep() -> None:
        pause = _AGAIN
        while not ended.is_set():
            began = time.monotonic()
            started[:] = [subprocess.Popen(command, start_new_session=True)]
            started[0].wait()
            # one that cannot even begin says why each time: less and less often
            pause = _AGAIN if time.monotonic() - began > _LONG else min(pause * 2, _LONG)
            ended.wait(pause)

    keeper = Thread(target=keep, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        for process in started:
            process.terminate()
        keeper.join(_FAREWELL)
        for process in started:
            process.kill()  # its job is taken up by the next


def make_server(target: str, address: str, port: int) -> Any:
    """The server around a WSGI application, as a district on one small machine wants it (docs/adr/0009)."""
    import multiprocessing
    import resource

    from granian.constants import Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels
    from granian.server import Server

    # a forked worker would inherit this process's database pool and its threads
    multiprocessing.set_start_method("spawn", force=True)
    # most systems allow a program 1,024 open files and connections unless it asks for more
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return Server(
        target,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        http1_settings=HTTP1Settings(header_read_timeout=SILENCE),
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=3,  # s; a browser's idle connection would hold the worker for ever
    )


def _started(address: str, port: int) -> None:
    # the server takes a closed terminal for a wish to begin anew and would live on unseen
    signal.signal(signal.SIGHUP, signal.getsignal(signal.SIGTERM))
    Thread(target=_announce, args=(address, port), daemon=True).start()


def _announce(address: str, port: int) -> None:
    """Say where the site is once it answers; the server calls its hook before it listens."""
    answers = False
    while not answers:
        time.sleep(0.05)
        with suppress(OSError), socket.create_connection((address, port), timeout=1):
            answers = True
    host = f"[{address}]" if ":" in address else address
    print(f"http://{host}:{port}/ 에서 열었습니다. {LOOK_AT} (끝내기: Ctrl-C)", flush=True)


LOOK_AT = "첫 화면에서 공약을 고르면 관리카드와 내려받기, 원본 파일에 관해 묻고 답한 내용이 보입니다."
