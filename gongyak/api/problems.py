"""What went wrong, as RFC 9457 says it: one JSON object with a Korean title and one sentence of what to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.errors import ValidationError
from pydantic import BaseModel, Field

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "요청을 읽을 수 없습니다",
    404: "찾으시는 것이 없습니다",
    405: "읽기만 할 수 있습니다",
    500: "답하지 못했습니다",
    503: "잠시 뒤에 다시 물어 주십시오",
}


class Problem(BaseModel):
    """A problem (RFC 9457)."""

    type: str = Field(description="문제의 종류를 가리키는 이름 / a stable name of the kind of problem")
    title: str = Field(description="한 줄 제목 / a short title, in Korean")
    status: int = Field(description="HTTP 상태 / the HTTP status")
    detail: str = Field(description="무엇을 어떻게 하면 되는지 한 문장 / what to do, in Korean")
    parameter: str | None = Field(description="문제가 된 조건 / the parameter at fault")


@dataclass
class Unreadable(Exception):
    """Something in an address that cannot be read: a kind, one Korean sentence, and the parameter at fault."""

    kind: str
    detail: str
    parameter: str | None = None


class NotThere(Exception):
    """There is nothing at the address: one Korean sentence that says why."""


def problem(
    status: int,
    kind: str,
    detail: str,
    *,
    parameter: str | None = None,
    title: str = "",
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """A problem as an answer; nobody keeps it."""
    told = Problem(
        type=f"urn:gongyak:problem:{kind}",
        title=title or TITLES.get(status, HTTPStatus(status).phrase),
        status=status,
        detail=detail,
        parameter=parameter,
    )
    response = HttpResponse(told.model_dump_json(), status=status, content_type=MEDIA_TYPE, headers=headers)
    response["Cache-Control"] = "no-store"
    return response


def unreadable(request: HttpRequest, error: Unreadable) -> HttpResponse:
    """400 for what a view cannot read."""
    return problem(400, error.kind, error.detail, parameter=error.parameter)


def not_there(request: HttpRequest, error: NotThere) -> HttpResponse:
    """404 with the sentence of the view."""
    return problem(404, "not-found", str(error))


def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """400 for the first parameter that is not what its description says; in the path it leads nowhere: 404."""
    place, *names = error.errors[0]["loc"]
    return not_found(request) if place == "path" else not_as_described(error.errors[0], names)


def not_as_described(error: Mapping[str, Any], names: Sequence[str | int]) -> HttpResponse:
    """400 for what pydantic says of a parameter; `names` lead to it."""
    name = next(str(part) for part in names if isinstance(part, str))
    ctx = error.get("ctx", {})
    wanted = _WANTED.get(error["type"], "설명(openapi.json)과 다릅니다").format(**ctx).replace(" or ", ", ")
    said = ctx.get("error") or f"조건 {name}의 값을 고쳐 주십시오: {wanted}."
    return problem(400, "parameter-invalid", str(said), parameter=name)


#: What a value should have been, by pydantic's name of the error.
_WANTED = {
    "int_parsing": "정수여야 합니다",
    "greater_than_equal": "{ge}보다 작을 수 없습니다",
    "less_than_equal": "{le}보다 클 수 없습니다",
    "literal_error": "{expected} 가운데 하나여야 합니다",
    "string_too_short": "비어 있습니다",
    "string_too_long": "{max_length}자를 넘을 수 없습니다",
    "string_pattern_mismatch": "8-2처럼 적어야 합니다",
    "too_long": "{max_length}개까지 적을 수 있습니다",
}


def not_found(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """404 for an address that leads nowhere."""
    return problem(404, "not-found", "그런 주소가 없습니다. /api/v1/ 에 있는 것의 목록이 있습니다.")
