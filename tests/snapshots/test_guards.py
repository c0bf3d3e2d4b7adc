"""Each frozen table refuses, by the database itself, on the engine that the tests run on."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from gongyak.audit import anchors
from gongyak.audit.actions import record_check, record_looks, review
from gongyak.calendar.actions import check_year, choose, override_day
from gongyak.companies.actions import register_company
from gongyak.district.actions import change_settings
from gongyak.meetings.items import extend_item
from gongyak.pledges.models import CardRecord, Filling, ImportedFile
from gongyak.records.actions import record
from gongyak.rules.records import Achievement
from gongyak.snapshots.actions import keep_file, publish
from gongyak.snapshots.guards import REFUSAL, names
from gongyak.snapshots.models import PersonalValue, Version
from tests.companies.test_dongs import load as load_dongs
from tests.guards import GUARDED
from tests.headquarters.reports import reporting
from tests.meetings.office import opened as council_of
from tests.plans.year import opened as plans_of
from tests.pledges.files import DAY, NOW, take
from tests.pledges.registry.office import opened
from tests.pledges.rounds.quarter import opened as quarter_of

pytestmark = pytest.mark.django_db
TABLES = sorted(GUARDED)


@pytest.fixture(autouse=True)
def one_row_everywhere():
    office = opened()
    office.confirmed()
    office.publish()
    office.reach(office.now.date(), "1")
    take()
    keep_file(
        version=Version.objects.get(document__kind="pledge"),
        format="md",
        media_type="text/markdown",
        body=b"#",
    )
    publish(as_of=DAY, by="총괄부서", now=NOW, reason="분기 공개")
    record_looks(by="staff/1", place="127.0.0.1", subjects=["staff/2"], object="시험", now=NOW)
    anchors.make(day=DAY, now=NOW)
    change_settings(values={"name": "가온구"}, by="staff/4", now=NOW)
    register_company(typed={"name": "한빛정밀"}, by="staff/4", now=NOW)
    load_dongs()
    override_day(day=DAY, state="휴일", name="임시공휴일", reason="시험", by="staff/4", now=NOW)
    check_year(year=2030, source="월력요항", by="staff/4", now=NOW)
    choose(name="after-hours", value="접수한 날", reason="지침", by="staff/4", now=NOW)
    record_check(found=[], by="program/work", now=NOW)
    review(began_on=DAY, ended_on=DAY, is_clean=True, found="이상 없음", by="staff/3", now=NOW)
    record(Achievement("achievement/1", "행사", "박람회"), by="staff/1", now=NOW)
    headquarters(office.people)
    meetings(office.people)
    filled(office.people)
    plans_of(office.people).written()
    connection.check_constraints()  # what is deferred to the commit would hide the guards


def headquarters(people):
    """A headquarters with a phase, its teams' names, a value, and a report that went all its way."""
    reporting(people).confirmed()


def filled(people):
    """A draft that was filled from the records, and a frozen card that tells of one."""
    draft = quarter_of(people).draft
    Filling.objects.create(draft=draft, at=NOW, by=people["담당"], hash="0" * 64, card="{}", lineage="{}")
    version = Version.objects.filter(document__kind="pledge").earliest("pk")
    told = {"item": "achievements.0", "record": "achievement/1", "record_version": 1, "hash": "0" * 64}
    CardRecord.objects.create(version=version, **told)


def meetings(people):
    """A meeting, and a directive whose day was moved."""
    council = council_of(people)
    council.found()
    council.plan()
    item = council.order()
    council.do(extend_item, due_on=item.due_on + timedelta(days=1), reason="협의")


def refused(sql, *values):
    with pytest.raises(IntegrityError, match=REFUSAL), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_refuses_update(subtests):
    for table in TABLES:
        column = GUARDED[table][0][0]
        with subtests.test(table=table):
            refused(f'UPDATE {table} SET "{column}" = "{column}"')


def test_refuses_delete(subtests):
    for table in TABLES:
        with subtests.test(table=table):
            refused(f"DELETE FROM {table}")


def test_refuses_to_be_emptied_or_replaced(subtests):
    for table in TABLES:
        with subtests.test(table=table):
            if connection.vendor == "postgresql":
                refused(f"TRUNCATE {table} CASCADE")
            else:
                refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


def test_sqlite_refuses_to_replace_by_every_unique_key(subtests):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has INSERT OR REPLACE")
    for table, key in [(t, k) for t in TABLES for k in GUARDED[t] if k != ("id",)]:
        with subtests.test(table=table, key=key):
            replace_by(table, key)


def replace_by(table, key):
    """Try to put other rows in the place of those that are there, by one of their keys."""
    model = next(model for model in apps.get_models() if model._meta.db_table == table)
    columns = [field.column for field in model._meta.concrete_fields if field.column != "id"]
    quoted = [f'"{c}"' for c in columns]
    others = ", ".join(f'"{c}"' if c in key else f"'x' || \"{c}\"" for c in columns)
    refused(f"INSERT OR REPLACE INTO {table} ({', '.join(quoted)}) SELECT {others} FROM {table}")


def test_guards_cover_every_unique_key():
    """`names` of the keys are read from the database: a new one must be guarded as well."""
    for table, keys in GUARDED.items():
        with connection.cursor() as cursor:
            found = connection.introspection.get_constraints(cursor, table)
        unique = {tuple(sorted(c["columns"])) for c in found.values() if c["unique"] or c["primary_key"]}
        assert unique == {tuple(sorted(key)) for key in keys}, table


def test_every_guard_stands_after_all_migrations():
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        standing = {name for (name,) in cursor.fetchall()}
    assert standing >= {name for table in GUARDED for name in names(connection.vendor, table)}


def test_guards_stand_for_replicas_too():
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL has session_replication_role")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    refused("DELETE FROM snapshots_version")


def test_a_personal_value_can_be_erased():
    count = PersonalValue.objects.count()
    assert PersonalValue.objects.update(value="") == count > 0
    assert PersonalValue.objects.all().delete()[0] == count


def test_the_bytes_of_an_imported_file_can_be_erased():
    assert ImportedFile.objects.update(name="", body=b"") == 1
