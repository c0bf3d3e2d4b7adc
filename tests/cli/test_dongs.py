"""`gongyak dongs`: the official list is looked at, taken in, and found again by `verify`."""

from pathlib import Path

import pytest

from tests.cli.test_store_commands import SEED, SHEET, gongyak

__all__ = ["gongyak"]
WHOLE = (
    "법정동코드\t법정동명\t폐지여부\n"
    "2641010100\t부산광역시 금정구 두구동\t존재\n"
    "2641010200\t부산광역시 금정구 선동\t존재\n"
    "1111010100\t서울특별시 종로구 청운동\t존재\n"
)


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    path = tmp_path / "법정동코드 전체자료.txt"
    path.write_text(WHOLE, encoding="cp949")
    return path


def test_a_list_is_looked_at_and_taken_in(gongyak, codes: Path) -> None:
    gongyak("import", SEED, "--answers", SHEET)
    looked = gongyak("dongs", codes, "--only", "26410", "--dry-run")
    assert looked.stdout == "더한 것 2, 바뀐 것 0, 폐지된 것 0, 그대로 0. 넣지 않았습니다.\n"
    assert gongyak("dongs", codes, "--only", "26410").stdout.startswith("더한 것 2,")
    codes.write_text(WHOLE.replace("선동\t존재", "선동\t폐지"), encoding="utf-8")
    assert (
        gongyak("dongs", codes, "--only", "26410").stdout
        == "더한 것 0, 바뀐 것 0, 폐지된 것 1. 넣었습니다.\n"
    )
    assert "dongs-" not in gongyak("verify").stdout


def test_what_cannot_be_is_said_in_a_sentence(gongyak, codes: Path, tmp_path: Path) -> None:
    gongyak("import", SEED, "--answers", SHEET)
    codes.write_text("이름\t번호\n", encoding="utf-8")
    for arguments, code, sentence in (
        ((tmp_path / "없음.txt",), 2, "파일을 읽을 수 없습니다"),
        ((codes,), 1, "코드 파일이 아닙니다"),
        ((codes, "--by", "홍길동"), 1, "역할을 적으십시오"),
    ):
        told = gongyak("dongs", *arguments)
        assert (told.returncode, told.stdout) == (code, "") and sentence in told.stderr
        assert "Traceback" not in told.stderr
