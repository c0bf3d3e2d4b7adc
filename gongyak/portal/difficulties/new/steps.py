"""The steps of the form: each a page of its own that keeps what it was told and leads on. None is kept by anybody."""

from dataclasses import dataclass, field, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongyak.cases import intake
from gongyak.portal.difficulties.new import words
from gongyak.portal.difficulties.new.held import held, hold, let_go
from gongyak.portal.sending import HOUR, QUARTER, client_of, has_token, later, own_page, refused_unless_ours
from gongyak.portal.site import make_site
from gongyak.retention.published import period_of
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of

#: What a form sends to erase the draft.
_DROP = "drop"


@dataclass(frozen=True, slots=True)
class Form:
    """A step to show: what was typed, sentences by field, one above it where something else happened, the key of a
    form that begins a draft."""

    step: str
    told: intake.Difficulty
    wrong: dict[str, str] = field(default_factory=dict)
    said: str = ""
    key: str = ""
    draft: intake.Draft | None = None


@own_page
def matter(request: HttpRequest) -> HttpResponse:
    """The first step: what it is about. It begins the draft."""
    draft = held(request)
    open_one = draft if draft and not draft.was_sent else None
    if request.method != "POST":
        told = open_one.difficulty if open_one else intake.Difficulty()
        return show(
            request, Form("matter", told, key="" if open_one else intake.drafts.new_key(), draft=open_one)
        )
    if request.POST.get("do") == _DROP:
        return _dropped(request, open_one)
    key = request.POST.get("key", "")[:64]
    told = (open_one.difficulty if open_one and not key else intake.Difficulty()).with_step(
        "matter", _sent(request)
    )
    form = Form("matter", told, key=key or intake.drafts.new_key(), draft=open_one)
    if answer := refused(request, form):
        return answer
    try:
        if open_one and not key:
            kept = _keep(request, open_one, "matter")
        else:
            kept = intake.drafts.begin(key=form.key, difficulty=told, address=client_of(request), now=now())
    except intake.Flooded:
        return flooded(request, form)
    return hold(onward(kept, "matter"), kept)


@own_page
def story(request: HttpRequest) -> HttpResponse:
    """The second step: what happened."""
    return _step(request, "story")


@own_page
def who(request: HttpRequest) -> HttpResponse:
    """The fourth step: who tells it, and how the answer comes back."""
    return _step(request, "who")


@own_page
def resume(request: HttpRequest) -> HttpResponse:
    """The form for the code of a draft, or the draft that it opens."""
    if request.method != "POST":
        return _resume(request)
    if answer := refused_unless_ours(request, lambda: _resume(request, look_again(), 403)):
        return answer
    try:
        typed = request.POST.get("code", "")
        draft = intake.drafts.resume(typed=typed, address=client_of(request), now=now())
    except intake.Flooded:
        said = _("여러 번 맞지 않아 잠시 막았습니다. 15분 뒤에 다시 해 주십시오.")
        return later(_resume(request, said, 429), QUARTER)
    except intake.NoDraft:
        said = _("그 번호로 쓰던 글이 없습니다. 번호를 다시 보시거나, 지난 글이면 새로 적어 주십시오.")
        return _resume(request, said, 400)
    return hold(redirect(words.ADDRESSES[intake.typed.unfinished(draft.difficulty) or "check"]), draft)


def _resume(request: HttpRequest, said: str = "", status: int = 200) -> HttpResponse:
    code = request.POST.get("code", "")[:40]
    shown = {"site": make_site(request, "difficulties"), "said": said, "code": code}
    return render(request, "portal/difficulties/new/resume.jinja", shown, status=status)


def _step(request: HttpRequest, step: str) -> HttpResponse:
    draft = held(request)
    if draft is None or draft.was_sent:
        return elsewhere(request, draft, step)
    if request.method != "POST":
        return show(request, Form(step, draft.difficulty, draft=draft))
    form = Form(step, draft.difficulty.with_step(step, _sent(request)), draft=draft)
    if answer := refused(request, form):
        return answer
    return onward(_keep(request, draft, step), step)


def elsewhere(request: HttpRequest, draft: intake.Draft | None, step: str = "") -> HttpResponse:
    """What somebody gets who has no open draft: the receipt, or a page that leads to the beginning, to which what
    was typed goes along."""
    if draft is not None:
        return redirect("case-new-receipt")
    if request.method != "POST" or step not in ("story", "who") or not has_token(request):
        shown = {"site": make_site(request, "difficulties")}
        return render(request, "portal/difficulties/new/none.jinja", shown, status=404)
    told = intake.Difficulty().with_step(step, _sent(request))
    if wrong := words.sentences(step, told):  # nothing is kept that a draft would not take
        return show(request, Form(step, told, wrong), 400)
    key, address = intake.drafts.new_key(), client_of(request)
    try:
        begun = intake.drafts.begin(key=key, difficulty=told, address=address, now=now())
    except intake.Flooded:
        return flooded(request, Form("matter", told, key=key))
    return hold(redirect("case-new"), begun)


def onward(draft: intake.Draft, step: str) -> HttpResponse:
    """The next step; the check page where everything is told already."""
    if not intake.typed.unfinished(draft.difficulty):
        return redirect("case-new-check")
    order = list(words.ADDRESSES)
    return redirect(words.ADDRESSES[order[order.index(step) + 1]])


def refused(request: HttpRequest, form: Form) -> HttpResponse | None:
    """The page again where a form did not come from ours, or something in it must be mended; None where all is well."""

    def again() -> HttpResponse:
        return show(request, replace(form, said=look_again()), 403)

    if answer := refused_unless_ours(request, again):
        return answer
    if wrong := words.sentences(form.step, form.told):
        return show(request, replace(form, wrong=wrong), 400)
    return None


def flooded(request: HttpRequest, form: Form) -> HttpResponse:
    """The page again where too many came from one place; what was typed is still there."""
    said = _(
        "같은 곳에서 쓴 글이 많아 잠시 받지 않습니다. 적으신 것은 그대로 있으니 한 시간 뒤에 다시 해 주십시오."
    )
    return later(show(request, replace(form, said=said), 429), HOUR)


def look_again() -> str:
    """Why what was typed was not taken from a form of ours."""
    return _("화면을 연 지 오래되었거나 쿠키가 막혀 있습니다. 적으신 것을 확인하고 한 번 더 눌러 주십시오.")


def show(request: HttpRequest, form: Form, status: int = 200) -> HttpResponse:
    """The page of a step."""
    today = day_of(now())
    shown = around(request, form.step, form.draft) | {
        "form": form,
        "told": form.told,
        "longest": intake.typed.LONGEST,
        "questions": words.QUESTIONS,
        "groups": words.GROUPS,
        "reply_by": words.REPLY_BY,
        "departments": intake.departments(today) if form.step == "who" else (),
        "kept": words.kept_for(period_of("submitter")) if form.step == "who" else "",
    }
    return render(request, f"portal/difficulties/new/{form.step}.jinja", shown, status=status)


def around(request: HttpRequest, step: str, draft: intake.Draft | None) -> dict[str, object]:
    """What stands on the page of every step: where in the form it is, and the code to go on later."""
    order = list(words.STEPS)
    return {
        "site": make_site(request, "difficulties"),
        "steps": [(str(label), key == step) for key, label in words.STEPS.items()],
        "at": order.index(step) + 1,
        "heading": words.HEADINGS[step],
        "labels": words.LABELS,
        "code": draft.code if draft else "",
        "kept_until": format_day(day_of(draft.row.expires_at)) if draft else "",
    }


def _keep(request: HttpRequest, draft: intake.Draft, step: str) -> intake.Draft:
    return intake.drafts.keep(code=draft.code, step=step, sent=_sent(request), now=now())


def _sent(request: HttpRequest) -> dict[str, str]:
    return {name: str(value) for name, value in request.POST.items()}


def _dropped(request: HttpRequest, draft: intake.Draft | None) -> HttpResponse:
    """The draft erased, as its writer wishes."""
    if answer := refused_unless_ours(request, lambda: redirect("case-new")):
        return answer
    if draft is not None:
        intake.drafts.drop(code=draft.code, now=now())
    return let_go(redirect("difficulties"))
