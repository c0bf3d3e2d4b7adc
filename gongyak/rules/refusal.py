"""How an act says that it may not be done."""

from collections.abc import Iterable

from gongyak.rules.findings import Finding


class Refusal(Exception):
    """An act that may not be done: one Korean sentence for its user, and the findings behind it."""

    def __init__(self, reason: str, findings: Iterable[Finding] = ()) -> None:
        super().__init__(reason)
        self.findings = tuple(findings)
