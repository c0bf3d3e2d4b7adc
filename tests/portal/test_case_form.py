"""애로 알리기: from the first question to the receipt, without JavaScript; nothing typed is lost, nothing is sent twice."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongyak.cases import intake
from gongyak.cases.intake.drafts import MOST_DRAFTS
from gongyak.cases.intake.filing import MOST_AN_HOUR
from gongyak.cases.models import Case, CaseDraft, CaseFile, CaseStatus
from gongyak.documents.gate import LARGEST
from gongyak.files.models import StoredFile
from gongyak.portal.difficulties.new import words
from gongyak.portal.difficulties.new.held import COOKIE
from gongyak.retention.models import RetentionRule
from gongyak.rules.cases import groups
from gongyak.rules.cases.questions import questions
from tests.cases.filing import SAID, Business
from tests.cases.office import THERE, Counter, opened
from tests.cases.telling import WORDING, published
from tests.pictures import png
from tests.portal.sites import text_of

NEW = "/difficulties/new/"
ADDRESSES = {
    "matter": NEW,
    "story": f"{NEW}story/",
    "files": f"{NEW}files/",
    "who": f"{NEW}who/",
    "check": f"{NEW}check/",
}


@pytest.fixture
def counter(db: None) -> Counter:
    return opened()


@pytest.fixture
def client(counter: Counter) -> Client:
    return Client()


def key_of(page) -> str:
    return re.search(r'name="key" value="(\w+)"', page.text)[1]


def begun(client: Client, **told: str):
    sent = SAID["matter"] | {"key": key_of(client.get(NEW))} | told
    return client.post(NEW, sent)


def written(client: Client, **told: str):
    begun(client)
    client.post(ADDRESSES["story"], SAID["story"] | told)
    client.post(ADDRESSES["files"], {"do": "next"})
    return client.post(ADDRESSES["who"], SAID["who"] | told)


def upload(client: Client, *files: tuple[str, bytes]):
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(ADDRESSES["files"], {"do": "add", "file": sent})


def test_from_the_first_question_to_the_receipt(client):
    assert begun(client).headers["Location"] == ADDRESSES["story"]
    assert client.post(ADDRESSES["story"], SAID["story"]).headers["Location"] == ADDRESSES["files"]
    assert upload(client, ("현장 사진.png", png())).headers["Location"] == ADDRESSES["files"]
    assert "현장 사진.png" in client.get(ADDRESSES["files"]).text
    assert client.post(ADDRESSES["files"], {"do": "next"}).headers["Location"] == ADDRESSES["who"]
    assert client.post(ADDRESSES["who"], SAID["who"]).headers["Location"] == ADDRESSES["check"]
    check = text_of(client.get(ADDRESSES["check"]).text)
    for told in ("공장 앞에 짐차를", "건의민원", "14일", "현장 사진.png", "두구정밀", "hong@example.com"):
        assert told in check
    page = client.post(ADDRESSES["check"], follow=True)
    assert page.redirect_chain == [(f"{NEW}receipt/", 302)]
    case = Case.objects.get()
    assert (case.status, case.files.count()) == (CaseStatus.FILED, 1)
    code, secret = re.findall(r"<dd>([\w-]+)</dd>", page.text)
    mark = intake.enter(code=code, secret=secret, address="x", now=case.filed_at)
    assert intake.case_of(mark, case.filed_at) == case


def test_the_receipt_is_a_file_too_and_nobody_elses(client):
    written(client)
    client.post(ADDRESSES["check"])
    answer = client.get(f"{NEW}receipt.pdf")
    assert answer.content.startswith(b"%PDF-")
    assert Client().get(f"{NEW}receipt.pdf").status_code == 404
    assert Client().get(f"{NEW}receipt/").status_code == 404


def test_sent_again_by_a_second_click_or_the_back_button_it_is_one_case(client):
    """R8."""
    written(client)
    client.post(ADDRESSES["check"])
    first = client.get(f"{NEW}receipt/").text
    for address in (ADDRESSES["check"], ADDRESSES["who"], ADDRESSES["story"], ADDRESSES["files"]):
        again = client.post(address, SAID["who"], follow=True)
        assert again.redirect_chain[-1][0] == f"{NEW}receipt/"
    assert client.get(ADDRESSES["check"], follow=True).text.count("조회 비밀번호") == first.count(
        "조회 비밀번호"
    )
    assert Case.objects.count() == 1


def test_the_first_form_sent_twice_begins_one_draft(client):
    key = key_of(client.get(NEW))
    for _ in range(2):
        client.post(NEW, SAID["matter"] | {"key": key})
    assert CaseDraft.objects.count() == 1


def test_who_has_sent_one_can_tell_another(client):
    written(client)
    client.post(ADDRESSES["check"])
    written(client, title="둘째 애로")
    client.post(ADDRESSES["check"])
    assert [one.title for one in Case.objects.order_by("pk")][-1] == "둘째 애로"


def test_whatever_must_be_mended_is_told_beside_its_field_and_what_was_typed_stays(client):
    begun(client)
    sent = SAID["story"] | {"title": "", "wish": "번호 900101-1234567"}
    page = client.post(ADDRESSES["story"], sent)
    assert page.status_code == 400
    assert "제목을 적어 주십시오." in page.text
    assert "주민등록번호로 보이는" in page.text
    assert "납품이 늦어집니다." in page.text
    assert "900101" not in str(
        intake.drafts.find(client.cookies[COOKIE].value, CaseDraft.objects.get().began_at)
    )


def test_each_sentence_is_there_for_each_code(client):
    nothing = intake.Difficulty()
    told = [words.sentences(step, nothing) for step in intake.typed.STEPS]
    assert [list(one) for one in told] == [
        ["ask", "group"],
        ["title", "content"],
        [],
        ["company", "reply_by"],
    ]
    long = nothing.with_step("story", {"title": "가" * 101, "content": "나"})
    assert words.sentences("story", long) == {
        "title": "‘제목’에 101자를 적으셨습니다. 100자까지로 줄여 주십시오."
    }
    wants = {"company": "가", "reply_by": "전화", "mail": "x", "name": "김"}
    assert list(words.sentences("who", nothing.with_step("who", wants))) == ["phone", "mail", "consents"]


def test_the_words_of_the_form_are_those_of_the_rules() -> None:
    assert {key: str(label) for key, (label, _) in words.QUESTIONS.items()} == {
        one.key: one.words for one in questions()
    }
    assert list(words.GROUPS) == [one.code for one in groups()]
    assert set(words.KINDS) == {one.kind for one in questions()}
    assert list(words.REPLY_BY) == list(intake.typed.REPLY_BY)
    assert [words.period_of(kind) for kind in ("건의", "기타")] == ["14일", "근무시간으로 3시간"]


def test_a_step_can_be_mended_from_the_check_page_and_leads_back_to_it(client):
    written(client)
    mended = client.post(ADDRESSES["story"], SAID["story"] | {"title": "고친 제목"})
    assert mended.headers["Location"] == ADDRESSES["check"]
    assert "고친 제목" in client.get(ADDRESSES["check"]).text
    assert client.post(NEW, SAID["matter"] | {"ask": "law"}).headers["Location"] == ADDRESSES["check"]
    assert "질의민원(법령)" in client.get(ADDRESSES["check"]).text
    assert CaseDraft.objects.count() == 1


def test_it_is_gone_on_with_elsewhere_by_its_code(client):
    begun(client)
    client.post(ADDRESSES["story"], SAID["story"])
    code = re.search(r'class="code">([\w-]+)<', client.get(ADDRESSES["who"]).text)[1]
    phone = Client()
    page = phone.post(f"{NEW}resume/", {"code": code.lower()})
    assert page.headers["Location"] == ADDRESSES["who"]
    assert SAID["story"]["title"] in phone.get(ADDRESSES["story"]).text
    wrong = Client().post(f"{NEW}resume/", {"code": "K7M3-Q9XR-2H4T"})
    assert wrong.status_code == 400
    assert "쓰던 글이 없습니다" in wrong.text


def test_its_writer_erases_it(client):
    written(client)
    assert client.post(NEW, {"do": "drop"}).headers["Location"] == "/difficulties/"
    assert not CaseDraft.objects.exists()
    assert client.get(ADDRESSES["check"]).status_code == 404


def test_without_a_draft_every_step_leads_to_the_first_and_what_was_typed_comes_along(client):
    for step in ("story", "files", "who", "check"):
        page = client.get(ADDRESSES[step])
        assert (page.status_code, f'href="{NEW}"' in page.text) == (404, True)
    late = client.post(ADDRESSES["story"], SAID["story"])
    assert late.headers["Location"] == NEW
    assert client.post(NEW, SAID["matter"]).headers["Location"] == ADDRESSES["story"]
    assert SAID["story"]["title"] in client.get(ADDRESSES["story"]).text


def test_what_the_gate_refuses_is_told_with_the_reason_and_can_be_taken_out(client):
    begun(client)
    upload(client, ("설치.exe", b"MZ"), ("현장.png", png()))
    page = client.get(ADDRESSES["files"])
    assert "받지 않음" in page.text and "읽을 수 없는 형식" in page.text and "검사 완료" in page.text
    for one in CaseFile.objects.all():
        client.post(ADDRESSES["files"], {"do": str(one.pk)})
    assert not CaseFile.objects.exists() and not StoredFile.objects.exists()


def test_nobody_takes_out_a_file_of_another(client):
    begun(client)
    upload(client, ("현장.png", png()))
    other = Client()
    begun(other)
    other.post(ADDRESSES["files"], {"do": str(CaseFile.objects.get().pk)})
    assert CaseFile.objects.count() == 1


def test_a_file_that_is_too_large_is_cut_at_the_limit(client):
    """R23."""
    begun(client)
    page = upload(client, ("영상.png", png() + b"\0" * (LARGEST + 1)))
    assert page.status_code == 413
    assert "20MB 이하로" in page.text
    assert not CaseFile.objects.exists()


def test_more_files_than_a_draft_takes_are_told_so(client):
    begun(client)
    page = upload(client, *((f"{number}.png", png()) for number in range(11)))
    assert (page.status_code, "10개까지" in page.text) == (409, True)
    assert CaseFile.objects.count() == 10


def test_while_a_file_is_looked_at_it_is_not_sent_and_the_page_says_so(client):
    written(client)
    CaseFile.objects.create(draft=CaseDraft.objects.get(), name="느린 파일.pdf", at=_now())
    page = client.post(ADDRESSES["check"])
    assert (page.status_code, "검사하고 있는 파일이" in page.text) == (409, True)
    assert "검사 중" in client.get(ADDRESSES["files"]).text


def test_no_file_at_all_is_told_so(client):
    begun(client)
    page = client.post(ADDRESSES["files"], {"do": "add"})
    assert (page.status_code, "먼저 골라" in page.text) == (400, True)


def test_a_form_that_stood_elsewhere_is_not_taken_and_an_old_page_of_ours_keeps_what_was_typed() -> None:
    strict = Client(enforce_csrf_checks=True)
    page = strict.post(NEW, SAID["matter"], headers={"Sec-Fetch-Site": "cross-site"})
    assert (page.status_code, "무엇이 막혔는지" in page.text) == (403, False)


@pytest.mark.django_db
def test_an_old_page_of_ours_keeps_what_was_typed() -> None:
    strict = Client(enforce_csrf_checks=True)
    page = strict.post(NEW, SAID["matter"] | {"key": "a" * 32})
    assert page.status_code == 403
    assert "한 번 더 눌러" in page.text
    assert re.search(r'value="proposal" required checked', page.text)
    assert not CaseDraft.objects.exists()


def test_who_comes_too_often_is_told_when_to_come_again(client):
    for _ in range(MOST_DRAFTS):
        intake.drafts.begin(
            key=intake.drafts.new_key(), difficulty=intake.Difficulty(), address="127.0.0.1", now=_now()
        )
    page = begun(client)
    assert (page.status_code, page.headers["Retry-After"]) == (429, "3600")
    assert re.search(r'value="proposal" required checked', page.text)


def test_who_sends_too_many_keeps_the_text(client):
    for _ in range(MOST_AN_HOUR):
        other = Business(now=_now() - timedelta(minutes=5), address="127.0.0.1")
        other.written()
        other.send()
    written(client)
    page = client.post(ADDRESSES["check"])
    assert (page.status_code, page.headers["Retry-After"]) == (429, "3600")
    assert SAID["story"]["title"] in page.text


@pytest.mark.parametrize("text", ["%00", "%ED%A0%80", "%F0%9F%98%80", "%E1%84%80%E1%85%A1", "%FF%FE"])
def test_odd_text_is_kept_or_refused_and_never_an_error(client, text):
    """R28: NUL, a lone surrogate, an emoji, decomposed Hangul, bytes that are no text."""
    begun(client)
    kind = "application/x-www-form-urlencoded"
    page = client.post(ADDRESSES["story"], f"title={text}a&content={text}b", content_type=kind)
    assert page.status_code in (302, 400)
    assert client.get(ADDRESSES["story"]).status_code == 200


def test_the_page_is_the_same_for_everybody_until_something_is_typed(client):
    page = client.get(NEW)
    assert "no-store" in page.headers["Cache-Control"]
    assert COOKIE not in page.cookies


def test_the_consent_says_how_long_as_the_district_set_it(client, counter):
    begun(client)
    client.post(ADDRESSES["story"], SAID["story"])
    assert "처리를 마친 뒤 1년. 지나면 지웁니다." in client.get(ADDRESSES["who"]).text
    told = {
        "article": "구의 기준",
        "is_confirmed": True,
        "changed_at": counter.now,
        "changed_by": counter.people["총괄"],
    }
    RetentionRule.objects.create(kind="submitter", months=18, from_year=True, **told)
    page = client.get(ADDRESSES["who"]).text
    assert "처리를 마친 다음 해 1월 1일부터 1년 6개월. 지나면 지웁니다." in page
    RetentionRule.objects.update(months=6, from_year=False)
    assert "처리를 마친 뒤 6개월. 지나면" in client.get(ADDRESSES["who"]).text


def test_a_department_can_be_kept_out(client):
    written(client, hidden_from=THERE)
    assert THERE in client.get(ADDRESSES["check"]).text
    client.post(ADDRESSES["check"])
    assert str(Case.objects.get().about) == THERE


def test_answered_cases_of_the_same_words_are_shown_before_it_is_sent(counter):
    counter.replied()
    published(counter)
    client = Client()
    written(client)
    page = client.get(ADDRESSES["check"])
    assert "비슷한 일에 이렇게 답했습니다" in page.text
    assert WORDING.answer in page.text
    client.post(
        ADDRESSES["story"],
        SAID["story"] | {"title": "세금 고지서", "content": "고지서를 못 받음", "wish": ""},
    )
    assert WORDING.answer not in client.get(ADDRESSES["check"]).text


def test_it_speaks_english_too(client):
    key = key_of(client.get(f"/en{NEW}"))
    page = client.post(f"/en{NEW}", SAID["matter"] | {"key": key}, follow=True)
    assert page.redirect_chain == [(f"/en{ADDRESSES['story']}", 302)]
    assert "Tell us what happened" in page.text


def _now():
    from django.utils import timezone

    return timezone.now()


@pytest.mark.parametrize("step", ["story", "who"])
def test_a_resident_number_is_not_even_kept_where_the_draft_is_gone(client, step):
    client.get(NEW)
    field = {"story": "content", "who": "company"}[step]
    page = client.post(ADDRESSES[step], SAID[step] | {field: "900101-1234567"})
    assert page.status_code == 400 and "주민등록번호" in page.text and "900101-1234567" in page.text
    assert not CaseDraft.objects.exists()
    assert client.post(ADDRESSES[step], SAID[step]).headers["Location"] == NEW
    assert CaseDraft.objects.count() == 1
