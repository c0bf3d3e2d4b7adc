"""The third step: files, each through the gate, with what the gate says beside it."""

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
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
from gongyak.portal.words import size

#: What the form says it takes; the gate looks for itself.
ACCEPTED = ".hwp,.hwpx,.pdf,.docx,.xlsx,.txt,.jpg,.jpeg,.png,image/jpeg,image/png"
#: Bytes of one sending: some photographs at once, and no more.
MOST_AT_ONCE = 3 * LARGEST


class Cut(FileUploadHandler):
    """Stops keeping what comes once a file is larger than any that the gate lets in, or all are too much; the rest is
    read and thrown away, so that whoever sends it gets an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.is_cut = False
        self._of_file = self._whole = 0

    def new_file(self, *args: object, **kwargs: object) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self._of_file = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand on what came, unless it is too much by now."""
        self._of_file += len(raw_data)
        self._whole += len(raw_data)
        if self._of_file > LARGEST or self._whole > MOST_AT_ONCE:
            self.is_cut = True
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """The file is made by the handlers that come after."""
        return None


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
    cut = Cut()
    if request.method == "POST":
        request.upload_handlers.insert(0, cut)
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
    sent = request.FILES.getlist("file")
    if not sent:
        return _show(
            request, draft, _("올릴 파일을 먼저 골라 주십시오. 없으면 ‘다음’을 누르시면 됩니다."), 400
        )
    try:
        for one in sent:
            told = {"name": one.name or "", "data": one.read(LARGEST + 1), "address": client_of(request)}
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
