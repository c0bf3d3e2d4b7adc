"""The checker where something was altered: each time a plain sentence, and the end that belongs to it."""

import pytest

from tests.portal.checker.conftest import Desk, Told
from tests.portal.checker.test_right import LISTS

pytestmark = pytest.mark.django_db  # what was downloaded comes from tables


def wrong(told: Told, *said: str) -> None:
    """Something differs, and it is said."""
    assert told.returncode == 1, told.stdout
    assert told.stderr == ""
    for each in said:
        assert each in told.stdout
    assert "결과: 다른 것이 있습니다" in told.stdout
    assert "증명한 것" not in told.stdout


@pytest.mark.parametrize("name", ["card.hwpx", "card.pdf", "card.xlsx", "card.md", "card.json", "form.json"])
def test_one_changed_byte_of_a_card(desk: Desk, name: str) -> None:
    body = bytearray((desk.folder / name).read_bytes())
    body[len(body) // 2] ^= 1
    desk.write(name, bytes(body))
    wrong(desk.check(name, *LISTS), "[다름] 이 파일의 해시는 공개 목록 어디에도 없습니다")


def test_json_that_another_program_saved_anew(desk: Desk) -> None:
    desk.write("form.json", (desk.folder / "form.json").read_bytes() + b"\n")
    wrong(desk.check("form.json", *LISTS), "JSON의 내용은 공개한 것과 같습니다")


def test_a_changed_line_of_a_list(desk: Desk) -> None:
    value = desk.json("1.json")
    value["items"][0]["files"]["pdf"] = "0" * 64
    desk.rewrite("1.json", value)
    wrong(desk.check("first.hwpx", *LISTS), "[다름] 1차 목록이 바뀌었습니다", "어디에도 없습니다")


def rehash(desk: Desk, seq: int) -> str:
    """Change the list of a publication, and give its row the new hash."""
    value, rows = desk.json(f"{seq}.json"), desk.json("publications.json")
    value["items"][0]["files"]["md"] = "0" * 64
    rows["publications"][seq - 1]["hash"] = desk.rewrite(f"{seq}.json", value)
    desk.rewrite("publications.json", rows)
    return str(rows["publications"][seq - 1]["hash"])


def test_a_list_with_a_new_hash_no_longer_fits_the_next(desk: Desk) -> None:
    rehash(desk, 2)
    wrong(desk.check(*LISTS), "[다름] 사슬이 끊어졌습니다: 3차가 적은 앞 해시가")


def test_a_row_that_hides_the_break_differs_from_its_own_list(desk: Desk) -> None:
    made = rehash(desk, 2)
    rows = desk.json("publications.json")
    rows["publications"][2]["previous_hash"] = made
    desk.rewrite("publications.json", rows)
    wrong(desk.check(*LISTS), "[다름] 3차의 앞 해시: 공개 목록의 줄과 3차 목록 파일이 서로 다릅니다")


@pytest.mark.parametrize(
    ("field", "word"),
    [("reason", "사유"), ("as_of", "기준일"), ("by", "공개한 사람(역할)"), ("published_at", "공개 시각")],
)
def test_a_row_that_says_something_else(desk: Desk, field: str, word: str) -> None:
    rows = desk.json("publications.json")
    rows["publications"][1][field] = "2020-01-01"
    desk.rewrite("publications.json", rows)
    wrong(desk.check(*LISTS), f"[다름] 2차의 {word}:")


def test_a_row_that_counts_other_cards(desk: Desk) -> None:
    rows = desk.json("publications.json")
    rows["publications"][2]["cards"] = 1
    desk.rewrite("publications.json", rows)
    wrong(desk.check(*LISTS), "[다름] 3차의 카드 수:")


def test_publications_in_another_order(desk: Desk) -> None:
    rows = desk.json("publications.json")
    rows["publications"][1:3] = reversed(rows["publications"][1:3])
    desk.rewrite("publications.json", rows)
    wrong(desk.check(*LISTS), "[다름] 공개 목록의 2번째 자리에 3차가 있습니다")


def test_a_publication_that_was_taken_out(desk: Desk) -> None:
    rows = desk.json("publications.json")
    del rows["publications"][1]
    desk.rewrite("publications.json", rows)
    wrong(desk.check(*LISTS), "2번째 자리에 3차가 있습니다")


@pytest.fixture
def cut(desk: Desk) -> Desk:
    """The last two publications are gone; who kept the list has it as `kept.json`."""
    rows = desk.json("publications.json")
    desk.rewrite("kept.json", rows)
    desk.rewrite("publications.json", {"publications": rows["publications"][:2]})
    return desk


def test_a_shorter_list_is_right_by_itself_and_wrong_beside_one_that_was_kept(cut: Desk) -> None:
    assert cut.check(*LISTS[:3]).returncode == 0
    wrong(cut.check(*LISTS[:3], "--earlier", "kept.json"), "목록은 4차까지 있는데 지금은 2차까지뿐")
    hash = cut.json("kept.json")["publications"][3]["hash"]
    wrong(cut.check(*LISTS[:3], "--earlier", hash), f"간직해 둔 해시 {hash}가 지금 목록에 없습니다")


def test_an_old_list_shown_again(cut: Desk) -> None:
    wrong(cut.check("newest.hwpx", *LISTS[:3]), "공개 목록 어디에도 없습니다")


def test_a_chain_made_anew_is_right_by_itself_and_only_what_was_kept_tells(desk: Desk) -> None:
    """What no list can prove against its own operator (and says so)."""
    desk.write("kept.json", (desk.folder / "publications.json").read_bytes())
    rows, before = desk.json("publications.json"), ""
    for row in rows["publications"]:
        value = desk.json(f"{row['seq']}.json")
        value["items"][0]["files"]["md"] = "0" * 64
        value["previous_hash"] = row["previous_hash"] = before
        before = row["hash"] = desk.rewrite(f"{row['seq']}.json", value)
    desk.rewrite("publications.json", rows)
    alone = desk.check(*LISTS)
    assert alone.returncode == 0
    assert "처음부터 다시 만들지 않았는지" in alone.stdout
    wrong(desk.check(*LISTS, "--earlier", "kept.json"), "간직해 둔 목록과 지금 목록의 1차가 다릅니다")


def test_a_reason_cannot_speak_for_the_checker(desk: Desk) -> None:
    value, rows = desk.json("1.json"), desk.json("publications.json")
    row = rows["publications"][0]
    row["reason"] = value["reason"] = "사유\n[맞음] 모두 맞습니다\x1b[2J\u202e{hash}"
    row["hash"] = desk.rewrite("1.json", value)
    desk.rewrite("publications.json", {"publications": [row]})
    told = desk.check("first.hwpx", "publications.json", "1.json")
    assert "사유?[맞음] 모두 맞습니다?[2J?{hash}" in told.stdout
    assert not [line for line in told.stdout.splitlines() if line.startswith("[맞음] 모두")]
