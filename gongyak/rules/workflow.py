"""A status as a table: which act leads from where to where. Everything else is refused."""

from collections.abc import Mapping

from gongyak.rules.particles import quoted
from gongyak.rules.refusal import Refusal

#: `{(status, act): next status}`.
Steps = Mapping[tuple[str, str], str]


def next_status(steps: Steps, status: str, act: str, what: str) -> str:
    """The status after an act; Refusal where the act is not one of this status. `what` names the thing (카드)."""
    after = steps.get((status, act))
    if after is None:
        raise Refusal(
            f"‘{status}’ 단계의 {what}에는 {quoted(act, '을를')} 할 수 없습니다. 화면을 새로 열어 확인하십시오."
        )
    return after
