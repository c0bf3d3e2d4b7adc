"""How far a chain reaches."""

from dataclasses import dataclass

from gongyak.audit.models import Act, Link


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of a chain: its number and hash; 0 and "" before the first."""

    seq: int = 0
    hash: str = ""


def head(chain: type[Link] = Act) -> Head:
    """The last row of a chain. One query."""
    found = chain._default_manager.order_by("-seq").values_list("seq", "hash").first()
    return Head(*found) if found else Head()
