"""The form of an opinion on a pledge: typed, checked, sent, and the receipt. None of it is kept by anybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongyak.pledges import intake
from gongyak.pledges.intake import Asked, Flooded, SentAlready
from gongyak.portal.asking import Asked as Question
from gongyak.portal.errors import message
from gongyak.portal.opinions.typed import Form, Typed, read, wrong_with
from gongyak.portal.opinions.words import departments_day
from gongyak.portal.sending import HOUR, client_of, later, own_page, refused_unless_ours
from gongyak.portal.site import make_site
from gongyak.rules.dates import format_day
from gongyak.rules.moments import moment_words


@own_page
def opinion(request: HttpRequest, number: str) -> HttpResponse:
    """The form for a pledge, what was typed to check, or the receipt."""
    question = Question(holder=request.GET.get("holder") or None)
    asked = intake.asked(number, question.holder)
    if asked is None:
        return message(
            request,
            404,
            _("찾으시는 공약이 없습니다"),
            _("공개한 공약에만 의견을 보낼 수 있습니다. 공약 목록에서 골라 주십시오."),
            site=make_site(request, "opinions"),
        )
    if asked.number != number:
        return redirect(reverse("opinion", args=[asked.number]) + question.query)
    if request.method == "POST":
        return _sent(request, asked)
    return _show(request, asked, Form(Typed(intake.new_key())))


def _sent(request: HttpRequest, asked: Asked) -> HttpResponse:
    typed, step = read(request.POST.dict()), request.POST.get("step", "")

    def again() -> HttpResponse:
        said = _(
            "화면을 연 지 오래되었거나 쿠키가 막혀 있어 보내지 못했습니다. 내용을 확인하고 다시 보내 주십시오."
        )
        return _check(request, asked, Form(typed, said=said), 403)

    if answer := refused_unless_ours(request, again):
        return answer
    if step == "edit":
        return _show(request, asked, Form(typed))
    if step != "send" or wrong_with(typed):
        return _check(request, asked, Form(typed))
    return _submit(request, asked, typed)


def _submit(request: HttpRequest, asked: Asked, typed: Typed) -> HttpResponse:
    told = {"asked": asked, "written": typed.written, "key": typed.key, "address": client_of(request)}
    try:
        receipt = intake.submit(**told, now=now())
    except Flooded:
        said = _(
            "같은 곳에서 보낸 의견이 많아 잠시 받지 않습니다. 적으신 글은 아래에 있으니 한 시간 뒤에 다시 보내 주십시오."
        )
        return later(_check(request, asked, Form(typed, said=said), 429), HOUR)
    except SentAlready as already:
        said = _(
            "이 화면에서는 이미 의견을 보내셨습니다(접수번호 %(number)s). 아래의 것도 새 의견으로 보내려면 다시 ‘보내기’를 눌러 주십시오."
        )
        fresh = Typed(intake.new_key(), typed.text, typed.public, typed.name, typed.contact, typed.consents)
        return _check(request, asked, Form(fresh, said=said % {"number": already.number}), 409)
    shown = {
        "site": make_site(request, "opinions"),
        "receipt": receipt,
        "received": moment_words(receipt.received_at),
        "due": format_day(receipt.due_on),
    }
    return render(request, "portal/opinions/receipt.jinja", shown, status=201)


def _check(request: HttpRequest, asked: Asked, form: Form, status: int = 200) -> HttpResponse:
    """What was typed, to look at before it is sent; the form again where something must be mended."""
    if wrong := wrong_with(form.typed):
        return _show(request, asked, Form(form.typed, wrong, form.said), 400 if status == 200 else status)
    shown = _shown(request, asked, form) | {"masking": intake.masking(form.typed.text)}
    return render(request, "portal/opinions/check.jinja", shown, status=status)


def _show(request: HttpRequest, asked: Asked, form: Form, status: int = 200) -> HttpResponse:
    return render(request, "portal/opinions/form.jinja", _shown(request, asked, form), status=status)


def _shown(request: HttpRequest, asked: Asked, form: Form) -> dict[str, object]:
    return {
        "site": make_site(request, "opinions"),
        "asked": asked,
        "form": form,
        "typed": form.typed,
        "most": f"{intake.LONGEST:,}",
        "address": request.get_full_path(),
        "card": reverse("card", args=[asked.number]),
        "due": departments_day(asked.days, now()),
    }
