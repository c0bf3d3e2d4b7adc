"""People of companies: masked, kept by consent or law, destroyed when that ends."""

from dataclasses import replace

import pytest

from gongyak.audit.models import Act
from gongyak.companies.contacts import correct_contact, destroy, give_grounds, withdraw
from gongyak.companies.keeping import forget
from gongyak.companies.models import Contact
from gongyak.companies.reading import find, people_of
from gongyak.companies.verify import verify
from gongyak.jobs.models import Job
from gongyak.rules.refusal import Refusal
from tests.companies.register import BY, DAY, GROUNDS, KIM, NOW, TODAY, company, contact

pytestmark = pytest.mark.django_db


def test_people_are_shown_masked_and_open_only_where_asked() -> None:
    of = company()
    row = contact(of)
    [shown] = people_of(of, TODAY, NOW)
    assert (shown.name, shown.phone, shown.mail, shown.is_open) == (
        "김○빛",
        "010-****-5678",
        "k***@example.kr",
        False,
    )
    [shown] = people_of(of, TODAY, NOW, [row.pk])
    assert (shown.name, shown.phone, shown.mail, shown.is_open) == (KIM.name, KIM.phone, KIM.mail, True)
    assert [one.purpose for one in shown.grounds] == ["기업애로 처리"] and not shown.past


def test_acts_name_people_by_a_key_alone() -> None:
    of = company()
    row = contact(of)
    correct_contact(contact=row, person=replace(KIM, name="김한별", phone=""), reason="오타", by=BY, now=NOW)
    [shown] = people_of(of, TODAY, NOW, [row.pk])
    assert (shown.name, shown.phone) == ("김한별", "")
    told = [str(event.told) + event.reason for event in of.events.order_by("pk")]
    assert row.key in told[-1] and not any("김한" in each for each in told)
    with pytest.raises(Refusal, match="왜 고치는지"):
        correct_contact(contact=row, person=KIM, reason="", by=BY, now=NOW)


@pytest.mark.parametrize(
    ("person", "sentence"),
    [
        (replace(KIM, name=""), "성명을"),
        (replace(KIM, name="900101-1234567"), "주민등록번호로 보이는"),
        (replace(KIM, position="900101 1234567"), "주민등록번호로 보이는"),
        (replace(KIM, phone="내일"), "전화번호를"),
        (replace(KIM, mail="kim"), "전자우편 주소를"),
        (replace(KIM, role="친구"), "구분은"),
        (replace(KIM, name="가" * 51), "50자"),
    ],
)
def test_a_wrong_person_is_refused(person, sentence: str) -> None:
    of = company()
    with pytest.raises(Refusal, match=sentence):
        contact(of, person)
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("grounds", "sentence"),
    [
        (replace(GROUNDS, purpose=" "), "모두 적으십시오"),
        (replace(GROUNDS, items=""), "모두 적으십시오"),
        (replace(GROUNDS, basis="그냥"), "모두 적으십시오"),
        (replace(GROUNDS, given_on=TODAY + DAY), "받은 날은 오늘까지"),
        (replace(GROUNDS, given_on=TODAY - 2 * DAY, until=TODAY - DAY), "보유기한은 오늘부터"),
        (replace(GROUNDS, way="010-1234-5678로 들음"), "개인정보를 적지 말고"),
    ],
)
def test_nobody_is_kept_without_grounds(grounds, sentence: str) -> None:
    of = company()
    with pytest.raises(Refusal, match=sentence):
        contact(of, grounds=grounds)
    assert not Contact.objects.exists()


def test_the_last_consent_taken_back_destroys_at_once_and_leaves_a_tombstone() -> None:
    of = company()
    row = contact(of)
    news = give_grounds(contact=row, grounds=replace(GROUNDS, purpose="소식지"), by=BY, now=NOW)
    withdraw(consent=news, by=BY, now=NOW)
    assert Contact.objects.get().destroyed_at is None
    withdraw(consent=row.consents.get(purpose="기업애로 처리"), by=BY, now=NOW + DAY)
    gone = Contact.objects.get()
    assert gone.destroyed_at == NOW + DAY and not (gone.name or gone.phone_mark or gone.position)
    [shown] = people_of(of, TODAY, NOW)
    assert (shown.name, shown.phone, len(shown.past)) == ("", "", 2)
    assert find(KIM.phone, NOW) == []
    assert [act.action for act in Act.objects.order_by("-seq")[:2]] == ["연락처 파기", "동의 철회"]
    for act in (
        lambda: withdraw(consent=news, by=BY, now=NOW),
        lambda: destroy(contact=gone, reason="또", by=BY, now=NOW),
        lambda: correct_contact(contact=gone, person=KIM, reason="되살림", by=BY, now=NOW),
        lambda: give_grounds(contact=gone, grounds=GROUNDS, by=BY, now=NOW),
    ):
        with pytest.raises(Refusal, match="파기한 연락처"):
            act()
    assert verify() == []


def test_what_cannot_be_taken_back() -> None:
    row = contact(company(), grounds=replace(GROUNDS, basis="법령"))
    consent = give_grounds(contact=row, grounds=GROUNDS, by=BY, now=NOW)
    withdraw(consent=consent, by=BY, now=NOW)
    with pytest.raises(Refusal, match="이미 거둔"):
        withdraw(consent=consent, by=BY, now=NOW)
    with pytest.raises(Refusal, match="철회할 수 없습니다"):
        withdraw(consent=row.consents.get(basis="법령"), by=BY, now=NOW)
    with pytest.raises(Refusal, match="왜 파기하는지"):
        destroy(contact=row, reason=" ", by=BY, now=NOW)


def test_what_is_over_is_destroyed_on_the_second_day_that_says_so() -> None:
    of = company()
    row = contact(of, grounds=replace(GROUNDS, until=TODAY + 10 * DAY))
    longer = contact(of)
    run = lambda now: forget(Job(), now)  # noqa: E731
    run(NOW + 10 * DAY)
    assert Contact.objects.get(pk=row.pk).ending_on is None
    run(NOW + 11 * DAY)
    assert Contact.objects.get(pk=row.pk).destroyed_at is None
    run(NOW + 11 * DAY)
    assert Contact.objects.get(pk=row.pk).destroyed_at is None
    run(NOW + 12 * DAY)
    assert Contact.objects.get(pk=row.pk).destroyed_at == NOW + 12 * DAY
    assert Contact.objects.get(pk=longer.pk).destroyed_at is None
    act = Act.objects.order_by("-seq")[0]
    assert (act.action, act.actor, act.reason) == ("연락처 파기", "program/work", "보유기한 지남")


def test_a_clock_that_jumped_destroys_nothing() -> None:
    row = contact(company(), grounds=replace(GROUNDS, until=TODAY + 10 * DAY))
    forget(Job(), NOW + 400 * DAY)
    forget(Job(), NOW + DAY)
    assert Contact.objects.get(pk=row.pk).ending_on is None
    forget(Job(), NOW + 2 * DAY)
    assert Contact.objects.get(pk=row.pk).destroyed_at is None
