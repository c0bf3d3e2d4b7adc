"""Log-in by the district's own service, against a real OpenID Connect provider in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.test import Client
from django.urls import reverse

from gongyak.audit.models import Act
from gongyak.desk.login import elsewhere
from gongyak.staff.models import LoginSession, Staff
from tests.desk.test_login import kept_in
from tests.people import People, logged_in
from tests.served import free_port, wait_for


@pytest.fixture(scope="session")
def provider() -> Iterator[str]:
    """Its address."""
    port = free_port()
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "oidc_provider_mock",
        "--port",
        str(port),
        "--require-nonce",
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, start_new_session=True, **quiet)
    try:
        wait_for(port)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def client(provider: str, people: People, settings) -> Client:
    settings.OIDC = {
        "issuer": provider,
        "client": "gongyak",
        "secret": "s3cret",
        "claim": "preferred_username",
    }
    elsewhere._client.cache_clear()
    return Client()


def sign_in(provider: str, there: str, username: str) -> str:
    """What a person does there: chooses who it is; comes back with the address that the service sends to."""
    requests.put(
        f"{provider}/users/{username}", json={"preferred_username": username}, timeout=10
    ).raise_for_status()
    answer = requests.post(there, data={"sub": username}, allow_redirects=False, timeout=10)
    assert answer.status_code == 302, answer.text
    parts = urlsplit(answer.headers["Location"])
    assert parts.path == reverse("login-elsewhere-back")
    return f"{parts.path}?{parts.query}"


def test_who_has_an_account_here_comes_in(client: Client, provider: str, people: People) -> None:
    assert reverse("login-elsewhere") in client.get("/desk/login/?next=/desk/account/").text
    there = client.get(reverse("login-elsewhere"), {"next": "/desk/account/"})["Location"]
    asked = parse_qs(urlsplit(there).query)
    assert there.startswith(provider) and asked["code_challenge_method"] == ["S256"]
    assert asked["nonce"] and asked["state"] and asked["scope"] == ["openid profile"]
    back = sign_in(provider, there, "Officer")
    assert client.get(back)["Location"] == "/desk/account/"
    assert "담당이름" in client.get("/desk/").text
    assert Act.objects.order_by("-seq").values_list("actor", "action").first() == (
        people["담당"].key,
        "로그인",
    )
    assert client.get(back).status_code == 401  # the answer is good once


def test_who_has_none_stays_out_and_gets_none(client: Client, provider: str) -> None:
    there = client.get(reverse("login-elsewhere"))["Location"]
    answer = client.get(sign_in(provider, there, "stranger"))
    assert (answer.status_code, "이곳에 계정이 없습니다" in answer.text) == (401, True)
    assert not Staff.objects.filter(username="stranger").exists()
    assert client.get("/desk/").status_code == 302
    assert Act.objects.order_by("-seq").first().action == "로그인 실패"


def test_an_account_that_is_stopped_stays_out(client: Client, provider: str) -> None:
    Staff.objects.filter(username="officer").update(is_active=False)
    there = client.get(reverse("login-elsewhere"))["Location"]
    assert client.get(sign_in(provider, there, "officer")).status_code == 401


def test_an_answer_to_another_browser_is_not_taken(client: Client, provider: str) -> None:
    """Somebody else's answer would log one in as that other (state)."""
    there = client.get(reverse("login-elsewhere"))["Location"]
    back = sign_in(provider, there, "officer")
    assert Client().get(back).status_code == 401
    assert client.get(f"{reverse('login-elsewhere-back')}?code=x&state=y").status_code == 401
    assert client.get(f"{reverse('login-elsewhere-back')}?error=access_denied").status_code == 401


def test_what_was_typed_comes_back_too(client: Client, provider: str, people: People) -> None:
    browser = logged_in(people["담당"])
    LoginSession.objects.update(ended_at="2026-01-01T00:00Z", ended_how="시험")
    met = browser.post("/desk/session/extend/", {"text": "적던 글"})
    left = browser.post(reverse("login-elsewhere"), {"kept": kept_in(met.text)})
    assert "통합로그인으로 가기" in left.text
    there = browser.get(reverse("login-elsewhere"))["Location"]
    assert "적던 글" in browser.get(sign_in(provider, there, "officer")).text


def test_a_service_that_is_down_leaves_the_password(client: Client, settings) -> None:
    settings.OIDC = {**settings.OIDC, "issuer": f"http://localhost:{free_port()}"}
    answer = client.get(reverse("login-elsewhere"))
    assert (answer.status_code, "연결하지 못했습니다" in answer.text) == (503, True)
    assert 'name="password"' in answer.text


def test_without_a_service_nothing_is_offered(people: People) -> None:
    assert "통합로그인" not in Client().get("/desk/login/").text
