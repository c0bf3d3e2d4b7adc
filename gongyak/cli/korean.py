"""argparse in Korean: its own words, and the layout of our help."""

import argparse
from typing import Any, NoReturn

_WORDS = {
    "usage: ": "사용법: ",
    "positional arguments": "인자",
    "options": "옵션",
    "show this help message and exit": "이 도움말을 보이고 끝냅니다",
    "%(prog)s: error: %(message)s\n": "%(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "다음 인자를 적어 주십시오: %s",
    "unrecognized arguments: %s": "알 수 없는 인자입니다: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r 대신 다음에서 고르십시오: %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r은(는) 값의 꼴이 다릅니다",
    "expected one argument": "값을 하나 적어 주십시오",
    "expected at least one argument": "값을 하나 이상 적어 주십시오",
    "expected at most one argument": "값은 하나까지만 적을 수 있습니다",
    "ignored explicit argument %r": "값을 받지 않는 옵션입니다: %r",
    "not allowed with argument %s": "%s와(과) 함께 쓸 수 없습니다",
    "one of the arguments %s is required": "다음 가운데 하나를 적어 주십시오: %s",
}


def _translate(word: str) -> str:
    return _WORDS.get(word, word)


def speak_korean() -> None:
    """Give argparse, which looks its words up by this name, ours instead of the system's catalogue."""
    vars(argparse)["_"] = _translate
    vars(argparse)["ngettext"] = lambda one, many, count: _translate(one if count == 1 else many)


class Parser(argparse.ArgumentParser):
    """A parser whose help keeps the line breaks of its examples."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        options.setdefault("allow_abbrev", False)
        super().__init__(**options)

    def error(self, message: str) -> NoReturn:
        """End with exit code 2, the mistake, and where help is."""
        self.exit(2, f"{message}\n도움말: {self.prog} --help\n")
