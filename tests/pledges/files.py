"""Card files for tests: the real one, and changed copies of it."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

from gongyak.pledges.actions import ImportReport, import_card
from gongyak.rules.card import Answer

REAL = Path(__file__).parents[2] / "demo" / "card-1-2-2.txt"
DAY = date(2024, 6, 30)
NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
ANSWER = Answer("budget-missing-column", "기투자", why="2022년 하반기에 시작한 사업이라 2022년 예산이 없음")


def changed(changes: dict[str, str]) -> bytes:
    """The real card's file with each text of `changes` replaced; every one must be there."""
    text = REAL.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text.encode()


def take(data: bytes | None = None, **changes: object) -> ImportReport:
    """Import the real card, answered, unless something else is said."""
    given = {
        "name": "card-1-2-2.txt",
        "data": changed({}) if data is None else data,
        "answers": [ANSWER],
        "by": "총괄부서",
        "now": NOW,
    }
    return import_card(**(given | changes))


#: Names and extensions of the real card's officers. Four digits may also stand in a hash by chance.
SECRET = re.compile(r"신정미|김연주|(?<![0-9a-f])480[23](?![0-9a-f])")
