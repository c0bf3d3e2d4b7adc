"""The question whether it is solved, by the link of a letter: no account, answered once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongyak.cases import intake
from gongyak.portal.difficulties.typed import answered, typed_in
from gongyak.portal.errors import message
from gongyak.portal.sending import old_page, own_page, refused_unless_ours
from gongyak.portal.site import make_site
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal


@own_page
def asked(request: HttpRequest, mark: str) -> HttpResponse:
    """The question, or thanks for its answer. Looking at it uses nothing up: programs look at links, too."""
    found = intake.asked_by(mark, now())
    if found is None:
        return message(
            request,
            404,
            _("쓸 수 없는 주소입니다"),
            _("이미 답하셨거나 기한이 지났습니다. 조회번호와 비밀번호로 들어가서도 답하실 수 있습니다."),
            site=make_site(request, "difficulties"),
        )
    if request.method != "POST":
        return _form(request, found)
    if answer := refused_unless_ours(request, lambda: _form(request, found, old_page(), 403)):
        return answer
    try:
        intake.answer_asked(mark=mark, now=now(), **answered(request.POST))
    except Refusal as refusal:
        return _form(request, found, str(refusal), 400)
    shown = {"site": make_site(request, "difficulties"), "reopened": "reopens" in request.POST}
    return render(request, "portal/difficulties/thanks.jinja", shown)


def _form(
    request: HttpRequest, found: intake.AskedWhether, said: str = "", status: int = 200
) -> HttpResponse:
    shown = {
        "site": make_site(request, "difficulties"),
        "found": found,
        "replied": format_day(day_of(found.replied_at)) if found.replied_at else "",
        "typed": typed_in(request.POST),
        "said": said,
    }
    return render(request, "portal/difficulties/asked.jinja", shown, status=status)
