"""A 주민등록번호 is kept nowhere (개인정보 보호법 제24조의2): whatever form it is typed into, what was typed comes back to
be mended, and nothing of it was read further. Files are looked at by name here, and inside by the gate of attachments.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongyak.desk.frame import make_frame
from gongyak.desk.login.kept import is_secret
from gongyak.rules import personal
from gongyak.staff.actors import Actor

_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 (the name of a field)
#: What programs put into forms: thirteen digits in a row may stand in it by chance.
_DRAWN = re.compile(r"[0-9a-f]{32,}")
#: 법인등록번호 looks like one; its field tells the two apart by their check digits (`rules.companies.numbers`).
_OF_ITS_OWN = frozenset({"corporation_number"})


@dataclass(frozen=True, slots=True)
class Sent:
    """One field as it was sent; `is_wrong`: a 주민등록번호 stands in it."""

    name: str
    value: str
    is_wrong: bool


def mend_first(request: HttpRequest, actor: Actor) -> HttpResponse | None:
    """The page on which what was sent is mended; None where nothing is to be mended."""
    if request.method != "POST":
        return None
    fields = list(_fields(request))
    files = [(field, file.name or "") for field, files in request.FILES.lists() for file in files]
    wrong_files = [personal.mask(name) for _, name in files if _is_wrong(name)]
    if not wrong_files and not any(one.is_wrong for one in fields):
        return None
    shown = {
        "frame": make_frame(actor),
        "fields": fields,
        "wrong_files": wrong_files,
        "files": dict.fromkeys(field for field, _ in files),
        "address": request.get_full_path(),
        "may_resend": not any(is_secret(one.name) for one in fields),
    }
    return render(request, "desk/mending.jinja", shown, status=409)


def _fields(request: HttpRequest) -> Iterator[Sent]:
    for name, values in request.POST.lists():
        if name != _TOKEN:
            for value in map(str, values):
                is_other = name in _OF_ITS_OWN or is_secret(name) or _DRAWN.fullmatch(value)
                yield Sent(name, value, not is_other and _is_wrong(value))


def _is_wrong(text: str) -> bool:
    return personal.must_not_be_kept(unicodedata.normalize("NFC", text))
