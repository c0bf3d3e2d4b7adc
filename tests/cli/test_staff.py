"""`gongyak staff`: the first account, made with a password that no command line shows."""

import os
import subprocess
import sys

import pytest

from gongyak.cli import clock, staff
from gongyak.cli.main import main
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.rules.totp import code_of, step_of
from gongyak.staff.actors import actor_of
from gongyak.staff.entering import Place, enter, prove
from gongyak.staff.factors import add_app
from gongyak.staff.models import LoginSession, Role, Staff
from tests.people import People

GOOD = "구름 낀 날의 우산 하나"


def typed(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    """The password comes in as somebody types it into a pipe."""
    monkeypatch.setattr(staff, "_ask", lambda: password)


@pytest.mark.django_db
def test_the_first_looks_after_the_system(monkeypatch, capsys):
    typed(monkeypatch, GOOD)
    assert main(["staff", "first", "Kim", "김하나"]) == 0
    assert "‘kim’을(를) 만들었습니다" in capsys.readouterr().out
    made = prove(username="kim", password=GOOD, place=Place(), now=clock.now())
    assert actor_of(made, day_of(clock.now())).has(Role.SYSTEM)
    assert not made.must_change_password
    assert main(["staff", "first", "lee", "이둘"]) == 1
    assert "이미 있습니다" in capsys.readouterr().err
    assert not Staff.objects.filter(username="lee").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("username", "name", "password", "why"),
    [
        ("kim", "김하나", "짧다", "12자"),
        ("kim", "김하나", "password1234", "흔한 암호"),
        ("김하나", "김하나", GOOD, "영문과 숫자"),
        ("kim", " ", GOOD, "성명"),
    ],
)
def test_what_is_refused(monkeypatch, capsys, username, name, password, why):
    typed(monkeypatch, password)
    assert main(["staff", "first", username, name]) == 1
    said = capsys.readouterr()
    assert why in said.err
    assert password not in said.err + said.out
    assert not Staff.objects.exists()


def test_a_password_is_set_anew_where_nobody_can_log_in(monkeypatch, capsys, people: People):
    system, now = people["시스템관리"], clock.now()
    enter(staff=system, place=Place(), now=now)
    add_app(staff=system, secret=b"x" * 20, code=code_of(b"x" * 20, step_of(now)), now=now)
    typed(monkeypatch, GOOD)
    assert main(["staff", "password", "system"]) == 0
    assert prove(username="system", password=GOOD, place=Place(), now=now) == system
    assert not system.factors.exists()
    assert not LoginSession.objects.filter(ended_at=None).exists()
    assert main(["staff", "password", "nobody"]) == 1
    assert "없습니다" in capsys.readouterr().err


def test_the_password_comes_by_standard_input_and_stands_in_no_argument(tmp_path):
    command = [sys.executable, "-m", "gongyak.cli", "staff", "first", "kim", "김하나"]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"GONGYAK_VAR": str(tmp_path / "var"), "DJANGO_SETTINGS_MODULE": "config.settings"}
    made = subprocess.run(command, env=environment, input=f"{GOOD}\n", capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    assert GOOD not in made.stdout + made.stderr
    again = subprocess.run(command, env=environment, input=f"{GOOD}\n", capture_output=True, text=True)
    assert again.returncode == 1 and "이미 있습니다" in again.stderr


def test_on_a_terminal_it_is_typed_twice(monkeypatch):
    answers = iter([GOOD, GOOD, GOOD, "other"])
    monkeypatch.setattr(staff.getpass, "getpass", lambda _: next(answers))
    monkeypatch.setattr(staff.sys.stdin, "isatty", lambda: True, raising=False)
    assert staff._ask() == GOOD
    with pytest.raises(Refusal, match="다릅니다"):
        staff._ask()
