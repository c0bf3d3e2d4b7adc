"""What of the legally required contents is missing from minutes (공공기록물 관리에 관한 법률 시행령 제18조제2항)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gongyak.rules.data import load
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.meetings.model import Came, Minutes, Outcome


@dataclass(frozen=True, slots=True)
class Content:
    """One required content, and whether it is there."""

    code: str
    label: str
    is_there: bool
    advice: str


def _voted(minutes: Minutes) -> bool:
    decided = [one for matter in minutes.agenda for one in matter.resolved]
    return all(
        one.ayes is not None for one in decided if one.outcome in (Outcome.CARRIED, Outcome.REJECTED)
    ) and (bool(decided) or minutes.undecided)


_THERE: Mapping[str, Callable[[Minutes], bool]] = {
    "name": lambda minutes: bool(minutes.name),
    "host": lambda minutes: bool(minutes.host),
    "when": lambda minutes: minutes.day is not None and bool(minutes.starts and minutes.ends),
    "place": lambda minutes: bool(minutes.place),
    "attendees": lambda minutes: any(one.came is not Came.ABSENT for one in minutes.attendees),
    "proceedings": lambda minutes: bool(minutes.proceedings),
    "agenda": lambda minutes: bool(minutes.agenda),
    "said": lambda minutes: minutes.silent or any(one.said for one in minutes.agenda),
    "resolved": lambda minutes: minutes.undecided or any(one.resolved for one in minutes.agenda),
    "votes": _voted,
}


def contents(minutes: Minutes) -> tuple[Content, ...]:
    """Each required content in the order of the law."""
    return tuple(
        Content(one["code"], one["label"], _THERE[one["code"]](minutes), one["advice"])
        for one in load("minutes.toml")["required"]
    )


def check(minutes: Minutes) -> tuple[Finding, ...]:
    """An error for each required content that is missing; a warning where the quorum was not met."""
    missing = [
        Finding(
            "minutes-missing",
            Severity.ERROR,
            f"minutes.{one.code}",
            f"회의록에 ‘{one.label}’이(가) 없습니다. {one.advice}",
        )
        for one in contents(minutes)
        if not one.is_there
    ]
    if minutes.present < minutes.needed:
        words = f"재적 {minutes.members}명 가운데 {minutes.present}명이 출석하여 의사정족수 {minutes.needed}명에 모자랍니다."
        missing.append(Finding("minutes-no-quorum", Severity.WARNING, "minutes.attendees", words))
    return tuple(missing)
