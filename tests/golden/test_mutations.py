"""Mutations of the golden records change exactly the expected lines: as of a day, as known at a moment, and the same
from the tables as from the file.
"""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from gongyak.pledges.compiling.loading import load
from gongyak.pledges.compiling.reading import source_of
from gongyak.rules.compiling import Compiled
from gongyak.rules.compiling.jsonlines import Entry
from gongyak.rules.records import Basis, Cost, Project, Span
from tests.golden.card import DAY, ENTRIES, changed, compiled, differing, text_of

LATE = datetime(2024, 7, 5, 1, tzinfo=UTC)
CLOSING = datetime(2024, 6, 30, 15, tzinfo=UTC)  # 24:00 in Seoul
NEXT = Entry(999, Project("project/999", "year-plan/1", "분야 01", "사업 65", "부서 01", costs=(Cost(2024, "구비", 100_000_000),), status="착수"))  # fmt: skip


def _later(key: str) -> list[Entry]:
    """The entries with one record known only since July."""
    return [
        replace(entry, recorded_at=LATE) if getattr(entry.value, "key", "") == key else entry
        for entry in ENTRIES
    ]


def _moved(key: str, day: date) -> list[Entry]:
    return changed(key, lambda one: replace(one, span=Span(day, day)))


def _firm(one):
    return replace(one, metrics=tuple(replace(m, basis=Basis.FINAL) if m.basis else m for m in one.metrics))


PLAN = "- 중소기업 특별지원지역 활성화 추진계획 수립 및 추진"
FAIR = "- 2024년 금정구 일구DAY 취업박람회 개최: 2024. 5.30."
HIRED = "  - ▷ 성과: 참여기업 28개, 구직참여자 424명, 면접인원 200명 ☞ 채용 {} 112명"
COUNTS = "  - ▷ 10개 분야 {}개 사업, 15개 부서, 예산 {}백만원"
COUNCIL = "- 중소기업발전협의회 정기회의 개최: 2024. 2.23."
MUTATIONS = {
    "evidence removed": (
        changed("achievement/3", lambda one: replace(one, evidence=())),
        [f"{PLAN}[일자리경제과-30932호(2024. 3.29.)]"],
        [f"{PLAN}: 2024. 3.29."],
    ),
    "forecast becomes final": (
        changed("achievement/10", _firm), [HIRED.format("예정")], [HIRED.format("확정")]
    ),
    "one project more": (
        [*ENTRIES, NEXT], [COUNTS.format(64, "86,092")], [COUNTS.format(65, "86,192")]
    ),
    "a day past the 기준일": (_moved("achievement/10", date(2024, 7, 1)), [FAIR, HIRED.format("예정")], []),
    "a day on the 기준일": (
        _moved("achievement/10", DAY), [FAIR], [FAIR.replace("5.30.", "6.30.")]
    ),
    "a late recording": (_later("achievement/12"), [f"{COUNCIL}/ 6.28."], [COUNCIL]),
}  # fmt: skip


def _from_tables(entries: list[Entry], day: date, known_at: datetime | None) -> Compiled:
    pledge, told = load(entries)
    return source_of(pledge, department=told.department, known_at=known_at).on(day)


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mutation_changes_exactly_its_lines(name):
    entries, gone, come = MUTATIONS[name]
    assert differing(text_of(compiled()), text_of(compiled(entries, DAY, CLOSING))) == (gone, come)


@pytest.mark.parametrize("name", [*MUTATIONS, "unchanged"])
@pytest.mark.parametrize(("day", "known_at"), [(DAY, CLOSING), (DAY, None), (date(2024, 4, 30), CLOSING)])
@pytest.mark.django_db
def test_the_tables_say_what_the_file_says(name, day, known_at):
    entries = MUTATIONS[name][0] if name in MUTATIONS else list(ENTRIES)
    assert _from_tables(entries, day, known_at) == compiled(entries, day, known_at)


def test_what_was_recorded_late_is_on_the_card_known_later():
    entries = _later("achievement/12")
    assert text_of(compiled(entries, DAY, LATE)) == text_of(compiled())


def test_a_correction_is_known_since_it_was_made():
    corrected = changed("achievement/10", _firm)
    entries = [*ENTRIES, *(replace(one, recorded_at=LATE) for one in corrected if getattr(one.value, "key", "") == "achievement/10")]  # fmt: skip
    assert text_of(compiled(entries, DAY, CLOSING)) == text_of(compiled())
    assert differing(text_of(compiled()), text_of(compiled(entries))) == (
        [HIRED.format("예정")],
        [HIRED.format("확정")],
    )


def test_an_earlier_day_tells_less():
    spring = text_of(compiled(day=date(2024, 3, 1)))
    gone, come = differing(text_of(compiled()), spring)
    assert come == [COUNCIL]
    assert FAIR in gone
    assert f"{COUNCIL}/ 6.28." in gone
    assert not any(PLAN in line for line in spring)
