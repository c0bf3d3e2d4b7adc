"""The tables of business difficulties, by subject."""

from gongyak.cases.models.access import LookUp, LookUpSession, LostSecret
from gongyak.cases.models.case import (
    ENDED,
    OPEN,
    OUT,
    REPLIED,
    STOPPED,
    WORKING,
    Case,
    CaseEvent,
    CaseStatus,
    Submitter,
)
from gongyak.cases.models.drafts import CHECKED_WITHIN, CaseDraft, CaseFile, CaseFileStatus
from gongyak.cases.models.figures import CaseFigures
from gongyak.cases.models.notices import Notice, NoticeSetting, NoticeTemplate, NoticeWay
from gongyak.cases.models.results import (
    CaseOutcome,
    FollowUpQuestion,
    OutcomeCode,
    UpstreamProposal,
    UpstreamStatus,
)
from gongyak.cases.models.settings import AnswerSample, CaseSetting, MonthlyCheck, RoutingRule
from gongyak.cases.models.stories import ConsentWay, PublicStory, StoryStatus
from gongyak.cases.models.work import (
    CaseAnswer,
    CaseLetter,
    ClockEvent,
    ClockWhat,
    DepartmentRequest,
    FieldVisit,
    RequestStatus,
    SupplementRequest,
    SupplementStatus,
)

__all__ = [
    "CHECKED_WITHIN",
    "ENDED",
    "OPEN",
    "OUT",
    "REPLIED",
    "STOPPED",
    "WORKING",
    "AnswerSample",
    "Case",
    "CaseAnswer",
    "CaseDraft",
    "CaseEvent",
    "CaseFigures",
    "CaseFile",
    "CaseFileStatus",
    "CaseLetter",
    "CaseOutcome",
    "CaseSetting",
    "CaseStatus",
    "ClockEvent",
    "ClockWhat",
    "ConsentWay",
    "DepartmentRequest",
    "FieldVisit",
    "FollowUpQuestion",
    "LookUp",
    "LookUpSession",
    "LostSecret",
    "MonthlyCheck",
    "Notice",
    "NoticeSetting",
    "NoticeTemplate",
    "NoticeWay",
    "OutcomeCode",
    "PublicStory",
    "RequestStatus",
    "RoutingRule",
    "StoryStatus",
    "Submitter",
    "SupplementRequest",
    "SupplementStatus",
    "UpstreamProposal",
    "UpstreamStatus",
]
