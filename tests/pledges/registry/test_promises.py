"""From the sentence of a bulletin to the pledges that carry it on, and what each person may do."""

from datetime import date

import pytest

from gongyak.audit.models import Act
from gongyak.audit.verify import verify as verify_acts
from gongyak.pledges.models import Decision, Field, Officeholder, Promise, PromiseLink, ReviewStatus
from gongyak.pledges.registry.holders import amend_officeholder, register_officeholder, register_term
from gongyak.pledges.registry.matching import matching, wordings
from gongyak.pledges.registry.opinions import Conflict, return_opinion
from gongyak.pledges.registry.pledges import amend_pledge, name_field
from gongyak.pledges.registry.promises import Origin, assign
from gongyak.pledges.registry.workflow import STEPS, step
from gongyak.rules.refusal import Refusal
from tests.pledges.registry.office import BULLETIN, DUE, SAID, TEXTS, Office, opened

NOT_THE_COORDINATOR = ["담당", "팀장", "과장", "타부서담당", "구청장", "감사", "평가위원", "시스템관리"]


@pytest.fixture
def office(db: None) -> Office:
    return opened()


def test_sentences_are_taken_in_word_for_word_under_numbers_of_their_own(office: Office) -> None:
    made = office.register()
    assert [(one.label, one.text) for one in made] == list(zip(("임시-001", "임시-002"), TEXTS, strict=True))
    again = office.register(texts=["노사가 함께하는 도시"], origin=Origin("정책자료집", "정책자료집", "12"))
    assert (again[0].number, again[0].page, again[0].source) == (3, "12", "정책자료집")


def test_a_sentence_of_a_document_is_taken_in_once(office: Office) -> None:
    office.register()
    with pytest.raises(Refusal, match="이미 있습니다"):
        office.register(texts=["새 문장", TEXTS[1]])
    with pytest.raises(Refusal, match="이미 있습니다"):
        office.register(texts=["새 문장", " 새 문장"])
    with pytest.raises(Refusal, match="한 줄에 하나씩"):
        office.register(texts=[" "])
    assert Promise.objects.count() == 2


@pytest.mark.parametrize("who", NOT_THE_COORDINATOR)
def test_only_the_coordinating_office_keeps_the_registry(office: Office, who: str) -> None:
    office.reviewed()
    acts = [office.register, office.assign, office.check, office.add]
    for act in acts:
        with pytest.raises(Refusal, match="총괄부서가 고칩니다"):
            act(who)
    with pytest.raises(Refusal, match="총괄부서가 고칩니다"):
        office.decide("제외", [], "사유", who=who)
    with pytest.raises(Refusal, match="총괄부서가 고칩니다"):
        register_term(number=10, **office.told(who))


@pytest.mark.parametrize("who", ["과장", "타부서담당", "타부서팀장", "총괄", "구청장", "감사", "평가위원"])
def test_only_its_department_writes_an_opinion(office: Office, who: str) -> None:
    office.register()
    office.assign()
    with pytest.raises(Refusal, match="담당자나 팀장이 아닙니다"):
        office.write(who)
    office.write()
    with pytest.raises(Refusal, match="담당자나 팀장이 아닙니다"):
        office.submit_opinion(who)


def test_an_opinion_is_written_handed_in_sent_back_and_checked(office: Office) -> None:
    office.register()
    assert office.assign().status == ReviewStatus.ASSIGNED
    with pytest.raises(Refusal, match="‘배정’ 단계"):
        office.submit_opinion()
    assert office.write(law="").status == ReviewStatus.WRITING
    with pytest.raises(Refusal, match="법적 검토"):
        office.submit_opinion()
    office.write("팀장")
    assert office.submit_opinion().status == ReviewStatus.SUBMITTED
    with pytest.raises(Refusal, match="‘제출’ 단계"):
        office.assign(name="문화관광과")
    with pytest.raises(Refusal, match="무엇을 보완"):
        return_opinion(opinion=office.opinion, reason=" ", **office.told("총괄"))
    sent_back = return_opinion(opinion=office.opinion, reason="재원을 적으십시오.", **office.told("총괄"))
    assert (sent_back.status, sent_back.returned) == (ReviewStatus.WRITING, "재원을 적으십시오.")
    office.write(money="시비 10백만원")
    assert office.submit_opinion().returned == ""
    assert office.check().status == ReviewStatus.CHECKED
    assert verify_acts() == []
    acts = Act.objects.filter(object=office.opinion.key).order_by("seq").values_list("action", flat=True)
    assert list(acts) == ["검토의견서 제출", "검토의견서 보완요청", "검토의견서 제출", "검토의견서 확인"]


def test_an_opinion_over_somebody_elses_is_a_conflict(office: Office) -> None:
    office.register()
    office.assign()
    office.write()
    with pytest.raises(Conflict, match="그사이 담당이름 님이") as met:
        office.write("팀장", revision=0, law="다른 글")
    assert met.value.there.law == SAID["law"]
    with pytest.raises(Refusal, match="의견은"):
        office.write(proposal="모름")


def test_another_department_can_be_asked_until_something_is_handed_in(office: Office) -> None:
    office.register()
    office.assign()
    office.write()
    assert office.assign(name="문화관광과").department.name == "문화관광과"
    assert not Promise.objects.visible_to(office.who("담당")).exists()
    assert Promise.objects.visible_to(office.who("타부서담당")).get() == office.promise
    assert Promise.objects.visible_to(office.who("감사")).count() == 2
    with pytest.raises(Refusal, match="오늘이나 그 뒤"):
        assign(
            promise=office.promise,
            department=office.department(),
            due_on=date(2026, 7, 1),
            **office.told("총괄"),
        )


def test_a_promise_is_decided_on_only_after_its_review(office: Office) -> None:
    office.register()
    office.add()
    with pytest.raises(Refusal, match="확인한 뒤에"):
        office.decide()


def test_promises_part_and_join_and_the_map_is_kept(office: Office) -> None:
    office.reviewed()
    one, other = office.add(), office.add(number="1-2-3", title="일구DAY 박람회")
    office.decide("분리", [one, other], "성격이 다른 두 사업")
    found = matching(office.holder, DUE)
    assert [[held.title for held in line.pledges] for line in found.lines] == [[one.title, other.title], []]
    assert (found.carried, found.count(Decision.SPLIT), found.count(None), found.unfounded) == (1, 1, 1, ())
    office.decide("통합", [other], "하나로 추진")
    found = matching(office.holder, DUE)
    assert [held.pledge for held in found.unfounded] == [one]
    assert wordings(office.holder) == {"1-2-3": TEXTS[0]}
    assert wordings(office.holder, date(2026, 7, 1)) == {}
    office.decide("제외", [], "국가 사무")
    assert (matching(office.holder, DUE).carried, PromiseLink.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("decision", "count", "reason", "message"),
    [
        ("모름", 1, "", "하나를 고르십시오"),
        ("수정", 1, " ", "사유를"),
        ("제외", 1, "사유", "이어지지 않습니다"),
        ("분리", 1, "사유", "둘 이상"),
        ("채택", 0, "", "하나만"),
        ("통합", 2, "사유", "하나만"),
    ],
)
def test_a_decision_fits_its_pledges(office: Office, decision, count, reason, message) -> None:
    office.reviewed()
    pledges = [office.add(), office.add(number="1-2-3", title="박람회")][:count]
    with pytest.raises(Refusal, match=message):
        office.decide(decision, pledges, reason)
    assert office.promise.decision is None


def test_nothing_is_decided_again_behind_a_confirmed_plan(office: Office) -> None:
    office.reviewed()
    office.confirmed()
    office.decide()
    with pytest.raises(Refusal, match="공약 변경으로"):
        office.decide("제외", [], "마음이 바뀜")
    with pytest.raises(Refusal, match="이미 결정한"):
        return_opinion(opinion=office.opinion, reason="다시", **office.told("총괄"))


def test_a_number_of_a_pledge_is_given_once(office: Office) -> None:
    made = office.add()
    assert (made.document.key, made.field.number) == ("9-1/1-2-2", "1-2")
    with pytest.raises(Refusal, match="이미 ‘지역경제"):
        office.add(number="1-02-2", title="다른 공약")
    with pytest.raises(Refusal, match="적으십시오"):
        office.add(number=" ")
    name_field(field=Field.objects.get(number="1"), name="경제 도시", **office.told("총괄"))
    assert Field.objects.get(number="1").name == "경제 도시"


def test_a_shared_budget_stands_with_one_pledge(office: Office) -> None:
    one, other = office.add(), office.add(number="1-2-3", title="박람회")
    third = office.add(number="1-2-4", title="상담소")
    told = {"origin": "계속", **office.told("총괄")}
    assert amend_pledge(pledge=other, shares_budget_of=one, **told).origin == "계속"
    with pytest.raises(Refusal, match="다른 공약과만"):
        amend_pledge(pledge=third, shares_budget_of=third, **told)
    with pytest.raises(Refusal, match="예산을 적은 공약"):
        amend_pledge(pledge=third, shares_budget_of=other, **told)
    with pytest.raises(Refusal, match="먼저 고치십시오"):
        amend_pledge(pledge=one, shares_budget_of=third, **told)
    assert amend_pledge(pledge=other, shares_budget_of=None, **told | {"origin": "모름"}).origin is None


def test_a_mayor_follows_an_acting_one_who_followed_a_mayor(office: Office) -> None:
    first, term = office.holder, office.holder.term
    told = {"term": term, "name": "", **office.told("총괄")}
    acting = register_officeholder(role="권한대행", began_on=date(2027, 3, 2), **told)
    mayor = register_officeholder(role="구청장", began_on=date(2027, 10, 14), **told | {"name": "다온"})
    first.refresh_from_db()
    acting.refresh_from_db()
    assert (first.ended_on, acting.ended_on) == (date(2027, 3, 1), date(2027, 10, 13))
    assert [one.key for one in (first, acting, mayor)] == ["9-1", "9-2", "9-3"]
    keeping = Officeholder.objects.keeping_pledges_on
    assert (keeping(date(2027, 5, 1)), keeping(date(2027, 11, 1))) == (first, mayor)
    for wrong in (date(2027, 10, 14), date(2026, 6, 30), date(2030, 7, 1)):
        with pytest.raises(Refusal, match="취임일은"):
            register_officeholder(role="구청장", began_on=wrong, **told)


def test_an_officeholders_days_do_not_run_over_those_of_the_next(office: Office) -> None:
    told = office.told("총괄")
    register_officeholder(
        term=office.holder.term, name="", role="권한대행", began_on=date(2027, 3, 2), **told
    )
    for wrong, message in ((None, "그 전이어야"), (date(2026, 6, 1), "앞설 수")):
        with pytest.raises(Refusal, match=message):
            amend_officeholder(officeholder=office.holder, name="가온", ended_on=wrong, **told)
    ended = amend_officeholder(officeholder=office.holder, name=" 나래 ", ended_on=date(2027, 2, 1), **told)
    assert (ended.name, ended.ended_on) == ("나래", date(2027, 2, 1))
    with pytest.raises(Refusal, match="1부터 30"):
        register_term(number=0, **told)


def test_every_status_of_an_opinion_is_reached_and_left() -> None:
    assert {status for status, _ in STEPS} == {*STEPS.values()} == set(ReviewStatus)
    with pytest.raises(Refusal, match="‘확인’ 단계"):
        step(ReviewStatus.CHECKED, "저장")


def test_what_was_promised_is_of_one_officeholder(office: Office) -> None:
    office.reviewed()
    later = register_officeholder(
        term=office.holder.term,
        name="",
        role="구청장",
        began_on=date(2027, 3, 2),
        **office.told("총괄"),
    )
    pledge = office.add()
    later_office = Office(office.people, later, office.now)
    foreign = later_office.add()
    with pytest.raises(Refusal, match="다른 단체장의"):
        office.decide("채택", [foreign])
    assert later_office.register()[0].number == 1
    assert BULLETIN.page == "5" and pledge.document.key != foreign.document.key
