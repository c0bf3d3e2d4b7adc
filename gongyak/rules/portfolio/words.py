"""The words of a plan's tables: sources, stages of money, statuses and how a project goes from one to the next."""

from gongyak.rules import data
from gongyak.rules.card.layout import layouts
from gongyak.rules.workflow import Steps

#: 재원, as the official form has its rows; 총계 is no source.
SOURCES: tuple[str, ...] = tuple(row for row in layouts()["standard"].rows if row != "총계")
ORIGINS = ("신규", "계속")
#: 사전협의 of a new support programme (중소기업기본법 제20조의5).
CONSULTATIONS = ("대상 아님", "협의 전", "협의 중", "협의 완료")
#: What a project leaves when it is finished: kinds of results that a project can become.
RESULTS: tuple[str, ...] = tuple(
    kind["name"]
    for kind in data.load("achievements.toml")["kinds"]
    if kind["name"] not in ("종합계획", "회의", "묶음")
)

PLANNED, BEGUN, ON_TRACK, DELAYED, POOR = "계획", "착수", "정상추진", "지연", "부진"
DONE, CARRIED, DROPPED = "완료", "이월", "폐지"
STATUSES = (PLANNED, BEGUN, ON_TRACK, DELAYED, POOR, DONE, CARRIED, DROPPED)
#: Nothing more is to be done of these.
ENDED = (DONE, CARRIED, DROPPED)
#: In trouble by the department's own word; it says what the problem is and what it does about it.
IN_TROUBLE = (DELAYED, POOR)
#: Statuses that say why.
WITH_REASON = (CARRIED, DROPPED)
REOPEN = "재개"

_RUNNING = (BEGUN, ON_TRACK, DELAYED, POOR)
#: `{(status, act): next}`: an act bears the name of the status that it leads to, but for 재개.
STEPS: Steps = {
    (PLANNED, BEGUN): BEGUN,
    (PLANNED, CARRIED): CARRIED,
    (PLANNED, DROPPED): DROPPED,
    **{
        (before, after): after
        for before in _RUNNING
        for after in (ON_TRACK, DELAYED, POOR, DONE, CARRIED, DROPPED)
        if before != after
    },
    **{(ended, REOPEN): ON_TRACK for ended in ENDED},
}


def acts_of(status: str) -> tuple[str, ...]:
    """What can be done with a project of a status, in the order of the statuses."""
    return tuple(act for before, act in STEPS if before == status)
