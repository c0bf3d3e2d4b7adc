"""A process that writes on a card without a pause: `python -m tests.faults.writer DRAFT`.

Each text that was acknowledged is printed, with its hash. Where the database is gone it tries the same text again,
as a person does who presses the button once more, until it is told to stop by the end of its input.
"""

import sys
import time
from dataclasses import replace
from decimal import Decimal
from threading import Event, Thread

import django

django.setup()

from django.db import InterfaceError, OperationalError, connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from gongyak.pledges.models import Draft  # noqa: E402
from gongyak.pledges.rounds.cards import card_of, hash_of, text_of  # noqa: E402
from gongyak.pledges.rounds.writing import save_draft  # noqa: E402
from gongyak.rules.moments import day_of  # noqa: E402
from gongyak.staff.actors import Actor, actor_of  # noqa: E402
from gongyak.staff.models import Staff  # noqa: E402


def write(key: int, stop: Event) -> None:
    """Write text after text."""
    number, actor = 0, None
    while not number or not stop.is_set():
        number += 1
        percent = Decimal(number % 10_000) / 100
        while number == 1 or not stop.is_set():
            try:
                actor = actor or _officer()
                _save(key, percent, actor)
                break
            except (OperationalError, InterfaceError):
                connection.close()
                time.sleep(0.2)


def _officer() -> Actor:
    return actor_of(Staff.objects.get(username="officer"), day_of(timezone.now()))


def _save(key: int, percent: Decimal, actor: Actor) -> None:
    draft = Draft.objects.get(pk=key)
    card = replace(card_of(draft), progress_percent=percent)
    kept = save_draft(draft=draft, card=card, revision=draft.revision, by=actor, now=timezone.now())
    assert kept.card == text_of(card)
    print(key, hash_of(kept.card), flush=True)


if __name__ == "__main__":
    ended = Event()
    Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
    write(int(sys.argv[1]), ended)
