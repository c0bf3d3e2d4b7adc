"""An opinion through the office, with what each person may and may not do."""

import pytest

from gongyak.audit.models import Act
from gongyak.district.published import revision
from gongyak.jobs.models import Job
from gongyak.pledges import published
from gongyak.pledges.models import Opinion, OpinionStatus
from gongyak.pledges.opinions.answering import close, write_again
from gongyak.pledges.opinions.workflow import STEPS, step
from gongyak.rules.refusal import Refusal
from tests.pledges.opinions.voices import ANSWER, PERSONAL, TEXT, Voices, opened, send


@pytest.fixture
def voices(db: None) -> Voices:
    made = opened()
    send()
    return made


def test_it_is_assigned_handed_on_answered_and_public(voices: Voices) -> None:
    assert voices.assign(to="문화관광과").status == OpinionStatus.ASSIGNED
    assert voices.assign("타부서팀장", reason="일자리 업무입니다.").department.name == "일자리경제과"
    assert voices.write().status == OpinionStatus.ANSWERING
    assert published.opinions().count == 0
    before = revision()
    voices.give()
    assert revision() > before
    [shown] = published.opinions().opinions
    assert (shown.pledge, shown.text, shown.answer, shown.department) == (
        "1-2-2",
        TEXT,
        ANSWER,
        "일자리경제과",
    )
    assert published.opinions_on("1-2-2", shown.holder) == (shown,)
    assert published.opinions_on("1-2-2", shown.holder, "2026-01-01") == ()
    assert [(one.act, one.after) for one in voices.opinion.events.all()] == [
        ("접수", "접수"),
        ("배정", "배정"),
        ("이송", "배정"),
        ("답변 저장", "답변작성"),
        ("답변", "답변완료"),
    ]
    acts = Act.objects.filter(object=voices.opinion.key).values_list("action", "actor")
    assert ("의견 답변", voices.people["팀장"].key) in acts
    assert not any("업무입니다" in str(row) for row in Act.objects.values())


@pytest.mark.parametrize("who", ["담당", "팀장", "과장", "구청장", "감사", "시스템관리"])
def test_only_the_coordinating_office_assigns(voices: Voices, who: str) -> None:
    with pytest.raises(Refusal, match="총괄부서가 합니다"):
        voices.assign(who)


def test_handing_on_needs_another_department_and_a_reason(voices: Voices) -> None:
    voices.assign()
    with pytest.raises(Refusal, match="이미 그 부서"):
        voices.assign()
    with pytest.raises(Refusal, match="사유를"):
        voices.assign(to="문화관광과")
    with pytest.raises(Refusal, match="직원이 아닙니다"):
        voices.assign("타부서팀장", to="문화관광과", reason="가")
    with pytest.raises(Refusal, match="직원이 아닙니다"):
        voices.assign("담당", to="문화관광과", reason="가")


@pytest.mark.parametrize("who", ["타부서담당", "타부서팀장", "총괄", "구청장", "감사", "시스템관리"])
def test_only_its_department_writes_the_answer(voices: Voices, who: str) -> None:
    voices.assign()
    with pytest.raises(Refusal, match="직원이 아닙니다"):
        voices.write(who)


@pytest.mark.parametrize("who", ["담당", "타부서과장", "구청장", "감사"])
def test_the_answer_is_given_by_who_leads(voices: Voices, who: str) -> None:
    voices.assign()
    voices.write()
    with pytest.raises(Refusal, match="팀장이나 과장"):
        voices.give(who)
    assert voices.opinion.status == OpinionStatus.ANSWERING


def test_no_answer_is_lost_or_given_unseen(voices: Voices) -> None:
    voices.assign()
    voices.write()
    with pytest.raises(Refusal, match="그사이 다른 사람이"):
        voices.write("팀장", "다른 답변", revision=0)
    with pytest.raises(Refusal, match="미리 보신 뒤에"):
        voices.give(revision=0)
    with pytest.raises(Refusal, match="답변을 적으십시오"):
        voices.write(answer=" ")
    with pytest.raises(Refusal, match="주민등록번호"):
        voices.write(answer="900101-1234567")
    assert voices.opinion.answer == ANSWER


def test_what_is_personal_is_masked_and_hidden(voices: Voices) -> None:
    send(2, PERSONAL)
    voices.answered(hidden=["홍길동"])
    [shown] = published.opinions().opinions
    assert shown.text == "제 번호는 (전화번호 가림)이고 이름은 ○○○입니다."


def test_what_its_writer_keeps_to_himself_is_not_public(voices: Voices) -> None:
    send(2, wants_public=False, contact="a@b.kr", consents=True)
    voices.answered()
    assert published.opinions().count == 0
    assert voices.opinion.public_text == ""
    letter = Job.objects.get(kind="mail").payload
    assert letter["to"] == "a@b.kr" and voices.opinion.number in letter["body"] + letter["subject"]
    assert TEXT not in str(letter) and ANSWER not in str(letter)


def test_an_answer_is_taken_back_and_given_again(voices: Voices) -> None:
    voices.answered()
    told = {"opinion": voices.opinion, "now": voices.then()}
    with pytest.raises(Refusal, match="사유를"):
        write_again(**told, by=voices.who("팀장"), reason="")
    with pytest.raises(Refusal, match="직원이 아닙니다"):
        write_again(**told, by=voices.who("담당"), reason="가")
    write_again(**told, by=voices.who("팀장"), reason="날짜가 틀림")
    assert published.opinions().count == 0
    voices.write(answer="가을에 심습니다.")
    voices.give()
    assert published.opinions().opinions[0].answer == "가을에 심습니다."


def test_what_cannot_be_public_is_closed_with_a_reason(voices: Voices) -> None:
    voices.answered()
    told = {"opinion": voices.opinion, "now": voices.then()}
    with pytest.raises(Refusal, match="사유를"):
        close(**told, by=voices.who("총괄"), reason=" ")
    with pytest.raises(Refusal, match="총괄부서가 합니다"):
        close(**told, by=voices.who("과장"), reason="가")
    close(**told, by=voices.who("총괄"), reason="다른 사람의 개인정보가 들어 있음")
    assert published.opinions().count == 0
    with pytest.raises(Refusal, match="‘비공개 처리’ 단계의 의견에는"):
        voices.write()


def test_who_sees_which(voices: Voices) -> None:
    seen = {
        who: Opinion.objects.visible_to(voices.who(who)).count() for who in ("총괄", "담당", "타부서담당")
    }
    assert seen == {"총괄": 1, "담당": 0, "타부서담당": 0}
    voices.assign()
    assert Opinion.objects.visible_to(voices.who("담당")).waiting().count() == 1
    assert Opinion.objects.visible_to(voices.who("타부서과장")).count() == 0


def test_every_status_is_reached_and_only_one_is_an_end() -> None:
    assert {*STEPS.values()} | {OpinionStatus.RECEIVED} == set(OpinionStatus)
    assert set(OpinionStatus) - {status for status, _ in STEPS} == {OpinionStatus.CLOSED}
    with pytest.raises(Refusal):
        step(OpinionStatus.RECEIVED, "답변")
