"""A form whose token is old: somebody logged in anew in another window since the page was opened.

The token is what keeps other sites from sending forms in a person's name. Where the browser itself says that the
form stood on a page of ours, it is shown again with a new token, and the person sends it.
"""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from gongyak.desk.login.kept import keep, read_kept
from gongyak.desk.login.page import log_in_page, send_again_page

_SENTENCE = "이 화면을 연 뒤 다른 창에서 로그인이 바뀌었습니다. 적으신 내용은 그대로 있습니다."


def from_an_old_page(request: HttpRequest) -> HttpResponse | None:
    """The way on for a form of ours; None where another site may have sent it."""
    if request.method != "POST" or not _is_from_here(request):
        return None
    if request.path in (reverse("login"), reverse("login-second"), reverse("logout")):
        kept = request.POST.get("kept", "")
        return log_in_page(request, kept=kept, wrong="화면이 오래되었습니다. 다시 적어 주십시오.", status=403)
    kept = read_kept(keep(request, None))
    if kept is None or not kept.is_whole:
        return None
    answer = send_again_page(request, kept, _SENTENCE)
    answer.status_code = 403
    return answer


def _is_from_here(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin == f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Sec-Fetch-Site") == "same-origin"
