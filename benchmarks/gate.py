"""Hostile files: what they cost behind the gate, and what they cost a library without one.

    .venv/bin/python benchmarks/gate.py

Each reading runs in a process of its own. The unguarded library gets the limits that the product gives its
own parsers (1 GiB of memory, 10 s of processor time), so that this machine survives the comparison.
"""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import measure

RUNS = 3
MB = 1024


def main() -> None:
    """Measure every file both ways and print the table."""
    import hostile

    print(f"{measure.python()}, wall milliseconds and peak memory, medians of {RUNS} runs")
    rows = []
    with TemporaryDirectory() as folder:
        for what, path, library in hostile.made_in(Path(folder)):
            told = [[_apart(how, path) for how in ("gongyak", library)] for _ in range(RUNS)]
            ours, others = zip(*told, strict=True)
            rows.append((f"{what} ({path.suffix})", *_ours(ours), library, *_others(others)))
            path.unlink()
    head = ("file", "gongyak", "ms", "growth MB", "child MB", "unguarded", "ms", "growth MB", "outcome")
    measure.show("Hostile files", head, rows)


def _ours(runs: tuple[dict, ...]) -> tuple[object, ...]:
    child = median(run["child"] for run in runs)
    return runs[0]["outcome"], *_medians(runs), child / MB if child else "none"


def _others(runs: tuple[dict, ...]) -> tuple[object, ...]:
    return *_medians(runs), runs[0]["outcome"]


def _medians(runs: tuple[dict, ...]) -> tuple[float, float]:
    return median(run["wall"] for run in runs), median(run["growth"] for run in runs) / MB


def _apart(how: str, path: Path) -> dict:
    """One reading in a fresh process; one that was killed counts with what the kernel says of it."""
    begun = time.perf_counter()
    command = [sys.executable, __file__, how, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as started:
        output = started.stdout.read()
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode == 0:
        return json.loads(output)
    wall = (time.perf_counter() - begun) * 1000
    outcome = "out of time" if started.returncode < 0 else "out of memory"
    return {"wall": wall, "growth": used.ru_maxrss - _at_rest(), "child": 0, "outcome": outcome}


def _at_rest() -> float:
    """Kilobytes of a Python that has done nothing, for processes that could not tell it themselves."""
    command = [sys.executable, "-c", "print(open('/proc/self/status').read())"]
    return _peak(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def read_here(how: str, path: Path) -> None:
    """Read one file in this process and print what came of it."""
    act = _guarded(path) if how == "gongyak" else _unguarded(how, path)
    before, begun = _peak(Path("/proc/self/status").read_text()), time.perf_counter()
    outcome = act()
    wall = (time.perf_counter() - begun) * 1000
    growth = _peak(Path("/proc/self/status").read_text()) - before
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"wall": wall, "growth": growth, "child": child, "outcome": outcome}))


def _guarded(path: Path):
    from gongyak import documents
    from gongyak.documents import child, gate, wire  # noqa: F401  what a running server has already

    def act() -> str:
        try:
            documents.read_path(path)
        except documents.Refused:
            return "refused"
        return "read"

    return act


def _unguarded(library: str, path: Path):
    from other_readers import dochan_at, openpyxl_at

    from gongyak.documents import child

    __import__(library)
    read = dochan_at if library == "dochan" else openpyxl_at
    child.limit()

    def act() -> str:
        try:
            found = read(str(path))
        except (Exception, MemoryError) as error:
            return type(error).__name__
        return f"read: {len(found.tables)} tables, {len(found.lines)} lines"

    return act


def _peak(status: str) -> float:
    """Peak resident kilobytes in the text of a process's status."""
    return float(status.split("VmHWM:")[1].split()[0])


if __name__ == "__main__":
    if len(sys.argv) > 1:
        read_here(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
