"""The real card's text, to be changed and read."""

from pathlib import Path

from gongyak import documents
from gongyak.rules.card import Answer, Card, read
from gongyak.rules.findings import Finding

SEED = (Path(__file__).parents[3] / "demo" / "card-1-2-2.txt").read_text(encoding="utf-8")


def read_text(text: str, *answers: Answer) -> tuple[Card, dict[str, Finding]]:
    """The card of a text file, and its findings by code."""
    card, findings = read(documents.read("card.txt", text.encode()).blocks, answers)
    return card, {finding.code: finding for finding in findings}
