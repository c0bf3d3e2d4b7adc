"""The files that the public gets of a card, made here or, where there are many, in processes of their own.

It imports no framework: a process that only renders starts without one.
"""

import json
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from threading import Thread

from gongyak import documents
from gongyak.rules import card as cards
from gongyak.rules.canonical import canonical

#: The formats of a published card's files.
MEDIA_TYPES = {
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "hwpx": "application/hwp+zip",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: From so many cards on it pays to start processes, which takes them about a second.
MANY = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """The files to make of one card: its public form as canonical JSON, and the formats."""

    form: bytes
    formats: tuple[str, ...]


def rendered(format: str, form: dict[str, object]) -> bytes:
    """A card's public JSON form as a file; the JSON file is its canonical bytes."""
    if format == "json":
        return canonical(form)
    card = cards.from_json(form)
    return documents.write(format, cards.write(card), title=card.title or "")


def files_of(wanted: Wanted) -> dict[str, bytes]:
    """The files of one card by format."""
    card = json.loads(wanted.form)["card"]
    return {format: rendered(format, card) for format in wanted.formats}


def files_of_all(wanted: Sequence[Wanted], workers: Executor | None = None) -> Iterator[dict[str, bytes]]:
    """The files of each card in order: by `workers`, by workers started for it where there are many, or here."""
    if workers:
        yield from workers.map(files_of, wanted)
    elif len(wanted) < MANY:
        yield from map(files_of, wanted)
    else:
        with renderers() as started:
            yield from started.map(files_of, wanted)


@contextmanager
def renderers() -> Iterator[Executor]:
    """Processes that render, one for each core this process may use; ended with the block.

    They are spawned: a forked one would share this process's database connections and threads.
    """
    count = len(os.sched_getaffinity(0))
    with ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _begin() -> None:
    """Leave Ctrl-C to the process that asked, and end with it whatever ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
