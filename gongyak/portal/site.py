"""What stands around every page: whose site this is."""

from dataclasses import dataclass

from gongyak.district.published import district

TITLE = "구청장 공약 관리카드"


@dataclass(frozen=True, slots=True)
class Site:
    """Header and footer: the district, the site's title, the address of its home, the terms of use."""

    district: str
    title: str = TITLE
    home: str = "/"
    licence: str = ""
    at_home: bool = False


#: For pages that must not ask the database: it may be what failed, and an address that leads nowhere
#: should cost nothing.
PLAIN = Site("공약사항 관리카드 공개")


def make_site(*, at_home: bool = False) -> Site:
    """The site of the district as its settings are today. Two queries."""
    settings = district()
    return Site(settings.name, licence=settings.licence, at_home=at_home)
