from datetime import date

import pytest

from gongyak.pledges.models import Draft, DraftText, FollowUp, Outcome, Round, Status, Withdrawal
from tests.pledges.rounds.quarter import NOW, Quarter, opened


@pytest.fixture
def quarter(db: None) -> Quarter:
    return opened()


def made(quarter: Quarter, **changed: object) -> Round:
    told = {name: date(2026, 12, 1) for name in ("write_by", "approve_by", "confirm_by", "publish_by")}
    told |= {"officeholder": quarter.round.officeholder, "as_of": quarter.round.as_of, "opened_at": NOW}
    return Round(opened_by=quarter.people["총괄"], **(told | changed))


def test_round_once(refused, quarter):
    refused(made(quarter), "이미 열려")


def test_round_deadlines_in_order(refused, quarter):
    refused(made(quarter, as_of=date(2024, 12, 31), confirm_by=date(2026, 11, 1)), "차례로")


def test_draft_once(refused, quarter):
    told = {"round": quarter.round, "pledge": quarter.draft.pledge}
    refused(Draft(**told, card="{}", changed_at=NOW), "이미 있습니다")


def test_draft_status(refused, quarter):
    told = {"round": quarter.round, "pledge": quarter.draft.pledge}
    refused(Draft(**told, card="{}", changed_at=NOW, status="모름"), "정해진 말")


def test_draft_confirmed_is_frozen(refused, quarter):
    told = {"round": quarter.round, "pledge": quarter.draft.pledge}
    refused(Draft(**told, card="{}", changed_at=NOW, status=Status.CONFIRMED), "확정본이 있어야")


def test_draft_text_once(refused, quarter):
    row = {"draft": quarter.draft, "revision": 0, "at": NOW, "by": quarter.people["담당"]}
    refused(DraftText(**row, saving="저장", hash="0" * 64, card="{}"), "먼저 저장")


def test_withdrawal_says_why(refused, quarter):
    draft = quarter.confirm()
    row = {"draft": draft, "version": draft.version, "at": NOW, "by": quarter.people["총괄"]}
    refused(Withdrawal(**row), "사유")


def test_follow_up_once(refused, quarter):
    row = {"draft": quarter.draft, "item": "a", "place": "plans.1", "text": "가"}
    FollowUp.objects.create(**row)
    refused(FollowUp(**row), "같은 약속")


def test_follow_up_says_why(refused, quarter):
    row = {"draft": quarter.draft, "item": "a", "place": "plans.1", "text": "가"}
    refused(FollowUp(**row, outcome=Outcome.SLIPPED), "까닭")
