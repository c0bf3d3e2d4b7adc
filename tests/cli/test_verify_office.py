"""What an owner of the database alters in the office's own tables, `gongyak verify` names (R41 beyond the chains)."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from gongyak.audit.models import Act
from gongyak.cli.verify import findings
from gongyak.district.actions import change_settings
from tests.audit.test_acts import altered
from tests.pledges.changes import office as changes
from tests.pledges.rounds.quarter import opened

pytestmark = pytest.mark.django_db(transaction=True)


def quarter() -> None:
    """A card written, sent back, written again, signed and confirmed; and settings changed twice."""
    work = opened()
    work.save(progress_percent=Decimal(55))
    work.submit()
    work.send_back("팀장")
    work.save(progress_percent=Decimal(60))
    work.confirm()
    for name in ("가온구", "다온구"):
        change_settings(values={"name": name}, by="staff/1", now=work.then())


def change() -> None:
    """A change of a pledge, deliberated and decided."""
    changes.opened().decided()


def codes() -> set[str]:
    return {finding.code for finding in findings()}


@pytest.mark.parametrize("happen", [quarter, change])
def test_an_office_at_work_keeps_every_promise(happen: Callable[[], None]) -> None:
    happen()
    assert findings() == []


@pytest.mark.parametrize(
    ("happen", "statement", "found"),
    [
        (quarter, "UPDATE staff_duty SET role = '총괄' WHERE role = '시스템관리'", {"duty-changed"}),
        (quarter, "UPDATE staff_duty SET ended_on = '2030-01-01' WHERE role = '감사'", {"duty-changed"}),
        (quarter, "DELETE FROM staff_duty WHERE role = '평가위원'", {"duty-missing"}),
        (
            quarter,
            "INSERT INTO staff_duty (staff_id, role, rank, began_on)"
            " SELECT staff_id, '감사', '', '2022-07-01' FROM staff_duty WHERE role = '담당'",
            {"duty-without-act"},
        ),
        (
            quarter,
            "UPDATE approvals_approvalstep SET signed_by_id = (SELECT min(id) FROM staff_staff)"
            " WHERE kind = '결재' AND signed_at IS NOT NULL",
            {"signature-without-act", "signature-missing", "signature-without-right"},
        ),
        (
            quarter,
            "DELETE FROM approvals_approvalstep WHERE kind = '총괄확인' AND signed_at IS NOT NULL",
            {"signature-missing"},
        ),
        (
            quarter,
            "UPDATE approvals_approval SET content_hash = 'x' WHERE state = '완결'",
            {"signature-without-act", "signature-missing", "approval-missing"},
        ),
        (quarter, "UPDATE pledges_draftevent SET after = '작성중'", {"draft-status-differs"}),
        (
            quarter,
            "UPDATE pledges_drafttext SET card = '{}' WHERE revision = 1",
            {"draft-text-changed"},
        ),
        (
            quarter,
            "UPDATE pledges_draft SET card = '{}'",
            {"draft-differs", "draft-altered"},
        ),
        (
            quarter,
            "DELETE FROM pledges_drafttext WHERE revision = (SELECT max(revision) FROM pledges_drafttext)",
            {"draft-differs", "text-missing"},
        ),
        (
            quarter,
            "UPDATE district_settingchange SET by = 'staff/2' WHERE id = (SELECT min(id) FROM district_settingchange)",
            {"setting-differs", "setting-missing"},
        ),
        (
            quarter,
            "DELETE FROM district_settingchange WHERE id = (SELECT max(id) FROM district_settingchange)",
            {"setting-missing"},
        ),
        (change, "UPDATE pledges_changeitem SET after = '다른 제목'", {"change-differs"}),
        (change, "UPDATE pledges_change SET reason = '다른 사유'", {"change-differs"}),
        (change, "UPDATE pledges_panelsession SET present = 5", {"session-differs"}),
    ],
)  # fmt: skip
def test_what_was_altered_in_the_table_is_found(
    happen: Callable[[], None], statement: str, found: set[str]
) -> None:
    happen()
    altered(statement)
    assert codes() == found


def test_acts_that_were_made_up_for_it_break_the_chain() -> None:
    """To alter a right and its act alike leaves the hash of the act wrong."""
    quarter()
    act = Act.objects.filter(action="역할 부여").first()
    altered("UPDATE staff_duty SET role = '총괄' WHERE role = '시스템관리'")
    altered(f"UPDATE audit_act SET after = 'x' WHERE seq = {act.seq}")
    assert {"act-changed", "duty-changed"} <= codes()
