"""What stands around every page: whose site this is."""

from dataclasses import dataclass

TITLE = "구청장 공약 관리카드"


@dataclass(frozen=True, slots=True)
class Site:
    """Header and footer: the district, the site's title, the address of its home, whom to ask."""

    district: str
    title: str = TITLE
    home: str = "/"
    contact: str = ""
    at_home: bool = False


#: For pages that must not ask the database: it may be what failed, and an address that leads nowhere
#: should cost nothing.
PLAIN = Site("공약사항 관리카드 공개")
