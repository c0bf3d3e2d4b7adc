"""매니페스토 평가 자료 of the store: published cards of a 12-31 and what stands beside them, for the pure rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongyak.district.published import district, statuses
from gongyak.pledges import published
from gongyak.pledges.models import Officeholder
from gongyak.pledges.plans.results import targets
from gongyak.pledges.published import (
    DecidedItem,
    PublishedAdvice,
    PublishedCard,
    PublishedDecision,
    PublishedPanel,
    PublishedSet,
)
from gongyak.pledges.registry.matching import wordings
from gongyak.rules.changes import Kind
from gongyak.rules.dates import format_day
from gongyak.rules.manifesto import (
    Decision,
    Fact,
    Meeting,
    Pack,
    Site,
    Split,
    pack_of,
)
from gongyak.rules.manifesto.plan_review import Plans, Promised
from gongyak.rules.moments import day_of
from gongyak.rules.status import is_confirmed
from gongyak.rules.totals import About
from gongyak.snapshots.models import KnownAt


@dataclass(frozen=True, slots=True)
class MadePack:
    """A pack, the set that it is of, and what stands at its head."""

    found: PublishedSet
    about: About
    pack: Pack


def pack(
    year: int,
    known_at: KnownAt = None,
    holder: str | None = None,
    splits: Mapping[str, Split] | None = None,
) -> MadePack | None:
    """The pack of a year over the cards that the public sees for its 12-31; None where there are none.

    `splits` answer by 관리번호 what 기타 of a card is. As many queries however many pledges.
    """
    day = date(year, 12, 31)
    found = published.listed(day, known_at, holder)
    if found is None:
        return None
    settings = district()
    days = published.days(known_at, found.holder.key)
    decided = published.decisions(known_at, found.holder.key)
    panel = published.panel(day, known_at, found.holder.key)
    site = Site(
        asked=day,
        published=found.as_of,
        days=len(days),
        confirmed=statuses().confirmed or is_confirmed(),
        lines=frozenset(settings.lines),
        shows=frozenset(_shown(day, known_at, found.holder.key, decided, panel)),
    )
    departments = list(settings.lines)
    facts = _facts(found, known_at, splits or {}, year, departments)
    made = pack_of(
        facts,
        year,
        site,
        departments=departments,
        meetings=_meetings(panel, year),
        decisions=[_decided(one, item) for one in decided for item in one.items],
    )
    return MadePack(found, published.about(found, settings.name, settings.notice), made)


def _shown(
    day: date,
    known_at: KnownAt,
    holder: str,
    decided: Sequence[PublishedDecision],
    panel: PublishedPanel | None,
) -> Iterator[str]:
    """Which matters of the list the public site has content for now."""
    if decided:
        yield "changes"
    if panel and panel.members and panel.sessions:
        yield "panel"
    if published.plans(known_at, holder):
        yield "plan"
    if published.regulation(day):
        yield "regulation"
    if published.opinions().count:
        yield "opinions"


def plans_of(year: int, known_at: KnownAt = None, holder: str | None = None) -> Plans | None:
    """What the evaluation of plans of a year asks, from the plans that are published; None where there are none."""
    found = published.plans(known_at, holder)
    if found is None:
        return None
    settings, day = district(), day_of(found.published_at)
    panel = published.panel(day, known_at, found.holder.key)
    named = f"민선{found.holder.term}기 구청장 {found.holder.name}".strip()
    return Plans(
        district=settings.name,
        holder=named,
        year=year,
        published_on=day,
        publication=found.seq,
        plans=tuple(one.plan for one in found.plans),
        promises=tuple(
            Promised(one.number, one.text, one.decision, one.reason, one.pledges) for one in found.promises
        ),
        panel=panel.count if panel else 0,
        sessions=len(panel.sessions) if panel else 0,
    )


def _meetings(panel: PublishedPanel | None, year: int) -> list[Meeting]:
    """The published sessions of the year, the first first, with what became of their advice."""
    held = [one for one in (panel.sessions if panel else ()) if one.held_on.year == year]
    return [
        Meeting(one.held_on, one.name, one.present, one.members, "\n".join(map(_answered, one.advices)))
        for one in sorted(held, key=lambda one: one.held_on)
    ]


def _answered(one: PublishedAdvice) -> str:
    return f"{one.text} → {one.outcome or '답하지 않음'}{f' ({one.reply})' if one.reply else ''}"


def _decided(one: PublishedDecision, item: DecidedItem) -> Decision:
    votes = [f"{vote.session} {'가결' if vote.carried else '부결'}" for vote in one.votes]
    told = ", ".join([*votes, f"{format_day(one.decided_on)} 확정"])
    return Decision(one.number, Kind(item.kind), item.before, item.after, told)


def _facts(
    found: PublishedSet,
    known_at: KnownAt,
    splits: Mapping[str, Split],
    year: int,
    departments: list[str],
) -> list[Fact]:
    key = found.holder.key
    lines = published.totals(found, departments).lines
    now = _by_number(published.cards(found.as_of, known_at, key))
    before = _by_number(published.cards(date(year - 1, 12, 31), known_at, key))
    first = published.first_cards(found, known_at)
    rows = {row.number: row for row in found.rows}
    holder = Officeholder.objects.select_related("term").get(
        term__number=found.holder.term, began_on=found.holder.began_on
    )
    promised, reached = wordings(holder, known_at), targets(holder, year, known_at)
    facts = []
    for line in lines:
        number = line.number
        began = first[rows[number].order]
        earlier = before.get(number, began)
        facts.append(
            Fact(
                line=line,
                title=rows[number].title,
                card=now[number].card,
                first=began.card,
                first_day=began.as_of,
                before=earlier.card,
                before_day=earlier.as_of,
                promise=promised.get(number),
                target=reached.get(number),
                split=splits.get(number),
            )
        )
    return facts


def _by_number(cards: tuple[PublishedCard, ...]) -> dict[str, PublishedCard]:
    return {one.number: one for one in cards}
