"""The third step: files, each through the gate, with what the gate says beside it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongyak.cases import intake
from gongyak.documents.gate import LARGEST
from gongyak.portal.difficulties.new import words
from gongyak.portal.difficulties.new.held import held
from gongyak.portal.difficulties.new.steps import around, elsewhere, look_again, onward
from gongyak.portal.sending import QUARTER, client_of, later, own_page, refused_unless_ours
from gongyak.portal.uploads import ACCEPTED, sent_files, watched
from gongyak.portal.words import size


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file of a draft as the page shows it."""

    pk: int
    name: str
    size: str
    state: str
    tone: str
    why: str


@own_page
def files(request: HttpRequest) -> HttpResponse:
    """The files of the draft; one more, or one less."""
    cut = watched(request)
    draft = held(request)
    if draft is None or draft.was_sent:
        return elsewhere(request, draft)
    if request.method != "POST":
        return _show(request, draft)
    if answer := refused_unless_ours(request, lambda: _show(request, draft, look_again(), 403)):
        return answer
    if request.POST and cut.is_cut:  # reading the form is what tells
        most = LARGEST // 1024**2
        said = _("파일이 너무 큽니다. 하나에 %(most)sMB 이하로 줄여 다시 올려 주십시오.") % {"most": most}
        return _show(request, draft, said, 413)
    return _done(request, draft)


def _done(request: HttpRequest, draft: intake.Draft) -> HttpResponse:
    act = request.POST.get("do", "")
    if act == "next":
        return onward(draft, "files")
    if act.isascii() and act.isdigit() and len(act) < 18:
        intake.attaching.detach(draft=draft, pk=int(act), now=now())
        return redirect("case-new-files")
    if "file" not in request.FILES:
        return _show(
            request, draft, _("올릴 파일을 먼저 골라 주십시오. 없으면 ‘다음’을 누르시면 됩니다."), 400
        )
    try:
        for name, data in sent_files(request):
            told = {"name": name, "data": data, "address": client_of(request)}
            intake.attaching.attach(draft=draft, **told, now=now())
    except intake.Flooded:
        said = _("지금 올라온 파일이 많아 잠시 받지 못합니다. 조금 뒤에 다시 올려 주십시오.")
        return later(_show(request, draft, said, 429), QUARTER)
    except intake.attaching.TooManyFiles:
        said = _("파일은 %(most)s개까지 붙일 수 있습니다. 한 파일로 묶거나 필요 없는 것을 빼 주십시오.")
        return _show(request, draft, said % {"most": intake.attaching.MOST_FILES}, 409)
    except intake.NoDraft:
        return redirect("case-new")
    return redirect("case-new-files")


def _show(request: HttpRequest, draft: intake.Draft, said: str = "", status: int = 200) -> HttpResponse:
    there = shown_files(draft)
    shown = around(request, "files", draft) | {
        "said": said,
        "files": there,
        "most": intake.attaching.MOST_FILES,
        "accepted": ACCEPTED,
        "largest": LARGEST // 1024**2,
        "largest_bytes": LARGEST,
    }
    return render(request, "portal/difficulties/new/files.jinja", shown, status=status)


def shown_files(draft: intake.Draft) -> list[ShownFile]:
    """The files of a draft ready to print."""
    made = []
    for one in draft.files:
        state, tone = words.FILES["끊김" if one.is_cut(now()) else one.status]
        length = size(one.file.size) if one.file else ""
        made.append(ShownFile(one.pk, one.name, length, str(state), tone, one.why))
    return made
