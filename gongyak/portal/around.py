"""What stands around every page for its reader: the language of it, its other language, how it is shown."""

from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.utils.translation import get_language

from gongyak.portal.display.chosen import CONTRASTS, SIZES, Display, read_display

#: An address that is longer is none of ours, and is not repeated in the page that says so.
LONGEST = 1_000  # characters


@dataclass(frozen=True, slots=True)
class Language:
    """A language with the address of the page in it; `absolute` with the host, for search engines."""

    code: str
    name: str
    address: str
    absolute: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few: what a form sends for it, what it is called, whether it is the chosen one."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Around:
    """`address` is the page's own, with its query; `languages` are empty where there is no such page."""

    language: str = "ko"
    address: str = "/"
    languages: tuple[Language, ...] = ()
    display: Display = field(default_factory=Display)

    @property
    def sizes(self) -> tuple[Choice, ...]:
        """The text sizes."""
        return tuple(Choice(value, str(label), value == self.display.size) for value, label in SIZES.items())

    @property
    def contrasts(self) -> tuple[Choice, ...]:
        """The contrasts."""
        chosen = self.display.contrast
        return tuple(Choice(value, str(label), value == chosen) for value, label in CONTRASTS.items())


def make_around(request: HttpRequest) -> Around:
    """The frame of the page that a request asks for."""
    address = request.get_full_path()
    if len(address) > LONGEST:
        address = "/"
    here = get_language() or settings.LANGUAGE_CODE
    prefix = "" if here == settings.LANGUAGE_CODE else f"/{here}"
    is_ours = address.startswith(f"{prefix}/")  # /en-us/ is not
    plain = address.removeprefix(prefix) if is_ours else "/"
    return Around(
        language=here,
        address=address,
        languages=tuple(_language(request, code, name, plain, here) for code, name in settings.LANGUAGES),
        display=read_display(request.COOKIES),
    )


def _language(request: HttpRequest, code: str, name: str, plain: str, here: str) -> Language:
    address = plain if code == settings.LANGUAGE_CODE else f"/{code}{plain}"
    return Language(code, str(name), address, _origin(request) + address, code == here)


def _origin(request: HttpRequest) -> str:
    """Scheme and host as search engines want them; nothing where the host is none of ours."""
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return ""
