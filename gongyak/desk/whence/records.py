"""The records behind figures: what each was when it was counted, and what has become of it since."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gongyak.desk.linting.ledger import address_of
from gongyak.records.models import RecordVersion
from gongyak.rules.compiling.lineage import Trace
from gongyak.rules.moments import moment_words

SAME, CHANGED, GONE, OUTSIDE = "그대로", "그 뒤 바뀜", "기록 없음", "본부 기록이 아님"

#: How the fields of records are called, where one has changed.
_FIELDS = {
    "title": "제목",
    "span": "기간",
    "original": "당초 기간",
    "lines": "글",
    "metrics": "성과 수치",
    "evidence": "증빙",
    "waiver": "증빙을 붙이지 않는 까닭",
    "status": "단계",
    "costs": "사업비",
    "department": "부서",
    "cooperating": "협조부서",
    "field": "분야",
    "problem": "문제점",
    "remedy": "대책",
    "paper": "문서번호",
    "reason": "까닭",
    "due_on": "기한",
    "closed_on": "끝낸 날",
}


@dataclass(frozen=True, slots=True)
class Then:
    """A record as it was counted: its version then and since when it said so, how it stands today, and what of it
    says something else."""

    address: str
    version: str
    since: str
    state: str
    changed: str = ""


#: What is behind a row that is no record of the headquarters.
NOWHERE = Then("", "", "", OUTSIDE)


class Records:
    """Every version of the records behind some traces, by what rows call them. One query."""

    def __init__(self, traces: Iterable[Trace]) -> None:
        listed = list(traces)
        self._keys = {one.number: one.key for trace in listed for one in trace.records if one.number}
        rows = {(row.number, row.hash) for trace in listed for one in trace.figures for row in one.rows}
        keys = {self._key(number) for number, _ in rows} | {
            one.key for trace in listed for one in trace.records
        }
        self._versions: dict[str, list[RecordVersion]] = defaultdict(list)
        found = RecordVersion.objects.filter(key__in=keys).order_by("key", "version")
        for version in found:
            self._versions[version.key].append(version)

    def _key(self, number: str) -> str:
        """The key of a record that a row names by its number or by its key."""
        return self._keys.get(number, number)

    def then(self, number: str, hash: str) -> Then:
        """A row's record; a row that names none is of another register, which keeps its own history."""
        key = self._key(number)
        versions = self._versions.get(key, [])
        if not versions:
            return Then("", "", "", GONE) if hash else NOWHERE
        counted, last = next((one for one in versions if one.hash == hash), None), versions[-1]
        return Then(
            address=address_of(key),
            version=f"{counted.version}판" if counted else "",
            since=moment_words(counted.recorded_at) if counted else "",
            state=SAME if last.hash == hash else f"{CHANGED}({last.version}판)",
            changed=_changed(counted, last) if counted else "",
        )


def _changed(then: RecordVersion, now: RecordVersion) -> str:
    """What of a record says something else today, in words."""
    before, after = json.loads(then.content), json.loads(now.content)
    names = [name for name in after if before.get(name) != after[name]]
    return ", ".join(dict.fromkeys(_FIELDS.get(name, "그 밖") for name in names))
