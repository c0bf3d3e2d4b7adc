"""The question whether it is solved, to who has the link of it: shown once more until it is answered."""

from dataclasses import dataclass
from datetime import datetime

from gongyak.cases.business import say_solved
from gongyak.cases.links import ASKS_FOR
from gongyak.cases.look_ups import hash_of
from gongyak.cases.models import FollowUpQuestion
from gongyak.cases.workflow import can
from gongyak.rules import personal
from gongyak.rules.refusal import Refusal

_OVER = "이미 답하셨거나 기한이 지난 주소입니다."


@dataclass(frozen=True, slots=True)
class AskedWhether:
    """The question: which case, when it was answered, and whether it can be opened again."""

    number: str
    title: str
    department: str
    replied_at: datetime | None
    may_reopen: bool


def asked_by(mark: str, now: datetime) -> AskedWhether | None:
    """The question that a link leads to; None where it was answered, dropped, or is too old."""
    one = _question(mark, now)
    if one is None:
        return None
    case = one.case
    may_reopen = case.turn == 1 and can(case.status, "다시 열기")
    return AskedWhether(
        case.number or "", personal.mask(case.title), str(case.department or ""), case.replied_at, may_reopen
    )


def answer_asked(
    *, mark: str, said_word: str, now: datetime, satisfaction: int | None, remark: str, reopens: bool
) -> None:
    """Take the answer down; the link is used up by it. Refused: as `say_solved`, or a link that is over."""
    one = _question(mark, now)
    if one is None:
        raise Refusal(_OVER)
    told = {"satisfaction": satisfaction, "remark": remark, "reopens": reopens}
    say_solved(question=one, said_word=said_word, now=now, **told)


def _question(mark: str, now: datetime) -> FollowUpQuestion | None:
    rows = FollowUpQuestion.objects.waiting().filter(link_hash=hash_of(mark), asked_at__gt=now - ASKS_FOR)
    return rows.select_related("case__department").first()
