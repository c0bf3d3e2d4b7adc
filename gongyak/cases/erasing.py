"""What is left of a case when its time is over: number, days, sort and outcome for the figures; no word of anybody.

Who may, and when, is above (`retention`); here is only how. A business of several cases stays one business among
those that are erased together, by a name drawn anew each time, which leads back to nobody.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from django.db.models import Model

from gongyak.approvals.erasing import erase_words
from gongyak.cases.models import (
    ENDED,
    Case,
    CaseAnswer,
    CaseDraft,
    CaseEvent,
    CaseFile,
    CaseLetter,
    CaseOutcome,
    ClockEvent,
    DepartmentRequest,
    FieldVisit,
    FollowUpQuestion,
    LookUp,
    LookUpSession,
    LostSecret,
    Notice,
    PublicStory,
    StoryStatus,
    Submitter,
    SupplementRequest,
    UpstreamProposal,
)
from gongyak.cases.taking import ON_SITE
from gongyak.files.forgetting import forget
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.moments import day_of

#: What stands where a text was that must not be empty.
ERASED = "(파기)"
#: Texts of what belongs to a case: what must not be empty says that it is gone, what may be empty is.
TEXTS: Mapping[type[Model], Mapping[str, str]] = {
    CaseEvent: {"memo": ""},
    ClockEvent: {"reason": ERASED},
    DepartmentRequest: {"question": ERASED, "extended_why": "", "reply": ERASED},
    FieldVisit: {"place": ERASED, "visitors": ERASED, "found": ERASED},
    SupplementRequest: {"wanted": ERASED, "answer": ""},
    CaseOutcome: {"reason": ERASED, "alternative": ERASED},
    FollowUpQuestion: {"remark": "", "link_hash": ""},
    UpstreamProposal: dict.fromkeys(("rule", "current", "problem", "improvement", "result_text"), ERASED),
}
#: What goes as a whole, by how it hangs on its case.
GONE: Sequence[tuple[type[Model], str]] = (
    (CaseLetter, "case"),
    (CaseAnswer, "case"),
    (LookUpSession, "look_up__case"),
    (LostSecret, "look_up__case"),
    (LookUp, "case"),
    (CaseDraft, "case"),
    (Notice, "case"),
)


def erase_people(keys: Collection[int], now: datetime, salt: str = "") -> None:
    """Erase who told cases, by the keys of `Submitter`; part of the transaction of who may."""
    rows = Submitter.objects.filter(pk__in=keys)
    rows.filter(reply_by="전자우편").update(reply_by=ON_SITE)
    rows.update(name="", position="", phone="", mail="", consented_at=None)


def erase_cases(keys: Collection[int], now: datetime, salt: str) -> None:
    """Erase the texts of cases that are over, and who told them; part of the transaction of who may.

    `salt` is drawn for what is erased together and kept nowhere.
    """
    rows = list(Case.objects.select_for_update().filter(pk__in=keys, status__in=ENDED).order_by("pk"))
    over = [row.pk for row in rows]
    erase_people(list(Submitter.objects.filter(case__in=over).values_list("pk", flat=True)), now)
    for table, texts in TEXTS.items():
        table._default_manager.filter(case__in=over).update(**texts)
    for table, case in GONE:
        table._default_manager.filter(**{f"{case}__in": over}).delete()
    erase_words([row.key for row in rows], ERASED)
    _forget_files(over)
    _part_from_stories(over)
    for row in rows:
        _empty(row, day_of(now), salt)
    Case.objects.bulk_update(rows, EMPTIED)


def _forget_files(over: Collection[int]) -> None:
    files = CaseFile.objects.filter(case__in=over)
    stored = list(files.filter(file__isnull=False).values_list("file", flat=True))
    files.delete()
    forget(stored)


def _part_from_stories(over: Collection[int]) -> None:
    """What the public has read stays and no longer says of which case it is; what was withdrawn leaves its mark."""
    stories = PublicStory.objects.filter(case__in=over)
    stories.exclude(status__in=[StoryStatus.PUBLIC, StoryStatus.WITHDRAWN]).delete()
    gone = {
        "trouble": ERASED,
        "answer": ERASED,
        "shown_name": "",
        "consents_to_name": False,
        "reason": ERASED,
    }
    stories.filter(status=StoryStatus.WITHDRAWN).update(title=ERASED, **gone)
    stories.update(case=None)


#: What is emptied of the case itself.
EMPTIED = ("title", "content", "wish", "basis", "place", "proposed", "source", "company", "company_name")
EMPTIED += ("company_phone", "erased_on")


def _empty(row: Case, day: date, salt: str) -> None:
    row.company_name = f"{ERASED} {sha256(canonical([salt, row.company_key]))[:8]}"
    row.company = None
    row.title = row.content = ERASED
    for field in ("wish", "basis", "place", "proposed", "source", "company_phone"):
        setattr(row, field, "")
    row.erased_on = day
