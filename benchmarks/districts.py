"""Invented districts that publish: 100 pledges in 20 quarters each, as lists, rows of lists, and public forms.

Every value follows from the number of the district; nothing in it is of a real one.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from gongyak.audit.actions import Head
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.term import Quarter
from gongyak.snapshots.chain import manifest
from gongyak.snapshots.models import Publication

DISTRICTS = 243
PLEDGES = 100
QUARTERS = tuple(Quarter(2020 + n // 4, n % 4 + 1).end for n in range(20))
_STATUS = ("정상추진", "정상추진", "정상추진", "일부추진", "이행 후 계속추진", "보류")


@dataclass(frozen=True, slots=True)
class Issued:
    """One publication as a district offers it: its row in the list of all, its list, and forms by hash."""

    row: dict[str, Any]
    manifest: bytes
    forms: dict[str, bytes]


def published(district: int) -> Iterator[Issued]:
    """Every publication of a district, the first one first."""
    dice = random.Random(district)
    pledges = [_Pledge(dice, district, number) for number in range(1, PLEDGES + 1)]
    before = ""
    for seq, day in enumerate(QUARTERS, start=1):
        forms = [canonical({"card": pledge.card(day, seq)}) for pledge in pledges]
        issued = _issued(seq, day, before, pledges, forms)
        before = issued.row["hash"]
        yield issued


class _Pledge:
    """One pledge, whose progress and spending grow."""

    def __init__(self, dice: random.Random, district: int, number: int) -> None:
        self.district = district
        self.number = f"{(number - 1) // 10 + 1}-{(number - 1) % 10 + 1}"
        self.pace = dice.uniform(1, 7)
        self.plan_won = dice.randrange(10, 9_000) * 1_000_000
        self.status = dice.choice(_STATUS)
        self.department = f"{dice.randrange(1, 21)}과"

    def card(self, day: date, seq: int) -> dict[str, Any]:
        progress = min(100, round(self.pace * seq))
        return {
            "as_of": day.isoformat(),
            "number": self.number,
            "title": f"지어낸 {self.district}번째 구의 공약 {self.number}",
            "lead_department": self.department,
            "status": "완료" if progress == 100 else self.status,
            "progress_percent": progress,
            "plan_won": self.plan_won,
            "spent_won": self.plan_won * progress // 100,
            "notice": "※ 재기 위해 지어낸 카드입니다",
        }


def _issued(seq: int, day: date, before: str, pledges: list[_Pledge], forms: list[bytes]) -> Issued:
    made = Publication(
        seq=seq, as_of=day, by="총괄부서", reason="분기 공개", previous_hash=before,
        published_at=datetime.combine(day, time(9), UTC) + timedelta(days=12),
    )  # fmt: skip
    lines = [
        {
            "document": f"pledge/8-1/{pledge.number}",
            "version": seq,
            "effective_on": day.isoformat(),
            "public_hash": sha256(form),
            "files": {"json": sha256(form)},
        }
        for pledge, form in zip(pledges, forms, strict=True)
    ]
    acts = Head(seq * (PLEDGES + 1) - 1, sha256(f"{before}{seq}".encode()))
    told = manifest(made, sorted(lines, key=lambda line: str(line["document"])), acts)
    body = canonical(told)
    row = {name: value for name, value in told.items() if name not in ("items", "acts")}
    return Issued(
        row | {"hash": sha256(body), "cards": len(lines)},
        body,
        {line["public_hash"]: form for line, form in zip(lines, forms, strict=True)},
    )
