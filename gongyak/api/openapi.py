"""The description of the API in OpenAPI 3.1: what django-ninja says of it, with the card's own schema put in."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from gongyak.api.face import api
from gongyak.api.problems import MEDIA_TYPE
from gongyak.rules.card.schema import schema as card_schema

#: What a field of an answer says that holds a part of the card's JSON form.
PART = "x-card"
ROOT = "api/v1/"


@cache
def document() -> dict[str, Any]:
    """The whole description. The same for every installation: it names no host."""
    made: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=ROOT))
    made["servers"] = [{"url": "/"}]
    for operation in _operations(made["paths"]):
        _say_problems(operation)
        for parameter in operation["parameters"]:
            _tidy(parameter)
    made["components"]["schemas"] = _answers(made) | _card_schemas()
    _put_cards(made)
    return made


def _answers(made: dict[str, Any]) -> dict[str, Any]:
    """The schemas of the answers, without those of the questions, which stand with the parameters."""
    return {name: one for name, one in made["components"]["schemas"].items() if not name.endswith("Asked")}


def _operations(paths: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for methods in paths.values():
        methods.pop("head", None)  # HTTP has it beside every GET; two operations of one name are not valid
        yield from methods.values()


def _say_problems(operation: dict[str, Any]) -> None:
    """A problem has a media type of its own."""
    for status, response in operation["responses"].items():
        if int(status) >= 400:
            response["content"] = {MEDIA_TYPE: response["content"].pop("application/json")}


def _tidy(parameter: dict[str, Any]) -> None:
    """Say each thing once, and that what is left out of an address is not null in it."""
    parameter.pop("examples", None)  # they stand in the schema; here OpenAPI wants them named
    schema = parameter["schema"]
    for name in ("title", "description"):
        schema.pop(name, None)
    if schema.get("default", "") is None:
        del schema["default"]


def _card_schemas() -> dict[str, Any]:
    """`docs/reference/card.schema.json` as components: Card, CardRow, CardItem …"""
    whole = card_schema()
    parts = {f"Card{name.capitalize()}": part for name, part in whole.pop("$defs").items()}
    whole.pop("$schema")
    return {"Card": _moved(whole)} | {name: _moved(part) for name, part in parts.items()}


def _moved(value: Any) -> Any:
    if isinstance(value, dict):
        moved = {key: _moved(inner) for key, inner in value.items()}
        if isinstance(moved.get("$ref"), str):
            moved["$ref"] = _place(moved["$ref"].rpartition("/")[2].capitalize())
        return moved
    return [_moved(inner) for inner in value] if isinstance(value, list) else value


def _place(part: str) -> str:
    return f"#/components/schemas/Card{part}"


def _put_cards(value: Any) -> None:
    """Put a reference wherever an answer says that a part of a card stands."""
    if isinstance(value, dict):
        if PART in value:
            part = value.pop(PART)
            value.clear()
            value["$ref"] = _place(part)
        for inner in value.values():
            _put_cards(inner)
    elif isinstance(value, list):
        for inner in value:
            _put_cards(inner)
