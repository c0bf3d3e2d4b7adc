"""What the forms of a case send, read: a text, a day, a number, a department, a person."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from gongyak.desk.dates import read_day
from gongyak.desk.numbers import read_key
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.models import Department, Staff


def text(request: HttpRequest, name: str) -> str:
    """A field as it was sent; empty where it was not."""
    return request.POST.get(name, "")


def day(request: HttpRequest, name: str, what: str) -> date:
    """A day that was typed; Refusal, in which `what` is named, where it is none."""
    read = read_day(text(request, name))
    if read is None:
        raise Refusal(f"{what} 2024. 6. 13.처럼 적으십시오.")
    return read


def count(request: HttpRequest, name: str) -> int | None:
    """A number of days or people; None where it is none or beyond reason."""
    key = read_key(text(request, name))
    return None if key is None or key > 10_000 else key


def department(request: HttpRequest) -> Department:
    """The department that was chosen, of those of today; Refusal where none was."""
    key = read_key(text(request, "department"))
    found = Department.objects.on(day_of(timezone.now())).filter(pk=key or 0).first()
    if found is None:
        raise Refusal("부서를 고르십시오.")
    return found


def handler(request: HttpRequest) -> Staff:
    """The person who was chosen; Refusal where nobody was."""
    found = Staff.objects.filter(pk=read_key(text(request, "handler")) or 0).first()
    if found is None:
        raise Refusal("담당자를 고르십시오.")
    return found
