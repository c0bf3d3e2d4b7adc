"""What gathers the publications of many districts: nothing is stored that its list does not prove.

Each list must be the one that its row names, follow the one before, and each form must be the one that its
line names: the checks of the checker that anyone can download. Needs Django set up.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime

from districts import PLEDGES, Issued
from django.db import connection, transaction

from gongyak.portal.trust.checker.proof import check_list, check_manifest, link, parsed, sha256
from gongyak.snapshots.models import Blob, Document, Version

_BATCH = 2_000
_TABLES = (
    "CREATE TABLE collected_list (id integer PRIMARY KEY, district integer NOT NULL, as_of date NOT NULL,"
    " hash char(64) NOT NULL, body text NOT NULL)",
    "CREATE TABLE collected_item (list integer NOT NULL, version bigint NOT NULL, PRIMARY KEY (list, version))",
    "CREATE INDEX collected_list_day ON collected_list (as_of, district)",
)


class Altered(Exception):
    """Something that a district offers is not what its lists say."""


def make_tables() -> None:
    """The collector's own tables, beside those of versions."""
    with connection.cursor() as cursor:
        for statement in _TABLES:
            cursor.execute(statement)


def check(issued: Sequence[Issued]) -> None:
    """Raise Altered with everything that is wrong with a district's publications."""
    rows = [one.row for one in issued]
    wrong = list(check_list(rows))
    for one in issued:
        linked = link(one.row, parsed(one.manifest))
        wrong += check_manifest(linked)
        for line in linked.lines:
            if sha256(one.forms.get(line["public_hash"], b"")) != line["public_hash"]:
                wrong.append(f"{line['document']}: 공개본이 목록의 해시와 다릅니다.")
    if wrong:
        raise Altered("\n".join(wrong))


@transaction.atomic
def store(district: int, issued: Sequence[Issued]) -> None:
    """Store what was checked; keys follow from the place of the district, the pledge and the publication."""
    first = (district - 1) * PLEDGES + 1
    lines = [json.loads(one.manifest)["items"] for one in issued]
    documents = {line["document"]: first + n for n, line in enumerate(lines[0])}
    Document.objects.bulk_create(
        (Document(pk=pk, kind="pledge", key=f"{district}/{name}") for name, pk in documents.items()), _BATCH
    )
    forms = {hash: body for one in issued for hash, body in one.forms.items()}
    blobs = (Blob(hash=hash, body=body) for hash, body in forms.items())
    Blob.objects.bulk_create(blobs, _BATCH)
    made = [
        _version(documents[line["document"]], line, one, forms[line["public_hash"]])
        for one, listed in zip(issued, lines, strict=True)
        for line in listed
    ]
    Version.objects.bulk_create(made, _BATCH)
    _store_lists(district, issued, lines, documents)


def _key(document: int, seq: int) -> int:
    return document * 100 + seq


def _version(document: int, line: dict, one: Issued, form: bytes) -> Version:
    card = json.loads(form)["card"]
    seq = line["version"]
    return Version(
        pk=_key(document, seq), document_id=document, seq=seq,
        effective_on=date.fromisoformat(line["effective_on"]),
        recorded_at=datetime.fromisoformat(one.row["published_at"]),
        title=card["title"], status=card["status"], progress_hundredths=card["progress_percent"] * 100,
        plan_won=card["plan_won"], spent_won=card["spent_won"],
        internal_id=line["public_hash"], public_id=line["public_hash"],
        hash=f"{document:032x}{seq:032x}", previous_hash=f"{document:032x}{seq - 1:032x}" if seq > 1 else "",
        author="총괄부서", reason="분기 확정",
    )  # fmt: skip


def _store_lists(
    district: int, issued: Sequence[Issued], lines: Sequence[list], documents: dict[str, int]
) -> None:
    lists = [
        (district * 100 + one.row["seq"], district, one.row["as_of"], one.row["hash"], one.manifest.decode())
        for one in issued
    ]
    items = [
        (district * 100 + one.row["seq"], _key(documents[line["document"]], line["version"]))
        for one, listed in zip(issued, lines, strict=True)
        for line in listed
    ]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO collected_list VALUES (%s, %s, %s, %s, %s)", lists)
        cursor.executemany("INSERT INTO collected_item VALUES (%s, %s)", items)
