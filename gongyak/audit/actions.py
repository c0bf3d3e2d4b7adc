"""The only writer of acts: each is added in the transaction of what it tells, or that does not happen."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongyak.audit.models import Act

#: The number of PostgreSQL's advisory lock under which the chain grows.
_CHAIN = 71_960_101


@dataclass(frozen=True, slots=True)
class Head:
    """The last act of the chain: its number and hash; 0 and "" before the first."""

    seq: int = 0
    hash: str = ""


def record_act(
    *, by: str, action: str, object: str, now: datetime, reason: str = "", before: str = "", after: str = ""
) -> Act:
    """Add an act to the chain; the last thing that a transaction does, for others wait until it ends.

    `by` is a role or the key of an account, never a name. Raises RuntimeError outside a transaction.
    """
    _wait_for_the_chain()
    last = head()
    act = Act(
        seq=last.seq + 1,
        at=now,
        actor=by,
        action=action,
        object=object,
        reason=reason,
        before=before,
        after=after,
        previous_hash=last.hash,
    )
    act.hash = act.computed_hash()
    act.save(force_insert=True)
    return act


def head() -> Head:
    """The last act of the chain. One query."""
    found = Act.objects.order_by("-seq").values_list("seq", "hash").first()
    return Head(*found) if found else Head()


def _wait_for_the_chain() -> None:
    """One transaction at a time adds to the chain; SQLite's transactions are one at a time anyway."""
    connection = transaction.get_connection()
    if not connection.in_atomic_block:
        raise RuntimeError("an act is recorded in the transaction of what it tells")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN])
