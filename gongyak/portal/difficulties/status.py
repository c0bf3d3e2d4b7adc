"""One's own case by code and secret: entered for some minutes, read, and acted on. None of it is kept by anybody."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongyak.blocks import Paragraph
from gongyak.cases import intake
from gongyak.portal.difficulties.own import make_own
from gongyak.portal.difficulties.typed import Typed, answered, typed_in
from gongyak.portal.downloads import as_pdf
from gongyak.portal.sending import (
    HOUR,
    QUARTER,
    client_of,
    later,
    old_page,
    own_page,
    refused_unless_ours,
)
from gongyak.portal.site import make_site
from gongyak.portal.uploads import ACCEPTED, Cut, sent_files, watched
from gongyak.rules.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Door:
    """The form for code and secret: what went wrong, and what was typed before a session ended."""

    said: str = ""
    code: str = ""
    kept: Typed = field(default_factory=Typed)

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What the form carries along, by the name of its field."""
        return [(f"kept-{name}", text) for name, text in asdict(self.kept).items() if text]


@own_page
def status(request: HttpRequest) -> HttpResponse:
    """The form for code and secret, or the case of an open session; what is sent is an act of its business."""
    cut = watched(request)
    if request.method != "POST":
        case = intake.case_of(_mark(request), now())
        return _door(request, Door()) if case is None else _case(request, case)

    def again() -> HttpResponse:
        return _door(request, Door(old_page(), request.POST.get("code", ""), _typed(request)), 403)

    if answer := refused_unless_ours(request, again):
        return answer
    act = request.POST.get("act", "")
    if act == "enter":
        return _enter(request)
    if act == "leave":
        intake.leave(_mark(request), now())
        return _forget(redirect("case-status"))
    return _act(request, act, cut)


@never_cache
@require_safe
def letter(request: HttpRequest, key: int, *, is_file: bool = False) -> HttpResponse:
    """A letter of the case of an open session, on a page or as a PDF."""
    case = intake.case_of(_mark(request), now())
    if case is None:
        return _door(request, Door(), 403)
    found = intake.letter_of_own(case, key, now())
    if found is None:
        raise Http404
    title, blocks = found
    if is_file:
        return as_pdf(title, blocks)
    lines = [one for one in blocks if isinstance(one, Paragraph)]
    shown = {"site": make_site(request, "difficulties"), "title": title, "lines": lines, "key": key}
    return render(request, "portal/difficulties/letter.jinja", shown)


def _enter(request: HttpRequest) -> HttpResponse:
    code, kept = request.POST.get("code", ""), _typed(request)
    told = {"code": code, "secret": request.POST.get("secret", ""), "address": client_of(request)}
    try:
        mark = intake.enter(**told, now=now())
    except intake.LookedTooOften:
        said = _("여러 번 맞지 않아 잠시 막았습니다. 15분 뒤에 다시 하거나 접수 부서에 전화해 주십시오.")
        return later(_door(request, Door(said, code, kept), 429), QUARTER)
    except Refusal:
        said = _("조회번호나 조회 비밀번호가 맞지 않습니다. 접수증을 보고 다시 적어 주십시오.")
        return _door(request, Door(said, code, kept), 400)
    case = intake.case_of(mark, now())
    answer = _case(request, case, kept) if kept.act and case else redirect("case-status")
    answer.set_cookie(
        _cookie(),
        mark,
        HOUR,
        path=reverse("case-status"),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )
    return answer


def _act(request: HttpRequest, act: str, cut: Cut) -> HttpResponse:
    moment = now()
    case = intake.case_of(_mark(request), moment)
    if case is None:
        said = _("10분 동안 쓰지 않아 닫았습니다. 다시 들어오시면 적으신 글이 그대로 있습니다.")
        return _door(request, Door(said, "", _typed(request)), 403)
    if act not in _ACTS:
        raise Http404
    try:
        if cut.is_cut:
            raise Refusal(_("파일이 너무 큽니다. 줄여서 다시 골라 주십시오."))
        _ACTS[act](request, case, moment)
    except Refusal as refusal:
        fresh = intake.case_of(_mark(request), moment)
        return _case(request, fresh or case, _typed(request), str(refusal), 400)
    return redirect(f"{reverse('case-status')}?done={act}")


def _supplement(request: HttpRequest, case, moment: datetime) -> None:
    files = _files(request, case, moment)
    intake.answer_supplement(case=case, answer=request.POST.get("text", ""), files=files, now=moment)


def _add(request: HttpRequest, case, moment: datetime) -> None:
    files = _files(request, case, moment)
    intake.add_material(case=case, text=request.POST.get("text", ""), files=files, now=moment)


def _files(request: HttpRequest, case, moment: datetime):
    """What was chosen, looked through by the gate before anything is written."""
    sent = list(sent_files(request))
    return intake.looked_through(case=case, files=sent, address=client_of(request), now=moment)


def _withdraw(request: HttpRequest, case, moment: datetime) -> None:
    _sure(request)
    intake.withdraw(case=case, reason=request.POST.get("text", ""), now=moment)


def _again(request: HttpRequest, case, moment: datetime) -> None:
    intake.ask_again(case=case, reason=request.POST.get("text", ""), now=moment)


def _consent(request: HttpRequest, case, moment: datetime) -> None:
    _sure(request)
    intake.withdraw_consent(case=case, now=moment)


def _solved(request: HttpRequest, case, moment: datetime) -> None:
    question = intake.question_of_own(case)
    if question is None:
        raise Refusal(_("이미 답하셨습니다. 화면을 새로 열어 확인해 주십시오."))
    intake.say_solved(question=question, now=moment, **answered(request.POST))


_ACTS: dict[str, Callable[..., None]] = {
    "supplement": _supplement,
    "add": _add,
    "withdraw": _withdraw,
    "again": _again,
    "consent": _consent,
    "solved": _solved,
}


def _sure(request: HttpRequest) -> None:
    if "sure" not in request.POST:
        raise Refusal(_("되돌릴 수 없는 일입니다. ‘알고 있습니다’에 표시한 뒤에 눌러 주십시오."))


def _case(
    request: HttpRequest, case, typed: Typed | None = None, said: str = "", status: int = 200
) -> HttpResponse:
    moment = now()
    shown = {
        "site": make_site(request, "difficulties"),
        "found": make_own(intake.own_case(case, moment), moment),
        "typed": typed or Typed(),
        "accepted": ACCEPTED,
        "said": said,
        "done": request.GET.get("done", "") if not said else "",
    }
    return render(request, "portal/difficulties/own.jinja", shown, status=status)


def _door(request: HttpRequest, door: Door, status: int = 200) -> HttpResponse:
    shown = {"site": make_site(request, "difficulties"), "door": door, "window": intake.window()}
    return render(request, "portal/difficulties/status.jinja", shown, status=status)


def _typed(request: HttpRequest) -> Typed:
    """What an act brought, or what the door carries along from one."""
    return typed_in(request.POST, "kept-" if request.POST.get("act") == "enter" else "")


def _cookie() -> str:
    """Each language's pages lie on a path of their own, and so does its cookie."""
    return f"gongyak-case-{get_language()}"


def _mark(request: HttpRequest) -> str:
    return request.COOKIES.get(_cookie(), "")


def _forget(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(_cookie(), path=reverse("case-status"), samesite="Strict")
    return response
