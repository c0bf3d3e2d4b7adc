"""What changed, as answers."""

from datetime import date
from typing import Any, Literal

from pydantic import Field

from gongyak.api.answers import Answer, HolderAnswer, Number, SetAnswer, When, holder_of, set_of, told
from gongyak.api.changes.comparison import ComparisonAnswer
from gongyak.pledges.published import (
    PublishedChange,
    PublishedChanges,
    PublishedCorrection,
    PublishedPair,
    PublishedRow,
    PublishedSide,
)
from gongyak.rules.card import compare


class SideAnswer(Answer):
    """The card as the public saw it for one of the days."""

    set_as_of: date = told("pledges.set_as_of")
    as_of: date | None = told("pledges.as_of")
    version: int = told("pledges.version")
    sha256: str = told("pledges.sha256")
    published_at: When = told("publications.published_at")
    reason: str = told("publications.reason")


class CompareAnswer(Answer):
    """One card on two days."""

    number: str = told("pledges.number")
    title: str = told("pledges.title")
    holder: HolderAnswer = Field(description="누구의 공약인지 / whose pledge")
    days: tuple[date, ...] = Field(description="이 카드가 있는 기준일 / days for which there is this card")
    is_correction: bool = Field(
        description="두 날이 같은 기준일이라서, 처음 공개와 지금을 견준 것인지 / whether both days lead to one that was "
        "corrected, so that `before` is as it was first published"
    )
    before: SideAnswer | None = Field(
        description="앞. 그때 없었으면 null / before, null where there was none"
    )
    after: SideAnswer | None = Field(description="뒤 / after")
    comparison: ComparisonAnswer | None = Field(
        description="달라진 것. 한쪽이 없으면 null / what differs, null where a side is missing"
    )


class StateAnswer(Answer):
    """How a pledge stood in one of the sets."""

    title: str = told("pledges.title")
    department: str | None = told("pledges.department")
    status: str | None = told("pledges.status")
    status_national: str | None = told("pledges.status_national")
    progress_percent: Number | None = told("pledges.progress_percent")
    plan_won: int | None = told("pledges.plan_won")
    spent_won: int | None = told("pledges.spent_won")
    as_of: date = told("pledges.as_of")
    version: int = told("pledges.version")
    sha256: str = told("pledges.sha256")


class ChangeAnswer(Answer):
    """One pledge that the two sets do not have alike."""

    number: str = told("pledges.number")
    kind: Literal["added", "removed", "changed"] = Field(description="새로, 빠짐, 달라짐 / what became of it")
    before: StateAnswer | None = Field(description="앞 / before")
    after: StateAnswer | None = Field(description="뒤 / after")
    progress_points: Number | None = Field(description="진도의 차이(%p) / difference of progress in points")
    plan_difference: int | None = Field(description="계획 예산의 차이(원) / difference of the plan in won")
    spent_difference: int | None = Field(
        description="투입 예산의 차이(원) / difference of what was put in, in won"
    )


class CorrectionAnswer(Answer):
    """A card that was published again for a day."""

    number: str = told("pledges.number")
    as_of: date = told("pledges.as_of")
    published_at: When = told("publications.published_at")
    reason: str = told("publications.reason")


class ChangesAnswer(Answer):
    """One officeholder's pledges on two days."""

    before: SetAnswer | None = Field(description="앞의 공개. 없었으면 null / the earlier set")
    after: SetAnswer = Field(description="뒤의 공개 / the later set")
    changes: tuple[ChangeAnswer, ...] = Field(description="달라진 공약 / pledges that differ")
    same: tuple[str, ...] = Field(description="그대로인 공약의 번호 / numbers of those that do not")
    corrections: tuple[CorrectionAnswer, ...] = Field(
        description="그 사이 기준일의 정정 / corrections of the days from one to the other"
    )


def compared(found: PublishedPair) -> CompareAnswer:
    """One card on two days as an answer."""
    both = found.before and found.after
    return CompareAnswer(
        number=found.number,
        title=found.title,
        holder=holder_of(found.holder),
        days=found.days,
        is_correction=found.is_correction,
        before=_side(found.before),
        after=_side(found.after),
        comparison=_comparison(found.before, found.after) if both else None,
    )


def _comparison(before: PublishedSide, after: PublishedSide) -> ComparisonAnswer:
    return ComparisonAnswer.model_validate(compare.to_json(compare.compare(before.card, after.card)))


def _side(one: PublishedSide | None) -> SideAnswer | None:
    if one is None:
        return None
    return SideAnswer(
        set_as_of=one.as_of,
        as_of=one.card.as_of,
        version=one.seq,
        sha256=one.hash,
        published_at=one.published_at,
        reason=one.reason,
    )


def changed(found: PublishedChanges) -> ChangesAnswer:
    """What changed of a set as an answer."""
    differ = [one for one in found.changes if _kind(one) is not None]
    return ChangesAnswer(
        before=set_of(found.before) if found.before else None,
        after=set_of(found.after),
        changes=tuple(map(_change, differ)),
        same=tuple(one.number for one in found.changes if _kind(one) is None),
        corrections=tuple(map(_correction, found.corrections)),
    )


def _kind(one: PublishedChange) -> Literal["added", "removed", "changed"] | None:
    if one.before is None:
        return "added"
    if one.after is None:
        return "removed"
    return "changed" if one.before.hash != one.after.hash else None


def _change(one: PublishedChange) -> ChangeAnswer:
    before, after = _state(one.before), _state(one.after)
    return ChangeAnswer(
        number=one.number,
        kind=_kind(one),
        before=before,
        after=after,
        progress_points=_difference(before, after, "progress_percent"),
        plan_difference=_difference(before, after, "plan_won"),
        spent_difference=_difference(before, after, "spent_won"),
    )


def _state(row: PublishedRow | None) -> StateAnswer | None:
    if row is None:
        return None
    values = {name: getattr(row, name) for name in StateAnswer.model_fields if hasattr(row, name)}
    return StateAnswer(**(values | {"version": row.seq, "sha256": row.hash}))


def _difference(before: StateAnswer | None, after: StateAnswer | None, name: str) -> Any:
    old, new = getattr(before, name, None), getattr(after, name, None)
    return None if old is None or new is None else new - old


def _correction(one: PublishedCorrection) -> CorrectionAnswer:
    return CorrectionAnswer(
        number=one.number, as_of=one.as_of, published_at=one.published_at, reason=one.reason
    )
