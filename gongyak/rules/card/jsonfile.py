"""A card's JSON form as a file."""

import json
from typing import Any

from gongyak.rules.card.model import Card
from gongyak.rules.card.shape import accept

#: The most bytes of a JSON file: thousands of times those of a real card.
LARGEST = 5_000_000


def load(data: bytes) -> Card:
    """The card in a foreign JSON file; ValueError with a Korean sentence where there is none."""
    if len(data) > LARGEST:
        raise ValueError(f"JSON 파일은 {LARGEST // 1_000_000}MB까지만 읽을 수 있습니다.")
    try:
        return accept(_values(data))
    except RecursionError as error:
        raise ValueError("JSON이 너무 깊습니다. 카드의 JSON인지 확인하십시오.") from error


def _values(data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError as error:  # broken text is one too
        where = f"({error.lineno}번째 줄)" if isinstance(error, json.JSONDecodeError) else ""
        message = f"JSON으로 읽을 수 없는 파일입니다{where}. UTF-8로 저장한 카드의 JSON인지 확인하십시오."
        raise ValueError(message) from error
