"""`gongyak read` and `gongyak convert`, as processes of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = ROOT / "demo" / "card-1-2-2.txt"
ANSWER = "--answer=budget-missing-column=기투자"


def gongyak(*arguments: object, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gongyak.cli", *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )


def test_read_asks_and_ends_with_1():
    told = gongyak("read", SEED, "--json")
    assert told.returncode == 1
    values = json.loads(told.stdout)
    assert set(values) == {"card", "findings"}
    assert values["card"]["as_of"] == "2024-06-30"
    assert values["card"]["investment"]["plan"] is None
    (question,) = [f for f in values["findings"] if f["code"] == "budget-missing-column"]
    assert len(question["choices"]) == 5
    assert all({"value", "label", "columns", "grid"} <= set(choice) for choice in question["choices"])


def test_read_looks_at_words_and_dates_where_it_is_asked_to():
    plain, linted = (gongyak("read", str(SEED), *more).stdout for more in ((), ("--lint",)))
    assert "<word-mixed>" in linted and "<date-style>" in linted
    assert "<word-mixed>" not in plain and "<word-variant>" in plain


def test_read_with_the_answer_ends_with_0():
    told = gongyak("read", SEED, "--answer", "budget-missing-column=2022년", "--json")
    assert told.returncode == 0
    assert json.loads(told.stdout)["card"]["investment"]["plan"]["총계"]["total"] == 9_600_000


def test_read_for_a_person_shows_each_question_with_its_answers():
    told = gongyak("read", SEED)
    assert "관리번호: 1-2-2" in told.stdout
    assert "budget-missing-column=기투자" in told.stdout
    assert told.stdout.index("[질문]") < told.stdout.index("[알림]")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("card.txt", b"\x00\xff\xfe"),
        ("card.hwpx", b"PK\x03\x04"),
        ("card.json", b"{}"),
        ("card.exe", b"MZ"),
        ("x.json", b"\xff"),
        ("deep.json", b"[" * 100_000),
        ("large.json", b" " * 5_000_001),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_a_sentence(tmp_path, name, body):
    (tmp_path / name).write_bytes(body)
    told = gongyak("read", tmp_path / name)
    assert (told.returncode, told.stdout) == (2, "")
    assert "Traceback" not in told.stderr
    assert told.stderr.strip()


def test_a_missing_file_ends_with_2_and_a_sentence(tmp_path):
    told = gongyak("read", tmp_path / "없음.hwpx")
    assert told.returncode == 2
    assert "없음.hwpx" in told.stderr


def test_an_answer_of_another_form_is_a_wrong_call():
    told = gongyak("read", SEED, "--answer", "기투자")
    assert told.returncode == 2
    assert "질문부호=값" in told.stderr


@pytest.mark.parametrize("ending", ["hwpx", "pdf", "xlsx", "md", "txt", "json"])
def test_convert_and_read_again(tmp_path, ending):
    made = tmp_path / f"카드.{ending}"
    told = gongyak("convert", SEED, made, ANSWER)
    assert told.returncode == 0, told.stderr
    again = gongyak("read", made, "--json")
    assert again.returncode == 0, again.stdout
    card = json.loads(again.stdout)["card"]
    assert card["number"] == "1-2-2"
    assert card["investment"]["plan"]["구비"]["total"] == 9_600_000
    assert len(card["achievements"]) == 11
    assert [path.name for path in tmp_path.iterdir()] == [made.name]


def test_convert_while_a_question_is_open_writes_the_table_as_it_stood(tmp_path):
    told = gongyak("convert", SEED, tmp_path / "card.md")
    assert told.returncode == 0
    assert "budget-missing-column" in told.stderr
    written = (tmp_path / "card.md").read_text(encoding="utf-8")
    assert "".join(written.split()) == "".join(SEED.read_text(encoding="utf-8").split())


def test_convert_to_another_ending_or_folder_says_what_to_do(tmp_path):
    assert ".hwpx" in gongyak("convert", SEED, tmp_path / "card.hwp").stderr
    told = gongyak("convert", SEED, tmp_path / "없는폴더" / "card.md")
    assert told.returncode == 2
    assert "폴더" in told.stderr


def test_a_target_that_is_a_folder_is_left_alone_and_nothing_beside_it(tmp_path):
    (tmp_path / "card.md").mkdir()
    told = gongyak("convert", SEED, tmp_path / "card.md", ANSWER)
    assert (told.returncode, "Traceback" in told.stderr) == (2, False)
    assert [path.name for path in tmp_path.iterdir()] == ["card.md"]


def test_a_file_gets_the_rights_that_the_system_gives(tmp_path):
    before = os.umask(0o077)
    try:
        assert gongyak("convert", SEED, tmp_path / "card.md", ANSWER).returncode == 0
    finally:
        os.umask(before)
    assert (tmp_path / "card.md").stat().st_mode & 0o777 == 0o600
