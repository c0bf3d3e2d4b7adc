"""One's own account: password, second factors, and where one is logged in."""

import re
from base64 import b64decode
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongyak.audit.models import Act
from gongyak.district.models import District
from gongyak.rules.totp import code_of, step_of
from gongyak.staff.models import Factor, LoginSession, Staff
from gongyak.staff.passwords import reset_password
from tests.people import PASSWORD, People, logged_in

AtWork = Callable[[str], Client]
NEW = "구름 낀 날의 우산 하나"


def change(client: Client, **fields: str):
    told = {"old_password": PASSWORD, "new_password": NEW, "new_password_again": NEW}
    return client.post(reverse("account-password"), {**told, **fields})


def register_app(client: Client, password: str = PASSWORD):
    client.get(reverse("account-app"))
    secret = b64decode(client.session["app"])
    code = code_of(secret, step_of(timezone.now()))
    return client.post(reverse("account-app"), {"code": code, "password": password})


def test_a_password_is_changed_and_one_stays_logged_in(at_work: AtWork, people: People) -> None:
    client, elsewhere = at_work("담당"), at_work("담당")
    assert change(client)["Location"] == "/desk/account/"
    assert client.get("/desk/").status_code == 200
    assert elsewhere.get("/desk/").status_code == 302
    fresh = Client()
    fresh.post("/desk/login/", {"username": "officer", "password": NEW})
    assert fresh.get("/desk/").status_code == 200


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"old_password": "wrong"}, "맞지 않습니다"),
        ({"new_password_again": "other"}, "두 번 똑같이"),
        ({"new_password": "짧다", "new_password_again": "짧다"}, "12자 이상"),
    ],
)
def test_the_form_says_what_is_wrong(at_work: AtWork, fields: dict[str, str], why: str) -> None:
    answer = change(at_work("담당"), **fields)
    assert (answer.status_code, why in answer.text) == (409, True)
    assert NEW not in answer.text


def test_an_initial_password_leads_nowhere_else(people: People) -> None:
    initial = reset_password(staff=people["담당"], by=people.actor("시스템관리"), now=timezone.now())
    client = Client()
    client.post("/desk/login/", {"username": "officer", "password": initial})
    assert client.get("/desk/")["Location"] == reverse("account-password")
    assert client.get(reverse("account-password")).status_code == 200
    change(client, old_password=initial)
    assert client.get("/desk/").status_code == 200


def test_where_a_second_factor_is_asked_for_it_comes_first(people: People) -> None:
    District.objects.create(needs_second_factor=True)
    client = logged_in(people["담당"])
    assert client.get("/desk/")["Location"] == reverse("account")
    assert "2단계 인증을 써야 합니다" in client.get(reverse("account")).text
    register_app(client)
    assert client.get("/desk/").status_code == 200


def test_an_app_brings_recovery_codes_that_are_shown_once(at_work: AtWork, people: People) -> None:
    client = at_work("담당")
    answer = register_app(client)
    codes = re.findall(r"<li><code>([a-z2-9]{5}-[a-z2-9]{5})</code>", answer.text)
    assert len(codes) == 10
    assert not any(code in client.get(reverse("account")).text for code in codes)
    told = str(list(people["담당"].factors.values()))
    assert not any(code in told or code.replace("-", "") in told for code in codes)
    acts = list(Act.objects.order_by("-seq").values_list("action", "reason")[:2])
    assert acts == [("복구번호 발급", ""), ("2단계 인증 등록", "인증앱")]


def test_the_key_of_an_app_is_sealed(at_work: AtWork, people: People) -> None:
    client = at_work("담당")
    client.get(reverse("account-app"))
    secret = client.session["app"]
    register_app(client)
    assert secret not in people["담당"].factors.get(kind=Factor.TOTP).secret


def test_a_second_factor_changes_only_with_the_password(at_work: AtWork, people: People) -> None:
    client = at_work("담당")
    assert "맞지 않습니다" in register_app(client, password="wrong").text
    assert not people["담당"].factors.exists()
    register_app(client)
    app = people["담당"].factors.get(kind=Factor.TOTP)
    remove = reverse("account-factor-remove", args=[app.pk])
    assert client.post(remove, {"password": "wrong"}).status_code == 409
    assert client.post(reverse("account-codes"), {"password": "wrong"}).status_code == 409
    assert people["담당"].factors.filter(pk=app.pk).exists()
    assert client.post(remove, {"password": PASSWORD}).status_code == 302
    assert not people["담당"].factors.exists()  # the recovery codes went along
    assert Act.objects.order_by("-seq").first().action == "2단계 인증 해제"


def test_nobody_takes_away_what_is_anothers(at_work: AtWork, people: People) -> None:
    register_app(at_work("담당"))
    app = people["담당"].factors.get(kind=Factor.TOTP)
    answer = at_work("팀장").post(reverse("account-factor-remove", args=[app.pk]), {"password": PASSWORD})
    assert answer.status_code == 409
    assert people["담당"].factors.filter(pk=app.pk).exists()


def test_codes_need_a_factor(at_work: AtWork) -> None:
    answer = at_work("담당").post(reverse("account-codes"), {"password": PASSWORD})
    assert "먼저 인증앱이나 패스키" in answer.text


@pytest.mark.parametrize(
    "answer", ["", "x", "[]", "{}", '{"id": "AA", "rawId": "AA", "response": {}, "type": "public-key"}']
)
def test_an_answer_that_is_no_passkey_is_refused(at_work: AtWork, people: People, answer: str) -> None:
    client = at_work("담당")
    assert "data-asked" in client.get(reverse("account-passkey")).text
    told = client.post(reverse("account-passkey"), {"name": "x", "password": PASSWORD, "passkey": answer})
    assert (told.status_code, "패스키를 확인하지 못했습니다" in told.text) == (409, True)
    assert not people["담당"].factors.exists()


def test_other_sessions_are_ended_from_here(at_work: AtWork, people: People) -> None:
    here, there, third = at_work("담당"), at_work("담당"), at_work("담당")
    stranger = at_work("팀장")
    page = here.get(reverse("account")).text
    assert page.count("로그인 끝내기") == 2
    other = int(re.search(r'name="session" value="(\d+)"', page)[1])
    here.post(reverse("account-sessions-end"), {"session": other})
    assert sorted(one.get("/desk/").status_code for one in (there, third)) == [200, 302]
    here.post(reverse("account-sessions-end"))
    assert [one.get("/desk/").status_code for one in (here, there, third)] == [200, 302, 302]
    lead = LoginSession.objects.get(staff=people["팀장"])
    here.post(reverse("account-sessions-end"), {"session": lead.pk})
    assert stranger.get("/desk/").status_code == 200


def test_whoever_has_no_duty_left_can_still_leave_and_change_the_password(
    people: People, at_work: AtWork
) -> None:
    people["담당"].duties.update(ended_on="2023-01-01")
    client = at_work("담당")
    assert client.get(reverse("account")).status_code == 200
    assert client.get("/desk/").status_code == 403
    assert client.post(reverse("logout")).status_code == 302


def test_an_account_that_is_stopped_is_out_at_once(at_work: AtWork) -> None:
    client = at_work("담당")
    Staff.objects.filter(username="officer").update(is_active=False)
    assert client.get("/desk/").status_code == 302
