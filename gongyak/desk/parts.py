"""The parts of the desk in the order of the menu: a new part adds its line here."""

from collections.abc import Callable
from dataclasses import dataclass

from gongyak.achievements.permissions import may_see_ledger
from gongyak.approvals.permissions import may_set_lines
from gongyak.cases.permissions import may_see_cases
from gongyak.desk.admin.permissions import may_look
from gongyak.desk.audit.permissions import may_audit, may_mind_mail
from gongyak.desk.calendar.permissions import may_mind_calendar
from gongyak.desk.companies.permissions import may_see_companies
from gongyak.desk.settings.permissions import may_set
from gongyak.headquarters.permissions import may_see_headquarters
from gongyak.meetings.permissions import may_see_meetings
from gongyak.plans.permissions import may_see_plans
from gongyak.pledges.changes.permissions import may_see_changes, may_see_panel
from gongyak.pledges.opinions.permissions import may_see_opinions
from gongyak.pledges.registry.permissions import may_see_registry
from gongyak.retention.permissions import may_see_retention
from gongyak.staff.actors import Actor
from gongyak.staff.permissions import may_manage_people


def everybody(actor: Actor) -> bool:
    """Whoever has any duty today."""
    return bool(actor.duties)


def anybody(actor: Actor) -> bool:
    """Whoever has an account, also when no duty is left: one's own password, and the way out."""
    return True


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the desk: the name of its first address, its label, who may open it, and its group."""

    name: str
    label: str
    may: Callable[[Actor], bool]
    group: str


#: The groups of the menu in their order.
PLEDGES, HEADQUARTERS, OFFICE = "공약", "대책본부", "관리"
GROUPS = (PLEDGES, HEADQUARTERS, OFFICE)
PARTS = (
    Part("desk", "내 업무", everybody, PLEDGES),
    Part("rounds", "분기 회차", everybody, PLEDGES),
    Part("desk-registry", "공약 대장", may_see_registry, PLEDGES),
    Part("desk-changes", "공약 변경", may_see_changes, PLEDGES),
    Part("desk-panel", "평가단", may_see_panel, PLEDGES),
    Part("desk-opinions", "구민 의견", may_see_opinions, PLEDGES),
    Part("desk-papers", "문서 뽑기", everybody, PLEDGES),
    Part("hq-situation", "상황판", may_see_headquarters, HEADQUARTERS),
    Part("desk-portfolio", "종합계획", may_see_plans, HEADQUARTERS),
    Part("desk-ledger", "실적대장", may_see_ledger, HEADQUARTERS),
    Part("desk-activities", "향후계획", may_see_ledger, HEADQUARTERS),
    Part("pledge-links", "공약과 기록", may_see_registry, HEADQUARTERS),
    Part("hq-reports", "상황보고", may_see_headquarters, HEADQUARTERS),
    Part("hq-office", "본부·반", may_see_headquarters, HEADQUARTERS),
    Part("desk-meetings", "회의", may_see_meetings, HEADQUARTERS),
    Part("desk-proposals", "건의", may_see_meetings, HEADQUARTERS),
    Part("desk-directives", "지시사항", may_see_meetings, HEADQUARTERS),
    Part("hq-indicators", "경제지표", may_see_headquarters, HEADQUARTERS),
    Part("desk-cases", "기업애로", may_see_cases, HEADQUARTERS),
    Part("desk-companies", "기업 대장", may_see_companies, HEADQUARTERS),
    Part("desk-deadline", "처리기한 셈", everybody, HEADQUARTERS),
    Part("linting", "점검", everybody, HEADQUARTERS),
    Part("substitutes", "대결", everybody, OFFICE),
    Part("approval-lines", "결재선", may_set_lines, OFFICE),
    Part("people", "직원·부서", may_manage_people, OFFICE),
    Part("desk-calendar", "휴일·기한", may_mind_calendar, OFFICE),
    Part("desk-regulations", "관리 규정", everybody, OFFICE),
    Part("desk-audit", "감사", may_audit, OFFICE),
    Part("desk-retention", "보존·파기", may_see_retention, OFFICE),
    Part("desk-outbox", "메일", may_mind_mail, OFFICE),
    Part("admin:index", "자료", may_look, OFFICE),
    Part("desk-settings", "설정", may_set, OFFICE),
)
