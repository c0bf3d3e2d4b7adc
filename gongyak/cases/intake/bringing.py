"""Files that come with what a business hands in later: all through the gate before anything is written."""

from collections.abc import Sequence
from datetime import datetime

from gongyak.cases.intake.attaching import MOST_FILES, MOST_UPLOADS
from gongyak.cases.intake.drafts import HOUR, Flooded
from gongyak.cases.models import Case
from gongyak.cases.papers import MOST
from gongyak.files.actions import Admitted, admit_of_public
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.tries import Subject, take

_TOO_MANY = "같은 곳에서 올린 파일이 많아 잠시 받지 않습니다. 한 시간 뒤에 다시 보내 주십시오."


def looked_through(
    *, case: Case, files: Sequence[tuple[str, bytes]], address: str, now: datetime
) -> tuple[Admitted, ...]:
    """The files, by name and bytes, as they may be kept.

    Refused with a sentence that names the file: what the gate does not let in; too many of them. `Flooded` where too
    many came from one address in an hour.
    """
    if len(files) > MOST_FILES or case.files.count() + len(files) > MOST:
        raise Refusal(f"파일은 한 번에 {MOST_FILES}개, 모두 {MOST}개까지 보낼 수 있습니다.")
    whose = f"{day_of(now)}:{address}"
    try:
        for _ in files:
            take([Subject("upload", whose, MOST_UPLOADS, HOUR)], now)
    except Refusal as refusal:
        raise Flooded(_TOO_MANY) from refusal
    return tuple(admit_of_public(name, data) for name, data in files)
