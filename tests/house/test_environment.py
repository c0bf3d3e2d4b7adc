"""A wrong environment variable stops the program with a sentence that says what to do."""

import subprocess
import sys
from pathlib import Path

import pytest

from config import env
from tests.served import ROOT, environment, free_port

POSTGRESQL = {"ENGINE": "postgresql", "OPTIONS": {"options": "-c lock_timeout=2000"}}


@pytest.fixture(autouse=True)
def put(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("X", raising=False)
    return lambda value: monkeypatch.setenv("X", value)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("maybe", lambda: env.flag("X")),
        ("9e9", lambda: env.number("X", 1, 0, 9)),
        ("10", lambda: env.number("X", 1, 0, 9)),
        ("rot13", lambda: env.chosen("X", "aes", ("aes", "aria"))),
        ("mysql://host/name", lambda: env.database("X", {}, POSTGRESQL)),
        ("postgresql://host", lambda: env.database("X", {}, POSTGRESQL)),
        ("postgresql://host:port/name", lambda: env.database("X", {}, POSTGRESQL)),
        ("/proc/none", lambda: env.folder("X", Path("var"))),
    ],
)
def test_a_wrong_value_is_named_with_what_is_wanted(put, value, read) -> None:
    put(value)
    with pytest.raises(SystemExit, match=r"^설정 오류: 환경 변수 X의 값 .+ 바꾸어 주십시오\.$"):
        read()


def test_what_is_unset_has_its_default(tmp_path: Path) -> None:
    assert env.flag("X") is False
    assert env.chosen("X", "aes", ("aes", "aria")) == "aes"
    assert env.number("X", 5, 0, 9) == 5
    assert env.listed("X", "a, b,") == ["a", "b"]
    assert env.folder("X", tmp_path / "new").is_dir()
    assert env.database("X", {"ENGINE": "sqlite"}, POSTGRESQL) == {"ENGINE": "sqlite"}


def test_an_address_of_postgresql_is_taken_apart(put) -> None:
    put("postgresql://%EA%B0%80:p%40ss@db.example:6432/gongyak?sslmode=require")
    assert env.database("X", {}, POSTGRESQL) == {
        "ENGINE": "postgresql",
        "NAME": "gongyak",
        "USER": "가",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "6432",
        "OPTIONS": {"options": "-c lock_timeout=2000", "sslmode": "require"},
    }


def test_a_socket_folder_is_a_host(put) -> None:
    put("postgresql://gongyak@/postgres?host=/run/pg")
    assert env.database("X", {}, POSTGRESQL)["HOST"] == "/run/pg"


def test_a_password_never_stands_in_the_sentence(put) -> None:
    put("postgres://me:s3cret@host:port/name")
    with pytest.raises(SystemExit) as stopped:
        env.database("X", {}, POSTGRESQL)
    assert "s3cret" not in str(stopped.value)


def test_the_secret_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    file = tmp_path / "secret-key"
    first = env.secret("X", file)
    assert len(first) == 96
    assert env.secret("X", file) == first
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_cut_secret_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("short")
    with pytest.raises(SystemExit, match="50자"):
        env.secret("X", tmp_path / "secret-key")


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("mail.example.kr", lambda: env.mail("X", Path("mail"))),
        ("http://mail.example.kr", lambda: env.mail("X", Path("mail"))),
        ("smtp://mail.example.kr:port", lambda: env.mail("X", Path("mail"))),
        ("smtp://me:s3cret@", lambda: env.mail("X", Path("mail"))),
        ("공약관리", lambda: env.mail_address("X", "a@b")),
        ("a@b, c@d", lambda: env.mail_address("X", "a@b")),
        ("s3cret", lambda: env.secret("X", Path("secret-key"))),
        ("s3cret" + "s" * 60, lambda: env.secret("X", Path("secret-key"))),
    ],
)
def test_a_wrong_way_for_mail_or_a_weak_key_is_one_sentence_without_secrets(put, value, read) -> None:
    put(value)
    with pytest.raises(SystemExit, match=r"^설정 오류: 환경 변수 X의 값 .+ 바꾸어 주십시오\.$") as stopped:
        read()
    assert "s3cret" not in str(stopped.value)


def test_an_address_of_a_mail_server_is_taken_apart(put) -> None:
    assert env.mail("X", Path("mail"))["EMAIL_FILE_PATH"] == Path("mail")
    put("smtp+starttls://me:p%40ss@mail.example.kr")
    told = env.mail("X", Path("mail"))
    assert (told["EMAIL_HOST"], told["EMAIL_PORT"], told["EMAIL_HOST_PASSWORD"]) == (
        "mail.example.kr",
        587,
        "p@ss",
    )
    assert (told["EMAIL_USE_TLS"], told["EMAIL_USE_SSL"]) == (True, False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgresql://gongyak:s3cret@127.0.0.1:1/none"),
        ("GONGYAK_MAIL", "smtp://me:s3cret@"),
        ("GONGYAK_SECRET_KEY", "s3cret"),
    ],
)
def test_a_server_with_a_wrong_setting_does_not_begin_and_says_why_in_one_line(
    name: str, value: str, tmp_path: Path
) -> None:
    """R45."""
    command = [sys.executable, "-m", "gongyak.cli", "serve", "--port", str(free_port())]
    variables = environment(tmp_path) | {name: value}
    ended = subprocess.run(command, env=variables, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (ended.returncode, ended.stdout) == (1, "")
    [line] = ended.stderr.splitlines()
    assert name in line
    assert line.endswith("주십시오.")
    assert "s3cret" not in line


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({"GONGYAK_OIDC_ISSUER": "http://login.example.kr"}, "GONGYAK_OIDC_ISSUER"),
        ({"GONGYAK_OIDC_ISSUER": "https://login.example.kr"}, "GONGYAK_OIDC_CLIENT"),
        (
            {"GONGYAK_OIDC_ISSUER": "https://login.example.kr", "GONGYAK_OIDC_CLIENT": "a"},
            "GONGYAK_OIDC_SECRET",
        ),
    ],
)
def test_half_a_log_in_service_is_refused(monkeypatch, told: dict[str, str], wrong: str) -> None:
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match=wrong):
        env.openid()


def test_no_log_in_service_is_none(monkeypatch) -> None:
    monkeypatch.delenv("GONGYAK_OIDC_ISSUER", raising=False)
    assert env.openid() is None
