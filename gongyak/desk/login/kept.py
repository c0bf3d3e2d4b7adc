"""What was sent to the desk when the session was over: signed, carried through the log-in pages, sent again.

It is signed so that nobody can have a person send what a page of ours never sent, and names whose session it
was: what one person typed is not sent as another.
"""

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

_SALT = "gongyak.desk.kept"
_OLDEST = 60 * 60 * 9  # s: a working day
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 (the name of a field)
#: Never carried along; a form that has one is not sent again but opened anew.
_SECRET = ("password", "code", "passkey")


@dataclass(frozen=True, slots=True)
class Kept:
    """Where it goes, the fields in their order, whose it was (None: not known), whether it is to be sent again,
    and whether files that came along must be chosen again."""

    path: str
    fields: tuple[tuple[str, str], ...]
    who: int | None
    is_whole: bool
    had_files: bool

    def is_of(self, staff_id: int) -> bool:
        """Whether it may be sent again by this person."""
        return self.who in (None, staff_id)


def keep(request: HttpRequest, who: int | None) -> str:
    """What a request sent, signed."""
    fields = [pair for pair in _pairs(request.POST) if pair[0] != _TOKEN]
    shown = [pair for pair in fields if not is_secret(pair[0])]
    told = [request.get_full_path(), shown, who, len(shown) == len(fields), bool(request.FILES)]
    return signing.dumps(told, salt=_SALT, compress=True)


def read_kept(text: str) -> Kept | None:
    """What was kept, None where nothing was, it is too old, or it was not signed here."""
    try:
        path, fields, who, is_whole, had_files = signing.loads(text, salt=_SALT, max_age=_OLDEST)
    except (signing.BadSignature, ValueError):
        return None
    return Kept(path, tuple((name, value) for name, value in fields), who, is_whole, had_files)


def _pairs(sent: "MultiValueDict[str, str]") -> list[tuple[str, str]]:
    return [(name, str(value)) for name, values in sent.lists() for value in values]


def is_secret(name: str) -> bool:
    """Whether a field of this name holds a password or a code."""
    return any(word in name for word in _SECRET)
