"""`gongyak heads`: a page to sign whose hash the checker finds again."""

import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from gongyak import documents
from gongyak.blocks import Table
from gongyak.cli.heads import page
from gongyak.cli.main import main
from gongyak.pledges.published import PublishedPublication
from gongyak.portal.trust.onefile import one_file
from tests.cli.test_store_commands import SEED, SHEET, gongyak

__all__ = ["gongyak"]

HEAD = PublishedPublication(
    seq=3,
    as_of=date(2024, 6, 30),
    published_at=datetime(2024, 7, 10, 1, 2, tzinfo=UTC),
    by="총괄부서",
    reason="진도를 바로잡음",
    hash="0123456789abcdef" * 4,
    previous_hash="f" * 64,
    count=52,
)
BLOCKS = page("가온구", HEAD, datetime(2024, 7, 11, 0, 0, tzinfo=UTC))


def test_the_page_says_which_publication_and_leaves_room_to_sign() -> None:
    text = documents.write("md", BLOCKS).decode()
    for said in (
        "공개 목록 확인서", "가온구", "3차 (카드 52건)", "2024. 6. 30.", "2024. 7. 10. 10:02", "진도를 바로잡음",
        "01234567 89abcdef 01234567 89abcdef<br>01234567 89abcdef", "2024. 7. 11. 09:00", "감사담당 성명", "서명",
    ):  # fmt: skip
        assert said in text


@pytest.mark.parametrize("format", ["hwpx", "pdf"])
def test_it_is_one_page_and_reads_back(format: str) -> None:
    made = documents.write(format, BLOCKS, title="공개 목록 확인서")
    if format == "pdf":
        assert len(re.findall(rb"/Type\s*/Page\b", made)) <= 1
    tables = [block for block in documents.read(f"확인서.{format}", made).blocks if isinstance(block, Table)]
    texts = " ".join(text for row in tables[0].rows() for text in row)
    assert HEAD.hash in "".join(texts.split())


def test_nothing_published_is_said(gongyak) -> None:
    gongyak("import", SEED, "--answers", SHEET)
    told = gongyak("heads")
    assert (told.returncode, told.stdout) == (1, "")
    assert "아직 공개한 것이 없습니다" in told.stderr


def test_the_checker_finds_the_hash_of_the_page_in_the_list(gongyak, tmp_path: Path) -> None:
    gongyak("import", SEED, "--answers", SHEET)
    published = gongyak("publish", "2024-06-30", "--reason", "시험")
    assert "gongyak heads" in published.stdout
    (hash,) = re.findall(r"[0-9a-f]{64}", published.stdout)
    paper = tmp_path / "확인서.txt"
    assert gongyak("heads", "--out", paper).returncode == 0
    assert hash in "".join(paper.read_text(encoding="utf-8").replace("<br>", "").split())
    assert gongyak("heads").stdout.startswith("# 공개 목록 확인서")
    row = {"seq": 1, "hash": hash, "previous_hash": ""} | dict.fromkeys(
        ("as_of", "published_at", "by", "reason"), ""
    )
    (tmp_path / "list.json").write_text(str({"publications": [row]}).replace("'", '"'), encoding="utf-8")
    (tmp_path / "check.py").write_bytes(one_file())
    told = subprocess.run(
        [sys.executable, tmp_path / "check.py", tmp_path / "list.json", "--earlier", paper],
        capture_output=True,
        encoding="utf-8",
    )
    assert "간직해 둔 해시는 지금 목록의 1차입니다" in told.stdout


def test_a_name_that_no_format_has_and_a_folder_that_is_not_there(gongyak, tmp_path: Path) -> None:
    gongyak("import", SEED, "--answers", SHEET)
    gongyak("publish", "2024-06-30", "--reason", "시험")
    for out, said in {
        tmp_path / "a.doc": "만들 수 없습니다",
        tmp_path / "없음" / "a.pdf": "쓸 수 없습니다",
    }.items():
        told = gongyak("heads", "--out", out)
        assert (told.returncode, said in told.stderr) == (2, True)
    assert gongyak("heads", "--out", tmp_path / "a.json").returncode == 2


def test_help_is_korean(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["heads", "--help"])
    assert "감사담당이 서명하고" in capsys.readouterr().out
