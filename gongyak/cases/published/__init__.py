"""What the public reads of business difficulties: answers that the office published, never a case itself."""

from gongyak.cases.published.answers import MOST, PublishedAnswer, WithdrawnAnswer, answer, answers, withdrawn

__all__ = ["MOST", "PublishedAnswer", "WithdrawnAnswer", "answer", "answers", "withdrawn"]
