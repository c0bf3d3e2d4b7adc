"""Destroys what was confirmed: in pieces, each whole; what was stopped in the middle goes on where it was."""

import secrets
from datetime import datetime

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.jobs.models import Job
from gongyak.retention.kinds import SOURCES
from gongyak.retention.models import PurgeBatch, PurgeLine, PurgeStatus
from gongyak.retention.workflow import step

PROGRAM = "program/work"
#: Rows of one transaction.
PIECE = 100


def destroy(job: Job, now: datetime) -> None:
    """What the worker does with a confirmed batch (`batch` of the job): all of it, then its end in the ledger."""
    batch = PurgeBatch.objects.get(pk=job.payload["batch"])
    salt = secrets.token_hex(32)
    while destroy_piece(batch, salt, now):
        pass
    end(batch, now)


@transaction.atomic
def destroy_piece(batch: PurgeBatch, salt: str, now: datetime) -> int:
    """Destroy the next rows of a confirmed batch; how many lines that settled, 0 when none is left.

    Rows that are in use again stay, and the ledger says so.
    """
    row = PurgeBatch.objects.select_for_update().get(pk=batch.pk)
    if row.status != PurgeStatus.CONFIRMED:
        return 0
    open_ones = PurgeLine.objects.filter(batch=row, erased_at=None, is_spared=False)
    lines = dict(open_ones.order_by("pk").values_list("row", "pk")[:PIECE])
    source = SOURCES[row.kind]
    there = list(source.rows().filter(pk__in=lines).values_list("pk", flat=True))
    source.erase(there, now, salt)
    erased = PurgeLine.objects.filter(pk__in=[lines[one] for one in there]).update(erased_at=now)
    PurgeLine.objects.filter(pk__in=[pk for of, pk in lines.items() if of not in there]).update(
        is_spared=True
    )
    row.erased += erased
    row.save(update_fields=["erased"])
    return len(lines)


@transaction.atomic
def end(batch: PurgeBatch, now: datetime) -> None:
    """The batch is done: one act, with the hash of what was confirmed."""
    row = PurgeBatch.objects.select_for_update().get(pk=batch.pk)
    if row.status != PurgeStatus.CONFIRMED:
        return
    row.status, row.ended_at = step(row.status, "파기"), now
    row.save()
    told = f"{row.name} {row.erased}건"
    record_act(by=PROGRAM, action="파기 실행", object=row.key, now=now, reason=told, after=row.lines_hash)
