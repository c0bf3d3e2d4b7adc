"""The checker where all is right: what it says of a card, of the chain, and of what was kept."""

from pathlib import Path

import pytest

from gongyak.rules.canonical import sha256
from tests.portal.chains import publish_chain
from tests.portal.checker.conftest import Desk

pytestmark = pytest.mark.django_db  # what was downloaded comes from tables

LISTS = ("publications.json", "1.json", "2.json", "3.json", "4.json")
OF_THE_CARD = "공약 1-2-2(민선 8기 1번째 단체장)의 관리카드, 기준일 2024-06-30, 확정본 2차의"


@pytest.mark.parametrize(
    ("name", "format"),
    {
        "card.hwpx": "HWPX",
        "card.pdf": "PDF",
        "card.xlsx": "XLSX",
        "card.md": "Markdown",
        "card.json": "카드 JSON",
        "form.json": "공개본 JSON",
    }.items(),
)
def test_every_file_of_a_card_is_known_byte_for_byte(desk: Desk, name: str, format: str) -> None:
    told = desk.check(name, *LISTS)
    assert (told.returncode, told.stderr) == (0, "")
    assert f"[맞음] {OF_THE_CARD} {format}" in told.stdout
    assert "공개 목록 2차에 있습니다: 기준일 2024-06-30, 2026-11-24 10:03 공개, 총괄부서" in told.stdout
    assert sha256((desk.folder / name).read_bytes()) in told.stdout
    assert '{"document":"pledge/8-1/1-2-2","effective_on":"2024-06-30","files":{' in told.stdout
    assert "1차부터 4차까지 해시를 다시 계산했고" in told.stdout


def test_it_ends_with_what_it_proved_and_what_it_did_not(desk: Desk) -> None:
    end = desk.check("card.hwpx", *LISTS).stdout.split("결과: ")[1]
    proved, left = end.split("증명하지 못한 것:")
    assert "바이트까지 같습니다" in proved
    assert "운영자가 목록 전체를 처음부터 다시 만들지 않았는지" in left
    assert "사실인지" in left
    with_earlier = desk.check("card.hwpx", *LISTS, "--earlier", "publications.json").stdout
    proved, left = with_earlier.split("결과: ")[1].split("증명하지 못한 것:")
    assert "고치거나 지우지 않고" in proved
    assert "처음부터 다시" not in left
    assert "보관한 사람" in left


def test_a_card_that_was_corrected_says_so(desk: Desk) -> None:
    told = desk.check("first.hwpx", *LISTS)
    assert told.returncode == 0
    assert "확정본 1차의 HWPX" in told.stdout
    assert "그 뒤에 고쳐졌습니다: 같은 기준일의 확정본 2차가 2차로 공개되었습니다" in told.stdout
    assert "사유 ‘진도를 잘못 적어 바로잡음’" in told.stdout


def test_a_card_of_an_older_quarter_says_that_there_is_a_newer_one(desk: Desk) -> None:
    assert "더 새로운 카드가 있습니다: 기준일 2024-09-30, 4차 공개" in desk.check("card.pdf", *LISTS).stdout
    newest = desk.check("newest.hwpx", *LISTS).stdout
    assert "더 새로운" not in newest
    assert "고쳐졌" not in newest


def test_the_list_of_one_publication_can_be_checked_too(desk: Desk, serve) -> None:
    site = serve(_site(desk))
    told = desk.check("3.json", site.address)
    assert (told.returncode, "3차 목록 그대로입니다" in told.stdout) == (0, True)


def _site(desk: Desk) -> dict[str, object]:
    answers = {f"/trust/publications/{n}.json": (desk.folder / f"{n}.json").read_bytes() for n in range(1, 5)}
    return answers | {"/trust/publications.json": (desk.folder / "publications.json").read_bytes()}


@pytest.mark.parametrize("groups", [1, 8])
def test_a_hash_from_paper_is_found_in_the_chain(desk: Desk, groups: int) -> None:
    hash = sha256((desk.folder / "2.json").read_bytes())
    size = 64 // groups
    typed = " ".join(hash[start : start + size] for start in range(0, 64, size)).upper()
    told = desk.check(*LISTS, "--earlier", typed)
    assert told.returncode == 0
    assert "간직해 둔 해시는 지금 목록의 2차입니다" in told.stdout
    assert "그 뒤로 2차를 더했습니다" in told.stdout


def test_a_list_a_manifest_and_a_text_that_were_kept(desk: Desk) -> None:
    old = desk.json("publications.json")
    desk.rewrite("old.json", {"publications": old["publications"][:2]})
    desk.write("paper.txt", f"머리 해시: {old['publications'][2]['hash']}\n서명: ".encode("cp949"))
    given = [*LISTS, "--earlier", "old.json", "--earlier", "1.json", "--earlier", "paper.txt"]
    told = desk.check(*given)
    assert told.returncode == 0
    assert "간직해 둔 2차까지를 그대로 잇고, 그 뒤로 2차를" in told.stdout
    assert "지금 목록의 1차입니다" in told.stdout
    assert "지금 목록의 3차입니다" in told.stdout


def test_the_list_of_now_is_kept_when_all_is_right_and_never_over_another(desk: Desk) -> None:
    told = desk.check(*LISTS, "--save", "kept.json")
    assert told.returncode == 0
    assert (desk.folder / "kept.json").read_bytes() == (desk.folder / "publications.json").read_bytes()
    again = desk.check(*LISTS, "--save", "kept.json")
    assert again.returncode == 2
    assert "다른 이름을 주십시오" in again.stdout


def test_help_is_korean_and_names_the_ends(desk: Desk) -> None:
    told = desk.check("--help")
    assert told.returncode == 0
    for said in ("쓰는 법", "--earlier", "끝값: 0", "내려받은 관리카드"):
        assert said in told.stdout
    assert not [word for word in ("usage", "options", "positional", "show this") if word in told.stdout]


@pytest.mark.usefixtures("transactional_db")
def test_against_a_real_site_from_any_of_its_pages(downloads, live_server, tmp_path: Path) -> None:
    publish_chain()
    desk = Desk(tmp_path)
    desk.write("check.py", downloads["check.py"])
    desk.write("card.md", downloads["card.md"])
    for page in ("/", "/trust/", "/cards/1-2-2/?as_of=2024-06-30", "/trust/publications.json"):
        told = desk.check("card.md", str(live_server) + page)
        assert told.returncode == 0, told.stdout
        assert f"{OF_THE_CARD} Markdown" in told.stdout
