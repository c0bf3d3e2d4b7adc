"""The only writer of acts and of looks: each is added in the transaction of what it tells, or that does not
happen."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from gongyak.audit.heads import Head, head
from gongyak.audit.models import Act, Check, Link, Look, LookKind, Review
from gongyak.audit.reading import looks_of_days
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal

#: A check keeps so many findings; that there were more is in its count.
MOST_TOLD = 200
#: The numbers of PostgreSQL's advisory locks under which the chains grow.
_LOCKS = {Act: 71_960_101, Look: 71_960_102}


def record_act(
    *, by: str, action: str, object: str, now: datetime, reason: str = "", before: str = "", after: str = ""
) -> Act:
    """Add an act to the chain; the last thing that a transaction does, for others wait until it ends.

    `by` is a role or the key of an account, never a name. Raises RuntimeError outside a transaction.
    """
    _wait_for(Act)
    act = Act(actor=by, action=action, object=object, reason=reason, before=before, after=after)
    _add([act], head(), now)
    return act


@transaction.atomic
def record_looks(
    *,
    by: str,
    place: str,
    subjects: Iterable[str],
    object: str,
    now: datetime,
    kind: LookKind = LookKind.VIEW,
    reason: str = "",
) -> list[Look]:
    """Add a look for each person whose data is about to be shown; before it is shown, or it is not.

    `by` is the key of an account, `place` the address of its machine, `subjects` are keys of those whose data
    it is, `object` says where. Refused: data that leaves the screen without a reason.
    """
    if kind in (LookKind.DOWNLOAD, LookKind.PRINT) and not reason.strip():
        raise Refusal("개인정보를 내려받거나 출력할 때에는 사유를 적으십시오.")
    told = {"actor": by, "place": place, "object": object, "kind": kind.value, "reason": reason.strip()}
    looks = [Look(subject=subject, **told) for subject in dict.fromkeys(subjects)]
    if looks:
        _wait_for(Look)
        _add(looks, head(Look), now)
    return looks


@transaction.atomic
def review(*, began_on: date, ended_on: date, is_clean: bool, found: str, by: str, now: datetime) -> Review:
    """Sign that the looks of a period were gone through, with what was found; an act.

    Refused: a period that has not ended, nothing said.
    """
    if not began_on <= ended_on <= day_of(now):
        raise Refusal("점검할 기간을 다시 고르십시오. 끝날은 첫날보다 앞설 수 없고, 오늘까지여야 합니다.")
    if not found.strip():
        raise Refusal("무엇을 보았고 어떻게 조치했는지 적으십시오.")
    made = Review.objects.create(
        began_on=began_on,
        ended_on=ended_on,
        by=by,
        at=now,
        looks=looks_of_days(began_on, ended_on).count(),
        looks_hash=head(Look).hash,
        is_clean=is_clean,
        found=found.strip(),
    )
    record_act(
        by=by,
        action="접속기록 점검",
        object=f"review/{made.pk}",
        now=now,
        reason="이상 없음" if is_clean else "조치함",
        after=made.looks_hash,
    )
    return made


@transaction.atomic
def record_check(*, found: Iterable[Finding], by: str, now: datetime) -> Check:
    """Say that everything was recomputed and what did not hold; an act, so that a check cannot be made up."""
    told = [finding.to_json() for finding in found]
    made = Check.objects.create(
        at=now,
        by=by,
        acts_seq=head(Act).seq,
        looks_seq=head(Look).seq,
        wrong=sum(each["severity"] == Severity.ERROR for each in told),
        told=told[:MOST_TOLD],
    )
    reason = f"어긋난 것 {made.wrong}건"
    record_act(by=by, action="기록 확인", object=f"check/{made.pk}", now=now, reason=reason)
    return made


def _add(rows: list[Link], last: Head, now: datetime) -> None:
    for row in rows:
        row.seq, row.at, row.previous_hash = last.seq + 1, now, last.hash
        row.hash = row.computed_hash()
        last = Head(row.seq, row.hash)
    type(rows[0])._default_manager.bulk_create(rows)


def _wait_for(chain: type[Link]) -> None:
    """One transaction at a time adds to a chain; SQLite's transactions are one at a time anyway."""
    connection = transaction.get_connection()
    if not connection.in_atomic_block:
        raise RuntimeError("an act is recorded in the transaction of what it tells")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCKS[chain]])
