"""Sizes, names and what may not stand in a committed file."""

import ast
import re

from tests.house import tree

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 50
# written in two halves, so that this file does not name them itself
HOSTS = [
    a + b for a, b in [("pypi", ".org"), ("pythonhosted", ".org"), ("npmjs", ".org"), ("npmmirror", ".com")]
]
MACHINE_PATH = re.compile(r"(?<![\w.~\-/])/(?:work|root|home|opt|tmp|Users)/\w")


def test_no_file_is_too_long() -> None:
    written = [
        path
        for path in tree.files()
        if path.suffix in {".py", ".jinja", ".css", ".js"} or path.parent.name == "scripts"
    ]
    lines = {str(path.relative_to(tree.ROOT)): path.read_text().count("\n") for path in written}
    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}


def test_no_function_is_too_long() -> None:
    long = []
    for path in tree.python("gongyak", "config", "scripts"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines >= MOST_LINES_OF_A_FUNCTION:
                    long.append((path.name, node.name, lines))
    assert not long


def test_nothing_is_named_after_nothing() -> None:
    empty_words = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "service", "services"}
    named = {part for path in tree.python("gongyak", "config") for part in (*path.parts, path.stem)}
    assert not named & empty_words


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    named = [
        (path, found)
        for path, text in tree.texts()
        for found in [*MACHINE_PATH.findall(text), *(host for host in HOSTS if host in text)]
    ]
    assert not named


def test_code_rests_on_what_it_says() -> None:
    """The rules and the blocks need nothing but Python itself."""
    import sys

    foreign = [
        (path.name, name)
        for path in [*tree.python("gongyak/rules"), tree.ROOT / "gongyak/blocks.py"]
        for node in ast.walk(ast.parse(path.read_text()))
        for name in (
            [alias.name for alias in node.names] if isinstance(node, ast.Import)
            else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        )
        if name.split(".")[0] not in {*sys.stdlib_module_names, "gongyak"}
    ]  # fmt: skip
    assert not foreign
