"""공개 통계: the figures of the month that is next to be told, looked at before they are, and those that were told."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongyak.cases.permissions import may_see_cases
from gongyak.cases.published import months
from gongyak.cases.publishing import counted_figures, due_month, may_publish_figures, publish_figures
from gongyak.desk.dates import read_day
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@office(may_see_cases)
def figures(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The figures to be told next, and those of the months before."""
    now, refused = timezone.now(), ""
    if request.method == "POST":
        try:
            messages.success(request, _publish(request, actor))
            return redirect("desk-case-figures")
        except Refusal as refusal:
            refused = str(refusal)
    month = due_month(now)
    shown = {
        "frame": make_frame(actor, "desk-cases"),
        "month": month,
        "next": counted_figures(month) if month else None,
        "told": months(),
        "may": may_publish_figures(actor),
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/cases/figures.jinja", shown, status=409 if refused else 200)


def _publish(request: HttpRequest, actor: Actor) -> str:
    month = read_day(request.POST.get("month", ""))
    if month is None:
        raise Refusal("공개할 달을 찾을 수 없습니다. 화면을 새로 열어 다시 하십시오.")
    publish_figures(month=month, by=actor, now=timezone.now())
    return f"{month.year}년 {month.month}월의 통계를 공개했습니다."
