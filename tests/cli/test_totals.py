"""`gongyak totals`: the published set of a day as JSON or as a file."""

import json
from pathlib import Path

import pytest

from gongyak import documents
from gongyak.blocks import Table
from gongyak.cli.main import main
from tests.cli.test_store_commands import SEED, SHEET, gongyak

__all__ = ["gongyak"]


def test_nothing_published_is_said(gongyak) -> None:
    gongyak("import", SEED, "--answers", SHEET)
    told = gongyak("totals")
    assert (told.returncode, told.stdout) == (1, "")
    assert "공개한 카드가 없습니다" in told.stderr


def test_the_real_card_is_counted_and_summed_to_the_won(gongyak, tmp_path: Path) -> None:
    gongyak("import", SEED, "--answers", SHEET)
    gongyak("publish", "2024-06-30", "--reason", "시험")
    told = gongyak("totals", "--as-of", "2024-06-30", "--holder", "8-1")
    assert (told.returncode, told.stderr) == (0, "")
    found = json.loads(told.stdout)
    assert (found["set"]["as_of"], found["set"]["holder"]["key"], found["count"]) == ("2024-06-30", "8-1", 1)
    [field] = found["by"]["field"]
    assert field["money"]["plan"]["total"] == {"won": 9_600_000, "unknown": []}
    assert field["money"]["spent"]["in_term"] == {"won": 4_800_000, "unknown": []}
    spent = next(rate for rate in found["rates"] if rate["code"] == "spent")
    assert (spent["numerator"], spent["denominator"], spent["percent"]) == (4_800_000, 9_600_000, 50.0)
    assert (spent["behind"], spent["left_out"]) == (["1-2-2"], [])
    ledger = {(one["block"], one["place"]): one for one in found["ledger"]}
    year = ledger["plan", "2023"]
    assert (year["income_won"], year["spending_won"], year["stated_won"]) == (2_400_000,) * 3
    assert gongyak("totals", "--out", tmp_path / "a.json").returncode == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == found
    for name in ("총괄표.xlsx", "총괄표.hwpx", "총괄표.pdf"):
        assert gongyak("totals", "--out", tmp_path / name).stdout == f"{tmp_path / name}: 만들었습니다.\n"
        tables = [b for b in documents.read_path(tmp_path / name).blocks if isinstance(b, Table)]
        assert any("9.6" in row for table in tables for row in table.rows())


def test_before_it_was_published_or_of_somebody_else_there_is_nothing(gongyak, tmp_path: Path) -> None:
    gongyak("import", SEED, "--answers", SHEET)
    gongyak("publish", "2024-06-30", "--reason", "시험")
    for asked in (
        ("--as-of", "2024-06-29"),
        ("--known-at", "2024-08-01"),
        ("--holder", "8-2"),
        ("--holder", "x"),
    ):
        assert gongyak("totals", *asked).returncode == 1
    assert gongyak("totals", "--known-at", "언제").returncode == 2
    for out, said in {"a.doc": "만들 수 없습니다", "없음/a.pdf": "쓸 수 없습니다"}.items():
        told = gongyak("totals", "--out", tmp_path / out)
        assert (told.returncode, said in told.stderr) == (2, True)


def test_help_says_which_cards_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["totals", "--help"])
    told = capsys.readouterr().out
    for said in (
        "세는 카드는 누리집과 같습니다",
        "gongyak totals --as-of 2024-06-30 --out 총괄표.xlsx",
        "사용법:",
    ):
        assert said in told
