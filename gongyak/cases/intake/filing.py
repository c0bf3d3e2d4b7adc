"""신청: a draft becomes a case in one act; the same draft again gives the same receipt (R7, R8)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.calendar.reading import calendar
from gongyak.cases.intake import access
from gongyak.cases.intake.drafts import HOUR, Draft, Flooded, NoDraft, locked
from gongyak.cases.intake.typed import Difficulty, unfinished
from gongyak.cases.look_ups import Drawn, Opened, draw, open_for, opened_for, secret_of
from gongyak.cases.models import Case, CaseDraft, CaseEvent, CaseFileStatus
from gongyak.cases.people import Person
from gongyak.cases.taking import Told, filed
from gongyak.rules.cases.questions import broad_sort, question_of
from gongyak.rules.deadlines import within
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.models import Department
from gongyak.staff.sealing import keyed_hash
from gongyak.staff.tries import Subject, take

CHANNEL = "홈페이지"
#: Difficulties from one address in an hour: a whole building may stand behind it.
MOST_AN_HOUR = 30
#: So long the receipt can be seen again by who sent it.
RECEIPT_STAYS = timedelta(days=1)
_TOO_MANY = "같은 곳에서 보낸 애로가 많아 잠시 받지 않습니다. 적으신 글은 그대로 있으니 한 시간 뒤에 다시 보내 주십시오."
_CHECKING = "검사하고 있는 파일이 있습니다. 잠시 뒤에 다시 보내 주십시오."
_GONE = "쓰던 글이 없습니다. 이미 지웠거나 기한이 지났으니 처음부터 다시 적어 주십시오."


class StillChecking(Refusal):
    """A file is still looked at."""


class Unfinished(Refusal):
    """Something is missing: `step` is where."""

    def __init__(self, step: str) -> None:
        super().__init__("아직 적지 않은 것이 있습니다. 그 단계로 가서 마저 적어 주십시오.")
        self.step = step


@dataclass(frozen=True, slots=True)
class Receipt:
    """접수증: code and secret open the case; nobody can tell the secret a second time, but who sent it, for a day.

    `receive_by` is by when the office takes it in (영 제6조제7항), `kind` the 민원구분 that it then runs under.
    """

    code: str
    secret: str
    company: str
    title: str
    kind: str
    filed_at: datetime
    receive_by: datetime
    files: tuple[str, ...]


def send(*, draft: Draft, address: str, now: datetime) -> Receipt:
    """File what a draft says, or find the case that it already is.

    `Unfinished` where something is missing, `Flooded`, `NoDraft`; `StillChecking` while a file is looked at.
    """
    drawn = draw(_key(draft))  # slow, so before the lock
    return _sent(draft, drawn, address, now)


def receipt(*, draft: Draft) -> Receipt:
    """The receipt of a draft that was sent. `NoDraft` for any other."""
    if draft.row.case is None:
        raise NoDraft(_GONE)
    return _receipt(draft.row.case, opened_for(draft.row.case, secret_of(_key(draft))))


@transaction.atomic
def _sent(draft: Draft, drawn: Drawn, address: str, now: datetime) -> Receipt:
    held = locked(draft.code, now)
    if held is None:
        raise NoDraft(_GONE)
    if held.case is not None:
        return _receipt(held.case, opened_for(held.case, drawn.secret))
    if step := unfinished(draft.difficulty):
        raise Unfinished(step)
    if any(one.status == CaseFileStatus.CHECKING and not one.is_cut(now) for one in held.files.all()):
        raise StillChecking(_CHECKING)
    try:
        take([Subject("difficulty", f"{day_of(now)}:{address}", MOST_AN_HOUR, HOUR)], now)
    except Refusal as refusal:
        raise Flooded(_TOO_MANY) from refusal
    case, _ = filed(told=_told(draft.difficulty, now), key=_key(draft), now=now)
    _hand_over(held, case, now)
    made = _receipt(case, open_for(case=case, drawn=drawn, now=now))
    CaseEvent.objects.create(case=case, at=now, act="신청", after=case.status)
    record_act(by=access.BY, action="애로 신청", object=case.key, now=now, after=case.print)
    return made


def _hand_over(held: CaseDraft, case: Case, now: datetime) -> None:
    """The files go to the case, and nothing of the text stays with the draft."""
    held.files.filter(status=CaseFileStatus.ADMITTED).update(case=case, draft=None)
    held.files.all().delete()
    held.case, held.body, held.expires_at = case, "", now + RECEIPT_STAYS
    held.changed_at = now
    held.save()


def _receipt(case: Case, opened: Opened) -> Receipt:
    return Receipt(
        code=opened.code,
        secret=opened.secret,
        company=case.company_name,
        title=case.title,
        kind=case.kind,
        filed_at=case.filed_at,
        receive_by=within("온라인접수", case.filed_at, calendar()).due,
        files=tuple(case.files.filter(came_with="신청").values_list("name", flat=True)),
    )


def _told(typed: Difficulty, now: datetime) -> Told:
    question = question_of(typed.ask)
    about = Department.objects.on(day_of(now)).filter(name=typed.hidden_from).first()
    return Told(
        company=typed.company,
        title=typed.title,
        content=typed.content,
        wish=typed.wish,
        place=typed.place,
        sort=broad_sort(typed.group).code,
        channel=CHANNEL,
        kind=question.kind,
        basis=question.told,
        is_anonymous=about is not None,
        about=about,
        person=Person(
            name=typed.name,
            position=typed.position,
            phone=typed.phone,
            mail=typed.mail,
            reply_by=typed.reply_by,
            consents=bool(typed.consents),
        ),
    )


def _key(draft: Draft) -> str:
    """The key of the form: it makes the case one and the secret the same."""
    return keyed_hash("difficulty", draft.code)
