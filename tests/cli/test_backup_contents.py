"""A backup that is whole but not what it says is refused, and the store stays as it was."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from gongyak.cli.backups.manifest import Refused
from gongyak.cli.verify import findings
from tests.cli.backups import KEPT, contents, restored, rewritten
from tests.pledges.files import take

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "var" / "files"


def _told(**changes):
    def change(members):
        members["manifest.json"] = json.dumps(json.loads(members["manifest.json"]) | changes).encode()

    return change


def _drops_the_end_of_acts(members):
    lines = members["tables/audit_act.jsonl"].splitlines(keepends=True)
    _replace(members, "tables/audit_act.jsonl", b"".join(lines[:-1]), len(lines) - 1)


def _names_a_version_that_is_not(members):
    name = "tables/pledges_cardline.jsonl"
    _replace(members, name, members[name].replace(b'"version_id":1', b'"version_id":77'), 1)


def _adds_a_column(members):
    name = "tables/pledges_term.jsonl"
    _replace(members, name, members[name].replace(b"{", b'{"a":1,'), 1)


def _replace(members, name, body, rows):
    told = json.loads(members["manifest.json"])
    [part] = [part for part in told["tables"] if part["name"] == name]
    part |= {"bytes": len(body), "sha256": sha256(body).hexdigest(), "rows": rows}
    members |= {name: body, "manifest.json": json.dumps(told).encode()}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_told(format_version=2), "더 새 판"),
        (_told(format="other"), "백업이 아니거나"),
        (_told(tables=[]), "목록과 내용이 다름"),
        (_told(migrations=[["pledges", "0999_of_tomorrow"]]), "더 새 판"),
        (_told(migrations=[["audit", "0002_guards"]]), "표나 열이"),
        (_told(heads={}), "사슬의 머리"),
        (lambda members: members.pop("manifest.json"), "목록이 없음"),
        (lambda members: members.update({"files/../../x": b""}), "목록과 내용이 다름"),
        (lambda members: members.update({"tables/pledges_term.jsonl": b"{}\n"}), "해시가 다름"),
        (_drops_the_end_of_acts, "사슬의 머리"),
        (_names_a_version_that_is_not, "행을 넣을 수 없음"),
        (_adds_a_column, "행을 넣을 수 없음"),
    ],
)
def test_what_is_not_as_it_says_is_refused_and_the_old_store_stays(change, reason, tmp_path):
    take()
    before = contents()
    with pytest.raises(Refused, match=reason):
        restored(rewritten(KEPT, tmp_path / "other.zip", change), replace=True)
    assert contents() == before
    assert findings() == []


@pytest.mark.parametrize("name", ["files/../out.txt", "files//etc/out.txt", "files/"])
def test_no_file_leaves_the_folder(name, tmp_path):
    part = {"name": name, "bytes": 1, "sha256": "", "rows": 0, "columns": None}
    part["sha256"] = sha256(b"x").hexdigest()

    def change(members):
        _told(files=[part])(members)
        members[name] = b"x"

    with pytest.raises(Refused, match="이름이 이상함"):
        restored(rewritten(KEPT, tmp_path / "other.zip", change))
    assert not list(tmp_path.rglob("out.txt"))
