"""How an act says that it may not be done."""

from collections.abc import Iterable
from typing import Any

from gongyak.rules.findings import Finding


class Refusal(Exception):
    """An act that may not be done: one Korean sentence for its user, and the findings behind it."""

    def __init__(self, reason: str, findings: Iterable[Finding] = ()) -> None:
        super().__init__(reason)
        self.findings = tuple(findings)


class Conflict(Refusal):
    """Somebody changed a thing meanwhile: `there` is what is there now, and what was typed stays on the page.

    `what` is the thing with its particle (`이 계획을`), `who` the name of whoever was faster, empty where it is not known.
    """

    def __init__(self, what: str, who: str = "", there: Any = None) -> None:
        faster = f"{who} 님이" if who else "다른 사람이"
        super().__init__(
            f"그사이 {faster} {what} 고쳤습니다. 아래에 적으신 것은 그대로 있습니다. "
            "지금 저장된 것과 비교한 뒤 다시 저장하면 적으신 것으로 바뀝니다."
        )
        self.there = there
