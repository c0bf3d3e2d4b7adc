"""Card files on the command line: read one with answers, say what was found, write one."""

import argparse
import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from gongyak import documents
from gongyak.rules import card as cards
from gongyak.rules.card import jsonfile
from gongyak.rules.card.answers import Answer, parse_argument
from gongyak.rules.findings import Finding, Severity

#: What `write` makes, by the ending of the file's name.
FORMATS = {".hwpx": "hwpx", ".pdf": "pdf", ".xlsx": "xlsx", ".md": "md", ".txt": "md", ".json": "json"}
_LABELS = {
    Severity.ERROR: "오류",
    Severity.QUESTION: "질문",
    Severity.WARNING: "주의",
    Severity.NOTE: "알림",
}


def add_answers(parser: Any) -> None:
    """Declare `--answer CODE=VALUE`, to be given as often as there are answers."""
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        type=_answer,
        metavar="질문부호=값",
        dest="answers",
        help="파일이 남긴 질문의 답. 여러 번 쓸 수 있습니다",
    )


def _answer(text: str) -> Answer:
    try:
        return parse_argument(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def read(path: Path, answers: Sequence[Answer]) -> tuple[cards.Card, list[Finding]]:
    """The card in a file of any readable format, JSON included; `documents.Refused` where there is none."""
    if path.suffix.lower() == ".json":
        return cards.reconsider(_from_json(path), answers)
    return cards.read(documents.read_path(path).blocks, answers)


def _from_json(path: Path) -> cards.Card:
    data = documents.load(path)
    try:
        return jsonfile.load(data)
    except ValueError as error:
        raise documents.Refused(f"{path.name}: {error}") from error


def write(card: cards.Card, path: Path) -> None:
    """Write a card in the format that the file's name ends in; the file appears whole or not at all."""
    put(path, render(card, format_of(path)))


def format_of(path: Path) -> str:
    """The format that a file's name ends in; `documents.Refused` where none of ours does."""
    format = FORMATS.get(path.suffix.lower())
    if format is None:
        endings = ", ".join(FORMATS)
        raise documents.Refused(
            f"{path.name}: 이런 이름의 파일은 만들 수 없습니다. {endings} 가운데 하나로 끝나게 하십시오."
        )
    return format


def render(card: cards.Card, format: str) -> bytes:
    """The card as the bytes of a file."""
    if format == "json":
        return (json.dumps(cards.to_json(card), ensure_ascii=False, indent=2) + "\n").encode()
    return documents.write(format, cards.write(card), title=card.title or "")


def put(path: Path, data: bytes) -> None:
    """Put a new file, with the rights that any new file would get, in the place of the path."""
    made = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with made.open("xb") as file:
            file.write(data)
        made.replace(path)
    except OSError as error:
        raise documents.Refused(
            f"{path}: 쓸 수 없습니다({error.strerror}). 폴더와 남은 용량을 확인하십시오."
        ) from error
    finally:
        with suppress(OSError):
            made.unlink()


def tell(findings: Iterable[Finding]) -> str:
    """Findings for a person, worst first: one line each, the choices of a question below it."""
    order = list(_LABELS)
    lines = []
    for finding in sorted(findings, key=lambda finding: order.index(finding.severity)):
        lines.append(f"[{_LABELS[finding.severity]}] {finding.where}: {finding.message} <{finding.code}>")
        lines += [f"    {finding.code}={choice.value}   {choice.label}" for choice in finding.choices]
    return "\n".join(lines)
