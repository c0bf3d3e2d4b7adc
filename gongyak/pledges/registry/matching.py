"""일치도: each sentence of the bulletin beside the pledges that carry it on, as they are worded today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongyak.pledges.models import Decision, Officeholder, Pledge, Promise, PromiseLink
from gongyak.rules.moments import known_until
from gongyak.snapshots.models import Document, KnownAt, Version


@dataclass(frozen=True, slots=True)
class Current:
    """A pledge as it is worded today; `title` is that of its card in force, or of the registry."""

    pledge: Pledge
    title: str


@dataclass(frozen=True, slots=True)
class MatchLine:
    """One sentence, what became of it, and where it goes on."""

    promise: Promise
    pledges: tuple[Current, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """The whole map; `unfounded` are pledges that no sentence of a bulletin stands behind."""

    lines: tuple[MatchLine, ...]
    unfounded: tuple[Current, ...]

    def count(self, decision: str | None) -> int:
        """How many sentences were decided so; None counts those still open."""
        return sum(line.promise.decision == decision for line in self.lines)

    @property
    def carried(self) -> int:
        """How many sentences go on in a pledge."""
        return sum(line.promise.decision not in (None, Decision.LEFT_OUT) for line in self.lines)


def matching(officeholder: Officeholder, day: date) -> Matching:
    """The map of an officeholder's promises and pledges on a day. Four queries."""
    pledges = list(officeholder.pledges.all())
    titles = _titles(pledges, day)
    now = {pledge.pk: Current(pledge, titles.get(pledge.document_id) or pledge.title) for pledge in pledges}
    promises = list(officeholder.promises.prefetch_related("links__pledge"))
    lines = tuple(
        MatchLine(promise, tuple(now[link.pledge_id] for link in promise.links.all())) for promise in promises
    )
    held = {current.pledge.pk for line in lines for current in line.pledges}
    return Matching(lines, tuple(one for key, one in now.items() if key not in held))


def _titles(pledges: Sequence[Pledge], day: date) -> dict[int, str | None]:
    asked = Document.objects.filter(pk__in=[pledge.document_id for pledge in pledges])
    return dict(Version.objects.as_of(day, documents=asked).values_list("document", "title"))


def wordings(officeholder: Officeholder, known_at: KnownAt = None) -> dict[str, str]:
    """What the bulletin said of each pledge, by 관리번호, word for word; sentences are parted by a line. One query."""
    rows = PromiseLink.objects.filter(promise__officeholder=officeholder)
    if known_at is not None:
        rows = rows.filter(promise__decided_at__lte=known_until(known_at))
    told: dict[str, list[str]] = {}
    for number, text in rows.order_by("promise__number").values_list("pledge__number", "promise__text"):
        told.setdefault(number, []).append(text)
    return {number: "\n".join(texts) for number, texts in told.items()}
