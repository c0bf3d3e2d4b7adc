"""The checker where it cannot look: lists that are missing, sites that do not answer or send elsewhere."""

import socket
from collections.abc import Callable

import pytest

from tests.portal.checker.conftest import Desk, Told
from tests.portal.checker.hosts import Host
from tests.portal.checker.test_right import LISTS, _site

pytestmark = pytest.mark.django_db  # what was downloaded comes from tables

Serve = Callable[..., Host]


def unseen(told: Told, *said: str) -> None:
    """It could not look, and says what to do."""
    assert told.returncode == 2, told.stdout
    assert "Traceback" not in told.stderr
    for each in said:
        assert each in told.stdout
    assert "[맞음] 공개 목록 1차부터" not in told.stdout


def test_a_list_that_is_missing_leaves_the_chain_unseen(desk: Desk) -> None:
    told = desk.check("card.hwpx", "publications.json", "2.json")
    unseen(told, "1차 목록 파일을 받지 못했습니다", "[맞음] 공약 1-2-2", "끝까지 확인하지 못했습니다")
    unseen(desk.check("card.hwpx", "publications.json", "1.json"), "받지 못한 차수의 목록에 있을 수")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["card.hwpx"], "누리집 주소나 공개 목록(publications.json) 하나를"),
        (["없음.hwpx", *LISTS], "없음.hwpx: 파일을 읽을 수 없습니다"),
        (["card.hwpx", "http://", ], "누리집 주소로 읽을 수 없습니다"),
        (["http://a.example@127.0.0.1/"], "누리집 주소로 읽을 수 없습니다"),
        (["http://127.0.0.1:99999/"], "누리집 주소로 읽을 수 없습니다"),
        (["http://127.0.0.1/", "http://localhost/"], "주소는 하나만"),
        ([*LISTS, "--earlier", "card.hwpx"], "간직해 둔 목록이나 해시 하나를 찾을 수 없습니다"),
        ([*LISTS, "--earlier", "1234"], "1234: 파일을 읽을 수 없습니다"),
    ],
)  # fmt: skip
def test_what_was_given_wrongly(desk: Desk, given: list[str], said: str) -> None:
    told = desk.check(*given)
    assert (told.returncode, said in told.stdout) == (2, True), told.stdout


def test_nothing_given_is_a_wrong_call(desk: Desk) -> None:
    told = desk.check()
    assert told.returncode == 2
    assert "다음을 적으십시오" in told.stderr


def test_an_empty_list_proves_nothing(desk: Desk) -> None:
    desk.rewrite("publications.json", {"publications": []})
    unseen(desk.check("publications.json"), "아직 공개한 것이 없는 목록")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"<!doctype html><title>502</title>", "목록(JSON)이 아니라 웹 페이지(HTML)입니다"),
        (b"\xff\xfe", "목록(JSON)이 아니라 다른 것입니다"),
        (b'{"publications": [{"seq": "1"}]}', "공개 목록의 꼴이 아닙니다"),
        (b"[" * 100_000, "목록(JSON)이 아니라 다른 것입니다"),
        (404, "HTTP 404"),
        (503, "HTTP 503"),
    ],
)
def test_a_site_that_answers_something_else(desk: Desk, serve: Serve, answer: object, said: str) -> None:
    unseen(desk.check("card.hwpx", serve({"/trust/publications.json": answer}).address), said)


def test_no_network(desk: Desk) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # bound and not listening: nobody answers here
        address = f"http://127.0.0.1:{held.getsockname()[1]}/"
        unseen(desk.check("card.hwpx", address), "받을 수 없습니다", "인터넷과 주소를 확인하십시오")


def test_a_list_that_the_site_does_not_give(desk: Desk, serve: Serve) -> None:
    site = serve(_site(desk) | {"/trust/publications/3.json": 404})
    unseen(desk.check("card.hwpx", site.address), "publications/3.json: 누리집이 주지 않았습니다(HTTP 404)")


def test_a_redirection_within_the_site_is_followed(desk: Desk, serve: Serve) -> None:
    moved = {"/trust/publications.json": "/list", "/list": (desk.folder / "publications.json").read_bytes()}
    site = serve(_site(desk) | moved)
    assert desk.check("card.hwpx", site.address).returncode == 0
    assert "/list" in site.asked


@pytest.mark.parametrize("path", ["/trust/publications.json", "/trust/publications/2.json"])
def test_a_redirection_to_another_site_is_not_followed(desk: Desk, serve: Serve, path: str) -> None:
    other = serve(_site(desk))
    site = serve(_site(desk) | {path: other.address + path[1:]})
    unseen(desk.check("card.hwpx", site.address), f"다른 곳({other.address}", "따르지 않았습니다")
    assert other.asked == []


@pytest.mark.parametrize("there", ["{other}trust/publications/2.json", "file:///etc/passwd", "http://["])
def test_a_list_at_another_place_is_not_asked_for(desk: Desk, serve: Serve, there: str) -> None:
    other = serve(_site(desk))
    rows = desk.json("publications.json")
    rows["publications"][1]["manifest"] = there.format(other=other.address)
    desk.rewrite("publications.json", rows)
    unseen(desk.check("card.hwpx", serve(_site(desk)).address), "따르지 않았습니다")
    assert other.asked == []


def test_a_circle_of_redirections_ends(desk: Desk, serve: Serve) -> None:
    site = serve({"/trust/publications.json": "/trust/publications.json"})
    unseen(desk.check(site.address), "HTTP 302")
    assert len(site.asked) <= 5
