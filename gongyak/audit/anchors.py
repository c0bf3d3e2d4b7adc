"""Anchors: the heads of both chains on a day, in a text that is kept where the office cannot reach it.

A chain alone does not show that its end was cut off, nor that an older copy was put in its place. A text that
says “on this day the chain had reached number 812, hash …” does, as long as someone else keeps it.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from gongyak.audit.actions import Head, head
from gongyak.audit.models import Act, Anchor, Link, Look
from gongyak.rules.canonical import canonical
from gongyak.rules.dates import format_day
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.moments import SEOUL, moment_text

#: By what the act of a restore is known (`gongyak restore`).
RESTORED = "되살림"
_FORMAT = "gongyak-anchor-1"


@dataclass(frozen=True, slots=True)
class Claim:
    """What an anchor says, wherever it was kept."""

    day: str
    made_at: str
    acts: Head
    looks: Head


@transaction.atomic
def make(*, day: date, now: datetime) -> Anchor:
    """The anchor of a day, made of the heads of now where the day has none yet."""
    acts, looks = head(Act), head(Look)
    told = {"acts_seq": acts.seq, "acts_hash": acts.hash, "looks_seq": looks.seq, "looks_hash": looks.hash}
    return Anchor.objects.get_or_create(day=day, defaults={"made_at": now, **told})[0]


def claim_of(anchor: Anchor) -> Claim:
    """What a row says."""
    return Claim(
        day=anchor.day.isoformat(),
        made_at=moment_text(anchor.made_at),
        acts=Head(anchor.acts_seq, anchor.acts_hash),
        looks=Head(anchor.looks_seq, anchor.looks_hash),
    )


def text_of(anchor: Anchor, district: str) -> str:
    """The text to print, sign and mail: lines for people, then one line for programs that says the same."""
    claim = claim_of(anchor)
    at = anchor.made_at.astimezone(SEOUL)
    told = {
        "format": _FORMAT,
        "day": claim.day,
        "made_at": claim.made_at,
        "acts": {"seq": claim.acts.seq, "hash": claim.acts.hash},
        "looks": {"seq": claim.looks.seq, "hash": claim.looks.hash},
    }
    lines = [
        f"기록 고정 확인서 ({district})",
        "",
        f"날            {format_day(anchor.day)}",
        f"고정한 때     {format_day(at.date())} {at:%H:%M} (서울)",
        f"행위의 기록   {claim.acts.seq}번까지",
        f"  해시        {claim.acts.hash or '(없음)'}",
        f"접속기록      {claim.looks.seq}번까지",
        f"  해시        {claim.looks.hash or '(없음)'}",
        "",
        "이 뒤에 위 번호까지의 기록을 고치거나, 지우거나, 뒤를 자르거나, 옛 사본으로 바꾸면 이 해시와 맞지 않는다.",
        "기록된 일이 사실인지, 기록되지 않은 일이 있었는지는 이 해시로 알 수 없다.",
        "",
        "확인한 날              감사담당 소속·성명                    서명",
        "",
        canonical(told).decode(),
        "",
    ]
    return "\n".join(lines)


def keep(anchor: Anchor, text: str, folder: Path) -> Path:
    """Write the text into the folder under the day's name, whole or not at all; the same text once more is no harm."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{anchor.day}.txt"
    made = path.with_name(f".{path.name}.{os.getpid()}")
    with made.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    made.replace(path)
    return path


def read(text: str) -> Claim:
    """The claim in a text that was kept, a mail around it included; ValueError where there is none."""
    for line in reversed(text.replace("=\n", "").splitlines()):
        if line.startswith("{") and _FORMAT in line:
            return _claim(json.loads(line))
    raise ValueError("기록 고정 확인서가 아닙니다.")


def _claim(told: dict) -> Claim:
    try:
        heads = {name: Head(int(told[name]["seq"]), str(told[name]["hash"])) for name in ("acts", "looks")}
        return Claim(day=str(told["day"]), made_at=str(told["made_at"]), **heads)
    except (LookupError, TypeError) as error:
        raise ValueError("기록 고정 확인서가 아닙니다.") from error


def kept_in(place: Path) -> Iterator[tuple[str, Claim | None]]:
    """The claims of a folder of texts, or of one file, by name; None where a text is none."""
    paths = sorted(place.glob("*.txt")) if place.is_dir() else [place]
    for path in paths:
        try:
            yield path.name, read(path.read_text(encoding="utf-8"))
        except ValueError:
            yield path.name, None


def verify(kept: Iterable[tuple[str, Claim | None]] = ()) -> list[Finding]:
    """Hold the chains against the anchors of the table and against those kept elsewhere.

    What a restore left behind is a warning that names its act: it is on the record. Anything else is an error.
    """
    there = [(f"anchor.{anchor.day}", claim_of(anchor)) for anchor in Anchor.objects.order_by("day")]
    found = [finding for where, claim in there for finding in _compare(where, claim)]
    for name, claim in kept:
        where = f"anchor-file.{name}"
        if claim is None:
            found.append(
                Finding("anchor-unreadable", Severity.ERROR, where, "기록 고정 확인서를 읽을 수 없습니다.")
            )
        else:
            found += _compare(where, claim)
    return found


def _compare(where: str, claim: Claim) -> Iterator[Finding]:
    yield from _reaches(Act, claim.acts, where, claim, "행위의 기록")
    yield from _reaches(Look, claim.looks, where, claim, "접속기록")


def _reaches(chain: type[Link], wanted: Head, where: str, claim: Claim, what: str) -> Iterator[Finding]:
    if wanted == Head():
        return
    rows = chain._default_manager
    if rows.filter(seq=wanted.seq, hash=wanted.hash).exists():
        return
    restored = _restored_after(claim)
    if restored:
        message = f"그 뒤에 백업을 되살려(행위 {restored}번) {what} {wanted.seq}번은 버려졌습니다."
        yield Finding("anchor-restored", Severity.WARNING, where, message)
        return
    last = head(chain).seq
    lost = f"{last}번에서 끊겼습니다" if last < wanted.seq else f"{wanted.seq}번이 다릅니다"
    message = f"이 날 {wanted.seq}번까지 있던 {what}이 {lost}. 뒤를 잘랐거나 옛 사본으로 바꾸었습니다."
    yield Finding("anchor-differs", Severity.ERROR, where, message)


def _restored_after(claim: Claim) -> int | None:
    """The act of the restore that explains why an anchor no longer holds."""
    since = datetime.fromisoformat(claim.made_at)
    return Act.objects.filter(action=RESTORED, at__gte=since).values_list("seq", flat=True).first()
