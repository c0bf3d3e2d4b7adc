"""The first page of the section: what it is for, how long it takes, and the ways from here."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gongyak.cases import intake
from gongyak.portal.site import make_site

#: The ways from the first page, in their order: the name of an address, what it is called, what is there.
WAYS: tuple[tuple[str, object, object], ...] = (
    (
        "case-new",
        gettext_lazy("애로 알리기"),
        gettext_lazy("3분이면 됩니다. 회원가입이나 본인확인이 없습니다."),
    ),
    (
        "case-status",
        gettext_lazy("내 애로 보기"),
        gettext_lazy("접수증의 번호와 비밀번호로 어디까지 왔는지, 무슨 답이 있는지 봅니다."),
    ),
    (
        "difficulty-answers",
        gettext_lazy("답변과 해결 사례"),
        gettext_lazy("다른 기업의 애로에 구가 어떻게 답하고 풀었는지 찾아봅니다."),
    ),
    (
        "difficulty-figures",
        gettext_lazy("기업애로 통계"),
        gettext_lazy("접수, 회신, 해결을 달과 분기마다 봅니다."),
    ),
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way from the first page."""

    address: str
    label: str
    lead: str


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The first page."""
    shown = {
        "site": make_site(request, "difficulties"),
        "window": intake.window(),
        "ways": [Way(reverse(name), str(label), str(lead)) for name, label, lead in WAYS],
    }
    return render(request, "portal/difficulties/front.jinja", shown)
