"""R44: of an erased case not one of twenty strings is found again: not in the files of the database, not in its
tables, not in a backup or an export, not in what the program wrote beside it. Each was there before.
"""

import json
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client

from gongyak.cases import afterwards, answering, asking, stopping
from gongyak.cases.models import Case, CaseFile, FollowUpQuestion
from gongyak.cases.people import Person
from gongyak.cli.backups.archive import writing
from gongyak.cli.backups.dump import dump
from gongyak.desk.cases import listing
from gongyak.files.actions import admit, store
from gongyak.jobs import daily
from gongyak.jobs.models import Job
from gongyak.jobs.worker import work_off
from gongyak.retention import scrubbing
from gongyak.retention.scrubbing import scrub
from tests.cases.office import Counter, opened
from tests.people import logged_in
from tests.retention.archive import at, destroyed

DUE = at(2028, 1, 3)
#: Where each is planted, and what.
PLANTED = {
    "title": "CANARY-A1-ferry",
    "content": "CANARY-B2-anvil",
    "wish": "CANARY-C3-lotus",
    "company": "CANARY-D4-rivet",
    "company_phone": "055-739-1440",
    "place": "CANARY-E5-quay",
    "position": "CANARY-F6-owner",
    "question": "CANARY-G7-ask",
    "reply": "CANARY-H8-told",
    "visit place": "CANARY-I9-yard",
    "visitors": "CANARY-J10-two",
    "found": "CANARY-K11-seen",
    "wanted": "CANARY-L12-plan",
    "supplement": "CANARY-M13-came",
    "answer": "CANARY-N14-answer",
    "opinion": "CANARY-V22-signed",
    "outcome": "CANARY-O15-why",
    "remark": "CANARY-P16-thanks",
    "upstream": "CANARY-Q17-rule",
    "memo": "CANARY-R18-end",
    "file name": "CANARY-S19-map.md",
    "file text": "CANARY-T20-drawn",
}
MAIL = "canary-u21@example.com"
#: Sealed before they are stored, so their cipher texts are looked for.
PERSON = Person("카나리", PLANTED["position"], "010-7391-4402", MAIL, "전자우편", consents=True)


def plant(counter: Counter) -> tuple[Case, list[bytes]]:
    """A case in whose every corner one of them stands; and what is sealed of who told it."""
    told = {name: PLANTED[name] for name in ("title", "content", "wish", "company", "company_phone", "place")}
    case = counter.working(**told, person=PERSON)
    by = counter.who("담당")
    asked = {"department": counter.place("문화관광과"), "question": PLANTED["question"], "days": 3}
    asking.ask(case=case, **asked, by=by, now=counter.then())
    counter.reply(text=PLANTED["reply"])
    stopping.visit(
        case=case,
        visited_on=counter.now.date(),
        place=PLANTED["visit place"],
        visitors=PLANTED["visitors"],
        found=PLANTED["found"],
        by=by,
        now=counter.then(),
    )
    day = (counter.now + timedelta(days=3)).date()
    stopping.ask_supplement(case=case, wanted=PLANTED["wanted"], due_on=day, by=by, now=counter.then())
    stopping.supplement(case=case, answer=PLANTED["supplement"], by=by, now=counter.then())
    counter.write(text=PLANTED["answer"])
    counter.submit()
    counter.sign("팀장")
    step = counter.turn()
    told = {"step": step, "content_hash": step.approval.content_hash, "memo": PLANTED["opinion"]}
    answering.sign_answer(**told, by=counter.who("과장"), now=counter.then())
    counter.propose(problem=PLANTED["upstream"])
    file = admit(PLANTED["file name"], PLANTED["file text"].encode())
    stored = store(file=file, by="기업", now=counter.now)
    CaseFile.objects.create(case=case, name=file.name, file=stored, status="검사 완료", at=counter.now)
    counter.decide("일부해결", reason=PLANTED["outcome"], by_company=True)
    question = FollowUpQuestion.objects.filter(case=case).first()
    FollowUpQuestion.objects.filter(pk=question.pk).update(remark=PLANTED["remark"])
    afterwards.close(case=counter.case, by=by, now=counter.then(), reason=PLANTED["memo"])
    case = counter.case
    sealed = [getattr(case.submitter, name).encode() for name in ("name", "phone", "mail")]
    work_off(lambda: counter.now)  # its letters go out
    return case, sealed


def database() -> Iterator[Path]:
    """The files that the database itself writes."""
    if connection.vendor == "sqlite":
        place = Path(connection.settings_dict["NAME"])
        yield from (path for path in place.parent.glob(f"{place.name}*") if path.is_file())
        return
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        own = "SELECT oid FROM pg_database WHERE datname = current_database()"
        cursor.execute(f"SELECT current_setting('data_directory'), ({own})")
        folder, number = cursor.fetchone()
    yield from (Path(folder) / "base" / str(number)).iterdir()


def bytes_of(paths: Iterable[Path]) -> bytes:
    """What files hold, without those that the database let go of meanwhile.

    Read by another process: to close a file here takes away the locks that SQLite has on it in this one.
    """
    return subprocess.run(["cat", "--", *paths], capture_output=True).stdout


def everywhere(made: Path, now: datetime) -> bytes:
    """The bytes of the database, of a backup of it, and of whatever the program wrote beside it."""
    made.unlink(missing_ok=True)
    with writing(made, now) as writer:
        dump(writer, now)
        writer.seal()
        writer.put()
    with zipfile.ZipFile(made) as backup:
        members = b"".join(backup.read(name) for name in backup.namelist())
    beside = [path for path in Path(settings.VAR).rglob("*") if path.is_file()]
    return members + bytes_of([*database(), *beside])


def still_there(held: bytes, sealed: list[bytes]) -> set[str]:
    found = {where for where, text in PLANTED.items() if text.encode() in held}
    found |= {"mail"} if MAIL.encode() in held else set()
    return found | {f"sealed {at}" for at, text in enumerate(sealed) if text in held}


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for whatever other tests write on the same server."""
    monkeypatch.setattr(scrubbing, "PATIENCE", 600.0)


@pytest.mark.django_db(transaction=True)
def test_nothing_of_an_erased_case_is_found_again(people, tmp_path: Path) -> None:
    counter = opened(people)
    case, sealed = plant(counter)
    wanted = {*PLANTED, *(f"sealed {at}" for at in range(3))}  # the mail in plain is nowhere, ever
    assert still_there(everywhere(tmp_path / "before.zip", counter.now), sealed) == wanted

    batch = destroyed(counter, "case", DUE)
    for day in (2, 3):  # letters that went out long ago, with their addresses
        daily.sweep(Job(), DUE + timedelta(days=day))
    assert scrub(DUE + timedelta(days=3)) == 1
    batch.refresh_from_db()
    assert (batch.erased, batch.scrubbed_at) == (1, DUE + timedelta(days=3))
    assert still_there(everywhere(tmp_path / "after.zip", DUE), sealed) == set()

    browser: Client = logged_in(people["총괄"])
    page = browser.get(f"/desk/cases/{case.pk}/").content + browser.get("/desk/cases/?view=all").content
    assert still_there(page, []) == set() and case.number.encode() in page
    row = listing.make_row(Case.objects.select_related("department").get(pk=case.pk), DUE)
    assert still_there(json.dumps([row.title, row.company]).encode(), []) == set()
    assert scrub(DUE) == 0


@pytest.mark.django_db(transaction=True)
def test_whoever_reads_on_keeps_a_batch_from_being_called_clean(
    people, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite writes its file anew only where nobody reads")
    counter = opened(people)
    _, sealed = plant(counter)
    reader = connection.copy()
    with closing(reader), reader.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        # of another table: for those of its own VACUUM waits until their lock is gone
        cursor.execute("SELECT count(*) FROM district_district")
        batch = destroyed(counter, "case", DUE)
        with monkeypatch.context() as hurried, pytest.raises(OperationalError, match="읽고 있는 연결"):
            hurried.setattr(scrubbing, "PATIENCE", 0.5)
            scrub(DUE)
        cursor.execute("ROLLBACK")
    batch.refresh_from_db()
    assert batch.scrubbed_at is None
    assert scrub(DUE) == 1
    assert {"title", "answer", "company"} & still_there(bytes_of(database()), sealed) == set()


@pytest.mark.django_db(transaction=True)
def test_a_large_table_may_take_longer_than_a_page() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite sets no time to a statement")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE large AS SELECT n, md5(n::text) FROM generate_series(1, 500000) n")
        try:
            cursor.execute("SET statement_timeout = '100ms'")
            scrubbing.let_go({"large"})
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone()[0] == "15s"
        finally:
            cursor.execute("RESET statement_timeout")
            cursor.execute("DROP TABLE large")
