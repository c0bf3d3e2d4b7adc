"""The checker as the one file that people download: its parts in order, under one head."""

import ast
from functools import cache
from importlib import resources

from gongyak.portal.trust import checker

NAME = "check.py"
_HEAD = '''#!/usr/bin/env python3
"""공개 확인 프로그램: 내려받은 관리카드가 공개 목록 그대로인지, 목록의 사슬이 이어지는지 확인합니다.

이 파일 하나로 된 프로그램이고 파이썬 3.8 이상만 있으면 됩니다. 적어 준 주소의 누리집에만 묻고, 적어 준 파일만
읽습니다. 해시는 모두 스스로 다시 계산합니다. 쓰는 법: python check.py --help
"""

from __future__ import annotations

'''
_OURS = (checker.__name__, "__future__")


@cache
def one_file() -> bytes:
    """The checker in UTF-8: the imports of its parts, but for those of each other, then what each part does."""
    sources = [resources.files(checker).joinpath(f"{part}.py").read_text("utf-8") for part in checker.PARTS]
    imports = sorted({line for source in sources for line in _imports(source)})
    return "\n".join([_HEAD + "\n".join(imports) + "\n", *map(_body, sources)]).encode()


def _imports(source: str) -> list[str]:
    return [ast.unparse(node) for node in _imported(source) if not _is_ours(node)]


def _imported(source: str) -> list[ast.Import | ast.ImportFrom]:
    return [node for node in ast.parse(source).body if isinstance(node, ast.Import | ast.ImportFrom)]


def _is_ours(node: ast.Import | ast.ImportFrom) -> bool:
    return isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_OURS)


def _body(source: str) -> str:
    """What stands below the imports of a part; they come first, and nothing else stands among them."""
    last = max(node.end_lineno or 0 for node in _imported(source))
    return "\n".join(source.split("\n")[last:]).strip("\n") + "\n\n"
