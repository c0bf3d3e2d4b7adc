"""Questions with their judgements, and how well an answer fits them."""

import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from tests.pledges.search.corpus import FOLDER, Made


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, of which kind, in which half, and the numbers (관리번호) of the relevant pledges."""

    ask: str
    kind: str
    half: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """What came of a question: the relevant ones that were missed, and what was found beside them."""

    question: Question
    missed: frozenset[str]
    wrong: frozenset[str]

    @property
    def recall(self) -> float:
        """The share of the relevant pledges that was found."""
        return 1 - len(self.missed) / len(self.question.relevant)

    @property
    def precision(self) -> float:
        """The share of what was found that is relevant; 1 where nothing was found."""
        right = len(self.question.relevant) - len(self.missed)
        return right / (right + len(self.wrong)) if right or self.wrong else 1.0


def questions(made: Sequence[Made]) -> list[Question]:
    """The questions over these pledges; every one has a relevant pledge among the first 600."""
    listed = tomllib.loads((FOLDER / "queries.toml").read_text(encoding="utf-8"))["questions"]
    return [_question(row, made) for row in listed]


def _question(row: dict, made: Sequence[Made]) -> Question:
    ask, wanted = row["ask"], frozenset(row.get("all", ()))
    if "about" in row:
        [card] = [each.card for each in made if each.card.number == row["about"]]
        [document, *_] = [d for item in card.achievements for d in item.documents]
        register, reference = str(document.number), f"{document.department}-{document.number}"
        ask = ask.format(register=register, reference=reference)
        wanted = frozenset([reference if "{reference}" in row["ask"] else register])
    relevant = frozenset(
        str(each.card.number) for each in made if _says(each, wanted, together=row.get("together", False))
    )
    return Question(ask, row["kind"], row["half"], relevant)


def _says(made: Made, wanted: frozenset[str], *, together: bool) -> bool:
    if together:
        return any(wanted <= meaning for meaning in made.meanings)
    return wanted <= frozenset().union(*made.meanings)


def scores(asked: Iterable[Question], find: Callable[[str], Iterable[str]]) -> list[Score]:
    """Each question put to a search that answers with 관리번호."""
    return [_score(question, frozenset(find(question.ask))) for question in asked]


def _score(question: Question, found: frozenset[str]) -> Score:
    return Score(question, question.relevant - found, found - question.relevant)


def means(scored: Sequence[Score]) -> tuple[float, float]:
    """Mean recall and mean precision, every question counting the same."""
    return fmean(each.recall for each in scored), fmean(each.precision for each in scored)
