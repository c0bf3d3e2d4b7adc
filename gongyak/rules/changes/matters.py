"""The matters of a change as they are typed: each text must be one that a card can say."""

from collections.abc import Callable

from gongyak.rules.card.header import read_period
from gongyak.rules.changes.confirmed import KINDS, UNIT, Kind, same
from gongyak.rules.money import format_won, parse_cell

#: Kinds that end or part a whole pledge: what becomes of it is told in words.
OF_THE_WHOLE = (Kind.SPLIT, Kind.MERGED, Kind.DROPPED, Kind.REPLACED)


def tidy(kind: Kind, text: str) -> str:
    """A matter as a card says it: money in its unit, lines without blanks around; other words as they are.

    Raises ValueError with one Korean sentence on what a card could not say.
    """
    plain = "\n".join(line.strip() for line in text.strip().splitlines() if line.strip())
    return _TIDY.get(kind, str)(plain)


def _budget(text: str) -> str:
    if text in ("비예산", "미정"):
        return text
    amount, findings = parse_cell(text, UNIT, "change")
    if amount.won is None or findings:
        raise ValueError("사업비는 9,600백만원처럼 금액으로, 또는 비예산이나 미정으로 적으십시오.")
    return format_won(amount.won, UNIT)


def _sources(text: str) -> str:
    """`시비 1,100, 구비 880백만원`: each source with its amount, in 백만원 where no unit is said."""
    told = []
    for part in _parted(text):
        source, _, amount = part.partition(" ")
        if not amount:
            raise ValueError(
                "재원은 ‘시비 1,100백만원, 구비 880백만원’처럼 재원과 금액을 쉼표로 이어 적으십시오."
            )
        told.append(f"{source} {'미상' if amount.strip() == '미상' else _budget(amount.strip())}")
    return ", ".join(told)


def _parted(text: str) -> list[str]:
    """The parts at commas that are not within a number."""
    plain = text.replace("\n", ", ")
    return [part.strip() for part in plain.split(", ") if part.strip()]


def _period(text: str) -> str:
    found = read_period(text)
    if found.start is None or found.end is None:
        raise ValueError("사업기간은 ‘2023. 7. ~ 2026. 6. [임기 내 완료]’처럼 시작과 끝을 적으십시오.")
    return text


_TIDY: dict[Kind, Callable[[str], str]] = {
    Kind.BUDGET: _budget,
    Kind.SOURCES: _sources,
    Kind.PERIOD: _period,
}


def shows(kind: Kind) -> bool:
    """Whether a card itself shows a matter of this kind."""
    return kind in KINDS


def alters(before: str, after: str) -> bool:
    """Whether a matter changes at all."""
    return not same(before, after)
