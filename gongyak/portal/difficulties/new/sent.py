"""The check page, the sending, and the receipt: to print, as a PDF, and again for a day."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongyak.blocks import Block, Cell, Paragraph, Table
from gongyak.cases import intake, published
from gongyak.portal.difficulties.new import words
from gongyak.portal.difficulties.new.files import shown_files
from gongyak.portal.difficulties.new.held import held, let_go
from gongyak.portal.difficulties.new.steps import around, elsewhere, look_again
from gongyak.portal.downloads import as_pdf
from gongyak.portal.sending import HOUR, client_of, later, own_page, refused_unless_ours
from gongyak.portal.site import make_site
from gongyak.rules.cases.questions import question_of
from gongyak.rules.deadlines import moment_with_weekday
from gongyak.rules.moments import moment_words

#: So many answered cases are shown beside one's own.
SIMILAR = 3
#: So much of the content is looked at for what is similar.
_LOOKED = 300


@own_page
def check(request: HttpRequest) -> HttpResponse:
    """Everything that was told, to look at before it is sent; sending it."""
    draft = held(request)
    if draft is None or draft.was_sent:
        return elsewhere(request, draft)
    if step := intake.typed.unfinished(draft.difficulty):
        return redirect(words.ADDRESSES[step])
    if request.method != "POST":
        return _show(request, draft)
    if answer := refused_unless_ours(request, lambda: _show(request, draft, look_again(), 403)):
        return answer
    try:
        intake.filing.send(draft=draft, address=client_of(request), now=now())
    except intake.Flooded:
        said = _(
            "같은 곳에서 보낸 애로가 많아 잠시 받지 않습니다. 적으신 것은 그대로 있으니 한 시간 뒤에 다시 보내 주십시오."
        )
        return later(_show(request, draft, said, 429), HOUR)
    except intake.Unfinished as refusal:
        return redirect(words.ADDRESSES[refusal.step])
    except intake.NoDraft:
        return redirect("case-new")
    except intake.filing.StillChecking:
        return _show(request, draft, _("검사하고 있는 파일이 있습니다. 잠시 뒤에 다시 보내 주십시오."), 409)
    return redirect("case-new-receipt")


@own_page
def receipt(request: HttpRequest) -> HttpResponse:
    """The receipt of what was sent."""
    draft = held(request)
    if draft is None or not draft.was_sent:
        return elsewhere(request, None)
    if request.method == "POST":
        gone = let_go(redirect("difficulties"))
        return refused_unless_ours(request, lambda: gone) or gone
    made = intake.filing.receipt(draft=draft)
    shown = {
        "site": make_site(request, "difficulties"),
        "receipt": made,
        "window": intake.window(),
        "kind": words.KINDS[made.kind],
        "period": words.period_of(made.kind),
        "filed": moment_words(made.filed_at),
        "receive_by": moment_with_weekday(made.receive_by),
    }
    return render(request, "portal/difficulties/new/receipt.jinja", shown)


@own_page
def pdf(request: HttpRequest) -> HttpResponse:
    """The receipt as a file."""
    draft = held(request)
    if draft is None or not draft.was_sent:
        raise Http404
    made = intake.filing.receipt(draft=draft)
    title = f"기업애로 신청 접수증 {made.code}"
    return as_pdf(title, list(_blocks(made, make_site(request).district)))


def _blocks(made: intake.Receipt, district: str) -> Iterator[Block]:
    window = intake.window()
    rows = [
        ("조회번호", made.code),
        ("조회 비밀번호", made.secret or "새로 받으신 것을 쓰십시오"),
        ("신청한 때", moment_words(made.filed_at)),
        ("기업", made.company),
        ("제목", made.title),
        ("민원의 갈래", f"{words.KINDS[made.kind]}, 접수한 때부터 {words.period_of(made.kind)}"),
        ("접수 예정", f"{moment_with_weekday(made.receive_by)}까지"),
        ("붙인 자료", ", ".join(made.files) or "없음"),
        ("창구", " ".join(filter(None, (window.center, window.department, window.phone)))),
    ]
    yield Paragraph(district, align="center")
    yield Paragraph("기업애로 신청 접수증", 0, "#", "center")
    cells = [Cell(at, place, text) for at, row in enumerate(rows) for place, text in enumerate(row)]
    yield Table(tuple(cells), widths=(1, 3))
    yield Paragraph(
        "조회번호와 조회 비밀번호로 누리집의 ‘기업 소통의 장’에서 처리 상황과 답변을 봅니다. 잘 보관해 주십시오."
    )


def _show(request: HttpRequest, draft: intake.Draft, said: str = "", status: int = 200) -> HttpResponse:
    told = draft.difficulty
    question = question_of(told.ask)
    shown = around(request, "check", draft) | {
        "said": said,
        "told": told,
        "question": words.QUESTIONS[told.ask][0],
        "kind": words.KINDS[question.kind],
        "period": words.period_of(question.kind),
        "group": words.GROUPS[told.group],
        "reply_by": words.REPLY_BY[told.reply_by],
        "files": shown_files(draft),
        "similar": published.answers(f"{told.title} {told.content[:_LOOKED]}", limit=SIMILAR),
    }
    return render(request, "portal/difficulties/new/check.jinja", shown, status=status)
