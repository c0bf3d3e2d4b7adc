"""One result: its page, its acts, its files."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header

from gongyak.achievements import actions, proving
from gongyak.achievements.models import Achievement, Proof
from gongyak.achievements.proving import NewProof
from gongyak.audit.models import LookKind
from gongyak.desk.achievements.page import PERSONAL, make_page
from gongyak.desk.acting import Acting
from gongyak.desk.audit.names import named
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.looking import looked
from gongyak.desk.numbers import read_key, read_revision
from gongyak.documents.gate import LARGEST
from gongyak.files.actions import Admitted, admit
from gongyak.files.reading import pieces
from gongyak.rules.moments import day_of
from gongyak.rules.records import ProofKind
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


def visible(actor: Actor, pk: int) -> Achievement:
    """A result that somebody may see, with all that it says; 404 for any other."""
    rows = Achievement.objects.visible_to(actor).told().select_related("department", "parent", "changed_by")
    return get_object_or_404(rows, pk=pk)


@office()
def result(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The page of a result."""
    return _render(request, actor, visible(actor, pk))


def _render(
    request: HttpRequest, actor: Actor, row: Achievement, refusal: Refusal | None = None
) -> HttpResponse:
    shown = {
        "frame": make_frame(actor, "desk-ledger"),
        "result": row,
        "page": make_page(row, actor, day_of(timezone.now())),
        "origin": named([row.source])[row.source] if row.source else None,
        "kinds": tuple(ProofKind),
        "refusal": refusal,
        "typed": request.POST if refusal else {},
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/achievements/result.jinja", shown, status=409 if refusal else 200)


def _onward(request: HttpRequest, actor: Actor, row: Achievement) -> HttpResponse:
    return redirect("desk-result", row.pk)


def _revision(request: HttpRequest) -> int:
    return read_revision(request.POST.get("revision", ""))


def _check(request: HttpRequest, actor: Actor, row: Achievement) -> str:
    actions.check(row=row, revision=_revision(request), by=actor, now=timezone.now())
    return "확인했습니다. 팀장이 확정하면 실적번호를 받습니다."


def _confirm(request: HttpRequest, actor: Actor, row: Achievement) -> str:
    made = actions.confirm(row=row, revision=_revision(request), by=actor, now=timezone.now())
    return f"확정했습니다. 실적번호는 {made.number}입니다."


def _send_back(request: HttpRequest, actor: Actor, row: Achievement) -> str:
    actions.send_back(row=row, by=actor, now=timezone.now(), reason=request.POST.get("reason", ""))
    return "후보로 되돌렸습니다."


def _cancel(request: HttpRequest, actor: Actor, row: Achievement) -> str:
    actions.cancel(row=row, by=actor, now=timezone.now(), reason=request.POST.get("reason", ""))
    return "취소했습니다. 번호와 그동안의 내용은 남아 있습니다."


def _prove(request: HttpRequest, actor: Actor, row: Achievement) -> str:
    given, paper = request.POST, request.POST.get("paper", "").strip()
    kind = given.get("kind", "")
    proof = NewProof(
        kind=kind,
        label=given.get("label", ""),
        paper=proving.read_paper(paper) if paper or kind == ProofKind.DOCUMENT else None,
        file=_file(request),
        url=given.get("url", ""),
        is_public="is_public" in given,
    )
    proving.add_proof(row=row, proof=proof, by=actor, now=timezone.now())
    return "증빙을 넣었습니다."


def _file(request: HttpRequest) -> Admitted | None:
    sent = request.FILES.get("file")
    if sent is None:
        return None
    return admit(sent.name or "", sent.read(LARGEST + 1))


def _unprove(request: HttpRequest, actor: Actor, row: Achievement) -> str:
    key = read_key(request.POST.get("proof", "")) or 0
    told = {"row": row, "proof": key, "reason": request.POST.get("reason", "")}
    proving.remove_proof(**told, by=actor, now=timezone.now())
    return "증빙을 뺐습니다."


act = Acting(visible, _render, _onward).named(
    {
        "check": _check,
        "confirm": _confirm,
        "send-back": _send_back,
        "cancel": _cancel,
        "prove": _prove,
        "unprove": _unprove,
    }
)


@office()
def file(request: HttpRequest, actor: Actor, pk: int, proof: int) -> HttpResponseBase:
    """The file of a proof, piece by piece. What holds names and signatures is taken along with a reason alone."""
    row = visible(actor, pk)
    found = get_object_or_404(Proof.objects.select_related("file"), pk=proof, achievement=row)
    if found.file is None:
        raise Http404
    asks = found.kind in PERSONAL
    if asks and request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    kind = LookKind.DOWNLOAD if asks else LookKind.VIEW
    try:
        looked(request, actor, [found.key], row.key, kind=kind, reason=request.POST.get("reason", ""))
    except Refusal as refusal:
        return _render(request, actor, row, refusal)
    answer = StreamingHttpResponse(pieces(found.file), content_type=found.file.media_type)
    answer["Content-Length"] = str(found.file.size)
    answer["Content-Disposition"] = content_disposition_header(True, found.file.name)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
