"""`gongyak deadline`: the due moment with its lines, with and without a store."""

import json
import sqlite3
from pathlib import Path

from tests.cli.test_store_commands import SEED, SHEET, gongyak

__all__ = ["gongyak"]
ASKED = ("deadline", "--kind", "건의", "--received", "2024-03-29 16:30")


def test_it_says_when_it_is_due_and_why(gongyak) -> None:
    told = gongyak(*ASKED)
    assert told.returncode == 0
    lines = told.stdout.splitlines()
    assert lines[0] == "처리기한: 2024. 4. 18.(목) 18:00"
    assert "  2024. 4. 10.(수) 세지 않음: 국회의원 선거일 (법 제19조제2항)" in lines
    assert "구가 더하고 뺀 휴일 없이 셈합니다." in told.stderr


def test_it_extends_and_pauses(gongyak) -> None:
    once = gongyak(*ASKED, "--extend", 1)
    assert once.stdout.startswith("처리기한: 2024. 5. 9.(목) 18:00")
    twice = json.loads(gongyak(*ASKED, "--extend", 2, "--extend-by", 5, "--json").stdout)
    assert twice["due"] == "2024-05-17T18:00+09:00"
    paused = gongyak(
        *ASKED, "--suspend", "보완 2024-04-01~2024-04-04", "--suspend", "이송 2024-04-05~2024-04-05"
    )
    assert paused.stdout.startswith("처리기한: 2024. 4. 25.(목) 18:00")
    still = gongyak(*ASKED, "--suspend", "보완 2024-04-01~")
    assert (still.returncode, still.stdout.splitlines()[0]) == (
        1,
        "처리기한: 중단 중이어서 아직 정해지지 않았습니다.",
    )


def test_what_cannot_be_counted_is_said_in_a_sentence(gongyak) -> None:
    for arguments, sentence in (
        (("--kind", "탄원", "--received", "2024-03-29 16:30"), "다음에서 고르십시오"),
        (("--kind", "건의", "--received", "어제"), "접수한 때가 아닙니다"),
        (("--kind", "법정", "--received", "2024-03-29 16:30", "--own", "3주"), "처리기간이 아닙니다"),
        (("--kind", "건의", "--received", "2024-03-29 16:30", "--suspend", "보완"), "멈춘 기간이 아닙니다"),
        (
            ("--kind", "건의", "--received", "2024-03-29 16:30", "--extend", "1", "--extend-by", "15"),
            "범위에서만",
        ),
    ):
        told = gongyak("deadline", *arguments)
        assert (told.returncode, told.stdout) == (2, "") and sentence in told.stderr
        assert "Traceback" not in told.stderr


def test_the_holidays_of_the_store_are_followed(gongyak, tmp_path: Path) -> None:
    gongyak("import", SEED, "--answers", SHEET)
    with sqlite3.connect(tmp_path / "var" / "gongyak.sqlite3") as store:
        store.execute(
            'INSERT INTO calendar_holidayoverride (day, state, name, reason, "by", at) VALUES'
            " ('2024-04-05', '휴일', '임시공휴일', '시험', 'staff/1', '2024-04-01 00:00:00')"
        )
    told = gongyak(*ASKED)
    assert (told.stderr, told.stdout.splitlines()[0]) == ("", "처리기한: 2024. 4. 19.(금) 18:00")
    assert "세지 않음: 임시공휴일" in told.stdout
    assert "<calendar-differs>" in gongyak("verify").stdout
