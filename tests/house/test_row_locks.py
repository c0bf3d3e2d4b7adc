"""Rows are locked without a join: with one, PostgreSQL finds no row that changed while it was waited for."""

import ast
from collections.abc import Iterator

from tests.house import tree


def names_of(node: ast.AST) -> set[str]:
    """Every attribute, and every keyword, of one statement."""
    parts = [*ast.walk(node)]
    return {one.attr for one in parts if isinstance(one, ast.Attribute)} | {
        one.arg for one in parts if isinstance(one, ast.keyword) and one.arg
    }


def statements(text: str) -> Iterator[ast.stmt]:
    """The statements of a file that hold no others."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.stmt) and not hasattr(node, "body"):
            yield node


def test_no_row_is_locked_with_a_join() -> None:
    joined = [
        f"{path.relative_to(tree.ROOT)}:{node.lineno}"
        for path in tree.python("gongyak")
        for node in statements(path.read_text())
        if "select_for_update" in (names := names_of(node)) and names & {"select_related", "of"}
    ]
    assert joined == []
