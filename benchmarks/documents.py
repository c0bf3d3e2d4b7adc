"""Reading and writing the real card, format by format, beside other libraries doing the same work.

    .venv/bin/python benchmarks/documents.py [FILE.hwp]

Other writers of PDF and Markdown are installed into a folder of their own, once:

    .venv/bin/pip install --require-hashes --target var/bench -r requirements/bench.txt
"""

import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import measure
import other_readers
import other_writers
from contents import Content, equal_parts, of_blocks, real_card, unwrapped, varied, without_spans

from gongyak import documents

RUNS = 11
OURS = "gongyak"
Reader = Callable[[bytes], Content]
Writer = Callable[[list], bytes]


def main(arguments: list[str]) -> None:
    """Measure everything and print it."""
    sys.path.append(str(Path(__file__).parents[1] / "var" / "bench"))
    blocks = real_card()
    files = made_files(blocks)
    if arguments:
        files["hwp"] = Path(arguments[0]).read_bytes()
    print(f"{measure.python()}, CPU milliseconds, medians of {RUNS} runs that take turns")
    show_reading(files, of_blocks(blocks), foreign=bool(arguments))
    show_guarded(files)
    show_writing(blocks)


def made_files(blocks: list) -> dict[str, bytes]:
    """One file of each format with the real card in it; where we write the format, our own."""
    files = {format: documents.write(format, blocks) for format in ("hwpx", "pdf", "xlsx", "md")}
    files["docx"] = other_writers.python_docx(blocks)
    files["hwp"] = other_writers.hwp_by_python_hwpx(files["hwpx"])
    if find_spec("snakemd"):
        files["md"] = other_writers.snakemd(blocks)
    return files


READERS: dict[str, dict[str, Reader]] = {
    "hwpx": {
        "python-hwpx": other_readers.python_hwpx,
        "dochan": partial(other_readers.dochan, suffix=".hwpx"),
    },
    "hwp": {
        "python-hwpx": other_readers.python_hwpx,
        "dochan": partial(other_readers.dochan, suffix=".hwp"),
    },
    "docx": {"dochan": partial(other_readers.dochan, suffix=".docx")},
    "xlsx": {"openpyxl": other_readers.openpyxl},
    "pdf": {"dochan": partial(other_readers.dochan, suffix=".pdf")},
    "md": {"markdown-it-py": other_readers.markdown_it},
}


def show_reading(files: Mapping[str, bytes], wanted: Content, *, foreign: bool) -> None:
    """The parsers alone, in this process."""
    rows = []
    for format, others in READERS.items():
        data = files[format]
        comparable = format != "md" or find_spec("snakemd")  # tables parted by tabs are ours alone
        readers = {OURS: our_reader(format), **(others if comparable else {})}
        failed = {name: error for name, reader in readers.items() if (error := _failure(reader, data))}
        rows += [(format, name, "–", "–", error) for name, error in failed.items()]
        readers = {name: reader for name, reader in readers.items() if name not in failed}
        acts = {name: partial(_on_data, reader, data) for name, reader in readers.items()}
        costs = measure.taking_turns(acts, RUNS)
        expected = readers[OURS](data) if foreign and format == "hwp" else wanted
        for name, reader in readers.items():
            ratio = measure.times(costs[name].cpu, costs[OURS].cpu)
            rows.append((format, name, costs[name].cpu, ratio, _found(format, reader(data), expected)))
    head = ("format", "library", "CPU ms", "to gongyak", "found")
    measure.show("Reading, parser alone in this process", head, rows)


def our_reader(format: str) -> Reader:
    """Our parser of a format, without the child that it runs in."""
    read = import_module(f"gongyak.documents.{'text' if format == 'md' else format}.read").read
    return lambda data: of_blocks(read(data))


def _failure(reader: Reader, data: bytes) -> str:
    """What a library cannot read, in its own words."""
    try:
        reader(data)
    except Exception as error:
        return f"{type(error).__name__}: {error}".replace("|", "/")[:120]
    return ""


def _on_data(reader: Reader, data: bytes, _run: int) -> object:
    return reader(data)


def _found(format: str, found: Content, wanted: Content) -> str:
    if format == "md":
        found, wanted = without_spans(found), without_spans(wanted)
    return equal_parts(found, wanted)


def show_guarded(files: Mapping[str, bytes]) -> None:
    """What an office really pays: gate, child with limits, parser, answer."""
    start = [sys.executable, "-I", "-S", "-c", "pass"]
    acts: dict[str, Callable[[int], object]] = {
        "(empty Python child)": lambda _run: subprocess.run(start, check=True)
    }
    for format, data in files.items():
        acts[format] = lambda _run, name=f"card.{format}", data=data: documents.read(name, data)
    costs = measure.taking_turns(acts, RUNS)
    rows = [(name, cost.cpu, cost.children, cost.wall) for name, cost in costs.items()]
    measure.show(
        "Reading, the whole guarded call", ("format", "own CPU ms", "child's CPU ms", "least wall ms"), rows
    )


def show_writing(blocks: list) -> None:
    """Writers, each file read back by a library that is not its own."""
    rows = []
    for format, others in other_writers_here().items():
        writers: dict[str, Writer] = {OURS: partial(documents.write, format), **others}
        acts = {name: partial(_on_card, writer, blocks) for name, writer in writers.items()}
        costs = measure.taking_turns(acts, RUNS)
        for name, writer in writers.items():
            made = writer(blocks)
            ratio = measure.times(costs[name].cpu, costs[OURS].cpu)
            seen = _found(format, _judged(format, made, of_blocks(blocks)), of_blocks(blocks))
            rows.append((format, name, costs[name].cpu, ratio, len(made) / 1000, seen))
    head = ("format", "library", "CPU ms", "to gongyak", "kB", "read back")
    measure.show("Writing", head, rows)


#: Who reads back what was written: nobody's own reader, but for Markdown, whose tabbed tables only ours knows.
JUDGES: dict[str, Reader] = {
    "hwpx": partial(other_readers.dochan, suffix=".hwpx"),
    "xlsx": other_readers.openpyxl,
    "pdf": partial(other_readers.dochan, suffix=".pdf"),
    "md": our_reader("md"),
}


def _judged(format: str, made: bytes, wanted: Content) -> Content:
    seen = JUDGES[format](made)
    return unwrapped(seen, wanted) if format == "pdf" else seen


def other_writers_here() -> dict[str, dict[str, Writer]]:
    """Other writers by format, as far as they are installed."""
    here: dict[str, dict[str, Writer]] = {
        "hwpx": {"python-hwpx": other_writers.python_hwpx},
        "xlsx": {"openpyxl": other_writers.openpyxl},
        "pdf": {},
        "md": {},
    }
    missing = [name for name in ("reportlab", "typst", "snakemd") if not find_spec(name)]
    if missing:
        print(f"\nNot measured, for want of requirements/bench.txt: {', '.join(missing)}")
        return here
    here["pdf"] = {"ReportLab": other_writers.reportlab, "Typst": other_writers.typst_compiler()}
    here["md"] = {"SnakeMD": other_writers.snakemd}
    return here


def _on_card(writer: Writer, blocks: list, run: int) -> object:
    return writer(varied(blocks, run))


if __name__ == "__main__":
    main(sys.argv[1:])
