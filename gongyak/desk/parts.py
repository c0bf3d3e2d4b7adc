"""The parts of the desk in the order of the menu: a new part adds its line here."""

from collections.abc import Callable
from dataclasses import dataclass

from gongyak.approvals.permissions import may_set_lines
from gongyak.desk.admin.permissions import may_look
from gongyak.desk.audit.permissions import may_audit, may_mind_mail
from gongyak.desk.settings.permissions import may_set
from gongyak.pledges.changes.permissions import may_see_changes, may_see_panel
from gongyak.pledges.opinions.permissions import may_see_opinions
from gongyak.pledges.registry.permissions import may_see_registry
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
    """One part of the desk: the name of its first address, its label, and who may open it."""

    name: str
    label: str
    may: Callable[[Actor], bool]


PARTS = (
    Part("desk", "내 업무", everybody),
    Part("desk-registry", "공약 대장", may_see_registry),
    Part("rounds", "분기 회차", everybody),
    Part("desk-changes", "공약 변경", may_see_changes),
    Part("desk-panel", "평가단", may_see_panel),
    Part("desk-papers", "문서 뽑기", everybody),
    Part("substitutes", "대결", everybody),
    Part("approval-lines", "결재선", may_set_lines),
    Part("people", "직원·부서", may_manage_people),
    Part("desk-opinions", "구민 의견", may_see_opinions),
    Part("desk-regulations", "관리 규정", everybody),
    Part("desk-audit", "감사", may_audit),
    Part("desk-outbox", "메일", may_mind_mail),
    Part("admin:index", "자료", may_look),
    Part("desk-settings", "설정", may_set),
)
