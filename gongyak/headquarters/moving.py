"""Reports behind their locks, and what happened to them."""

from datetime import datetime

from gongyak.audit.actions import record_act
from gongyak.headquarters.models import ReportEvent, SituationReport
from gongyak.headquarters.permissions import may_run
from gongyak.headquarters.workflow import step
from gongyak.rules.moments import day_of
from gongyak.rules.particles import with_particle
from gongyak.rules.personal import kinds
from gongyak.rules.refusal import Refusal
from gongyak.rules.situation.report import SECTIONS, Texts
from gongyak.staff.actors import Actor

#: So many characters has a part at most.
_LONGEST = 10_000


def locked(report: SituationReport) -> SituationReport:
    """A report behind its lock, taken without a join as `achievements.keeping.locked` tells."""
    return SituationReport.objects.select_for_update().get(pk=report.pk)


def led(report: SituationReport, by: Actor, now: datetime) -> SituationReport:
    """The locked report; Refusal where somebody does not run the headquarters."""
    row = locked(report)
    if not may_run(by, day_of(now)):
        raise Refusal("상황보고는 총괄부서나 총괄반이 만들고 올립니다. 총괄반에 요청하십시오.")
    return row


def move(
    row: SituationReport,
    act: str,
    *,
    by: Actor,
    now: datetime,
    memo: str = "",
    before: str = "",
    after: str = "",
) -> SituationReport:
    """Bring a locked report to the status after an act, save it and say what happened.

    Refusal where the act is not one of its status. The act of the chain comes last.
    """
    was, row.status = row.status, step(row.status, act)
    row.save()
    ReportEvent.objects.create(
        report=row, act=act, before=was, after=row.status, at=now, by_id=by.id, memo=memo.strip()
    )
    record_act(by=by.key, action=f"상황보고 {act}", object=row.key, now=now, before=before, after=after)
    return row


def checked(texts: Texts) -> Texts:
    """What somebody wrote; Refusal where a part is too long or holds personal data by its form."""
    for section, label in SECTIONS.items():
        text = getattr(texts, section)
        if len(text) > _LONGEST:
            raise Refusal(
                f"{with_particle(label, '은는')} {_LONGEST:,}자까지 적을 수 있습니다. 줄여 주십시오."
            )
        if found := kinds(text):
            raise Refusal(
                f"{label}에 {with_particle(found[0].value, '이가')} 있습니다. 상황보고에는 개인정보를 적지 마십시오."
            )
    return texts
