"""A quarter from opening to correction, with what each person may and may not do."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from gongyak.approvals.models import Approval, State
from gongyak.audit.models import Act
from gongyak.audit.verify import verify as verify_acts
from gongyak.pledges import published
from gongyak.pledges.actions import content_of
from gongyak.pledges.models import DraftText, Round, Saving, Status
from gongyak.pledges.rendering import MEDIA_TYPES
from gongyak.pledges.rounds.approving import send_draft_back, sign_draft
from gongyak.pledges.rounds.assigning import assign
from gongyak.pledges.rounds.cards import card_of, hash_of
from gongyak.pledges.rounds.opening import Deadlines, open_round
from gongyak.pledges.rounds.publishing import correct, take_down
from gongyak.pledges.rounds.workflow import STEPS, step
from gongyak.pledges.rounds.writing import Conflict, submit, take_back
from gongyak.pledges.verify import verify
from gongyak.rules.refusal import Refusal
from tests.pledges.files import take
from tests.pledges.quarters import pledge
from tests.pledges.rounds.quarter import AS_OF, DEADLINES, NOW, Quarter, opened

HALF, MORE = Decimal(50), Decimal("62.5")


@pytest.fixture
def quarter(db: None) -> Quarter:
    return opened()


def test_a_round_begins_with_last_quarters_cards(quarter: Quarter) -> None:
    draft = quarter.draft
    assert (draft.status, draft.revision, draft.department) == (
        Status.UNTOUCHED,
        0,
        quarter.people.departments["일자리경제과"],
    )
    assert (quarter.card.as_of, quarter.card.progress_percent) == (AS_OF, HALF)
    before = content_of(draft.base).card
    assert [item.id for item in quarter.card.achievements] == [item.id for item in before.achievements]
    assert draft.texts.get().saving == Saving.COPIED


@pytest.mark.parametrize("who", ["담당", "팀장", "과장", "구청장", "감사", "시스템관리"])
def test_only_the_coordinating_office_opens_a_round(quarter: Quarter, who: str) -> None:
    with pytest.raises(Refusal, match="총괄부서가 엽니다"):
        open_round(as_of=date(2024, 12, 31), deadlines=DEADLINES, by=quarter.who(who), now=NOW)


def test_a_round_is_opened_once_with_deadlines_in_order(quarter: Quarter) -> None:
    by = quarter.who("총괄")
    with pytest.raises(Refusal, match="이미 열려"):
        open_round(as_of=AS_OF, deadlines=DEADLINES, by=by, now=NOW)
    with pytest.raises(Refusal, match="아직 오지 않은"):
        open_round(as_of=date(2026, 12, 31), deadlines=DEADLINES, by=by, now=NOW)
    wrong = Deadlines(date(2026, 12, 4), date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 10))
    with pytest.raises(Refusal, match="차례로"):
        open_round(as_of=date(2024, 12, 31), deadlines=wrong, by=by, now=NOW)
    assert Round.objects.count() == 1


def test_a_text_is_kept_and_so_are_all_before_it(quarter: Quarter) -> None:
    draft = quarter.save(progress_percent=MORE)
    assert (draft.status, draft.revision, draft.changed_by) == (Status.WRITING, 1, quarter.people["담당"])
    assert quarter.save().revision == 1  # the same text again makes none
    quarter.save("팀장", title="지역경제활성화 종합대책본부 설치·운영")
    assert list(DraftText.objects.values_list("revision", flat=True)) == [0, 1, 2]


@pytest.mark.parametrize("who", ["과장", "타부서담당", "타부서팀장", "총괄", "구청장", "감사", "시스템관리"])
def test_only_its_department_writes_a_card(quarter: Quarter, who: str) -> None:
    with pytest.raises(Refusal, match="담당자나 팀장이 아닙니다"):
        quarter.save(who, progress_percent=MORE)
    with pytest.raises(Refusal, match="담당자나 팀장이 아닙니다"):
        quarter.submit(who)


def test_an_edit_over_somebody_elses_is_a_conflict_that_loses_nothing(quarter: Quarter) -> None:
    quarter.save(progress_percent=MORE)
    with pytest.raises(Conflict, match="그사이 담당이름 님이") as met:
        quarter.save("팀장", revision=0, title="다른 제목")
    assert card_of(met.value.there).progress_percent == MORE
    assert quarter.card.title != "다른 제목"


def test_a_card_with_an_error_is_not_handed_in(quarter: Quarter) -> None:
    quarter.save(progress_percent=Decimal(150))
    with pytest.raises(Refusal, match="오류 1건이 있어 제출할 수 없습니다") as refused:
        quarter.submit()
    assert [finding.code for finding in refused.value.findings] == ["progress-range"]
    with pytest.raises(Conflict):
        submit(draft=quarter.draft, revision=0, by=quarter.who("담당"), now=quarter.then())


def test_it_is_sent_back_mended_approved_confirmed_published_and_corrected(quarter: Quarter) -> None:
    quarter.save(progress_percent=MORE)
    assert quarter.submit().status == Status.REVIEW
    with pytest.raises(Refusal, match="‘검토’ 단계의 카드에는"):
        quarter.save(title="몰래")
    assert quarter.send_back("팀장").status == Status.RETURNED
    assert quarter.save(progress_percent=Decimal(60)).status == Status.RETURNED
    assert quarter.submit().status == Status.REVIEW
    assert quarter.sign("팀장").status == Status.APPROVAL
    assert quarter.sign("과장").status == Status.APPROVAL
    draft = quarter.sign("총괄")
    assert draft.status == Status.CONFIRMED
    assert set(draft.version.files.values_list("format", flat=True)) == {*MEDIA_TYPES}
    assert (draft.version.effective_on, draft.version.progress_hundredths) == (AS_OF, 6000)

    quarter.publish()
    assert quarter.draft.status == Status.PUBLISHED
    shown = published.card("1-2-2", AS_OF)
    assert shown.card.progress_percent == 60

    correct(draft=quarter.draft, by=quarter.who("담당"), now=quarter.then(), reason="진도 오기 정정")
    quarter.save(progress_percent=MORE)
    quarter.confirm()
    quarter.publish(reason="1-2-2 정정")
    versions = quarter.draft.pledge.document.versions.filter(effective_on=AS_OF)
    assert [(v.progress_hundredths, v.reason) for v in versions.order_by("seq")] == [
        (6000, "분기 카드 확정"),
        (6250, "진도 오기 정정"),
    ]
    assert published.card("1-2-2", AS_OF).card.progress_percent == MORE
    assert [event.act for event in quarter.draft.events.all()] == [
        *("저장", "제출", "반려", "제출", "검토 마침", "결재", "확정", "공개"),
        *("정정", "제출", "검토 마침", "결재", "확정", "공개"),
    ]
    assert verify() == [] and verify_acts() == []


def test_it_is_taken_back_before_anybody_saw_it(quarter: Quarter) -> None:
    quarter.submit()
    assert take_back(draft=quarter.draft, by=quarter.who("담당"), now=quarter.then()).status == Status.WRITING
    assert Approval.objects.get().state == State.WITHDRAWN
    with pytest.raises(Refusal, match="결재 중이 아닙니다"):
        take_back(draft=quarter.draft, by=quarter.who("담당"), now=quarter.then())


def test_a_signature_counts_for_what_was_shown(quarter: Quarter) -> None:
    quarter.submit()
    with pytest.raises(Refusal, match="다릅니다"):
        sign_draft(step=quarter.turn(), content_hash="0" * 64, by=quarter.who("팀장"), now=quarter.then())
    assert quarter.draft.status == Status.REVIEW


def test_nothing_is_published_unasked(quarter: Quarter) -> None:
    with pytest.raises(Refusal, match="공개할 것이 없습니다"):
        quarter.publish()
    quarter.confirm()
    with pytest.raises(Refusal, match="총괄부서가 합니다"):
        quarter.publish("담당")
    first = quarter.publish()
    assert quarter.publish() == first


def test_the_chain_of_acts_tells_who_did_what_by_key(quarter: Quarter) -> None:
    quarter.confirm()
    acts = Act.objects.filter(object=quarter.draft.key).order_by("seq")
    assert [(act.action, act.actor) for act in acts] == [
        ("제출", quarter.people["담당"].key),
        ("검토 마침", quarter.people["팀장"].key),
        ("결재", quarter.people["과장"].key),
        ("확정", quarter.people["총괄"].key),
    ]
    frozen = Act.objects.filter(object=str(quarter.draft.pledge.document)).latest("seq")
    assert frozen.actor == quarter.people["총괄"].key


def test_every_status_is_reached_and_left() -> None:
    assert {status for status, _ in STEPS} | {*STEPS.values()} == set(Status)
    with pytest.raises(Refusal, match="‘공개’ 단계의 카드에는 ‘저장’을"):
        step(Status.PUBLISHED, "저장")


def test_verify_finds_a_card_without_its_text_approval_or_right(quarter: Quarter) -> None:
    quarter.confirm()
    assert verify() == []
    DraftText.objects.all().delete()
    quarter.people["과장"].duties.update(began_on=date(2026, 12, 1))
    assert {finding.code for finding in verify()} == {"text-missing", "signature-without-right"}
    Approval.objects.update(content_hash="0" * 64)
    assert {finding.code for finding in verify()} == {"text-missing", "approval-missing"}


def test_the_second_of_two_clicks_changes_nothing(quarter: Quarter) -> None:
    quarter.submit()
    assert quarter.submit().status == Status.REVIEW
    step, shown = quarter.turn(), hash_of(quarter.draft.card)
    quarter.sign("팀장")
    again = sign_draft(step=step, content_hash=shown, by=quarter.who("팀장"), now=quarter.then())
    assert again.status == Status.APPROVAL
    step = quarter.turn()
    quarter.send_back("과장")
    again = send_draft_back(step=step, by=quarter.who("과장"), now=quarter.then(), reason="다시")
    assert again.status == Status.RETURNED
    assert [event.act for event in again.events.all()] == ["제출", "검토 마침", "반려"]
    with pytest.raises(Refusal, match="이미 반려됨"):
        sign_draft(step=step, content_hash=shown, by=quarter.who("과장"), now=quarter.then())


def test_a_card_is_given_to_a_department(quarter: Quarter) -> None:
    other = quarter.people.departments["문화관광과"]
    with pytest.raises(Refusal, match="총괄부서가 정합니다"):
        assign(draft=quarter.draft, department=other, by=quarter.who("담당"), now=quarter.then())
    assign(draft=quarter.draft, department=other, by=quarter.who("총괄"), now=quarter.then())
    assert quarter.save("타부서담당", progress_percent=MORE).status == Status.WRITING
    quarter.submit("타부서담당")
    with pytest.raises(Refusal, match="먼저 돌려보내십시오"):
        assign(draft=quarter.draft, department=other, by=quarter.who("총괄"), now=quarter.then())


def test_a_card_is_taken_down_and_leaves_a_mark(quarter: Quarter, client: Client) -> None:
    take(pledge("1-2-3", "상점가 정비"), now=NOW)
    quarter.confirm()
    quarter.publish()
    with pytest.raises(Refusal, match="총괄부서가 내립니다"):
        take_down(draft=quarter.draft, by=quarter.who("담당"), now=quarter.then(), reason="사유")
    take_down(draft=quarter.draft, by=quarter.who("총괄"), now=quarter.then(), reason="금액 확인 중")
    assert published.card("1-2-2", AS_OF) is None and published.card("1-2-3", AS_OF)
    assert quarter.draft.status == Status.RETURNED
    gone = client.get("/cards/1-2-2/")
    assert (gone.status_code, "금액 확인 중" in gone.text, "내린 카드" in gone.text) == (410, True, True)
    # what is confirmed after that stands in its place
    quarter.save(progress_percent=MORE)
    quarter.confirm()
    quarter.publish(reason="고친 카드 공개")
    assert published.card("1-2-2", AS_OF).card.progress_percent == MORE
    assert verify() == [] and verify_acts() == []


def test_the_only_card_is_not_taken_down(quarter: Quarter) -> None:
    quarter.confirm()
    quarter.publish()
    with pytest.raises(Refusal, match="공개할 확정본이 없습니다"):
        take_down(draft=quarter.draft, by=quarter.who("총괄"), now=quarter.then(), reason="사유")
    assert quarter.draft.status == Status.PUBLISHED
