"""The form of a change: what stands confirmed beside what shall stand, matter by matter."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongyak.desk.numbers import read_revision
from gongyak.pledges.changes.cards import confirmed_now
from gongyak.pledges.changes.writing import Written
from gongyak.pledges.models import Change
from gongyak.rules.changes import KINDS, OF_THE_WHOLE, Kind

HINTS = {
    Kind.PERIOD: "예: 2023. 7. ~ 2026. 6. [임기 내 완료]",
    Kind.BUDGET: "총사업비를 백만원으로. 예: 1,980 또는 비예산, 미정",
    Kind.SOURCES: "재원마다 백만원으로, 쉼표와 빈칸으로 잇습니다. 예: 시비 1,100, 구비 880",
    Kind.CONTENT: "공약목표와 추진과제를 한 줄에 하나씩 적습니다.",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One matter in the form: its name in the form, what is confirmed (empty: nothing), what was typed."""

    name: str
    label: str
    before: str
    after: str
    hint: str
    is_long: bool


@dataclass(frozen=True, slots=True)
class Form:
    """The form: matters that cards show, 사업량 with both sides typed, what becomes of the whole, and why."""

    lines: tuple[Line, ...]
    amount_before: str
    amount_after: str
    whole: str
    whole_choices: tuple[str, ...]
    whole_before: str
    whole_after: str
    reason: str
    grounds: str
    revision: int


def make_form(change: Change, sent: Mapping[str, str] | None = None) -> Form:
    """The form as it is kept, or as it was `sent` where that was refused."""
    stands = confirmed_now(change.pledge)
    items = {Kind(item.kind): item for item in change.items.all()}
    whole = next((kind for kind in OF_THE_WHOLE if kind in items), None)
    kept = {name_of(kind): item.after for kind, item in items.items()}
    amount = items.get(Kind.AMOUNT)
    kept |= {
        "amount-before": amount.before if amount else "",
        "whole": whole.value if whole else "",
        "whole-before": items[whole].before if whole else "",
        "whole-after": items[whole].after if whole else "",
        "reason": change.reason,
        "grounds": change.grounds,
        "revision": str(change.revision),
    }
    told = kept if sent is None else sent
    return Form(
        lines=tuple(_line(kind, stands.get(kind, ""), told.get(name_of(kind), "")) for kind in KINDS),
        amount_before=told.get("amount-before", ""),
        amount_after=told.get(name_of(Kind.AMOUNT), ""),
        whole=told.get("whole", ""),
        whole_choices=tuple(kind.value for kind in OF_THE_WHOLE),
        whole_before=told.get("whole-before", ""),
        whole_after=told.get("whole-after", ""),
        reason=told.get("reason", ""),
        grounds=told.get("grounds", ""),
        revision=read_revision(told.get("revision", "")),
    )


def read_form(sent: Mapping[str, str]) -> tuple[Written, int]:
    """What was typed, and the revision that it was typed over."""
    after = {kind: sent.get(name_of(kind), "") for kind in (*KINDS, Kind.AMOUNT)}
    before = {Kind.AMOUNT: sent.get("amount-before", "")}
    whole = next((kind for kind in OF_THE_WHOLE if kind.value == sent.get("whole")), None)
    if whole:
        after[whole], before[whole] = sent.get("whole-after", ""), sent.get("whole-before", "")
    typed = {kind: text for kind, text in after.items() if text.strip()}
    written = Written(typed, sent.get("reason", ""), sent.get("grounds", ""), before)
    return written, read_revision(sent.get("revision", ""))


def name_of(kind: Kind) -> str:
    """What a matter is called in the form's names."""
    return f"to-{kind.name.lower()}"


def _line(kind: Kind, before: str, after: str) -> Line:
    return Line(name_of(kind), kind.value, before, after, HINTS.get(kind, ""), kind is Kind.CONTENT)


def read_past(sent: Mapping[str, str]) -> Written:
    """What was typed of a change that was decided before: every matter with both sides."""
    kinds = (*KINDS, Kind.AMOUNT, *OF_THE_WHOLE)
    after = {kind: sent.get(name_of(kind), "") for kind in kinds}
    before = {kind: sent.get(before_of(kind), "") for kind in kinds}
    typed = {kind: text for kind, text in after.items() if text.strip()}
    return Written(typed, sent.get("reason", ""), sent.get("grounds", ""), before)


def before_of(kind: Kind) -> str:
    """What 당초 of a matter is called in the form's names."""
    return f"from-{kind.name.lower()}"


def past_lines(sent: Mapping[str, str]) -> tuple[Line, ...]:
    """The matters of the form with what was typed."""
    return tuple(
        Line(kind.name.lower(), kind.value, sent.get(before_of(kind), ""), sent.get(name_of(kind), ""),
             HINTS.get(kind, ""), kind is Kind.CONTENT)
        for kind in (*KINDS, Kind.AMOUNT, *OF_THE_WHOLE)
    )  # fmt: skip
