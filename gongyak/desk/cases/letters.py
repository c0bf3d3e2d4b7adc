"""통지문: a letter as it went out, on a page and as a file; taking it along is a look with a reason."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from gongyak import documents
from gongyak.audit.models import LookKind
from gongyak.blocks import Block
from gongyak.cases.letters import blocks_of
from gongyak.cases.models import Case, CaseLetter, UpstreamProposal
from gongyak.cases.permissions import is_counsellor, may_handle, receiving
from gongyak.cases.proposing import pack
from gongyak.desk.doors import office
from gongyak.desk.formview import make_pieces
from gongyak.desk.frame import make_frame
from gongyak.desk.looking import looked
from gongyak.staff.actors import Actor

_MEDIA = {"hwpx": "application/hwp+zip", "pdf": "application/pdf"}


@office()
def letter(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The letter on a page, with its recipient as known today."""
    row = _visible(actor, pk)
    looked(request, actor, [row.case.key], f"desk/cases/letters/{row.pk}")
    pieces = tuple(make_pieces(blocks_of(row, timezone.now())))
    shown = {"frame": make_frame(actor, "desk-cases"), "letter": row, "case": row.case, "pieces": pieces}
    return render(request, "desk/cases/letter.jinja", shown)


@office()
def download(request: HttpRequest, actor: Actor, pk: int, format: str) -> HttpResponse:
    """The letter as a file to send."""
    row = _visible(actor, pk)
    if format not in _MEDIA:
        raise Http404
    told = {"kind": LookKind.DOWNLOAD, "reason": f"통지문 발송: {row.title}"}
    looked(request, actor, [row.case.key], f"desk/cases/letters/{row.pk}", **told)
    return _file(blocks_of(row, timezone.now()), f"{row.case.number}_{row.title}", format)


@office()
def upstream(request: HttpRequest, actor: Actor, pk: int, format: str) -> HttpResponse:
    """The proposal to those above as a file; the business is not in it."""
    row = get_object_or_404(UpstreamProposal.objects.select_related("case"), pk=pk)
    if (
        not Case.objects.visible_to(actor, receiving()).filter(pk=row.case_id).exists()
        or format not in _MEDIA
    ):
        raise Http404
    return _file(pack(row), f"규제개선 건의서_{row.to}", format)


def _visible(actor: Actor, pk: int) -> CaseLetter:
    """A letter of a case whose recipient the person may know; 404 otherwise."""
    receives = receiving()
    row = get_object_or_404(
        CaseLetter.objects.select_related("case__submitter").filter(
            case__in=Case.objects.visible_to(actor, receives)
        ),
        pk=pk,
    )
    if not (may_handle(actor, row.case) or is_counsellor(actor, receives)):
        raise Http404
    return row


def _file(blocks: list[Block], name: str, format: str) -> HttpResponse:
    body = documents.write(format, blocks, title=name)
    response = HttpResponse(body, content_type=_MEDIA[format])
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{name}.{format}')}"
    return response
