"""What the office did, in order: which files it took in, and what it then published, each at its moment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from gongyak.cli.demo import office, story
from gongyak.cli.demo.cards import answers_of, card_of, file_of
from gongyak.cli.demo.office import Office, Round
from gongyak.cli.demo.story import Slip, Story
from gongyak.rules.card import Answer
from gongyak.rules.card.answers import parse_sheet

DISTRICT = "district.toml"
SEOUL = ZoneInfo("Asia/Seoul")
#: The one real card, and what was answered to its question.
REAL, SHEET = "card-1-2-2.txt", "answers.toml"
BY, BY_REAL = "총괄부서", "시연"


@dataclass(frozen=True, slots=True)
class Told:
    """All that the folder of the demo tells."""

    folder: Path
    office: Office
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Taking:
    """A file that was taken in."""

    name: str
    data: bytes
    answers: tuple[Answer, ...]
    by: str
    now: datetime


def read(folder: Path) -> Told:
    """The demo as its folder tells it."""
    return Told(folder, office.read(folder / DISTRICT), story.stories(folder))


def in_order(folder: Path) -> list[Round]:
    """Every publication of the demo in order of time."""
    return sorted(office.read(folder / DISTRICT).rounds, key=lambda round: round.published)


def steps(told: Told) -> Iterator[tuple[Round, Sequence[Taking]]]:
    """Each publication in order of time, with the files that were taken in since the one before."""
    waiting = sorted([*_all(told), _real(told)], key=lambda taking: taking.now)
    for round in sorted(told.office.rounds, key=lambda round: round.published):
        ready = [taking for taking in waiting if taking.now <= round.published]
        waiting = waiting[len(ready) :]
        yield round, ready


def _all(told: Told) -> Iterator[Taking]:
    """The card of each pledge for each quarter in which it was kept, as handed in and as corrected."""
    for round in filter(lambda round: round.days, told.office.rounds):
        kept = [one for one in told.stories if one.holder == told.office.keeper_on(round.as_of)]
        for index, one in enumerate(kept):
            at = one.late.get(round.as_of) or _handed_in(told.office, round, one, index)
            slips = [slip for slip in one.slips if slip.as_of == round.as_of]
            yield _taking(told.office, one, round.as_of, at, slips)
            for slip in slips:
                yield _taking(told.office, one, round.as_of, slip.recorded, [])


def _handed_in(office: Office, round: Round, one: Story, index: int) -> datetime:
    """When a card came in: its department's day of the round, and a while after the one before."""
    day = round.days[list(office.departments).index(one.department) % len(round.days)]
    return datetime.combine(day, time(9, 10), SEOUL) + timedelta(minutes=13 * index)


def _taking(office: Office, one: Story, day: date, at: datetime, slips: Sequence[Slip]) -> Taking:
    data = file_of(card_of(one, day, office)).decode()
    for slip in slips:
        if slip.right not in data:
            raise ValueError(f"{one.holder}/{one.number} {day}: ‘{slip.right}’이(가) 카드에 없습니다.")
        data = data.replace(slip.right, slip.wrong)
    name = f"공약사항관리카드-{one.number}-{day}.txt"
    return Taking(name, data.encode(), answers_of(one, day), BY, at)


def _real(told: Told) -> Taking:
    answers = tuple(parse_sheet((told.folder / SHEET).read_text(encoding="utf-8")))
    return Taking(REAL, (told.folder / REAL).read_bytes(), answers, BY_REAL, told.office.real_recorded)
