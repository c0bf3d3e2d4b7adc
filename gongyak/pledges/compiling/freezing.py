"""What is frozen with a card: the lineage of its lines and figures, and that its results stand on it."""

from datetime import datetime

from gongyak.achievements.actions import put_on_card
from gongyak.achievements.models import Achievement
from gongyak.pledges.compiling.filling import last_filling, traces_of
from gongyak.pledges.models import CardRecord, Draft
from gongyak.rules.card import Card
from gongyak.rules.compiling.lineage import Trace, kept
from gongyak.rules.records import AchievementStatus
from gongyak.snapshots.models import Version
from gongyak.staff.actors import Actor

_RESULT = "achievement/"
_CONFIRMED = (AchievementStatus.CONFIRMED, AchievementStatus.ON_CARD)


def lineage_of(draft: Draft, card: Card) -> dict[str, Trace]:
    """What stands behind the card of a draft as it was filled last; a line that was reworded since says so."""
    return kept(traces_of(last_filling(draft)), card)


def keep_records(*, version: Version, lineage: dict[str, Trace], by: Actor, now: datetime) -> None:
    """Write down which records a frozen card tells of; its results are on a card from then on (카드 수록).

    Part of the act that freezes the card.
    """
    CardRecord.objects.bulk_create(
        CardRecord(
            version=version, item=place, record=behind.key, number=behind.number,
            record_version=behind.version, hash=behind.hash,
        )
        for place, trace in lineage.items()
        for behind in {one.key: one for one in trace.records}.values()
    )  # fmt: skip
    keys = {behind.key for trace in lineage.values() for behind in trace.records}
    results = [int(key.removeprefix(_RESULT)) for key in keys if key.startswith(_RESULT)]
    for row in Achievement.objects.filter(pk__in=results, status__in=_CONFIRMED).order_by("pk"):
        put_on_card(row=row, card=str(version), by=by, now=now)
