"""Pledges made from phrases whose meaning is known: what is relevant to a question follows from how they were made.

Nothing here knows of tokens or of an index. The same seed gives the same pledges.
"""

import random
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gongyak.rules.card import Card
from gongyak.rules.card.model import CardPeriod, DocumentReference, Item
from gongyak.rules.particles import with_particle

FOLDER = Path(__file__).parent
SEED = 20261123
DAY = date(2026, 6, 30)
TITLES = (
    "{x} 조성", "{x} 확대", "{x} 운영 내실화", "{x:과와} {y} 연계", "{place} {x} 신설", "{x} 정비",
    "{x:을를} 위한 기반 마련", "{x} 강화", "찾아가는 {x} 운영", "{x} 및 {y} 확충", "{place} {x} 추진",
)  # fmt: skip
LINES = (
    "{x} 수요조사 및 기본구상 수립",
    "{x:을를} 단계적으로 확충",
    "{x}에서 설명회 개최: {day}",
    "{x:으로로} 이어지는 동선 개선",
    "{x:과와} {y:을를} 묶은 시범운영",
    "{x}의 이용 불편 해소",
    "{x} 관련 유관기관 협의[{reference}]",
    "{x:이가} 부족한 지역부터 우선 추진",
    "{x}·{y} 합동 현장점검 실시: {day}",
    "{place} {x} 설계용역 착수: {day}",
    "{x}({y} 포함) 예산 확보",
    "{x}까지 대상을 넓혀 추진",
    "{x}에 대한 만족도 조사: {people}명 참여",
    "{x} 홍보 캠페인 실시",
    "{x} 운영위원회 정기회의 개최: {day}",
    "{x:은는} 하반기 본격 운영 예정",
)
#: Which section has how many lines.
SECTIONS = {
    "goals": 1, "tasks": 1, "overview": 2, "achievements": 4, "problems": 1, "plans": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in its spellings, and what it means."""

    tags: frozenset[str]
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A generated card, and the meanings of each phrase in it, the department's and the place's among them."""

    card: Card
    meanings: tuple[frozenset[str], ...]


class Said(str):
    """A spelling that takes the particle which a template asks for."""

    def __format__(self, pair: str) -> str:
        return with_particle(str(self), pair) if pair else str(self)


class Maker:
    """Makes one card from its dice."""

    def __init__(self, lists: Mapping[str, list], dice: random.Random, department: Mapping) -> None:
        self.lists, self.dice, self.department = lists, dice, department
        self.meanings = [frozenset(department["tags"]) | {department["name"]}]

    def text(self, template: str) -> str:
        """A template filled with phrases, each noted with its meanings."""
        fields = set(re.findall(r"{(\w+)", template))
        filled = {name: self._phrase() for name in ("x", "y") if name in fields}
        if "place" in fields:
            filled["place"] = self.dice.choice(self.lists["places"])
            self.meanings.append(frozenset([filled["place"]]))
        day = f"2026. {self.dice.randint(1, 6)}.{self.dice.randint(1, 28)}."
        people = f"{self.dice.randint(30, 4000):,}"
        reference = self._reference(day) if "reference" in fields else ""
        return template.format(**filled, day=day, people=people, reference=reference)

    def _phrase(self) -> Said:
        phrase = self.dice.choice(self.lists["phrases"])
        self.meanings.append(frozenset(phrase["tags"]))
        return Said(self.dice.choice(phrase["says"]))

    def _reference(self, day: str) -> str:
        register = self.dice.randint(10_000, 59_999)
        self.meanings.append(frozenset([str(register), f"{self.department['name']}-{register}"]))
        return f"{self.department['name']}-{register}호({day})"


def pledges(count: int) -> list[Made]:
    """The first `count` pledges; a smaller corpus is the beginning of a larger one."""
    lists = tomllib.loads((FOLDER / "phrases.toml").read_text(encoding="utf-8"))
    return [_pledge(lists, place) for place in range(count)]


def _pledge(lists: Mapping[str, list], place: int) -> Made:
    dice = random.Random(SEED + place)
    maker = Maker(lists, dice, dice.choice(lists["departments"]))
    number = f"{place % 10 + 1}-{place // 10 % 10 + 1}-{place // 100 + 1}"
    # a pledge has a theme: a few phrases that its lines come back to, and now and then another one
    themes = dice.sample(lists["phrases"], 4) + dice.choices(lists["phrases"], k=2)
    maker.lists = {**lists, "phrases": themes}
    card = Card(
        as_of=DAY,
        number=number,
        title=maker.text(dice.choice(TITLES)),
        lead_department=maker.department["name"],
        period=CardPeriod("2022 ~ 2026"),
        status=dice.choice(["추진중", "완료", "정상추진"]),
        **{name: _items(maker, dice, lines) for name, lines in SECTIONS.items()},
    )
    maker.meanings.append(frozenset({f"관리번호 {number}", f"분야 {number.rsplit('-', 1)[0]}"}))
    return Made(card, tuple(maker.meanings))


def _items(maker: Maker, dice: random.Random, lines: int) -> tuple[Item, ...]:
    items = []
    for _ in range(lines):
        text = maker.text(dice.choice(LINES))
        below = (Item(text=maker.text(dice.choice(LINES))),) if dice.random() < 0.3 else ()
        items.append(Item(text=text, documents=_documents(text), children=below))
    return tuple(items)


def _documents(text: str) -> tuple[DocumentReference, ...]:
    return tuple(
        DocumentReference(raw, department, int(number))
        for raw, department, number in re.findall(r"\[((\w+)-(\d+)호\(.*?\))\]", text)
    )
