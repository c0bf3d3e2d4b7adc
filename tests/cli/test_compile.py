"""`gongyak compile`: the sections of a card from the records of a file, or of the store."""

import json
from pathlib import Path

import pytest

from tests.cli.test_store_commands import SEED, SHEET, gongyak
from tests.golden.card import FILE, section, seed_section

__all__ = ["gongyak"]
ASKED = ("compile", "1-2-2", "--as-of", "2024-06-30")


def test_the_records_of_a_file_are_compiled_and_nothing_is_kept(gongyak, tmp_path: Path) -> None:
    told = gongyak(*ASKED, "--records", FILE)
    assert (told.returncode, told.stderr) == (0, "")
    for title in ("추진실적", "향후계획"):
        assert section(told.stdout, title) == seed_section(title)
    assert "구비\t4.8\t-\t-\t2.4\t2.4\t-\t-\t-" in told.stdout
    assert not (tmp_path / "var" / "gongyak.sqlite3").exists()


def test_the_json_shows_the_rows_behind_each_line(gongyak) -> None:
    told = json.loads(gongyak(*ASKED, "--records", FILE, "--json").stdout)
    counts = told["sections"]["achievements"][0]["children"][0]
    budget = next(one for one in counts["figures"] if one["code"] == "budget")
    assert counts["text"] == "10개 분야 64개 사업, 15개 부서, 예산 86,092백만원"
    assert (budget["value"], len(budget["rows"])) == (86_092_000_000, 64)
    assert sum(row["contribution"] for row in budget["rows"]) == 86_092_000_000
    assert told["investment"]["spent"]["구비"]["total"] == 4_800_000
    assert {one["code"]: one["tenths"] for one in told["progress"]} == {
        "executed": 500,
        "elapsed": 500,
        "planned": 0,
    }


def test_a_late_recording_is_not_known_before(gongyak, tmp_path: Path) -> None:
    lines = FILE.read_text(encoding="utf-8").replace(
        '{"kind": "achievement", "value": {"key": "achievement/12"',
        '{"kind": "achievement", "recorded_at": "2024-07-05", "value": {"key": "achievement/12"',
    )
    path = tmp_path / "records.jsonl"
    path.write_text(lines, encoding="utf-8")
    asked = (*ASKED, "--records", path)
    assert "정기회의 개최: 2024. 2.23.\n" in gongyak(*asked, "--known-at", "2024-07-04").stdout
    assert "정기회의 개최: 2024. 2.23./ 6.28.\n" in gongyak(*asked, "--known-at", "2024-07-05").stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "1번째 줄: JSON이 아닙니다"),
        ('\n{"kind": "공약", "value": {}}', "2번째 줄: 종류 ‘공약’을 알 수 없습니다"),
        ('{"kind": "link", "value": {"record": "project/1", "차례": 1}}', "1번째 줄: ‘차례’ 항목은"),
        ("", "꼭 하나 있어야 하는데 0개"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_by_its_line(
    gongyak, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(text, encoding="utf-8")
    told = gongyak(*ASKED, "--records", path)
    assert (told.returncode, told.stdout) == (2, "")
    assert said in told.stderr
    assert "Traceback" not in told.stderr


def test_no_file_and_no_text_are_told(gongyak, tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    assert "열 수 없습니다" in gongyak(*ASKED, "--records", path).stderr
    path.write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in gongyak(*ASKED, "--records", path).stderr


def test_another_number_is_no_pledge_of_the_file(gongyak) -> None:
    told = gongyak("compile", "9-9", "--as-of", "2024-06-30", "--records", FILE)
    assert (told.returncode, told.stdout) == (1, "")
    assert "그런 공약이 없습니다" in told.stderr


def test_the_store_is_asked_where_no_file_is_named(gongyak) -> None:
    gongyak("import", SEED, "--answers", SHEET)
    told = gongyak(*ASKED)
    assert told.returncode == 0
    assert "## 3. 추진실적" in told.stdout
    assert json.loads(gongyak(*ASKED, "--json").stdout)["investment"] is None
