"""The door of the desk."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from tests.people import People


def test_a_stranger_is_sent_to_log_in(client: Client, db: None) -> None:
    answer = client.get(reverse("desk"))
    assert (answer.status_code, answer["Location"]) == (302, "/desk/login/?next=/desk/")


def test_whoever_has_a_duty_comes_in(at_work: Callable[[str], Client]) -> None:
    answer = at_work("담당").get(reverse("desk"))
    assert answer.status_code == 200
    assert "담당이름" in answer.text
    assert "일자리경제과 담당" in answer.text
    assert "no-store" in answer["Cache-Control"]


def test_whoever_has_no_duty_any_more_is_told_so(people: People, at_work: Callable[[str], Client]) -> None:
    people["담당"].duties.update(ended_on="2023-01-01")
    answer = at_work("담당").get(reverse("desk"))
    assert answer.status_code == 403
    assert "이 화면을 볼 수 있는 역할이 아닙니다." in answer.text
