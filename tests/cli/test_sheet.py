"""`gongyak sheet`: chosen pledges and columns of a day, as JSON and as files."""

import json
from pathlib import Path

from tests.cli.test_store_commands import SEED, SHEET, gongyak

__all__ = ["gongyak"]


def test_a_sheet_of_the_real_card(gongyak, tmp_path: Path) -> None:
    gongyak("import", SEED, "--answers", SHEET)
    assert gongyak("sheet").returncode == 1
    gongyak("publish", "2024-06-30", "--reason", "시험")
    told = gongyak("sheet", "--as-of", "2024-06-30", "--columns", "number, title, budget, documents")
    assert (told.returncode, told.stderr) == (0, "")
    found = json.loads(told.stdout)
    [row] = found["rows"]
    assert (row["number"], row["budget"], found["publication"]) == ("1-2-2", "9.6", 1)
    assert row["documents"] == "일자리경제과-30932호(2024. 3.29.)"
    chosen = gongyak("sheet", "--status", "완료", "--status", "폐기", "--department", "일자리경제과")
    assert json.loads(chosen.stdout)["rows"] == []
    assert json.loads(chosen.stdout)["chosen"] == ["주관부서 일자리경제과", "전국 분류 완료, 폐기"]
    for name in ("답.hwpx", "답.xlsx", "답.json"):
        told = gongyak("sheet", "--form", "평가표", "--out", tmp_path / name)
        assert told.stdout == f"{tmp_path / name}: 만들었습니다. 공약 1건\n"
    for wrong in (("--columns", "없는칸"), ("--out", tmp_path / "a.doc"), ("--form", "별지")):
        assert gongyak("sheet", *wrong).returncode == 2, wrong
