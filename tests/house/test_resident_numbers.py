"""A 주민등록번호 is refused wherever something is typed or uploaded, on the desk and on the website: in texts, in names of
files and in what stands in them.
"""

import inspect
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongyak.audit.actions import head
from gongyak.cases import business
from gongyak.cases.intake.typed import LONGEST, STEPS, Difficulty, wrong_with
from gongyak.files.actions import admit
from gongyak.pledges.intake import Written
from gongyak.pledges.intake import wrong_with as opinion_wrong
from gongyak.rules.refusal import Refusal
from tests.cases.office import opened
from tests.desk.test_doors import ADDRESSES, OPEN, allowed
from tests.people import People, logged_in

TYPED = "주민번호는 900101-1234567 입니다"
SAID = "주민등록번호로 보이는 숫자가 있어"


@pytest.mark.django_db
def test_every_address_of_the_desk_gives_it_back_and_keeps_nothing(people: People) -> None:
    clients = {who: logged_in(person) for who, person in people.staff.items()}
    before, kept = head(), []
    for address in (one for one in ADDRESSES if one not in OPEN):
        place = re.sub(r"<\w+>", "1", address)
        client = clients[next(who for who in sorted(allowed(address)) if who in clients)]
        named = SimpleUploadedFile("900101-1234567 동의서.txt", b"text")
        for sent in ({"text": TYPED, "other": "그대로"}, {"file": named}):
            answer = client.post(place, sent)
            said = answer.content.decode()
            if answer.status_code != 409 or SAID not in said or ("text" in sent and TYPED not in said):
                kept.append((place, answer.status_code))
    assert kept == []
    assert head() == before


@pytest.mark.django_db
def test_what_was_typed_comes_back_to_be_sent_again(people: People) -> None:
    client = logged_in(people["담당"])
    said = client.post(
        "/desk/cases/new/", {"title": TYPED, "company": "두구정밀", "key": "1" * 32}
    ).content.decode()
    assert f"{TYPED}</textarea>" in said and 'name="title"' in said
    assert '<input type="hidden" name="company" value="두구정밀">' in said
    assert 'action="/desk/cases/new/"' in said
    with_file = {"title": TYPED, "file": SimpleUploadedFile("도면.txt", b"text")}
    again = client.post("/desk/cases/new/", with_file).content.decode()
    assert 'type="file"' in again and 'name="file"' in again and "multipart" in again


@pytest.mark.django_db
@pytest.mark.parametrize("drawn", ["9001011234567" + "a" * 19, "1000000000000", "010-1234-5678"])
def test_what_only_looks_like_one_comes_through(people: People, drawn: str) -> None:
    answer = logged_in(people["담당"]).post("/desk/cases/new/", {"key": drawn})
    assert SAID not in answer.content.decode()


NUMBER = "900101-1234567"
#: What a business does by itself on its case, by the field that it writes in.
OF_A_BUSINESS = {
    "answer_supplement": "answer",
    "add_material": "text",
    "withdraw": "reason",
    "ask_again": "reason",
    "say_solved": "remark",
}


def test_every_act_of_a_business_is_looked_at_here() -> None:
    acts = {
        name
        for name, act in inspect.getmembers(business, inspect.isfunction)
        if act.__module__ == business.__name__ and not name.startswith("_")
    }
    assert acts == {*OF_A_BUSINESS, "withdraw_consent"}  # which says nothing


@pytest.mark.django_db
@pytest.mark.parametrize(("act", "field"), OF_A_BUSINESS.items())
def test_no_act_of_a_business_takes_one(people: People, act: str, field: str) -> None:
    counter = opened(people)
    counter.working()
    if act == "answer_supplement":
        counter.supplement()
    elif act != "add_material" and act != "withdraw":
        counter.reply_to_company()
    told: dict[str, object] = {"case": counter.case}
    if act == "say_solved":
        told = {"question": counter.case.questions.first(), "said_word": "해결"}
    before = head()
    with pytest.raises(Refusal, match="주민등록번호"):
        getattr(business, act)(**told, **{field: TYPED}, now=counter.then())
    assert head() == before
    getattr(business, act)(**told, **{field: TYPED.replace(NUMBER, "")}, now=counter.then())


@pytest.mark.parametrize("name", LONGEST)
def test_no_field_of_the_form_of_a_business_takes_one(name: str) -> None:
    step = next(step for step, names in STEPS.items() if name in names)
    assert name in wrong_with(step, Difficulty(**{name: TYPED}))


@pytest.mark.parametrize("name", ["text", "name", "contact"])
def test_no_opinion_takes_one(name: str) -> None:
    told = {"text": "의견", "wants_public": False, "consents": True} | {name: TYPED}
    assert opinion_wrong(Written(**told)).keys() == {name}


@pytest.mark.parametrize(("name", "text"), [(f"{NUMBER}.md", "글"), ("동의서.md", TYPED)])
def test_no_file_brings_one(name: str, text: str) -> None:
    with pytest.raises(Refusal, match="주민등록번호"):
        admit(name, text.encode())
