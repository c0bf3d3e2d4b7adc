"""What residents hand in: taken once, found again with its secret, bounded from one place."""

from datetime import timedelta

import pytest

from gongyak.audit.models import Act, Look
from gongyak.pledges import intake
from gongyak.pledges.intake import Flooded, SentAlready, Written, look_up, wrong_with
from gongyak.pledges.models import Opinion
from gongyak.pledges.opinions.keeping import forget
from gongyak.pledges.verify import verify
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from tests.pledges.opinions.voices import HERE, NOW, PERSONAL, TEXT, Voices, asked, opened, send


@pytest.fixture
def voices(db: None) -> Voices:
    return opened()


def find(number: str, secret: str, **told) -> intake.OwnOpinion:
    return look_up(**({"number": number, "secret": secret, "address": HERE, "now": NOW} | told))


def test_an_opinion_gets_a_number_a_secret_and_a_day(voices: Voices) -> None:
    receipt = send()
    row = Opinion.objects.get()
    assert (row.number, row.text, row.status) == (receipt.number, TEXT, "접수")
    assert receipt.number.startswith("261123-") and len(receipt.number) == 16
    assert (receipt.due_on - day_of(NOW)).days == 7
    assert receipt.secret.replace("-", "") not in row.secret
    acts = Act.objects.filter(object=row.key)
    assert [(act.actor, act.action) for act in acts] == [("구민", "의견 접수")]
    assert HERE not in str(Act.objects.values()) + str(Opinion.objects.values())


def test_the_same_form_again_is_the_same_receipt(voices: Voices) -> None:
    first = send()
    assert send(now=NOW + timedelta(days=3)) == first
    assert Opinion.objects.count() == 1
    with pytest.raises(SentAlready, match=first.number):
        send(text="다른 글")


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        (Written(" \n", False), {"text": "missing"}),
        (Written("가" * 2_001, False), {"text": "long"}),
        (Written("저는 900101-1234567입니다", False), {"text": "resident"}),
        (Written("가", False, name="900101-1234567", consents=True), {"name": "name"}),
        (Written("가", False, contact="부산", consents=True), {"contact": "contact"}),
        (Written("가", False, contact="a@b.kr"), {"consents": "consent"}),
        (Written("가", False, name="홍길동", contact="010-1234-5678", consents=True), {}),
        (Written(PERSONAL, True), {}),
    ],
)
def test_what_cannot_be_taken(voices: Voices, written: Written, wrong: dict[str, str]) -> None:
    assert wrong_with(written) == wrong
    if wrong:
        with pytest.raises(Refusal):
            intake.submit(asked=asked(), written=written, key="a" * 32, address=HERE, now=NOW)
        assert not Opinion.objects.exists()


@pytest.mark.parametrize("made_up", ["", "x", "A" * 32, "0" * 33])
def test_a_form_that_is_none_of_ours_is_not_taken(voices: Voices, made_up: str) -> None:
    with pytest.raises(Refusal):
        intake.submit(asked=asked(), written=Written(TEXT, True), key=made_up, address=HERE, now=NOW)


def test_keys_of_forms_are_new_each_time() -> None:
    keys = {intake.new_key() for _ in range(50)}
    assert len(keys) == 50 and all(map(intake.is_key, keys))


def test_a_flood_from_one_address_is_stopped_for_an_hour(voices: Voices) -> None:
    for number in range(intake.MOST_AN_HOUR):
        send(number)
    with pytest.raises(Flooded, match="한 시간 뒤에"):
        send(100)
    assert send(0).number == Opinion.objects.earliest("pk").number  # it was taken before
    send(101, address="192.0.2.8")
    send(100, now=NOW + timedelta(hours=1))
    assert Opinion.objects.count() == intake.MOST_AN_HOUR + 2


def test_its_writer_finds_it_however_the_number_is_typed(voices: Voices) -> None:
    receipt = send(name="홍길동", contact="a@b.kr", consents=True)
    typed = f" {receipt.number.replace('-', '').lower()} "
    own = find(typed, receipt.secret.lower().replace("-", " "))
    assert (own.text, own.status, own.answer, own.department) == (TEXT, "접수", "", "")
    assert "홍길동" not in str(own) and "a@b.kr" not in str(own)
    voices.assign()
    voices.write()
    assert (find(receipt.number, receipt.secret).status, find(receipt.number, receipt.secret).answer) == (
        "답변작성",
        "",
    )
    voices.give()
    own = find(receipt.number, receipt.secret)
    assert (own.status, own.answer) == ("답변완료", voices.opinion.answer)
    assert (own.department, own.phone) == ("일자리경제과", "051-000-0000")


def test_every_look_is_recorded_and_wrong_ones_are_told_alike(voices: Voices) -> None:
    receipt, other = send(), send(2, "또 하나")
    told = []
    for number, secret in ((receipt.number, other.secret), ("261123-AAAA-AAAA", receipt.secret), ("", "")):
        with pytest.raises(Refusal) as refused:
            find(number, secret)
        told.append(str(refused.value))
    assert len(set(told)) == 1
    assert not Look.objects.exists()
    find(receipt.number, receipt.secret)
    look = Look.objects.get()
    assert (look.actor, look.subject) == ("구민", Opinion.objects.get(number=receipt.number).key)
    assert HERE not in look.place


def test_guessing_ends_soon(voices: Voices) -> None:
    receipt = send()
    for _ in range(intake.MOST_GUESSES):
        with pytest.raises(Refusal, match="맞지 않습니다"):
            find(receipt.number, "AAAA-AAAA")
    with pytest.raises(Flooded, match="15분 뒤에"):
        find(receipt.number, receipt.secret, address="192.0.2.9")
    assert find(receipt.number, receipt.secret, now=NOW + timedelta(minutes=15)).text == TEXT


def test_names_and_contacts_are_erased_on_the_second_day_after_their_time(voices: Voices) -> None:
    send(name="홍길동", contact="a@b.kr", consents=True)
    send(2, "새 의견", name="김", consents=True, now=NOW + timedelta(days=200))
    late = NOW + timedelta(days=366)
    forget(None, late)
    forget(None, NOW)  # a clock that went back: nothing is old any more
    forget(None, late)
    assert Opinion.objects.filter(name="홍길동").exists()
    forget(None, late + timedelta(days=1))
    old, new = Opinion.objects.order_by("received_at")
    assert (old.name, old.contact, old.text) == ("", "", TEXT)
    assert old.forgotten_on == day_of(late + timedelta(days=1)) and new.name == "김"
    assert Act.objects.latest("seq").action == "의견 연락처 파기"
    assert verify() == []


def test_verify_finds_an_opinion_that_was_changed_or_removed(voices: Voices) -> None:
    send()
    send(2, "또 하나")
    voices.answered()
    assert verify() == []
    Opinion.objects.filter(text=TEXT).update(text="좋습니다")
    Opinion.objects.filter(text="또 하나").update(answer="아니오")
    assert {one.code for one in verify()} == {"opinion-differs", "opinion-answer-differs"}
    for row in Opinion.objects.all():
        row.events.all().delete()
    Opinion.objects.all().delete()
    assert [one.code for one in verify()] == ["opinion-missing"] * 2
