"""What the residents of the invented district write, what is answered, and its regulation: by the real acts.

They stand in `demo/opinions.toml`. Each opinion comes by a form of its own, so that none comes twice.
"""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.db import transaction

from gongyak.audit.models import Act
from gongyak.cli.demo.load import FOLDER
from gongyak.cli.demo.timeline import Step
from gongyak.pledges import intake
from gongyak.pledges.intake import Written
from gongyak.pledges.models import Opinion, OpinionStatus
from gongyak.pledges.opinions.answering import assign, give_answer, write_answer
from gongyak.pledges.regulations import Wording, enter_regulation
from gongyak.rules.canonical import sha256
from gongyak.rules.moments import SEOUL, day_of
from gongyak.staff.actors import Actor, actor_of
from gongyak.staff.invented import are_there
from gongyak.staff.models import Department, Duty, Role

FILE = "opinions.toml"
_LATER = timedelta(hours=1)


def steps(folder: Path) -> Iterator[Step]:
    """The opinions that came and were answered, each at its moment."""
    for one in _told(folder).get("opinion", ()):
        yield Step(one["received"], partial(_come, one))
        # the answer is the last of some acts, the first of which stands in the record two hours before
        yield Step(one["answered"] - 2 * _LATER, partial(_answer, one))


def _told(folder: Path) -> dict[str, Any]:
    path = folder / FILE
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def regulate(folder: Path) -> None:
    """The regulation in its wordings. Safe to repeat; nothing without the people of the demo."""
    if not are_there():
        return
    for one in _told(folder).get("regulation", ()):
        day = one["effective_on"]
        # whatever its own day, it is entered after all that was done before
        now = max(datetime(day.year, day.month, day.day, 9, tzinfo=SEOUL), _last())
        enter_regulation(wording=Wording(**one), by=_one(Role.COORDINATOR, day), now=now)


def _last() -> datetime:
    """When the last thing was done that stands in the record."""
    return Act.objects.order_by("-seq").values_list("at", flat=True)[0]


def _come(told: dict[str, Any], _: datetime) -> None:
    _came(told, told["received"])


def _answer(told: dict[str, Any], _: datetime) -> None:
    row = _came(told, told["received"])
    if row and row.status == OpinionStatus.RECEIVED:
        _answered(row, told)


def hear_new(now: datetime, folder: Path = FOLDER) -> None:
    """The opinions that wait for an answer when somebody tries the office. Safe to repeat."""
    if not (folder / FILE).exists() or not are_there() or Opinion.objects.waiting().exists():
        return
    for one in tomllib.loads((folder / FILE).read_text(encoding="utf-8"))["waiting"]:
        with transaction.atomic():
            row = _came(one, now - timedelta(days=one["days"]))
            if row and row.status == OpinionStatus.RECEIVED and one["step"] != OpinionStatus.RECEIVED:
                _begun(row, one.get("answer", ""), now - 2 * _LATER)


def _came(told: dict[str, Any], at: datetime) -> Opinion | None:
    """The opinion as it came in, or is there already; None where its pledge is not published."""
    asked = intake.asked(told["pledge"])
    if asked is None:
        return None
    if found := Opinion.objects.filter(pledge=asked.pledge, text=told["text"]).first():
        return found
    key = sha256(f"{told['pledge']} {told['text']}".encode())[:32]
    written = Written(told["text"], not told.get("keeps_to_himself", False))
    receipt = intake.submit(asked=asked, written=written, key=key, address=f"demo {key}", now=at)
    return Opinion.objects.get(number=receipt.number)


def _begun(row: Opinion, answer: str, now: datetime) -> Opinion:
    """Assigned to the department of the card, with an answer that is still written."""
    day = day_of(now)
    department = _department(row, day)
    row = assign(opinion=row, department=department, by=_one(Role.COORDINATOR, day), now=now)
    if answer:
        officer = _one(Role.OFFICER, day, department)
        row = write_answer(opinion=row, answer=answer, revision=row.revision, by=officer, now=now + _LATER)
    return row


def _answered(row: Opinion, told: dict[str, Any]) -> None:
    at = told["answered"]
    row = _begun(row, " ".join(told["answer"].split()), at - 2 * _LATER)
    lead = _one(Role.TEAM_LEAD, day_of(at), row.department)
    give_answer(opinion=row, revision=row.revision, by=lead, now=at, hidden=told.get("hidden", ()))


def _department(row: Opinion, day: date) -> Department:
    """The department that the published card names."""
    version = row.pledge.document.versions.exclude(line=None).order_by("-seq").select_related("line").first()
    return Department.objects.on(day).get(name=version.line.department)


def _one(role: str, day: date, department: Department | None = None) -> Actor:
    """Somebody of the invented office who has a role on a day."""
    duty = Duty.objects.on(day).filter(role=role, department=department, staff__is_invented=True)
    return actor_of(duty.select_related("staff").earliest("pk").staff, day)
