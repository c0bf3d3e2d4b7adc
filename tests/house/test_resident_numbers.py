"""A 주민등록번호 is refused wherever something is typed or uploaded on the desk: in texts and in names of files."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongyak.audit.actions import head
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
