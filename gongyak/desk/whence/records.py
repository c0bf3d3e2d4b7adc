"""The records behind figures: what each was when it was counted, and what has become of it since."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gongyak.desk.linting.ledger import address_of
from gongyak.records.models import RecordVersion
from gongyak.rules.compiling.lineage import Trace
from gongyak.rules.moments import moment_words

SAME, CHANGED, GONE, OUTSIDE = "그대로", "그 뒤 바뀜", "기록 없음", "본부 기록이 아님"


@dataclass(frozen=True, slots=True)
class Then:
    """A record as it was counted: its version then and since when it said so, and how it stands today."""

    address: str
    version: str
    since: str
    state: str


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
        found = RecordVersion.objects.filter(key__in=keys).defer("content").order_by("key", "version")
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
        counted = next((one for one in versions if one.hash == hash), None)
        return Then(
            address=address_of(key),
            version=f"{counted.version}판" if counted else "",
            since=moment_words(counted.recorded_at) if counted else "",
            state=SAME if versions[-1].hash == hash else f"{CHANGED}({versions[-1].version}판)",
        )
