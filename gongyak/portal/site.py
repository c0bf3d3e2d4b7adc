"""What stands around every page: whose site this is, and the way to its parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy

from gongyak.district.published import district
from gongyak.portal.around import Around, make_around

TITLE = gettext_lazy("구청장 공약 관리카드")
#: The parts of the site: the name of an address, and what the menu calls it.
MENU = {
    "home": gettext_lazy("한눈에 보기"),
    "cards": gettext_lazy("공약 목록"),
    "plans": gettext_lazy("실천계획"),
    "totals": gettext_lazy("총괄표"),
    "changes": gettext_lazy("달라진 점"),
    "decisions": gettext_lazy("변경·평가단"),
    "opinions": gettext_lazy("구민 의견"),
    "meetings": gettext_lazy("공개 회의"),
    "difficulties": gettext_lazy("기업 소통의 장"),
    "trust": gettext_lazy("신뢰·검증"),
    "data": gettext_lazy("공개자료"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the menu."""

    address: str
    label: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Site:
    """Header and footer: the district, the site's title, its parts, a notice for every page, the terms of use.

    The district is empty where it was not asked for.
    `lines` are the departments' public telephones in the order of the 직제.
    """

    district: str
    title: str = field(default_factory=lambda: str(TITLE))
    home: str = field(default_factory=lambda: reverse("home"))
    feed: str = field(default_factory=lambda: reverse("feed"))
    menu: tuple[Entry, ...] = ()
    notice: str = ""
    licence: str = ""
    coordinator: str = ""
    coordinator_phone: str = ""
    around: Around = field(default_factory=Around)
    lines: Mapping[str, str] = field(default_factory=dict)


def make_plain_site(request: HttpRequest) -> Site:
    """A site for pages that must not ask the database: it may be what failed, and an address that leads nowhere
    should cost nothing."""
    return Site("", menu=_menu(""), around=make_around(request))


def make_site(request: HttpRequest, here: str = "") -> Site:
    """The site of the district as its settings are today; `here` is the part that the page belongs to.

    Two queries.
    """
    settings = district()
    return Site(
        settings.name,
        menu=_menu(here),
        notice=(get_language() != "ko" and settings.notice_english) or settings.notice,
        licence=settings.licence,
        coordinator=settings.coordinator,
        coordinator_phone=settings.lines.get(settings.coordinator, ""),
        around=make_around(request),
        lines=settings.lines,
    )


def _menu(here: str) -> tuple[Entry, ...]:
    return tuple(Entry(reverse(name), str(label), name == here) for name, label in MENU.items())
