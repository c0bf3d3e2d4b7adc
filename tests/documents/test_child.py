"""The child that parses: its limits really hold, and its parent survives whatever becomes of it."""

import os
import signal
import subprocess
import sys
import time

import pytest

from gongyak import documents
from gongyak.blocks import Cell, Paragraph, Table
from gongyak.documents import Refused, bounds, child, wire
from tests.documents.test_read_hwpx import p, package

READER = """
def read(data):
    {body}
"""


@pytest.fixture
def reader(tmp_path, monkeypatch):
    """A function that makes a reader of a format of its own out of Python code, and has the child run it."""

    def run(body: str, data: bytes = b"x") -> tuple:
        package = tmp_path / "gongyak_formats"
        (package / "made").mkdir(parents=True)
        (package / "made" / "read.py").write_text(READER.format(body=body.replace("\n", "\n    ")))
        extend = f"import gongyak.documents; gongyak.documents.__path__.append({str(package)!r}); "
        monkeypatch.setattr(child, "_START", child._START.replace("from gongyak", f"{extend}from gongyak", 1))
        return child.parse("made", data)

    return run


def test_blocks_come_back(reader):
    body = "from gongyak.blocks import Paragraph\nreturn [Paragraph(data.decode(), 1, '-')]"
    assert reader(body, "가\u202e나".encode()) == (Paragraph("가나", 1, "-"),)


def test_memory_is_limited(reader):
    with pytest.raises(Refused, match="메모리"):
        reader("return [bytearray(2 << 30)]")


def test_memory_taken_by_a_library_is_limited(reader):
    taken = "import ctypes\nlibc = ctypes.CDLL(None)\nlibc.malloc.restype = ctypes.c_void_p\n"
    body = taken + "from gongyak.blocks import Paragraph\n"
    body += "return [Paragraph(str(bool(libc.malloc(ctypes.c_size_t(2 << 30)))))]"
    assert reader(body) == (Paragraph("False"),)


def test_a_child_over_its_processor_time_is_ended(reader):
    begun = time.perf_counter()
    with pytest.raises(Refused, match="시간이나 메모리"):
        reader("import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass")
    assert time.perf_counter() - begun < child.WALL_SECONDS / 2


def test_the_child_limits_itself_before_it_reads(reader):
    body = "import resource\nfrom gongyak.blocks import Paragraph\n"
    body += "names = ('RLIMIT_AS', 'RLIMIT_CPU', 'RLIMIT_FSIZE', 'RLIMIT_CORE')\n"
    body += "return [Paragraph(repr(resource.getrlimit(getattr(resource, name)))) for name in names]"
    limits = [1 << 30, 10, 16 << 20, 0]
    assert [block.text for block in reader(body)] == [repr((limit, limit)) for limit in limits]


def test_the_child_knows_nothing_of_its_parent(reader, monkeypatch):
    monkeypatch.setenv("SECRET", "비밀")
    body = "import os\nfrom gongyak.blocks import Paragraph\n"
    body += "return [Paragraph(repr('SECRET' in os.environ)), Paragraph(os.getcwd())]"
    assert [block.text for block in reader(body)] == ["False", "/"]


def test_waiting_is_limited(reader, monkeypatch):
    monkeypatch.setattr(child, "WALL_SECONDS", 0.5)
    begun = time.perf_counter()
    with pytest.raises(Refused, match="시간이나 메모리"):
        reader("import time\ntime.sleep(60)")
    assert time.perf_counter() - begun < 5


def test_no_child_is_left_behind(reader, monkeypatch, tmp_path):
    monkeypatch.setattr(child, "WALL_SECONDS", 1)
    note = tmp_path / "pid"
    with pytest.raises(Refused):
        reader(f"import os, time\nopen({str(note)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)")
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)


def test_the_answer_is_bounded(reader):
    with pytest.raises(Refused):
        reader("from gongyak.blocks import Paragraph\nreturn [Paragraph('x' * (20 << 20))]")


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL])
def test_a_crash_is_a_sentence(reader, number):
    with pytest.raises(Refused, match="십시오"):
        reader(f"import os\nos.kill(os.getpid(), {int(number)})")


def test_what_a_library_prints_is_no_answer(reader):
    body = "import os, sys\nfrom gongyak.blocks import Paragraph\n"
    body += "print('[]'); os.write(1, b'[]'); print('x', file=sys.stderr)\nreturn [Paragraph('가')]"
    assert reader(body) == (Paragraph("가"),)


@pytest.mark.parametrize(
    "body", ["raise RuntimeError", "import sys; sys.exit(0)", "raise SystemExit('x')", "return [1]"]
)
def test_errors_of_readers_are_a_sentence(reader, body):
    with pytest.raises(Refused, match="깨졌거나"):
        reader(body)


def test_endless_recursion_is_a_sentence(reader):
    with pytest.raises(Refused, match="메모리"):
        reader("return read(data)")


def test_a_refusal_comes_through_word_for_word(reader):
    with pytest.raises(Refused, match=r"^본문이 없으니 다시 저장하십시오\.$"):
        reader("from gongyak.documents import Refused\nraise Refused('본문이 없으니 다시 저장하십시오.')")


def test_no_parser_is_imported_by_the_parent():
    documents.read("a.hwpx", package(p("가")))
    code = "import sys; from gongyak import documents; from gongyak.documents import child, gate; "
    code += "print([name for name in ('lxml', 'rhwp', 'docx', 'pdfplumber') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_answers_are_checked_again():
    table = Table((Cell(0, 0, "가", 2, 1),), (1,), 1, "이름")
    assert wire.load(wire.dump([table, Paragraph("나", 1, "-", "right")])) == (table, Paragraph("나", 1, "-"))
    for bad in (
        b"1",
        b"[[]]",
        b'[["a"]]',
        b'[["a", "b", "c", "d"]]',
        b"[[[[0]], [], 0, null]]",
        b"{",
        b"[[1]]",
    ):
        with pytest.raises((ValueError, TypeError, LookupError)):
            wire.load(bad)


@pytest.mark.parametrize(
    "cell",
    [
        Cell(-1, 0, ""),
        Cell(0, 0, "", 0, 1),
        Cell(0, 0, "", 60_000, 60_000),
        Cell(200_000, 0, ""),
        Cell(0, 2_000, ""),
    ],
)
def test_impossible_tables_are_refused(cell):
    with pytest.raises(Refused, match="표의 칸"):
        bounds.bounded([Table((cell,))])
