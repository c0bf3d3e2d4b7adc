"""A business and its own case: in by code and secret, read, acted on, out again; by links, and with a lost secret."""

import re
from dataclasses import replace

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from gongyak.audit.models import Look
from gongyak.cases import links
from gongyak.cases.look_ups import Opened, draw, open_for
from gongyak.cases.models import Case, CaseStatus, FollowUpQuestion, LookUpSession, NoticeSetting, Submitter
from gongyak.files.reading import content
from gongyak.jobs.models import Job
from gongyak.jobs.worker import work_off
from gongyak.portal.difficulties import words
from tests.cases.office import ANSWER, PERSON, TOLD, Counter, opened
from tests.pictures import png
from tests.portal.test_english import stray
from tests.portal.test_markup import judged

STATUS, LOST = "/difficulties/status/", "/difficulties/lost/"
SITE = "https://gaon.example.kr"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch, counter: Counter) -> None:
    """The pages ask what time it is at the counter."""
    NoticeSetting.objects.create(site=SITE)
    for name in ("status", "lost", "asked"):
        monkeypatch.setattr(f"gongyak.portal.difficulties.{name}.now", lambda: counter.now)


@pytest.fixture
def counter(db: None) -> Counter:
    return opened()


def given(case: Case, counter: Counter) -> Opened:
    return open_for(case=case, drawn=draw(), now=counter.now)


def enter(client: Client, mine: Opened, **told: str):
    sent = {"act": "enter", "code": mine.code, "secret": mine.secret} | told
    return client.post(STATUS, sent, follow=True)


@pytest.fixture
def mine(counter: Counter) -> Opened:
    return given(counter.working(), counter)


def act(client: Client, act: str, **told: str):
    return client.post(STATUS, {"act": act} | told, follow=True)


def test_code_and_secret_show_how_far_it_is_and_who_to_ask(client: Client, mine: Opened, counter: Counter):
    page = enter(client, mine)
    assert page.redirect_chain == [(STATUS, 302)] and page.status_code == 200
    for told in (counter.case.number, mine.code, TOLD.title, "일자리경제과", "051-000-4801", "D-"):
        assert told in page.text
    assert '<li class="here" aria-current="step">처리</li>' in page.text
    assert "no-store" in page["Cache-Control"] and "private" in page["Cache-Control"]


def test_nothing_personal_and_nothing_of_the_office_stands_there(
    client: Client, mine: Opened, counter: Counter
):
    counter.ask()
    counter.reply(text="안쪽의 의견")
    page = enter(client, mine).text
    for secret in (
        PERSON.name,
        PERSON.phone,
        PERSON.mail,
        "소관 아님",
        "하역 자리를 그려도",
        "안쪽의 의견",
        "담당자",
    ):
        assert secret not in page.replace("담당자가", "")
    assert "홍○동" in page and "010-****-5678" in page and "h***@example.com" in page


def test_who_may_read_it_and_who_did_is_told(client: Client, mine: Opened, counter: Counter):
    counter.ask()
    page = enter(client, mine).text
    assert "맡아 처리하는 부서" in page or "접수하고 기한을 살피는 부서" in page
    assert "문화관광과" in page and "묻는 것만 봅니다" in page and "조회번호로 들어온 분" in page


def test_an_anonymous_case_says_from_whom_it_is_hidden(client: Client, counter: Counter):
    case = counter.take_in(is_anonymous=True, about=counter.place("문화관광과"))
    page = enter(client, given(case, counter)).text
    assert "문화관광과에는 보이지 않습니다" in page


def test_the_cookie_is_this_pages_alone(client: Client, mine: Opened):
    enter(client, mine)
    cookie = client.cookies["gongyak-case-ko"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (STATUS, True, "Strict")
    assert "조회 비밀번호" in Client().get(STATUS).text


def test_wrong_secrets_are_told_alike_and_then_no_more(client: Client, mine: Opened):
    wrong = [enter(client, Opened(mine.code, "0000-0000")) for _ in range(6)]
    other = Client(REMOTE_ADDR="192.0.2.9")
    nobody = [enter(other, Opened("G-2403-99999-0000", "0000-0000")) for _ in range(6)]
    assert [one.status_code for one in wrong] == [one.status_code for one in nobody] == [400] * 5 + [429]
    assert wrong[5]["Retry-After"] == "900" and "15분 뒤에" in wrong[5].text
    for one, another in zip(wrong, nobody, strict=True):
        alerts = [re.search(r'role="alert">(.*?)</div>', page.text)[1] for page in (one, another)]
        assert alerts[0] == alerts[1]
    assert mine.code in wrong[0].text and not LookUpSession.objects.exists()


def test_what_was_missing_is_sent(client: Client, mine: Opened, counter: Counter):
    counter.supplement()
    page = enter(client, mine)
    assert "도면을 보내 주십시오." in page.text and "멈춤" in page.text
    page = act(client, "supplement", text="도면을 보냅니다.")
    assert "보내신 것을 받았습니다" in page.text and counter.case.status == CaseStatus.WORKING


def test_files_come_through_the_gate_or_nothing_comes(client: Client, mine: Opened, counter: Counter):
    enter(client, mine)
    wrong = SimpleUploadedFile("도면.pdf", b"not a document")
    page = client.post(STATUS, {"act": "add", "text": "도면입니다", "file": [wrong]})
    assert page.status_code == 400 and "도면.pdf" in page.text and "도면입니다</textarea>" in page.text
    assert not counter.case.files.exists() and not counter.case.events.filter(act="자료 추가").exists()
    good = SimpleUploadedFile("도면.txt", "하역 자리 두 면".encode())
    page = client.post(STATUS, {"act": "add", "text": "도면입니다", "file": [good]}, follow=True)
    kept = counter.case.files.get()
    assert (kept.name, kept.came_with, kept.status) == ("도면.txt", "추가 자료", "검사 완료")
    assert content(kept.file).decode() == "하역 자리 두 면" and "도면.txt" in page.text


def test_what_is_refused_stays_on_the_page(client: Client, mine: Opened, counter: Counter):
    enter(client, mine)
    page = act(client, "add", text="제 번호는 900101-1234567 입니다")
    assert page.status_code == 400 and "주민등록번호로 보이는" in page.text
    assert "제 번호는 900101-1234567 입니다</textarea>" in page.text
    assert "사진을 보냅니다" in act(client, "add", text="사진을 보냅니다").text


def test_what_was_typed_survives_the_end_of_the_session(client: Client, mine: Opened, counter: Counter):
    enter(client, mine)
    counter.then(minutes=11)
    closed = act(client, "add", text="길게 적은 글")
    assert closed.status_code == 403 and "10분 동안" in closed.text
    assert 'name="kept-text" value="길게 적은 글"' in closed.text
    page = enter(client, mine, **{"kept-act": "add", "kept-text": "길게 적은 글"})
    assert "길게 적은 글</textarea>" in page.text and page.status_code == 200
    assert not counter.case.events.filter(act="자료 추가").exists()


def test_it_is_taken_back_and_consent_withdrawn_only_by_who_says_to_know(
    client: Client, mine: Opened, counter: Counter
):
    enter(client, mine)
    assert act(client, "consent").status_code == act(client, "withdraw").status_code == 400
    assert "성명과 연락처를 지웠습니다" in act(client, "consent", sure="yes").text
    assert not Submitter.objects.get(case=counter.case).mail
    page = act(client, "withdraw", sure="yes", text="스스로 풀었음")
    assert counter.case.status == CaseStatus.WITHDRAWN and "거두어들이셨습니다" in page.text
    assert "스스로 풀었음" in page.text and 'value="withdraw"' not in page.text


def test_leaving_closes_the_door(client: Client, mine: Opened):
    enter(client, mine)
    act(client, "leave")
    assert 'name="secret"' in client.get(STATUS).text


def test_extension_answer_and_letters_are_read(client: Client, mine: Opened, counter: Counter):
    counter.extend()
    counter.reply_to_company()
    page = enter(client, mine).text
    assert "교통영향을 더 살펴야 함" in page and ANSWER in page and "기업애로 처리 결과 알림" in page
    assert '<li class="here" aria-current="step">해결 확인</li>' in page
    key = re.search(r"/status/letters/(\d+)/", page)[1]
    letter = client.get(f"{STATUS}letters/{key}/").text
    assert ANSWER in letter and "두구정밀 귀하" in letter and PERSON.name not in letter
    pdf = client.get(f"{STATUS}letters/{key}/letter.pdf")
    assert pdf.content.startswith(b"%PDF") and "private" in pdf["Cache-Control"]
    assert Look.objects.filter(object=f"difficulties/status/letters/{key}").count() == 2


def test_letters_of_others_and_without_a_session_are_not_shown(
    client: Client, mine: Opened, counter: Counter
):
    other = counter.replied()
    key = other.letters.latest("pk").pk
    assert client.get(f"{STATUS}letters/{key}/").status_code == 403
    enter(client, mine)
    assert client.get(f"{STATUS}letters/{key}/").status_code == 404
    assert client.get(f"{STATUS}letters/999999/letter.pdf").status_code == 404


def test_a_form_from_elsewhere_is_not_taken(mine: Opened):
    strict = Client(enforce_csrf_checks=True)
    sent = {"act": "enter", "code": mine.code, "secret": mine.secret}
    assert strict.post(STATUS, sent).status_code == 403
    other = strict.post(STATUS, sent, headers={"Sec-Fetch-Site": "cross-site"})
    assert other.status_code == 403 and 'name="secret"' not in other.text


def test_unsolved_on_the_page_opens_it_again(client: Client, mine: Opened, counter: Counter):
    counter.reply_to_company()
    enter(client, mine)
    refused = act(client, "solved", said="미해결", reopens="yes", satisfaction="2")
    assert refused.status_code == 400 and 'value="2" checked' in refused.text
    page = act(client, "solved", said="미해결", reopens="yes", satisfaction="2", text="그대로입니다")
    assert "알려 주셔서" in page.text and counter.case.turn == 2 and "그대로입니다" in page.text
    assert FollowUpQuestion.objects.exclude(said="").get().satisfaction == 2


def link(counter: Counter) -> str:
    work_off(lambda: counter.now)
    bodies = "".join(one.body for one in mail.outbox)
    return re.findall(rf"{SITE}(/difficulties/(?:asked|renew)/\S+)", bodies)[-1]


def asked(counter: Counter) -> str:
    counter.replied()
    counter.then(days=11)
    links.ask_in_time(Job(), counter.now)
    return link(counter)


def test_the_question_is_answered_by_its_link_once(client: Client, counter: Counter):
    address = asked(counter)
    for _ in range(2):  # looking uses nothing up
        page = client.get(address)
    assert TOLD.title in page.text and "1분이면 됩니다" in page.text and PERSON.name not in page.text
    assert client.post(address, {"text": "쓰던 글"}).text.count("쓰던 글") == 1
    done = client.post(address, {"said": "해결", "satisfaction": "5", "text": "고맙습니다"})
    assert "알려 주셔서 고맙습니다" in done.text and counter.case.is_confirmed
    assert client.get(address).status_code == client.post(address, {"said": "해결"}).status_code == 404


def test_a_link_is_good_for_thirty_days(client: Client, counter: Counter):
    address = asked(counter)
    counter.then(days=30)
    assert client.get(address).status_code == 404


def test_by_the_link_it_is_opened_again(client: Client, counter: Counter):
    done = client.post(asked(counter), {"said": "미해결", "reopens": "yes", "text": "아직입니다"})
    assert "처리기간을 오늘부터 새로" in done.text and counter.case.turn == 2


@pytest.mark.parametrize(
    ("contact", "code"), [(PERSON.mail, ""), ("other@example.com", ""), (PERSON.mail, "G-2403-99999-0000")]
)
def test_a_lost_secret_is_answered_alike(client: Client, mine: Opened, contact: str, code: str):
    told = {"code": code or mine.code, "contact": contact}
    page = client.post(LOST, told)
    plain = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.text)
    assert page.status_code == 200 and "요청을 받았습니다" in plain
    assert mine.code not in plain and contact not in plain


def test_a_new_secret_comes_by_the_link_and_opens(client: Client, mine: Opened, counter: Counter):
    assert client.post(LOST, {"code": mine.code, "contact": "부산"}).status_code == 400
    client.post(LOST, {"code": mine.code, "contact": PERSON.mail})
    address = link(counter)
    assert mine.code not in client.get(address).text
    code, secret = re.findall(r"<dd>([0-9A-Z-]+)</dd>", client.post(address).text)
    assert code == mine.code and client.post(address).status_code == 404
    assert TOLD.title in enter(client, Opened(code, secret)).text


def test_requests_for_a_secret_are_throttled(client: Client, mine: Opened):
    told = {"code": mine.code, "contact": PERSON.mail}
    assert [client.post(LOST, told).status_code for _ in range(4)] == [200, 200, 200, 429]


def test_every_state_and_what_can_happen_has_its_words():
    assert set(words.STATES) == set(CaseStatus.values)
    known = {state for _, states in words.STEPS for state in states}
    assert known | set(words.OUT) | {"종결"} == set(CaseStatus.values)


def pages(client: Client, counter: Counter, before: str = "") -> list[tuple[str, str]]:
    """Every page of this part, in a language."""
    counter.working()
    counter.supplement()
    mine = given(counter.case, counter)
    status = f"{before}{STATUS}"
    found = [client.get(status), client.get(f"{before}{LOST}")]
    sent = {"act": "enter", "code": mine.code, "secret": mine.secret}
    found.append(client.post(status, sent, follow=True))
    counter.supplemented()
    counter.extend()
    counter.reply_to_company()
    found.append(client.get(status))
    found.append(client.get(f"{status}letters/{counter.case.letters.latest('pk').pk}/"))
    counter.then(days=11)
    links.ask_in_time(Job(), counter.now)
    address = link(counter)
    found.append(client.get(before + address))
    found.append(client.post(before + address, {"said": "미해결"}))
    client.post(LOST, {"code": mine.code, "contact": PERSON.mail})
    address = link(counter)
    found += [client.get(before + address), client.post(before + address), client.get(before + address)]
    return [(f"{number}.html", page.text) for number, page in enumerate(found)]


def test_the_pages_are_good_html(client: Client, counter: Counter, tmp_path):
    files = []
    for name, text in pages(client, counter):
        files.append(tmp_path / name)
        files[-1].write_text(text, encoding="utf-8")
    assert judged(*files) == ""


def test_the_pages_are_in_english_too(client: Client, counter: Counter):
    for name, text in pages(client, counter, "/en"):
        assert list(stray(html.document_fromstring(text))) == [], name


def test_the_page_stands_alone_for_who_left_no_contact(client: Client, counter: Counter):
    person = replace(PERSON, name="", phone="", mail="", position="", reply_by="누리집", consents=False)
    page = enter(client, given(counter.take_in(person=person), counter)).text
    assert "적지 않음" in page and "이 누리집에서 봄" in page and 'value="consent"' not in page


def test_what_was_added_later_is_masked_like_what_was_told_first(client: Client, counter: Counter):
    """A receipt may lie about: numbers and addresses stand on no page and in no letter."""
    case = counter.working(title="010-9876-5432로 전화 바랍니다")
    mine = given(case, counter)
    enter(client, mine)
    photo = SimpleUploadedFile("010-9876-5432.png", png())
    page = act(client, "add", text="이 번호로: 010-9876-5432", file=photo).text
    assert "이 번호로: (전화번호 가림)" in page and "(전화번호 가림).png" in page
    key = counter.case.letters.latest("pk").pk
    letter = client.get(f"{STATUS}letters/{key}/").text
    assert "(전화번호 가림)로 전화 바랍니다" in letter
    assert "010-9876-5432" not in page + letter
