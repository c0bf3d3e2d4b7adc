"""Measuring: processor time, children included apart, as medians of runs that take turns."""

import gc
import platform
import resource
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds: processor time of this process, of the children it waited for, and wall time."""

    cpu: float
    children: float
    wall: float


def taking_turns(acts: Mapping[str, Callable[[int], object]], runs: int) -> dict[str, Cost]:
    """Each act's median processor time and least wall time, to which others' work can only add.

    An act is given the number of its run; run 0 warms up and is not counted. The acts take turns, and each
    round begins with another one, so that what else the machine does hits all.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in acts}
    names = list(acts)
    for run in range(runs + 1):
        for name in names[run % len(names) :] + names[: run % len(names)]:
            cost = once(lambda name=name, run=run: acts[name](run))
            if run:
                costs[name].append(cost)
    return {name: _typical(listed) for name, listed in costs.items()}


def once(act: Callable[[], object]) -> Cost:
    """The cost of one call."""
    gc.collect()
    before, cpu, wall = _children(), time.process_time(), time.perf_counter()
    act()
    return Cost((time.process_time() - cpu) * 1000, _children() - before, (time.perf_counter() - wall) * 1000)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (used.ru_utime + used.ru_stime) * 1000


def _typical(costs: Sequence[Cost]) -> Cost:
    cpu, children = (median(getattr(cost, part) for cost in costs) for part in ("cpu", "children"))
    return Cost(cpu, children, min(cost.wall for cost in costs))


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table in Markdown."""
    print(f"\n### {title}\n")
    for row in (head, ["---"] * len(head), *rows):
        print("| " + " | ".join(_shown(value) for value in row) + " |", flush=True)


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"
    return str(value)


def times(other: float, ours: float) -> str:
    """How many times as much the other one costs."""
    if not ours:
        return "–"
    ratio = other / ours
    return f"{ratio:,.1f} ×" if ratio >= 1 else f"{ratio:.2f} ×"


def python() -> str:
    """The Python that runs this, in a few words."""
    return f"{platform.python_implementation()} {platform.python_version()}"
