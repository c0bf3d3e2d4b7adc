"""Whether foreign JSON has the shape of a card: the card's schema, held against the values."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from gongyak.rules import money
from gongyak.rules.card.jsonform import from_json
from gongyak.rules.card.layout import layouts
from gongyak.rules.card.model import Card
from gongyak.rules.card.schema import schema
from gongyak.rules.card.settle import reconsider
from gongyak.rules.card.write import write

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}
_WORDS = {
    "object": "묶음({})",
    "array": "목록([])",
    "string": "글",
    "integer": "정수",
    "boolean": "참·거짓",
    "null": "null",
}


def accept(values: Any) -> Card:
    """The card in foreign JSON; ValueError with a Korean sentence that names the place of what is wrong."""
    if re.search("[\ud800-\udfff]", json.dumps(values, ensure_ascii=False)):
        raise ValueError("카드의 JSON이 아닙니다. 깨진 글자가 있습니다. 파일을 UTF-8로 다시 저장하십시오.")
    wrong = next(_faults(values, schema(), ""), None)
    if wrong:
        raise ValueError(
            f"카드의 JSON이 아닙니다. {wrong} docs/reference/card.schema.json의 형식으로 적어 주십시오."
        )
    if values["investment"] and values["investment"]["unit"] not in money.UNITS:
        raise ValueError(
            f"카드의 JSON이 아닙니다. investment.unit은 {', '.join(money.UNITS)} 가운데 하나여야 합니다."
        )
    if values["layout"] not in layouts():
        raise ValueError(
            f"layout: ‘{values['layout']}’ 서식이 없습니다. {', '.join(layouts())} 가운데 고르십시오."
        )
    card = from_json(values)
    for name, block in (card.investment.amounts() if card.investment else {}).items():
        for source, row in block.items():
            if values["investment"][name][source]["in_term"] != row.in_term:
                raise ValueError(
                    f"카드의 JSON이 아닙니다. investment.{name}.{source}.in_term이 연도의 합과 다릅니다."
                )
    try:
        write(reconsider(card)[0])
    except (LookupError, ValueError) as error:
        raise ValueError(
            "카드의 JSON이 아닙니다. investment의 열과 표와 금액이 서로 맞지 않습니다."
        ) from error
    return card


def _faults(value: Any, rule: Mapping[str, Any], where: str) -> Iterator[str]:
    """What of a value breaks a rule of the schema; the words of JSON Schema that `schema` uses and no other."""
    if "$ref" in rule:
        rule = schema()["$defs"][rule["$ref"].rpartition("/")[2]]
    if "anyOf" in rule:
        tries = [list(_faults(value, each, where)) for each in rule["anyOf"]]
        if all(tries):
            yield min(tries, key=lambda faults: faults[0].startswith(f"{where}:"))[0]
        return
    if "enum" in rule and value not in rule["enum"]:
        yield f"{where}: {', '.join(map(str, rule['enum']))} 가운데 하나여야 합니다."
    kinds = rule.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(_is(value, kind) for kind in kinds):
        yield f"{where or '맨 위'}: {' 또는 '.join(_WORDS[kind] for kind in kinds)} 값이어야 합니다."
    elif isinstance(value, dict):
        yield from _faults_of_object(value, rule, where)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _faults(each, rule["items"], _below(where, index))
    elif isinstance(value, str) and not re.fullmatch(rule.get("pattern", ".*"), value, re.S):
        yield f"{where}: ‘{value}’은 숫자가 아닙니다."
    elif rule.get("format") == "date" and value is not None and not _is_day(value):
        yield f"{where}: ‘{value}’은 2024-06-30과 같은 날짜가 아닙니다."


def _faults_of_object(value: Mapping[str, Any], rule: Mapping[str, Any], where: str) -> Iterator[str]:
    for name in rule.get("required", []):
        if name not in value:
            yield f"{_below(where, name)}: 값이 없습니다. 모르면 null을 적어 주십시오."
    patterns = rule.get("patternProperties", {})
    for name, each in value.items():
        known = rule.get("properties", {}).get(name)
        by_pattern = next((r for pattern, r in patterns.items() if re.search(pattern, name)), None)
        below = known or by_pattern or rule["additionalProperties"]
        if below is False:
            yield f"{_below(where, name)}: 카드에 없는 이름입니다."
        else:
            yield from _faults(each, below, _below(where, name))


def _below(where: str, name: object) -> str:
    return f"{where}.{name}" if where else str(name)


def _is(value: Any, kind: str) -> bool:
    """Whether a value is of a JSON type; true and false are no numbers."""
    return isinstance(value, _TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False
