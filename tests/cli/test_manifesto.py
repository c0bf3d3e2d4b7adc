"""`gongyak manifesto`: the pack of a year as JSON, as a document, and as an archive."""

import json
import zipfile
from pathlib import Path

from tests.cli.test_store_commands import SEED, SHEET, gongyak

__all__ = ["gongyak"]


def test_the_pack_of_a_year(gongyak, tmp_path: Path) -> None:
    card = tmp_path / "카드.txt"
    card.write_text(
        SEED.read_text(encoding="utf-8").replace("2024. 6. 30. 現在", "2024. 12. 31. 現在"), encoding="utf-8"
    )
    gongyak("import", card, "--answers", SHEET)
    assert gongyak("manifesto", "--year", "2024").returncode == 1
    gongyak("publish", "2024-12-31", "--reason", "시험")
    told = gongyak("manifesto", "--year", "2024")
    assert (told.returncode, told.stderr) == (0, "")
    found = json.loads(told.stdout)
    assert (found["year"], found["set"]["as_of"], found["attainment"]) == (2024, "2024-12-31", None)
    assert found["funding"]["plan"]["시군구비"] == {"won": 9_600_000, "unknown": []}
    assert found["funding"]["secured"]["total"] is None
    out = tmp_path / "평가자료.zip"
    assert (
        "만들었습니다. 내기 전에 답할 것 2건" in gongyak("manifesto", "--year", "2024", "--out", out).stdout
    )
    with zipfile.ZipFile(out) as bundle:
        assert bundle.testzip() is None and "SHA256SUMS" in bundle.namelist()
    assert gongyak("manifesto", "--year", "2024", "--out", tmp_path / "a.xlsx").returncode == 0
    assert gongyak("manifesto", "--year", "2024", "--out", tmp_path / "a.doc").returncode == 2
    told = gongyak("manifesto", "--plans")
    assert (told.returncode, "공개한 실천계획이 없습니다" in told.stderr) == (1, True)
    for asked in (("--year", "2023"), ("--year", "2025"), ("--year", "99999"), ("--holder", "8-2")):
        assert gongyak("manifesto", *asked).returncode == 1, asked


def test_an_answer_sheet_is_read_or_refused(gongyak, tmp_path: Path) -> None:
    sheet = tmp_path / "재원.toml"
    sheet.write_text('"1-2-2" = "구비"', encoding="utf-8")
    told = gongyak("manifesto", "--splits", sheet)
    assert (told.returncode, "‘민간’이나 ‘기타’" in told.stderr) == (2, True)
    assert gongyak("manifesto", "--splits", tmp_path / "없음.toml").returncode == 2
