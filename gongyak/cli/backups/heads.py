"""How far the chains of a store reach."""

from gongyak.audit.models import Act
from gongyak.cli.backups.manifest import Head
from gongyak.snapshots.models import Publication

#: The chains, in the words of the officials.
CHAINS = {"acts": "행위", "publications": "공개"}


def heads() -> dict[str, Head]:
    """The last link of each chain; four queries."""
    acts = Act.objects.order_by("-seq").values_list("seq", "hash").first()
    published = Publication.objects.order_by("-seq").values_list("seq", "manifest_id").first()
    return {
        "acts": Head(Act.objects.count(), *acts) if acts else Head(),
        "publications": Head(Publication.objects.count(), *published) if published else Head(),
    }
