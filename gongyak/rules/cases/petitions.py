"""민원구분: under which kind of the law a case runs, or 비민원 with a target of the district's own."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongyak.rules import data
from gongyak.rules.cases.sorts import FILE, Channel
from gongyak.rules.deadlines import Period, kind_of, kinds

_ROW = data.load(FILE)["plain"]
#: The word of a case that nobody filed.
PLAIN: str = _ROW["word"]
#: What may be told by word of mouth (법 제8조 단서).
_SPOKEN = "기타"


@dataclass(frozen=True, slots=True)
class Basis:
    """Why a case runs as it does: the name of its kind, the period, the article."""

    name: str
    period: Period | None
    article: str


def kind_words() -> tuple[str, ...]:
    """Every kind that a case can have."""
    return (*(one.word for one in kinds()), PLAIN)


def basis_of(word: str, target_days: int | None = None) -> Basis:
    """The basis of a kind; Refusal where there is none. `target_days` are the district's own for 비민원."""
    if word == PLAIN:
        return Basis(_ROW["name"], Period(target_days or _ROW["days"]), _ROW["article"])
    kind = kind_of(word)
    return Basis(kind.name, kind.period, kind.article)


def notes_of(word: str, channel: Channel) -> Iterator[str]:
    """What whoever takes a case in should know of its kind and the way it came, in sentences."""
    if channel.spoken and channel.filed and word not in (_SPOKEN, PLAIN):
        yield "말로 낼 수 있는 민원은 기타민원뿐입니다(법 제8조 단서). 받아 적은 글을 신청인이 확인하고 서명하게 하십시오(영 제10조제4항)."
    if not channel.filed and word != PLAIN:
        yield "직원이 찾아가 들은 애로는 신청한 민원이 아닙니다. 기업이 민원으로 신청한 때에만 민원구분을 고르십시오."
    if channel.filed and not channel.spoken and word == PLAIN:
        yield "글로 신청한 것은 민원입니다. 법정 기한이 없는 비민원으로 둘 까닭을 근거에 적으십시오."


def suggested(channel: Channel) -> str:
    """The kind to begin with: what was written is a proposal, what was only said is none (법 제8조 단서)."""
    return "건의" if channel.filed and not channel.spoken else PLAIN
