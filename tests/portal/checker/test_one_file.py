"""The one file: what it is made of, what it touches, and that nothing it meets makes it fall over."""

import ast
import json
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.portal.trust import checker, onefile
from gongyak.portal.trust.checker import proof
from gongyak.portal.trust.checker.__main__ import main
from gongyak.rules import canonical
from tests.portal.checker.conftest import Desk
from tests.portal.checker.test_right import LISTS

SOURCE = onefile.one_file().decode()
TREE = ast.parse(SOURCE, feature_version=(3, 8))
#: Runs the checker and then tells which files and addresses it opened.
WATCH = """
import json, os, runpy, sys
seen = []
sys.addaudithook(lambda event, args: event in ("open", "socket.connect") and seen.append((event, str(args[0 if event == "open" else 1]))))
sys.argv = sys.argv[1:]
try:
    runpy.run_path(sys.argv[0], run_name="__main__")
except SystemExit:
    print("SEEN" + json.dumps(seen))
"""


def test_it_needs_nothing_but_python() -> None:
    named = [
        name
        for node in ast.walk(TREE)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
        )
    ]
    assert named
    assert {name.split(".")[0] for name in named} <= sys.stdlib_module_names


def test_it_says_no_word_twice_and_leaves_no_part_out() -> None:
    names = [node.name for node in TREE.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    for part in checker.PARTS:
        tree = ast.parse((Path(checker.__file__).parent / f"{part}.py").read_text("utf-8"))
        assert {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)} <= {
            *names
        }


@pytest.mark.django_db
def test_it_reads_what_it_was_given_and_nothing_else(desk: Desk, serve) -> None:
    desk.write("watch.py", WATCH.encode())
    told = desk.python("watch.py", "check.py", "card.hwpx", *LISTS, "--earlier", "1.json")
    seen = json.loads(told.stdout.split("SEEN")[1])
    python = (sys.prefix, sys.base_prefix, sys.exec_prefix, "/usr/lib")
    opened = {path for event, path in seen if event == "open" and not path.startswith(python)}
    assert opened - {str(desk.folder / "check.py")} == {"check.py", "card.hwpx", *LISTS}
    assert [address for event, address in seen if event == "socket.connect"] == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_its_canonical_form_is_that_of_the_rules(value: object) -> None:
    assert proof.canonical(value) == canonical.canonical(value)


ROW = st.fixed_dictionaries(
    {"seq": st.integers(-1, 3) | JSON, "hash": st.text() | JSON, "previous_hash": st.text() | JSON}
    | {name: st.text() | JSON for name in ("as_of", "published_at", "by", "reason")},
    optional={"cards": JSON, "manifest": JSON},
)
LINE = st.fixed_dictionaries(
    {"document": st.text() | JSON, "files": st.dictionaries(st.text(), JSON, max_size=2) | JSON},
    optional={"public_hash": JSON, "version": JSON, "effective_on": JSON},
)
MANIFEST = st.fixed_dictionaries(
    {"seq": JSON, "previous_hash": JSON, "items": st.lists(LINE | JSON, max_size=3)}
)


@given(
    listed=st.lists(ROW | JSON, max_size=3),
    manifest=MANIFEST,
    card=JSON | st.floats(),
    is_named=st.booleans(),
)
def test_no_list_makes_it_fall_over(
    tmp_path_factory: pytest.TempPathFactory, listed: list, manifest: dict, card: object, is_named: bool
) -> None:
    folder = tmp_path_factory.mktemp("any")
    if is_named and listed and isinstance(listed[0], dict):
        listed[0]["hash"] = proof.hash_of(manifest)
    paths = [folder / name for name in ("list.json", "manifest.json", "card.json")]
    for path, value in zip(paths, ({"publications": listed}, manifest, card), strict=True):
        path.write_text(json.dumps(value), encoding="utf-8")
    assert main([*map(str, paths), "--earlier", str(paths[0])]) in (1, 2)
