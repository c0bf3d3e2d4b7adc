"""A change from the department's proposal to publication, with what each person may and may not do."""

from dataclasses import replace
from datetime import timedelta

import pytest

from gongyak.approvals.models import State
from gongyak.audit.models import Act
from gongyak.audit.verify import verify as verify_acts
from gongyak.district.published import revision
from gongyak.pledges.changes import deciding, writing
from gongyak.pledges.changes.cards import confirmed_now, decided
from gongyak.pledges.changes.workflow import STEPS, step
from gongyak.pledges.changes.writing import Written
from gongyak.pledges.models import Change, ChangeStatus
from gongyak.rules.changes import Kind
from gongyak.rules.refusal import Refusal
from tests.pledges.changes.office import TITLE, WRITTEN, Office, opened

OLD = "지역경제활성화 종합대책본부 설치"


@pytest.fixture
def office(db: None) -> Office:
    return opened()


def test_the_whole_way(office: Office) -> None:
    change = office.decided()
    assert (change.status, change.approval.state) == (ChangeStatus.CONFIRMED, State.DONE)
    assert confirmed_now(office.pledge)[Kind.TITLE] == TITLE
    before = revision()
    office.publish()
    assert (office.change.status, office.change.published_at) == (ChangeStatus.PUBLISHED, office.now)
    assert revision() == before + 1
    [item] = office.change.items.all()
    assert (item.kind, item.before, item.after) == ("명칭", OLD, TITLE)
    acts = list(office.change.events.values_list("act", flat=True))
    assert acts == ["시작", "저장", "제출", "심의 회부", "심의 결과", "기안", *["서명"] * 3, "확정", "공개"]
    assert list(
        Act.objects.filter(object=office.change.key).order_by("seq").values_list("action", flat=True)
    ) == [f"변경 {act}" for act in acts]
    assert not list(verify_acts())


@pytest.mark.parametrize("who", ["과장", "타부서담당", "구청장", "감사", "평가위원", "시스템관리"])
def test_only_its_department_and_the_coordinator_begin_a_change(office: Office, who: str) -> None:
    with pytest.raises(Refusal, match="주관부서나 총괄부서"):
        office.begin(who)
    office.begin()
    with pytest.raises(Refusal, match="담당자나 팀장이 아닙니다"):
        office.save(who)
    office.save("총괄")
    with pytest.raises(Refusal, match="담당자나 팀장이 아닙니다"):
        office.submit(who)
    with pytest.raises(Refusal, match="담당자나 팀장이 아닙니다"):
        writing.withdraw_change(change=office.change, by=office.who(who), now=office.then(), reason="가")


@pytest.mark.parametrize("who", ["담당", "팀장", "과장", "구청장", "감사", "평가위원", "시스템관리"])
def test_only_the_coordinator_handles_and_publishes(office: Office, who: str) -> None:
    office.begin()
    office.save()
    office.submit()
    by = office.who(who)
    for act in (
        lambda: office.refer(who),
        lambda: deciding.return_change(change=office.change, by=by, now=office.then(), reason="가"),
        lambda: office.session(who=who),
        lambda: office.publish(who),
    ):
        with pytest.raises(Refusal, match="총괄부서가 하는 일"):
            act()


def test_one_change_of_a_pledge_at_a_time(office: Office) -> None:
    office.begin()
    with pytest.raises(Refusal, match="끝나지 않은 변경"):
        office.begin("총괄")
    writing.withdraw_change(
        change=office.change, by=office.who("담당"), now=office.then(), reason="더 살펴봄"
    )
    assert office.change.status == ChangeStatus.WITHDRAWN
    office.begin()
    assert Change.objects.count() == 2


def test_what_is_handed_in_says_what_why_and_on_what_grounds(office: Office) -> None:
    office.begin()
    for written, said in (
        (replace(WRITTEN, after={Kind.TITLE: f" {OLD} "}), "하나 이상"),
        (replace(WRITTEN, reason=" "), "사유와 근거"),
        (replace(WRITTEN, grounds=""), "사유와 근거"),
        (Written({Kind.DROPPED: "제외", Kind.MERGED: "2-1에 합침"}, "가", "나"), "하나만"),
    ):
        office.save(written=written)
        with pytest.raises(Refusal, match=said):
            office.submit()
    with pytest.raises(Refusal, match="사업비: 사업비는"):
        office.save(written=replace(WRITTEN, after={Kind.BUDGET: "많이"}))


def test_당초_is_what_stands_confirmed_and_never_typed(office: Office) -> None:
    office.begin()
    typed = {Kind.TITLE: "거짓", Kind.AMOUNT: "골목 3곳"}
    office.save(written=replace(WRITTEN, after={Kind.TITLE: TITLE, Kind.AMOUNT: "골목 5곳"}, before=typed))
    assert list(office.change.items.values_list("kind", "before", "after")) == [
        ("명칭", OLD, TITLE), ("사업량", "골목 3곳", "골목 5곳"),
    ]  # fmt: skip


def test_the_chain_holds_당초_of_the_next_is_변경_of_the_last(office: Office) -> None:
    office.decided()
    office.begin()
    office.save(written=replace(WRITTEN, after={Kind.TITLE: "대책본부 운영"}))
    assert office.change.items.get().before == TITLE
    assert [one.after for one in decided(office.pledge)] == [TITLE]
    office.change.items.update(before=OLD)  # as if another change had been decided meanwhile
    with pytest.raises(Refusal, match="지금 확정된"):
        office.submit()


def test_two_who_write_at_once_do_not_overwrite_each_other(office: Office) -> None:
    office.begin()
    office.save()
    with pytest.raises(Refusal, match="그사이 다른 사람"):
        office.save("팀장", revision=0)


def test_a_returned_change_is_mended_and_deliberated_again(office: Office) -> None:
    office.begin()
    office.save()
    office.submit()
    by = office.who("총괄")
    with pytest.raises(Refusal, match="무엇을 보완"):
        deciding.return_change(change=office.change, by=by, now=office.then(), reason=" ")
    deciding.return_change(change=office.change, by=by, now=office.then(), reason="근거 문서를 붙이십시오.")
    assert office.change.status == ChangeStatus.RETURNED
    office.submit()
    office.refer()
    office.vote()
    deciding.return_change(change=office.change, by=by, now=office.then(), reason="명칭을 다듬으십시오.")
    office.save(written=replace(WRITTEN, after={Kind.TITLE: f"{TITLE} 강화"}))
    office.submit()
    office.refer()
    office.vote(session=office.session("제2차 정기회의"))
    assert office.put_up().status == ChangeStatus.APPROVAL


def test_a_session_without_quorum_decides_nothing(office: Office) -> None:
    office.begin()
    office.save()
    office.submit()
    office.refer()
    with pytest.raises(Refusal, match="의사정족수"):
        office.vote(2, 0, office.session(present=2))
    session = office.session("제2차")
    with pytest.raises(Refusal, match="출석한 3명이어야 하는데 2명"):
        office.vote(1, 1, session)
    office.vote(session=session)
    assert office.change.status == ChangeStatus.DELIBERATED


def test_a_session_votes_on_a_change_once_and_on_its_own_mayors(office: Office) -> None:
    office.deliberated()
    session = office.change.deliberations.get().session
    deciding.return_change(change=office.change, by=office.who("총괄"), now=office.then(), reason="보완")
    office.submit()
    office.refer()
    with pytest.raises(Refusal, match="이미 심의했습니다"):
        office.vote(session=session)
    holder = office.pledge.officeholder
    other = type(holder).objects.create(
        term=holder.term, sequence=holder.sequence + 1, began_on=holder.began_on + timedelta(days=9)
    )
    session = office.session("제3차")
    type(session).objects.filter(pk=session.pk).update(officeholder=other)
    session.refresh_from_db()
    with pytest.raises(Refusal, match="단체장이 아닌"):
        office.vote(session=session)


def test_what_the_panel_voted_down_needs_a_reason_to_be_pursued(office: Office) -> None:
    office.begin()
    office.save()
    office.submit()
    office.refer()
    office.vote(1, 2)
    assert not office.change.deliberations.get().carried
    with pytest.raises(Refusal, match="부결"):
        office.put_up()
    office.put_up(memo="법령이 바뀌어 불가피함")
    assert office.change.events.last().memo == "법령이 바뀌어 불가피함"


def test_only_what_was_deliberated_is_put_up_and_by_its_department(office: Office) -> None:
    office.deliberated()
    for who in ("총괄", "과장", "타부서담당"):
        with pytest.raises(Refusal, match="주관부서의 담당자나 팀장"):
            office.put_up(who)
    office.change.items.update(after="몰래 바꾼 이름")
    with pytest.raises(Refusal, match="심의한 내용이 아닙니다"):
        office.put_up()


def test_it_can_be_recalled_and_sent_back_on_its_way(office: Office) -> None:
    office.deliberated()
    office.put_up()
    deciding.recall_change(change=office.change, by=office.who("담당"), now=office.then())
    assert office.change.status == ChangeStatus.DELIBERATED
    office.put_up("팀장")
    with pytest.raises(Refusal, match="서명할 역할이 아닙니다"):
        office.sign("담당")
    deciding_step = office.turn()
    with pytest.raises(Refusal, match="사유"):
        deciding.send_change_back(step=deciding_step, by=office.who("과장"), now=office.then(), reason="")


def test_a_mayor_who_sends_it_back_ends_the_approval(office: Office) -> None:
    office.deliberated()
    office.put_up()
    office.sign("팀장", "과장", "총괄")
    deciding.send_change_back(
        step=office.turn(), by=office.who("구청장"), now=office.then(), reason="다시 살펴보십시오."
    )
    assert (office.change.status, office.change.approval.state) == (ChangeStatus.RETURNED, State.RETURNED)
    with pytest.raises(Refusal, match="이미 반려"):
        deciding.sign_change(
            step=office.change.approval.steps.last(),
            content_hash="",
            by=office.who("구청장"),
            now=office.then(),
        )


def test_every_act_of_no_step_is_refused() -> None:
    for status in ChangeStatus.values:
        for act in {act for _, act in STEPS}:
            if (status, act) in STEPS:
                assert step(status, act) in ChangeStatus.values
            else:
                with pytest.raises(Refusal, match=f"‘{act}’"):
                    step(status, act)


def test_who_sees_which_change(office: Office) -> None:
    office.begin()

    def seen() -> set[str]:
        return {who for who in office.people.staff if Change.objects.visible_to(office.who(who)).exists()}

    own = {"담당", "팀장", "과장"}
    whole = {"총괄", "구청장", "감사"}
    assert seen() == own | whole
    office.save()
    office.submit()
    office.refer()
    assert seen() == own | whole | {"평가위원"}
