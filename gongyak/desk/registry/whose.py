"""Whose registry a page shows."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from gongyak.pledges.models import Officeholder
from gongyak.rules.moments import day_of


@dataclass(frozen=True, slots=True)
class Whose:
    """The officeholder whose registry is shown (None where nobody is registered), and all there are."""

    holder: Officeholder | None
    holders: tuple[Officeholder, ...]

    @property
    def query(self) -> str:
        """The choice as a query string."""
        return f"?holder={self.holder.key}" if self.holder else ""


def whose(request: HttpRequest) -> Whose:
    """The officeholder of `?holder=9-1`; else whose pledges the district keeps today, or the latest. Two queries."""
    rows = list(Officeholder.objects.select_related("term").order_by("-began_on", "-pk"))
    asked = request.GET.get("holder", "")
    found = next((row for row in rows if row.key == asked), None)
    if found is None:
        keeping = Officeholder.objects.keeping_pledges_on(day_of(timezone.now()))
        found = next((row for row in rows if keeping and row.pk == keeping.pk), rows[0] if rows else None)
    return Whose(found, tuple(rows))
