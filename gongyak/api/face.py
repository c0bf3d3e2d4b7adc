"""The API itself: how an address is registered, asked and answered."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, get_origin, get_type_hints

import pydantic
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Router
from ninja.errors import ValidationError
from pydantic import BaseModel

from gongyak.api import problems
from gongyak.api.asking import Asked, refuse_unknown
from gongyak.api.headers import tagged, ways
from gongyak.api.problems import Problem

VERSION = "1.0.0"
View = Callable[..., HttpResponse]

api = NinjaAPI(
    title="공약 공개자료",
    version=VERSION,
    description=(
        "구청장 공약사항 관리카드의 공개자료입니다. 읽기만 하고, 열쇠 없이 누구나 씁니다. 금액은 원 단위 정수, 날짜와 시각은 "
        "ISO 8601(시각은 한국 시간)이고, null은 모르거나 적혀 있지 않다는 뜻이며 0이 아닙니다. 모르는 조건은 400으로 "
        "거절합니다. / Open data of a Korean district mayor's pledge cards: read only, no key. Money is whole won, null "
        "is unknown and never zero, unknown parameters are refused with 400."
    ),
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
)
api.add_exception_handler(problems.Unreadable, problems.unreadable)
api.add_exception_handler(problems.NotThere, problems.not_there)
api.add_exception_handler(ValidationError, problems.invalid)


@api.exception_handler(Exception)
def _raised(request: HttpRequest, error: Exception) -> HttpResponse:
    """Anything else is for what stands around every page, with its traceback."""
    raise error


def resource(
    router: Router,
    path: str,
    *,
    name: str,
    summary: str,
    gives: type[BaseModel] | None = None,
    bodies: Mapping[str, Any] | None = None,
) -> Callable[[Callable[..., BaseModel | HttpResponse]], View]:
    """Register a view that answers GET on a path; its `asked` says what the query may hold.

    It gives a model, or a response of its own whose `bodies` OpenAPI describes by media type.
    """

    def register(view: Callable[..., BaseModel | HttpResponse]) -> View:
        asks = get_type_hints(view)["asked"]
        several = frozenset(
            field for field, about in asks.model_fields.items() if get_origin(about.annotation) is list
        )

        @wraps(view)
        def answer(request: HttpRequest, asked: Asked, **path: Any) -> HttpResponse:
            refuse_unknown(request, asks, several)
            found = view(request, asked=asked, **path)
            if isinstance(found, HttpResponse):
                return found
            response = tagged(found.model_dump_json().encode(), "application/json")
            if following := getattr(found, "next", None):
                response["Link"] = f'<{following}>; rel="next"'
            return response

        about: dict[str, Any] = {"url_name": name, "operation_id": name, "summary": summary}
        about["openapi_extra"] = {"responses": {200: {"content": bodies}}} if bodies else None
        told = {200: gives, 400: Problem, 404: Problem}
        return router.api_operation(["GET", "HEAD"], path, response=told, **about)(answer)

    return register


def asking(view: Callable[[HttpRequest, Asked], HttpResponse]) -> View:
    """A view outside `/api/v1/` that takes the three questions, reads them and tells problems as the others do."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        try:
            refuse_unknown(request, Asked, frozenset())
            return view(request, Asked.model_validate(request.GET.dict()))
        except problems.Unreadable as error:
            return problems.unreadable(request, error)
        except pydantic.ValidationError as error:
            first = error.errors(include_url=False)[0]
            return problems.not_as_described(first, first["loc"])

    return read_only(answer)


def read_only(view: View) -> View:
    """A view for reading only: other methods are refused, OPTIONS says so."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return ways(request)
        if request.method not in ("GET", "HEAD"):
            return problems.problem(
                405,
                "method-not-allowed",
                "이 자료는 GET으로 읽기만 할 수 있습니다.",
                headers={"Allow": "GET, HEAD, OPTIONS"},
            )
        return view(request, *args, **kwargs)

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # else a POST would meet a page about cookies
    return answer
