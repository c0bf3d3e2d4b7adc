"""Opinions as residents meet them: the form, its check, the receipt, looking it up, reading the answers."""

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from lxml import html

from gongyak.pledges import intake
from gongyak.pledges.models import Opinion
from gongyak.pledges.opinions.answering import close
from gongyak.pledges.regulations import Wording, enter_regulation
from gongyak.portal.cache.wrapper import PageCache
from tests.pledges.files import NOW
from tests.pledges.opinions.voices import ANSWER, PERSONAL, TEXT, Voices, key, opened, send
from tests.portal.cache.asking import ask, environ_of
from tests.portal.test_english import stray
from tests.portal.test_markup import judged

FORM, LIST, LOOK_UP, CARD = "/cards/1-2-2/opinion/", "/opinions/", "/opinions/look-up/", "/cards/1-2-2/"
TYPED = {"text": TEXT, "public": "yes", "key": key(7)}


@pytest.fixture
def voices(db: None) -> Voices:
    return opened()


@pytest.fixture(autouse=True)
def used(voices: Voices) -> None:
    """Every test here has the card and the office."""


def post(client: Client, address: str = FORM, /, step: str = "send", **told: str):
    return client.post(address, TYPED | {"step": step} | told)


def receipt_of(answer) -> tuple[str, str]:
    number, secret = re.findall(r"<dd>([0-9A-Z-]+)</dd>", answer.text)
    return number, secret


def test_from_the_card_to_the_receipt_and_to_the_answer(client: Client, voices: Voices) -> None:
    assert f'href="{FORM}"' in client.get(CARD).text
    form = client.get(FORM)
    key_of_form = re.search(r'name="key" value="([0-9a-f]{32})"', form.text)[1]
    checked = post(client, step="check", key=key_of_form)
    assert (checked.status_code, TEXT in checked.text, Opinion.objects.count()) == (200, True, 0)
    sent = post(client, key=key_of_form)
    assert sent.status_code == 201
    number, secret = receipt_of(sent)
    own = client.post(LOOK_UP, {"number": number, "secret": secret})
    assert TEXT in own.text and '<li class="here" aria-current="step">접수</li>' in own.text
    voices.answered()
    own = client.post(LOOK_UP, {"number": number, "secret": secret})
    assert ANSWER in own.text and "일자리경제과" in own.text
    for address in (LIST, CARD):
        page = client.get(address).text
        assert TEXT in page and ANSWER in page and number not in page


def test_what_must_be_mended_is_said_and_nothing_typed_is_lost(client: Client) -> None:
    wrong = {"text": "저는 900101-1234567입니다", "public": "", "contact": "부산", "name": "홍길동"}
    answer = post(client, **wrong)
    assert answer.status_code == 400
    page = html.document_fromstring(answer.text)
    told = page.xpath('//*[@role="alert"]//a')
    assert [one.get("href") for one in told] == ["#f-text", "#f-public", "#f-contact", "#f-consents"]
    for one in told:
        field = page.get_element_by_id(one.get("href")[1:])
        said = " ".join(
            page.get_element_by_id(mark).text for mark in field.get("aria-describedby").split()[-1:]
        )
        assert field.get("aria-invalid") == "true" and said == one.text
    assert page.get_element_by_id("f-text").text.strip() == wrong["text"]
    assert page.get_element_by_id("f-contact").get("value") == "부산"
    assert page.xpath("//main//details")[0].get("open") is not None
    assert not Opinion.objects.exists()


def test_going_back_to_change_keeps_everything(client: Client) -> None:
    typed = {"text": "가\r\n\r\n나 <b>", "public": "no", "contact": "a@b.kr", "consents": "yes"}
    for step in ("check", "edit"):
        page = html.document_fromstring(post(client, step=step, **typed).text)
        form = page.xpath("//main//form")[0]
        fields = dict(form.form_values())
        assert fields["text"].strip("\n") == "가\n\n나 <b>"
        assert {name: fields[name] for name in ("public", "contact", "consents", "key")} == {
            "public": "no",
            "contact": "a@b.kr",
            "consents": "yes",
            "key": key(7),
        }


def test_before_it_is_sent_its_writer_sees_what_is_hidden(client: Client) -> None:
    assert "(전화번호 가림)" in post(client, step="check", text=PERSONAL).text
    assert "(전화번호 가림)" not in post(client, step="check", text=PERSONAL, public="no").text


def test_a_double_click_is_one_opinion_and_another_text_is_asked_about(client: Client) -> None:
    assert receipt_of(post(client)) == receipt_of(post(client))
    again = post(client, text="또 하나")
    assert (again.status_code, "또 하나" in again.text) == (409, True)
    fresh = re.search(r'name="key" value="([0-9a-f]{32})"', again.text)[1]
    assert post(client, text="또 하나", key=fresh).status_code == 201
    assert Opinion.objects.count() == 2


def test_a_flood_is_refused_and_the_text_stays(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST_AN_HOUR", 1)
    assert post(client, key=key(1)).status_code == 201
    refused = post(client, key=key(2), text="둘째 글")
    assert (refused.status_code, refused["Retry-After"], "둘째 글" in refused.text) == (429, "3600", True)


def test_without_a_token_nothing_is_taken_and_nothing_is_lost() -> None:
    client = Client(enforce_csrf_checks=True)
    kept = post(client)
    assert (kept.status_code, TEXT in kept.text, Opinion.objects.count()) == (403, True, 0)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', kept.text)[1]
    assert post(client, csrfmiddlewaretoken=token).status_code == 201
    elsewhere = client.post(FORM, TYPED, headers={"Origin": "https://evil.example"})
    assert (elsewhere.status_code, TEXT in elsewhere.text) == (403, False)
    assert client.post(LOOK_UP, {"number": "1", "secret": "x"}).status_code == 403
    far = client.post(LOOK_UP, {"number": "1"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert (far.status_code, "csrfmiddlewaretoken" in far.text) == (403, False)


def test_wrong_numbers_are_told_alike_and_guessing_ends(client: Client) -> None:
    number, _ = receipt_of(post(client))
    told = {client.post(LOOK_UP, {"number": one, "secret": "AAAA-AAAA"}).status_code for one in (number, "x")}
    assert told == {400}
    for _ in range(intake.MOST_GUESSES):
        last = client.post(LOOK_UP, {"number": number, "secret": "AAAA-AAAA"})
    assert (last.status_code, last["Retry-After"]) == (429, "900")


def test_what_was_closed_is_told_to_its_writer_only(client: Client, voices: Voices) -> None:
    number, secret = receipt_of(post(client))
    close(opinion=voices.opinion, by=voices.who("총괄"), now=voices.then(), reason="욕설이 있음")
    assert "욕설이 있음" in client.post(LOOK_UP, {"number": number, "secret": secret}).text
    assert "욕설이 있음" not in client.get(LIST).text + client.get(CARD).text


def test_forms_are_nobodys_to_keep_and_pages_carry_no_token(client: Client) -> None:
    for address in (FORM, LOOK_UP):
        answer = client.get(address)
        assert "no-store" in answer["Cache-Control"] and answer.cookies["csrftoken"]["httponly"]
    for address in (LIST, CARD, "/regulation/"):
        answer = Client().get(address)
        assert not answer.cookies and "csrfmiddlewaretoken" not in answer.text


@pytest.fixture
def kept_connection() -> Iterator[None]:
    """A request that ends closes the connection, which here is the test's."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("kept_connection")
def test_through_the_kept_pages_each_gets_a_form_of_their_own() -> None:
    site = PageCache(WSGIHandler(), lambda: 1)
    first, second = ask(site, FORM), ask(site, FORM)
    assert first.body != second.body
    cookie = first.headers["set-cookie"].split(";")[0]
    shown = ask(site, FORM, Cookie=f"_ga=1; {cookie}").body.decode()
    token, key_of_form = (
        re.search(f'name="{name}" value="(\\w+)"', shown)[1] for name in ("csrfmiddlewaretoken", "key")
    )
    body = urlencode(TYPED | {"step": "send", "key": key_of_form, "csrfmiddlewaretoken": token}).encode()
    request = environ_of(FORM, method="POST", Cookie=cookie) | {"wsgi.input": io.BytesIO(body)}
    request |= {"CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": "application/x-www-form-urlencoded"}
    said: list[str] = []
    list(site(request, lambda status, *_: said.append(status)))
    assert said == ["201 Created"]


def test_only_a_published_pledge_takes_opinions(client: Client) -> None:
    assert client.get("/cards/9-9-9/opinion/").status_code == 404
    assert client.post("/cards/9-9-9/opinion/", TYPED).status_code == 404
    assert client.get("/cards/1-2-2/opinion/?holder=9-9").status_code == 404
    assert client.get("/cards/01-2-2/opinion/")["Location"] == FORM


def test_pages_cost_as_many_queries_as_they_must(
    client: Client, voices: Voices, django_assert_num_queries
) -> None:
    for number in range(5):
        send(number, f"의견 {number}", now=voices.then())
        voices.answered()
    with django_assert_num_queries(4):
        page = client.get(LIST).text
    assert page.count('class="voice"') == 5
    with django_assert_num_queries(11):
        assert "2건 더 보기" in client.get(CARD).text
    with django_assert_num_queries(5):
        client.get(FORM)
    with django_assert_num_queries(2):
        client.get(LOOK_UP)


def test_pages_of_twenty(client: Client, voices: Voices) -> None:
    for number in range(21):
        send(number, f"의견 {number}", now=voices.then(), address=f"192.0.2.{number}")
        voices.answered()
    first, second = (client.get(f"{LIST}?page={page}").text for page in (1, 2))
    assert (first.count('class="voice"'), second.count('class="voice"')) == (20, 1)
    assert "의견 0" in second and client.get(f"{LIST}?page=x").status_code == 200


def test_every_step_in_both_languages_keeps_to_the_standard(
    client: Client, voices: Voices, tmp_path: Path
) -> None:
    enter_regulation(wording=_wording(), by=voices.who("총괄"), now=NOW)
    files = []
    for language in ("/en", ""):
        form = language + FORM
        number, secret = receipt_of(post(client, form, key=key(len(language))))
        voices.answered()
        own = {"number": number, "secret": secret}
        answers = [
            *(
                client.get(form),
                post(client, form, text=""),
                post(client, form, step="check", contact="a@b.kr"),
            ),
            *(post(client, form, key=key(len(language))), post(client, form, text="가")),
            *(client.post(language + LOOK_UP, own), client.post(language + LOOK_UP, {"number": "1"})),
            *(client.get(language + address) for address in (LIST, CARD, "/regulation/")),
        ]
        for place, answer in enumerate(answers):
            if language:
                assert list(stray(html.document_fromstring(answer.text))) == [], place
            files.append(tmp_path / f"{language.strip('/')}{place}.html")
            files[-1].write_text(answer.text)
    assert judged(*files) == ""


def _wording() -> Wording:
    text = (
        "제1장 총칙\n제1조(목적) 이 규정은 …\n① 하나\n1. 둘\n제2조(정의) 말\n부 칙\n이 규정은 발령한 날부터"
    )
    return Wording("가온구 공약 관리 규정", "훈령 제1호", date(2022, 8, 1), date(2022, 8, 1), text, "제정")


def test_the_regulation_is_read_in_every_wording(client: Client, voices: Voices) -> None:
    assert "아직 올린 규정이 없습니다" in client.get("/regulation/").text
    later = Wording(
        *("가온구 공약 관리 규정", "훈령 제2호", date(2099, 1, 1), date(2099, 1, 1)), "새 글", "개정"
    )
    for wording in (_wording(), later):
        enter_regulation(wording=wording, by=voices.who("총괄"), now=NOW)
    now, then = client.get("/regulation/").text, client.get("/regulation/?as_of=2099-01-02").text
    assert "제1조(목적)" in now and "시행 중" in now and "시행 예정" in now
    assert "새 글" in then and "제1조(목적)" not in then
    assert client.get("/regulation/?as_of=x").status_code == 400
