"""How far the chains of a store reach."""

from django.db import connection

from gongyak.audit.actions import head
from gongyak.audit.models import Act, Look
from gongyak.cli.backups.manifest import Head
from gongyak.snapshots.models import Publication

#: The chains, in the words of the officials.
CHAINS = {"acts": "행위", "looks": "접속기록", "publications": "공개"}


def heads() -> dict[str, Head]:
    """The last link of each chain; seven queries. A store of an older version has no looks."""
    published = Publication.objects.order_by("-seq").values_list("seq", "manifest_id").first()
    there = connection.introspection.table_names()
    return {
        "acts": _reach(Act),
        "looks": _reach(Look) if Look._meta.db_table in there else Head(),
        "publications": Head(Publication.objects.count(), *published) if published else Head(),
    }


def _reach(chain: type[Act] | type[Look]) -> Head:
    last = head(chain)
    return Head(chain.objects.count(), last.seq, last.hash)
