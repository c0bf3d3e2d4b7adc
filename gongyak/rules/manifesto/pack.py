"""매니페스토 평가 자료 at a 12-31: what 한국매니페스토실천본부 asks of every municipality, from published cards alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from gongyak.rules.changes import Difference, Kind, differences, same
from gongyak.rules.manifesto.evidence import Evidence, evidence
from gongyak.rules.manifesto.facts import Fact, Question
from gongyak.rules.manifesto.funding import Funding, funding
from gongyak.rules.manifesto.site import Checked, Site, check_site
from gongyak.rules.manifesto.wording import Wording, wordings
from gongyak.rules.numbering import natural_key
from gongyak.rules.progress import Rate
from gongyak.rules.totals import Totals, totals_of


@dataclass(frozen=True, slots=True)
class Altered:
    """A confirmed matter of a pledge that is published otherwise than at the end of the year before (or than
    first, where the pledge came later). `decision` says which change it was, None where none was recorded."""

    number: str
    since: date
    difference: Difference
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One matter of a published change of a pledge, and in words how it was decided."""

    number: str
    kind: Kind
    before: str
    after: str
    told: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the panel in the year: day, name, how many of how many came, what became of its advice."""

    held_on: date
    name: str
    present: int
    members: int
    outcome: str


@dataclass(frozen=True, slots=True)
class Pack:
    """All parts of the pack. `attainment` is None where no pledge has a target of the year; `questions` are
    what only a person can say before the pack is handed in."""

    year: int
    facts: tuple[Fact, ...]
    totals: Totals
    funding: Funding
    attainment: Rate | None
    altered: tuple[Altered, ...]
    meetings: tuple[Meeting, ...]
    evidence: tuple[Evidence, ...]
    wordings: tuple[Wording, ...]
    site: tuple[Checked, ...]
    questions: tuple[Question, ...]

    @property
    def unproved(self) -> tuple[Evidence, ...]:
        """The lines of 추진실적 that name no document."""
        return tuple(one for one in self.evidence if not one.documents)


def pack_of(
    facts: Sequence[Fact],
    year: int,
    site: Site,
    *,
    departments: Sequence[str] = (),
    meetings: Sequence[Meeting] = (),
    decisions: Sequence[Decision] = (),
) -> Pack:
    """The pack over pledges in whatever order they come; `departments` are in the order of the 직제,
    `decisions` the published changes."""
    ordered = tuple(sorted(facts, key=lambda fact: natural_key(fact.line.number)))
    money = funding(ordered)
    return Pack(
        year=year,
        facts=ordered,
        totals=totals_of([fact.line for fact in ordered], departments),
        funding=money,
        attainment=attainment(ordered),
        altered=tuple(
            Altered(fact.line.number, fact.before_day, one, _decision(fact, one, decisions))
            for fact in ordered
            for one in differences(fact.before, fact.card)
        ),
        meetings=tuple(meetings),
        evidence=evidence(ordered, year),
        wordings=wordings(ordered),
        site=check_site(replace(site, facts=ordered)),
        questions=(*money.questions, *_unsorted(ordered)),
    )


def _decision(fact: Fact, one: Difference, decisions: Sequence[Decision]) -> str | None:
    """How it was decided that a matter says what it says now; None where no change led there."""
    held = (
        each.told
        for each in decisions
        if (each.number, each.kind) == (fact.line.number, one.kind) and same(each.after, one.after)
    )
    return next(held, None)


def attainment(facts: Sequence[Fact]) -> Rate | None:
    """전년도 목표달성: pledges that reached the target of the year ÷ all; None where none has a target."""
    told = {fact.line.number: fact.target.is_attained for fact in facts if fact.target}
    if not told:
        return None
    return Rate(
        code="targets",
        label="목표달성률",
        formula="그 해의 연차별 목표를 달성한 공약 ÷ 전체 공약",
        numerator=Decimal(sum(value is True for value in told.values())),
        denominator=Decimal(len(facts)),
        unit="건",
        behind=tuple(number for number, value in told.items() if value),
        left_out=tuple(fact.line.number for fact in facts if told.get(fact.line.number) is None),
    )


def _unsorted(facts: Sequence[Fact]) -> tuple[Question, ...]:
    """The pledges of which nobody has said which of the six national words they are."""
    return tuple(
        Question(
            fact.line.number,
            "status-national",
            f"‘{fact.line.status or '미기재'}’이 전국 분류의 어느 것인지 답하십시오.",
        )
        for fact in facts
        if fact.line.status_national is None
    )
