"""What forms of plans and projects send, read; what cannot be read is refused with what was typed."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from gongyak.desk.numbers import read_key
from gongyak.desk.registry import sent
from gongyak.plans.planning import PlanHead
from gongyak.rules.moments import day_of
from gongyak.rules.records import Paper, Span
from gongyak.rules.records.spans import read_span
from gongyak.rules.refusal import Refusal
from gongyak.staff.models import Department


def text(request: HttpRequest, name: str) -> str:
    """One line or text of a form, without blanks around."""
    return request.POST.get(name, "").replace("\r\n", "\n").strip()


def span(request: HttpRequest, name: str, label: str) -> Span:
    """A period as people type one; Refusal where it cannot be read."""
    try:
        return read_span(text(request, name))
    except ValueError as error:
        raise Refusal(f"{label}: {error}") from error


def department(request: HttpRequest, name: str = "department") -> Department:
    """The department that was chosen; Refusal where none that stands today was."""
    found = Department.objects.on(day_of(timezone.now())).filter(pk=sent.key(request, name)).first()
    if found is None:
        raise Refusal("주관부서를 고르십시오.")
    return found


def read_head(request: HttpRequest) -> PlanHead:
    """What a plan says of itself."""
    return PlanHead(
        year=read_key(text(request, "year")) or 0,
        title=text(request, "title"),
        department=department(request),
        span=span(request, "period", "계획기간"),
        purpose=text(request, "purpose"),
    )


def read_paper(request: HttpRequest) -> Paper | None:
    """A 문서번호 in its three fields; None where all are empty."""
    told = [text(request, name) for name in ("paper_department", "paper_number", "paper_on")]
    if not any(told):
        return None
    number = read_key(told[1].removesuffix("호"))
    if not told[0] or not number:
        raise Refusal("문서번호의 부서와 번호를 적으십시오. 예: 일자리경제과, 30932")
    return Paper(told[0], number, day(request, "paper_on", "시행일"))


def day(request: HttpRequest, name: str, label: str) -> date:
    """A day that must be there."""
    return sent.day(request, name, label)
