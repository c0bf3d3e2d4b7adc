"""The child: every parser of a foreign format runs in a process of its own that limits itself first.

Parent and child share two files in memory: the document going in, the blocks coming out. The child
can write no larger file, dump no core, use no more memory and time than is said here.
"""

import os
import select
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from gongyak.blocks import Block
from gongyak.documents import Refused

MEMORY = 1 << 30
CPU_SECONDS = 10
WALL_SECONDS = 20
#: The largest answer taken from a child, in bytes of JSON.
OUTPUT = 16 << 20
#: The folder that this package lies in, however it was installed.
_ROOT = str(Path(__file__).parents[2])
_REFUSED, _BROKEN, _TOO_MUCH = 3, 4, 5
#: `-I -S` reads neither settings nor start-up files; the child takes the parent's import path instead.
_START = (
    "import sys; sys.path[:] = sys.argv[2:]; from gongyak.documents import child; child.main(sys.argv[1])"
)


def parse(format: str, data: bytes) -> tuple[Block, ...]:
    """Blocks of a document of `format`, parsed apart; every failure of the child becomes `Refused`."""
    source, answer = os.memfd_create("document"), os.memfd_create("blocks")
    try:
        with os.fdopen(os.dup(source), "wb") as file:
            file.write(data)
        os.lseek(source, 0, os.SEEK_SET)
        code = _run(format, source, answer)
        return _answer(code, os.pread(answer, OUTPUT, 0))
    finally:
        os.close(source)
        os.close(answer)


def _run(format: str, source: int, answer: int) -> int | None:
    """The child's exit code, negative for the signal that ended it, None when its time was up."""
    paths = [os.path.abspath(path) for path in (_ROOT, *sys.path) if path]
    started = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _START, format, *paths],
        stdin=source,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={},  # no secret of the parent's is a parser's business
    )
    try:
        ended = os.pidfd_open(started.pid)
        try:
            return started.wait() if select.select([ended], [], [], WALL_SECONDS)[0] else None
        finally:
            os.close(ended)
    finally:
        started.kill()
        started.wait()


def _answer(code: int | None, output: bytes) -> tuple[Block, ...]:
    from gongyak.documents import wire

    if code is None or code in (_TOO_MUCH, -signal.SIGXCPU, -signal.SIGKILL):
        raise Refused(
            "문서를 읽는 데 시간이나 메모리가 너무 많이 드니 문서를 나누거나 줄여 다시 저장하십시오."
        )
    if code == _REFUSED:
        raise Refused(output.decode("utf-8", "replace"))
    try:
        if code == 0:
            return wire.load(output)
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        if isinstance(error, Refused):
            raise
    raise Refused("문서가 깨졌거나 지나치게 커서 읽을 수 없으니 원래 프로그램에서 열어 다시 저장하십시오.")


def main(format: str) -> None:
    """The child's whole life: limits, then the reader of `format`, then blocks on the first output."""
    limit()
    answer = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a library prints is no answer
    code, output = _read(format)
    with os.fdopen(answer, "wb") as file:
        file.write(output)
    os._exit(code)


def limit() -> None:
    """Bound this process: memory, processor time, size of files, no core dump. Cannot be undone."""
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, OUTPUT),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def _read(format: str) -> tuple[int, bytes]:
    from gongyak.documents import wire
    from gongyak.documents.bounds import bounded

    try:
        reader = import_module(f"gongyak.documents.{format}.read")
        return 0, wire.dump(bounded(reader.read(sys.stdin.buffer.read())))
    except Refused as refused:
        return _REFUSED, str(refused).encode()
    except (MemoryError, RecursionError):
        return _TOO_MUCH, b""
    except Exception:
        return _BROKEN, b""
