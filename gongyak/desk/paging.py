"""One page of a long list, as the address asks for it."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 50


def paged(rows: QuerySet[Any], request: HttpRequest) -> Page:
    """One page of rows; a page that is not there is the nearest that is."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
