"""Logging in: in one step and two, failures, the session's end, and the way back with everything that was typed."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongyak.audit.models import Act
from gongyak.district.models import District
from gongyak.rules.totp import code_of, step_of
from gongyak.staff.factors import add_app, renew_recovery_codes
from gongyak.staff.models import LoginSession, Staff
from tests.people import PASSWORD, People

LOGIN = "/desk/login/"
SECRET = b"12345678901234567890"
AtWork = Callable[[str], Client]


def enter(client: Client, username: str = "officer", password: str = PASSWORD, **fields: str):
    return client.post(LOGIN, {"username": username, "password": password, **fields})


def done() -> list[tuple[str, str]]:
    return list(Act.objects.order_by("-seq").values_list("actor", "action"))


def kept_in(page: str) -> str:
    return re.search(r'name="kept" value="([^"]+)"', page)[1]


def test_in_and_out_are_acts(client: Client, people: People) -> None:
    answer = enter(client, " Officer ")
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert client.get("/desk/").status_code == 200
    assert done()[0] == (people["담당"].key, "로그인")
    assert client.post(reverse("logout")).status_code == 302
    assert done()[0] == (people["담당"].key, "로그아웃")
    assert client.get("/desk/").status_code == 302
    assert LoginSession.objects.get().ended_how == "로그아웃"


def test_out_only_by_a_form(client: Client, people: People) -> None:
    enter(client)
    assert client.get(reverse("logout")).status_code == 405
    assert client.get("/desk/").status_code == 200


def test_a_wrong_password_and_an_unknown_id_are_answered_alike(client: Client, people: People) -> None:
    wrong = enter(client, "officer", "not the password")
    unknown = enter(client, "nobody", "not the password")
    assert wrong.status_code == unknown.status_code == 401

    def plain(text: str) -> str:
        return re.sub(r'value="[^"]*"', "", text)

    assert plain(wrong.text) == plain(unknown.text)
    assert "직원 아이디 또는 암호가 맞지 않습니다." in wrong.text
    assert "not the password" not in wrong.text + unknown.text
    assert done()[:2] == [("누군가", "로그인 실패"), (people["담당"].key, "로그인 실패")]


def test_the_sixth_try_is_refused_even_with_the_right_password(client: Client, people: People) -> None:
    for _ in range(5):
        assert enter(client, "officer", "wrong").status_code == 401
        assert enter(client, "nobody", "wrong").status_code == 401
    assert enter(client).status_code == enter(client, "nobody").status_code == 429
    assert client.get("/desk/").status_code == 302
    assert enter(client, "head").status_code == 302  # nobody else is held up


def test_an_account_that_is_no_longer_used_is_answered_alike(client: Client, people: People) -> None:
    Staff.objects.filter(username="officer").update(is_active=False)
    assert "직원 아이디 또는 암호가 맞지 않습니다." in enter(client).text


def test_a_session_known_before_the_log_in_is_worth_nothing_after(client: Client, people: People) -> None:
    """KISA: 세션 고정."""
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    enter(client)
    assert client.session.session_key != planted
    thief = Client()
    thief.cookies["gongyak-session"] = planted
    assert thief.get("/desk/").status_code == 302


def test_what_was_logged_out_cannot_be_used_again(client: Client, people: People) -> None:
    enter(client)
    stolen = client.cookies["gongyak-session"].value
    client.post(reverse("logout"))
    thief = Client()
    thief.cookies["gongyak-session"] = stolen
    assert thief.get("/desk/").status_code == 302


def test_the_cookie_is_for_the_desk_only(client: Client, people: People) -> None:
    cookie = enter(client).cookies["gongyak-session"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/desk/", True, "Lax")


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.com/desk/", "//example.com/desk/", "/", "/desk/\nx", "javascript:1", "\\\\e.com"],
)
def test_the_way_back_never_leads_elsewhere(client: Client, people: People, elsewhere: str) -> None:
    assert enter(client, next=elsewhere)["Location"] == "/desk/"


def test_one_comes_back_to_where_one_was(client: Client, people: People) -> None:
    sent = client.get("/desk/account/?a=1")["Location"]
    assert sent == "/desk/login/?next=/desk/account/%3Fa%3D1"
    assert 'name="next" value="/desk/account/?a=1"' in client.get(sent).text
    assert enter(client, next="/desk/account/?a=1")["Location"] == "/desk/account/?a=1"


def test_the_session_ends_when_nothing_is_done(at_work: AtWork) -> None:
    client = at_work("담당")
    District.objects.create(idle_minutes=10)
    LoginSession.objects.update(seen_at=timezone.now() - timedelta(minutes=10))
    assert client.get("/desk/").status_code == 200  # exactly as long as the page says
    LoginSession.objects.update(seen_at=timezone.now() - timedelta(minutes=10, seconds=21))
    assert client.get("/desk/").status_code == 302
    assert LoginSession.objects.get().ended_how == "시간 초과"
    assert done()[0][1] == "로그아웃"


def test_a_page_says_how_long_is_left_and_one_may_stay(at_work: AtWork) -> None:
    client = at_work("담당")
    assert 'data-idle="1200"' in client.get("/desk/").text
    LoginSession.objects.update(seen_at=timezone.now() - timedelta(minutes=15))
    answer = client.post(reverse("session-extend"), {"next": "/desk/account/"})
    assert answer["Location"] == "/desk/account/"
    assert timezone.now() - LoginSession.objects.get().seen_at < timedelta(minutes=1)
    by_script = client.post(reverse("session-extend"), headers={"X-Requested-With": "fetch"})
    assert by_script.status_code == 204


def test_what_was_typed_when_the_session_was_over_is_sent_again(at_work: AtWork, people: People) -> None:
    client = at_work("담당")
    LoginSession.objects.update(seen_at=timezone.now() - timedelta(hours=2))
    typed = {"next": "/desk/account/", "text": '첫 줄\r\n<둘째> "줄"', "many": ["1", "2"]}
    met = client.post("/desk/session/extend/?step=3", typed)
    assert met.status_code == 401
    assert "그대로 이어서 보낼 수 있습니다" in met.text
    wrong = enter(client, password="wrong", kept=kept_in(met.text))
    again = enter(client, kept=kept_in(wrong.text))
    assert again.status_code == 200
    assert 'action="/desk/session/extend/?step=3"' in again.text
    assert '<textarea name="text" hidden>\n첫 줄\r\n&lt;둘째&gt; &#34;줄&#34;</textarea>' in again.text
    assert again.text.count('<textarea name="many"') == 2
    assert "csrfmiddlewaretoken" in again.text
    assert client.get("/desk/").status_code == 200


def test_what_one_person_typed_is_not_sent_as_another(at_work: AtWork, people: People) -> None:
    client = at_work("담당")
    LoginSession.objects.update(seen_at=timezone.now() - timedelta(hours=2))
    met = client.post("/desk/session/extend/", {"text": "담당이 적은 글"})
    answer = enter(client, "head", kept=kept_in(met.text))
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")


def test_passwords_are_never_carried_along(at_work: AtWork, people: People) -> None:
    client = at_work("담당")
    LoginSession.objects.update(ended_at=timezone.now(), ended_how="시험")
    met = client.post("/desk/account/password/", {"old_password": "비밀이다", "new_password": "비밀이다"})
    assert "비밀이다" not in signing.dumps(signing.loads(kept_in(met.text), salt="gongyak.desk.kept"))
    assert enter(client, kept=kept_in(met.text))["Location"] == "/desk/"


@pytest.mark.parametrize(
    "forged",
    ["x", signing.dumps(["/desk/logout/", [], None, True, False], salt="other")],
    ids=["no signature", "signed for something else"],  # a signature tells its second: two processes differ
)
def test_nobody_can_have_one_send_what_our_page_did_not(client: Client, people: People, forged: str) -> None:
    assert enter(client, kept=forged)["Location"] == "/desk/"


def with_app(people: People) -> Staff:
    staff = people["담당"]
    now = datetime(2024, 1, 1, tzinfo=UTC)
    add_app(staff=staff, secret=SECRET, code=code_of(SECRET, step_of(now)), now=now)
    return staff


def test_an_app_is_asked_for_its_number(client: Client, people: People) -> None:
    staff = with_app(people)
    page = enter(client, next="/desk/account/")
    assert page.status_code == 200
    assert "인증앱의 번호" in page.text
    assert client.get("/desk/").status_code == 302  # half in is not in
    code = code_of(SECRET, step_of(timezone.now()))
    answer = client.post(reverse("login-second"), {"code": code, "next": "/desk/account/"})
    assert answer["Location"] == "/desk/account/"
    assert done()[0] == (staff.key, "로그인")
    client.post(reverse("logout"))
    enter(client)
    assert client.post(reverse("login-second"), {"code": code}).status_code == 401  # once only


def test_wrong_numbers_are_counted(client: Client, people: People) -> None:
    staff = with_app(people)
    enter(client)
    for _ in range(5):
        assert "번호가 맞지 않습니다" in client.post(reverse("login-second"), {"code": "000000"}).text
    assert done()[0] == (staff.key, "2단계 인증 실패")
    code = code_of(SECRET, step_of(timezone.now()))
    assert "잠시 막았습니다" in client.post(reverse("login-second"), {"code": code}).text


def test_a_recovery_code_is_taken_once(client: Client, people: People) -> None:
    staff = with_app(people)
    codes = renew_recovery_codes(staff=staff, now=timezone.now())
    assert len(set(codes)) == 10
    enter(client)
    assert client.post(reverse("login-second"), {"code": codes[0].upper()}).status_code == 302
    client.post(reverse("logout"))
    enter(client)
    assert client.post(reverse("login-second"), {"code": codes[0]}).status_code == 401
    assert client.post(reverse("login-second"), {"code": codes[1].replace("-", " ")}).status_code == 302


def test_the_second_step_needs_the_first(client: Client, people: People) -> None:
    with_app(people)
    answer = client.post(reverse("login-second"), {"code": code_of(SECRET, step_of(timezone.now()))})
    assert answer.status_code == 401
    assert client.get("/desk/").status_code == 302


def test_what_was_kept_goes_through_both_steps(at_work: AtWork, people: People) -> None:
    with_app(people)
    client = at_work("담당")
    LoginSession.objects.update(seen_at=timezone.now() - timedelta(hours=2))
    met = client.post("/desk/session/extend/", {"text": "적던 글"})
    half = enter(client, kept=kept_in(met.text))
    code = code_of(SECRET, step_of(timezone.now()))
    again = client.post(reverse("login-second"), {"code": code, "kept": kept_in(half.text)})
    assert "적던 글" in again.text


def test_public_pages_do_not_see_the_session(client: Client, people: People) -> None:
    enter(client)
    answer = client.get("/")
    assert "gongyak-session" not in answer.cookies
    assert "no-store" not in answer["Cache-Control"]
