"""첨부: the files that came with a case, for those who may know who told it; each is a look."""

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from gongyak.audit.models import LookKind
from gongyak.cases.models import Case, CaseFile
from gongyak.cases.permissions import is_counsellor, may_handle, receiving
from gongyak.desk.doors import office
from gongyak.desk.looking import looked
from gongyak.files.reading import pieces
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


def _visible(actor: Actor, pk: int) -> CaseFile:
    """A file of a case whose submitter the person may know; 404 for any other."""
    receives = receiving()
    seen = Case.objects.visible_to(actor, receives)
    row = get_object_or_404(CaseFile.objects.select_related("case", "file"), pk=pk, case__in=seen)
    if row.case is None or not (may_handle(actor, row.case) or is_counsellor(actor, receives)):
        raise Http404
    return row
