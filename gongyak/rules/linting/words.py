"""Words: those that are always wrong, those that differ within one card, and the voice of a section."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from gongyak.rules import data, wording
from gongyak.rules.card.model import Card
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.linting.lines import placed
from gongyak.rules.linting.rule import Slip
from gongyak.rules.particles import quoted

_EXPECTED = "예정"


def slips_in(text: str, slips: Iterable[Slip]) -> Iterator[Slip]:
    """The wrong words that stand in a text outside the right words that hold them."""
    for slip in slips:
        if slip.wrong in _without(text, slip.spared):
            yield slip


def _without(text: str, words: Iterable[str]) -> str:
    for word in words:
        text = text.replace(word, "")
    return text


def slip_finding(slip: Slip, where: str) -> Finding:
    """What there is to say of a wrong word."""
    message = f"{quoted(slip.wrong, '은는')} {quoted(slip.right, '을를')} 잘못 적은 말입니다. 고쳐 주십시오."
    return Finding("word-slip", Severity.WARNING, where, message)


def slips_of(card: Card, slips: Iterable[Slip]) -> Iterator[Finding]:
    """Wrong words on a card; a word that `word-variant` tells of already is left to it."""
    slips = tuple(slips)
    for line in placed(card):
        told = {wrong for wrong, _ in wording.variants(line.item.text, card.title or "")}
        for slip in slips_in(line.item.text, slips):
            if not any(slip.wrong in wrong for wrong in told):
                yield slip_finding(slip, line.where)
    for slip in slips_in(card.title or "", slips):
        yield slip_finding(slip, "title")


def mixed_of(card: Card) -> Iterator[Finding]:
    """One thing that the card calls by two names; told where the name stands that is not the law's."""
    lines = list(placed(card))
    for row in data.load("linting.toml")["mixed"]:
        right, other = row["right"], row["other"]
        texts = [card.title or "", *(line.item.text for line in lines)]
        if not any(right in text for text in texts):
            continue
        for line in lines:
            if other in _without(line.item.text, (right, *row["except"])):
                message = (
                    f"이 카드에 {quoted(right, '과와')} {quoted(other, '이가')} 함께 쓰였습니다. "
                    f"같은 것이면 {quoted(right, '으로로')} 맞추어 주십시오."
                )
                yield Finding("word-mixed", Severity.WARNING, line.where, message)


@cache
def _tense() -> dict[str, re.Pattern[str]]:
    told = data.load("linting.toml")["tense"]
    return {name: re.compile("|".join(told[name])) for name in ("future", "past")}


def tense_of(card: Card) -> Iterator[Finding]:
    """What is still to come told in 추진실적, what is done told in 향후계획; a figure that is 예정 is no voice."""
    for line in placed(card, "achievements"):
        found = _tense()["future"].search(line.item.text)
        if found and not any(metric.basis == _EXPECTED for metric in line.item.metrics):
            message = f"추진실적에 앞으로 할 일의 말투({found[0]})가 있습니다. 한 일이면 한 일로 적고, 할 일이면 향후계획으로 옮겨 주십시오."
            yield Finding("tense-mixed", Severity.WARNING, line.where, message)
    for line in placed(card, "plans"):
        if found := _tense()["past"].search(line.item.text):
            message = (
                f"향후계획에 이미 한 일의 말투({found[0]})가 있습니다. 한 일이면 추진실적으로 옮겨 주십시오."
            )
            yield Finding("tense-mixed", Severity.WARNING, line.where, message)


def deed_of(card: Card) -> Iterator[Finding]:
    """A title that ends in a deed (설치, 건립 …) of which 추진실적 does not tell, a year after the pledge began."""
    begun = card.period.start if card.period else None
    if not (card.title and card.as_of and begun and card.achievements and begun.year < card.as_of.year):
        return
    texts = [line.item.text for line in placed(card, "achievements")]
    for row in data.load("linting.toml")["deed"]:
        if card.title.rstrip(" .)").endswith(row["word"]) and not any(
            word in text for word in row["told"] for text in texts
        ):
            message = (
                f"공약제목은 ‘{row['word']}’인데 추진실적에 그 일을 언제 했는지가 없습니다. 했으면 날짜와 함께 적고, "
                "끝난 일이면 추진상황(완료, 이행 후 계속추진)도 맞는지 보아 주십시오."
            )
            yield Finding("title-unrecorded", Severity.NOTE, "title", message)
