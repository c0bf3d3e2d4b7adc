"""The one difficulty of the demo whose code and secret everybody may know, to try the page of a business's own case."""

from datetime import datetime

from gongyak.cases.events import locked
from gongyak.cases.look_ups import Opened, draw, fits, give_anew, secret_of
from gongyak.cases.models import Case, LookUp
from gongyak.staff.actors import Actor
from gongyak.staff.sealing import keyed_hash

#: Which of the lives it is: one that waits for its business.
NUMBER = 280
#: The secret follows from this word and the key of the store, so that it can be told each time the demo is opened.
_WORD = "demo-difficulty-to-try"


def form_of(number: int) -> str:
    """The key of the form by which a difficulty of the demo comes."""
    return f"demo-difficulty-{number}"


def hand_out(case: Case, *, by: Actor, now: datetime) -> Opened:
    """Code and secret of a case, as the counter hands them out."""
    return give_anew(locked(case), draw(_WORD), by=by, now=now)


def to_try() -> Opened | None:
    """Code and secret of that difficulty; None where there is none, or another secret was handed out since."""
    row = LookUp.objects.filter(case__form_hash=keyed_hash("case", form_of(NUMBER))).first()
    secret = secret_of(_WORD)
    return Opened(row.code, secret) if row and fits(row, secret) else None
