"""The list of opinions, one opinion, and the acts that stand on it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongyak.desk.acting import Acting
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.looking import looked
from gongyak.desk.numbers import read_key, read_revision
from gongyak.desk.opinions.page import make_page, make_row
from gongyak.pledges.models import Opinion
from gongyak.pledges.opinions import answering
from gongyak.pledges.opinions.permissions import may_answer, may_see_opinions
from gongyak.pledges.registry.reading import public_card
from gongyak.rules import personal
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

_SHOWN = 200


@office(may_see_opinions)
def opinions(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The opinions of the person's departments that wait for an answer, the nearest deadline first; or all."""
    today, shows_all = day_of(timezone.now()), "all" in request.GET
    rows = Opinion.objects.visible_to(actor).select_related("pledge", "department")
    rows = rows.order_by("-received_at") if shows_all else rows.waiting().order_by("due_on", "pk")
    shown = {
        "frame": make_frame(actor, "desk-opinions"),
        "rows": [make_row(one, today) for one in rows[:_SHOWN]],
        "shows_all": shows_all,
        "most": _SHOWN,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/opinions/list.jinja", shown)


@office()
def opinion(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One opinion with what its writer left; the look is recorded before it is shown."""
    row = _visible(actor, pk)
    return _render(request, actor, row)


def _visible(actor: Actor, pk: int) -> Opinion:
    asked = Opinion.objects.visible_to(actor).select_related("pledge", "department", "answered_by")
    return get_object_or_404(asked, pk=pk)


def _render(request: HttpRequest, actor: Actor, row: Opinion, refused: str = "") -> HttpResponse:
    looked(request, actor, [row.key], f"desk/opinions/{row.pk}")
    today = day_of(timezone.now())
    card = public_card(row.pledge.number, today)
    shown = {
        "frame": make_frame(actor, "desk-opinions"),
        "opinion": row,
        "page": make_page(row, actor, today, (card.lead_department or "") if card else ""),
        "refused": refused,
        "typed": request.POST.get("answer", row.answer) if refused else row.answer,
        "reason": request.POST.get("reason", ""),
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/opinions/opinion.jinja", shown, status=409 if refused else 200)


def _refused(request: HttpRequest, actor: Actor, row: Opinion, refusal: Refusal) -> HttpResponse:
    return _render(request, actor, row, str(refusal))


def _onward(request: HttpRequest, actor: Actor, row: Opinion) -> HttpResponse:
    """The opinion again, or the list where it has gone to another department."""
    still_there = Opinion.objects.visible_to(actor).filter(pk=row.pk).exists()
    return redirect("desk-opinion", row.pk) if still_there else redirect("desk-opinions")


def _assign(request: HttpRequest, actor: Actor, row: Opinion) -> str:
    chosen = read_key(request.POST.get("department", ""))
    today = Department.objects.on(day_of(timezone.now()))
    department = today.filter(pk=chosen).first()
    if department is None:
        raise Refusal("답변할 부서를 고르십시오.")
    reason = request.POST.get("reason", "")
    answering.assign(opinion=row, department=department, by=actor, now=timezone.now(), reason=reason)
    return f"{row.number} 의견을 {department}에 보냈습니다."


def _answer(request: HttpRequest, actor: Actor, row: Opinion) -> str:
    text, revision = request.POST.get("answer", "").replace("\r\n", "\n"), _revision(request)
    answering.write_answer(opinion=row, answer=text, revision=revision, by=actor, now=timezone.now())
    return "답변을 저장했습니다. 아직 공개되지 않았습니다."


def _again(request: HttpRequest, actor: Actor, row: Opinion) -> str:
    answering.write_again(opinion=row, by=actor, now=timezone.now(), reason=request.POST.get("reason", ""))
    return "답변을 거두었습니다. 고친 뒤 다시 답변하십시오."


def _close(request: HttpRequest, actor: Actor, row: Opinion) -> str:
    answering.close(opinion=row, by=actor, now=timezone.now(), reason=request.POST.get("reason", ""))
    return "비공개로 처리했습니다. 의견을 쓴 분은 사유를 볼 수 있습니다."


@office()
def give(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """What the public will read, with further words to hide; then the answer is given."""
    row = _visible(actor, pk)
    if not may_answer(actor, row) or not row.answer:
        return redirect("desk-opinion", pk)
    hidden, refused = request.POST.get("hidden", "").splitlines(), ""
    if request.method == "POST" and "give" in request.POST:
        try:
            told = {"opinion": row, "revision": _revision(request), "hidden": hidden}
            answering.give_answer(**told, by=actor, now=timezone.now())
            messages.success(request, "답변했습니다. 공개하기로 한 의견은 누리집에 실립니다.")
            return redirect("desk-opinion", pk)
        except Refusal as refusal:
            refused = str(refusal)
    looked(request, actor, [row.key], f"desk/opinions/{row.pk}")
    shown = {
        "frame": make_frame(actor, "desk-opinions"),
        "opinion": row,
        "masked": personal.mask(row.text, hidden),
        "kinds": personal.kinds(row.text),
        "hidden": "\n".join(hidden),
        "refused": refused,
    }
    return render(request, "desk/opinions/give.jinja", shown, status=409 if refused else 200)


def _revision(request: HttpRequest) -> int:
    return read_revision(request.POST.get("revision", ""))


_acting = Acting(_visible, _refused, _onward)
assign, answer, again, close = map(_acting.view, (_assign, _answer, _again, _close))
