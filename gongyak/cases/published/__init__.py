"""What the public reads of business difficulties: answers and figures that the office published, never a case itself."""

from gongyak.cases.published.answers import MOST, PublishedAnswer, WithdrawnAnswer, answer, answers, withdrawn
from gongyak.cases.published.figures import PublishedMonth, months

__all__ = [
    "MOST",
    "PublishedAnswer",
    "PublishedMonth",
    "WithdrawnAnswer",
    "answer",
    "answers",
    "months",
    "withdrawn",
]
