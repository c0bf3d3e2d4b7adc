"""Where on the page of the editor the place of a finding is: the id of the input, or of what stands nearest."""

from gongyak.rules.card.model import TREES
from gongyak.rules.card.typed import FIELDS
from gongyak.rules.changes.confirmed import Kind

#: What is confirmed with the plan of a pledge, and where it is typed.
_CONFIRMED = {
    Kind.TITLE: "field-title",
    Kind.DEPARTMENT: "field-lead_department",
    Kind.PERIOD: "field-period",
    Kind.BUDGET: "cell-plan.총계.total",
    Kind.SOURCES: "investment",
    Kind.CONTENT: "section-goals",
}
_ALIKE = {"status_national": "status_national", "as_of": "top", "header": "header", "answers": "top"}


def anchor(where: str) -> str:
    """The id for a finding's place: `investment.plan.구비.2024` gives that of its cell."""
    first, _, rest = where.partition(".")
    if first in TREES:
        return f"section-{first}"
    if first in FIELDS:
        return f"field-{first}"
    if first == "investment":
        return f"cell-{rest}" if rest.count(".") == 2 else "investment"
    if first == "confirmed":
        return _CONFIRMED[Kind(rest)]
    return _ALIKE.get(first, "top")
