"""누리집의 물음: what a business is asked in words that it knows, and the 민원구분 and 유형 that follow from its answer."""

from dataclasses import dataclass
from functools import cache

from gongyak.rules import data
from gongyak.rules.cases.petitions import Basis, basis_of
from gongyak.rules.cases.sorts import FILE, Sort, groups
from gongyak.rules.refusal import Refusal

#: A sort of every group but one takes in what its others do not.
_BROAD = ("기타", "그 밖의")


@dataclass(frozen=True, slots=True)
class Question:
    """One answer to ‘어떤 일로 알리십니까?’: its words, the kind of petition that it makes, by which article."""

    key: str
    words: str
    kind: str
    article: str
    confirmed: bool

    @property
    def basis(self) -> Basis:
        """Name, period and article of the kind."""
        return basis_of(self.kind)

    @property
    def told(self) -> str:
        """The basis as it stands with the case, for who takes it in to judge."""
        return f"신청인이 고른 것: “{self.words}” ({self.article})"


@cache
def questions() -> tuple[Question, ...]:
    """The answers in the order in which they are offered; the first is the usual one."""
    return tuple(Question(**row) for row in data.load(FILE)["question"])


def question_of(key: str) -> Question:
    """The answer of that key; Refusal where there is none."""
    for one in questions():
        if one.key == key:
            return one
    raise Refusal("어떤 일로 알리시는지 목록에서 고르십시오.")


def broad_sort(group: str) -> Sort:
    """The sort that a case has while only its group is known; Refusal where there is no such group."""
    found = next((one for one in groups() if one.code == group), None)
    if found is None:
        raise Refusal("무엇에 관한 일인지 목록에서 고르십시오.")
    wide = [sort for sort in found.sorts if any(word in sort.name for word in _BROAD)]
    return (wide or list(found.sorts))[0]
