"""첨부: the files that came with a case, for those who may know who told it, each a look; and what the office adds."""

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import content_disposition_header

from gongyak.audit.models import LookKind
from gongyak.cases.models import Case, CaseFile
from gongyak.cases.papers import drop_paper, keep_paper
from gongyak.cases.permissions import is_counsellor, may_handle, receiving
from gongyak.desk.doors import office
from gongyak.desk.looking import looked
from gongyak.desk.numbers import read_key
from gongyak.documents.gate import LARGEST
from gongyak.files.actions import admit
from gongyak.files.reading import pieces
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@office()
def file(request: HttpRequest, actor: Actor, pk: int) -> HttpResponseBase:
    """One file, piece by piece, to be saved and never shown as a page of ours."""
    row = _visible(actor, pk)
    if row.case is None or row.file is None:
        raise Http404
    told = {"kind": LookKind.DOWNLOAD, "reason": "기업애로 처리: 첨부 열기"}
    looked(request, actor, [row.case.key], f"desk/cases/files/{row.pk}", **told)
    answer = StreamingHttpResponse(pieces(row.file), content_type=row.file.media_type)
    answer["Content-Disposition"] = content_disposition_header(True, row.name)
    answer["Content-Length"] = str(row.file.size)
    answer["Cache-Control"] = "no-store"
    return answer


def keep(request: HttpRequest, actor: Actor, row: Case) -> str:
    """Keep what came on paper with a case, through the gate."""
    sent = request.FILES.get("file")
    if sent is None:
        raise Refusal("붙일 파일을 고르십시오.")
    file = admit(sent.name or "", sent.read(LARGEST + 1))
    made = keep_paper(case=row, file=file, kind=request.POST.get("kind", ""), by=actor, now=timezone.now())
    return f"{made.name} 파일을 붙였습니다."


def take_out(request: HttpRequest, actor: Actor, row: Case) -> str:
    """Take one of those out again."""
    told = {"key": read_key(request.POST.get("file", "")) or 0, "reason": request.POST.get("reason", "")}
    drop_paper(case=row, **told, by=actor, now=timezone.now())
    return "파일을 빼고 지웠습니다."


def _visible(actor: Actor, pk: int) -> CaseFile:
    """A file of a case whose submitter the person may know; 404 for any other."""
    receives = receiving()
    seen = Case.objects.visible_to(actor, receives)
    row = get_object_or_404(CaseFile.objects.select_related("case", "file"), pk=pk, case__in=seen)
    if row.case is None or not (may_handle(actor, row.case) or is_counsellor(actor, receives)):
        raise Http404
    return row
