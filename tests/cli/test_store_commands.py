"""`gongyak import`, `publish`, `card` and `verify` on a store of their own."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = ROOT / "demo" / "card-1-2-2.txt"
SHEET = ROOT / "demo" / "answers.toml"


@pytest.fixture
def gongyak(tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"GONGYAK_VAR": str(tmp_path / "var"), "DJANGO_SETTINGS_MODULE": "config.settings"}

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "gongyak.cli", *map(str, arguments)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
        )

    return run


def test_a_card_with_an_open_question_is_not_taken_in(gongyak):
    told = gongyak("import", SEED)
    assert told.returncode == 1
    assert "budget-missing-column=기투자" in told.stdout
    assert gongyak("card", "1-2-2").returncode == 1


@pytest.mark.parametrize(
    "command", [("verify",), ("card", "1-2-2"), ("publish", "2024-06-30", "--reason", "시험")]
)
def test_where_nothing_was_taken_in_there_is_no_store(gongyak, tmp_path, command):
    told = gongyak(*command)
    assert (told.returncode, told.stdout) == (1, "")
    assert "자료 보관소가 없습니다" in told.stderr
    assert not (tmp_path / "var" / "gongyak.sqlite3").exists()


def test_taken_in_twice_it_is_there_once_and_verified(gongyak):
    first = gongyak("import", SEED, "--answers", SHEET)
    assert (first.returncode, first.stdout.splitlines()[-1]) == (
        0,
        "들여옴 1건 · 이미 있음 0건 · 들여오지 못함 0건",
    )
    assert "소급 입력" in first.stdout
    assert "이미 있습니다" in gongyak("import", SEED, "--answers", SHEET).stdout
    told = gongyak("verify")
    assert (told.returncode, told.stdout.strip()) == (
        0,
        "행위 1건, 접속기록 0건, 고정 0건, 확정본 1건, 공개 0건을 확인했습니다. 어긋난 것 0건.",
    )


def test_as_of_and_known_at(gongyak, tmp_path):
    gongyak("import", SEED, "--answers", SHEET)
    assert gongyak("card", "1-2-2", "--as-of", "2024-06-29").returncode == 1
    assert gongyak("card", "1-2-2", "--as-of", "2024. 6. 30.").returncode == 0
    assert gongyak("card", "1-2-2", "--known-at", "2024-12-31").returncode == 1
    assert gongyak("card", "9-9-9").returncode == 1
    wrong = gongyak("card", "1-2-2", "--as-of", "2024-02-30")
    assert wrong.returncode == 2
    assert "2024. 6. 30." in wrong.stderr
    assert gongyak("card", "1-2-2", "--known-at", "언젠가").returncode == 2
    out = tmp_path / "card.json"
    assert gongyak("card", "1-2-2", "--out", out).returncode == 0
    assert json.loads(out.read_text(encoding="utf-8"))["number"] == "1-2-2"
    assert gongyak("card", "1-2-2", "--out", tmp_path / "card.doc").returncode == 2


def test_what_it_shows_withholds_names(gongyak):
    gongyak("import", SEED, "--answers", SHEET)
    shown = gongyak("card", "1-2-2", "--json").stdout
    assert json.loads(shown)["withheld"]
    for line in SEED.read_text(encoding="utf-8").splitlines():
        for secret in ("4803", "4802"):
            if secret in line:
                name = line.split("급 ")[1].split("(")[0]
                assert name not in shown
    assert "4802" not in shown


def test_a_folder_is_taken_in_file_by_file(gongyak, tmp_path):
    folder = tmp_path / "분기"
    folder.mkdir()
    (folder / "1.txt").write_bytes(SEED.read_bytes())
    (folder / "2.txt").write_text("회의록", encoding="utf-8")
    (folder / "3.log").write_text("아무것도 아님", encoding="utf-8")
    told = gongyak("import", folder, "--answers", SHEET)
    assert told.returncode == 1
    assert told.stdout.splitlines()[-1] == "들여옴 1건 · 이미 있음 0건 · 들여오지 못함 1건"
    assert "✗ 2.txt" in told.stdout
    assert "3.log" not in told.stdout


def test_a_folder_is_taken_in_in_natural_order(gongyak, tmp_path):
    for name in ("10.txt", "2.txt", "가.txt", "1-10.txt", "1-9.txt"):
        (tmp_path / name).write_text("회의록", encoding="utf-8")
    told = gongyak("import", tmp_path).stdout
    shown = [line.split()[1] for line in told.splitlines() if line.startswith("✗")]
    assert shown == ["1-9.txt:", "1-10.txt:", "2.txt:", "10.txt:", "가.txt:"]


def test_wrong_paths_and_sheets_end_with_2(gongyak, tmp_path):
    sheet = tmp_path / "답.toml"
    sheet.write_text("answer = 3", encoding="utf-8")
    assert gongyak("import", tmp_path / "없음.txt").returncode == 2
    told = gongyak("import", SEED, "--answers", sheet)
    assert told.returncode == 2
    assert "[[answer]]" in told.stderr


def test_publish_and_see_a_tampered_store(gongyak, tmp_path):
    refused = gongyak("publish", "2024-06-30", "--reason", "시험")
    assert refused.returncode == 1
    gongyak("import", SEED, "--answers", SHEET)
    assert gongyak("publish", "2024-06-30", "--reason", "시험").returncode == 0
    assert gongyak("verify").returncode == 0
    store = sqlite3.connect(tmp_path / "var" / "gongyak.sqlite3")
    triggers = store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        store.execute(f"DROP TRIGGER {name}")
    store.execute("UPDATE snapshots_version SET status = '완료'")
    store.commit()
    store.close()
    told = gongyak("verify")
    assert told.returncode == 1
    assert "version-changed" in told.stdout


def test_another_card_of_the_same_day_says_what_it_replaces(gongyak, tmp_path):
    corrected = tmp_path / "정정.txt"
    corrected.write_text(SEED.read_text(encoding="utf-8").replace("50%", "55%"), encoding="utf-8")
    gongyak("import", SEED, "--answers", SHEET)
    told = gongyak("import", corrected, "--answers", SHEET)
    assert "2차, 소급 입력, 같은 기준일의 1차를 대신함" in told.stdout
