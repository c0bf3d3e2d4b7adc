"""Companies from a table: looked at row by row first, then taken in all or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongyak.companies.actions import join_zone, register_company
from gongyak.companies.contacts import Grounds, Person, add_contact, check_person
from gongyak.companies.models import Company, LawfulBasis, ZoneStay
from gongyak.companies.placing import Places, place, places_of
from gongyak.rules.companies import LABELS, PERSON, heading, name_key, read_business, read_company
from gongyak.rules.companies.headings import CONTACT, ZONE
from gongyak.rules.dates import parse_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal

_GROUNDS = ("근거", "목적", "항목", "받은 날", "보유기한")
_PERSON = tuple(column for column in PERSON if column not in _GROUNDS)
#: Our own words for the columns; only 상호 must be there.
COLUMNS = (*(label for label, _ in LABELS.values()), ZONE, *PERSON)
MOST_ROWS = 2_000
NEW, THERE, WRONG = "추가", "있음", "오류"
#: What stands in a column of zones for none, and for one that is not named.
_NO, _YES = ("N", "아니오", "X", "-", "부", "해당없음"), ("Y", "예", "O", "여", "○", "해당")


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was typed, by our own words for its columns; `line` is its number in the file."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    @property
    def typed(self) -> dict[str, str]:
        """The company's fields by name."""
        return {name: self[label] for name, (label, _) in LABELS.items()}

    @property
    def number(self) -> str:
        """The digits of its 사업자등록번호, empty without one."""
        return read_business(self["사업자등록번호"]) or ""

    @property
    def zone(self) -> str:
        """The zone that it belongs to, empty for none."""
        return "" if self[ZONE].upper() in _NO else " ".join(self[ZONE].split())

    @property
    def person(self) -> Person | None:
        """Who is named, None where nobody is."""
        if not any(self[column] for column in _PERSON[1:]):
            return None
        return Person(self["구분"] or CONTACT, self["성명"], self["전화"], self["전자우편"], self["직위"])


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a table, the columns that were known (as they stand there, with our own words), and those that were
    not read."""

    rows: tuple[Row, ...]
    columns: tuple[tuple[str, str], ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """What would become of a row, and why."""

    row: Row
    outcome: str
    sentences: tuple[str, ...]


def read_rows(
    table: Sequence[Sequence[str]], *, people: bool = True, grounds: Mapping[str, str] | None = None
) -> Sheet:
    """The rows below the head, their columns known by the words over them (`업체명` is 상호).

    Without `people` the columns of people are not read. `grounds` (근거, 목적, 항목, 받은 날, 보유기한) are those of
    whoever is named in a row that says none. Refusal where no column is 상호, or there are too many rows.
    """
    lines = [
        (n, [cell.strip() for cell in row])
        for n, row in enumerate(table, start=1)
        if any(map(str.strip, row))
    ]
    at = next((place for place, (_, cells) in enumerate(lines) if _is_head(cells)), None)
    if at is None:
        raise Refusal(
            f"첫 줄에 열 이름이 있어야 하고, 상호(업체명, 회사명)의 열이 있어야 합니다. 아는 열: {', '.join(COLUMNS)}"
        )
    known, unread = _columns(lines[at][1], people)
    rows = tuple(Row(n, _cells(cells, known, grounds or {})) for n, cells in lines[at + 1 :])
    if not 1 <= len(rows) <= MOST_ROWS:
        raise Refusal(f"열 이름 아래에 기업을 한 줄에서 {MOST_ROWS:,}줄까지 적으십시오.")
    return Sheet(rows, tuple((lines[at][1][place], label) for place, (label, _) in known.items()), unread)


def _is_head(cells: Sequence[str]) -> bool:
    return any(found.label == "상호" for cell in cells if (found := heading(cell)))


def _columns(head: Sequence[str], people: bool) -> tuple[dict[int, tuple[str, str]], tuple[str, ...]]:
    """Our word and the role for each place that is read, and the words over those that are not."""
    known: dict[int, tuple[str, str]] = {}
    unread = []
    for place_, words in enumerate(head):
        found = heading(words)
        taken = {label for label, _ in known.values()}
        if found is None or found.label in taken or (found.label in PERSON and not people):
            unread += [words] if words else []
        else:
            known[place_] = found.label, found.role
    return known, tuple(unread)


def _cells(
    cells: Sequence[str], known: Mapping[int, tuple[str, str]], grounds: Mapping[str, str]
) -> dict[str, str]:
    told = {label: cells[at] for at, (label, _) in known.items() if at < len(cells) and cells[at]}
    if any(told.get(column) for column in _PERSON[1:]):
        role = next((role for label, role in known.values() if label == "성명" and role), "")
        told = {"구분": role} | {name: text for name, text in grounds.items() if text} | told
    return told


def plan(rows: Sequence[Row], day: date) -> list[Planned]:
    """What would become of each row. Up to six queries, more where the addresses have over 500 words."""
    numbers = {row.number for row in rows} - {""}
    standing = Company.objects.standing()
    known = set(standing.filter(business_number__in=numbers).values_list("business_number", flat=True))
    keys = {name_key(row["상호"])[:100] for row in rows}
    names = set(standing.filter(name_key__in=keys).values_list("name_key", flat=True))
    among = places_of([row.typed for row in rows])
    seen: set[str] = set()
    planned = []
    for row in rows:
        planned.append(_planned(row, known | seen, names, among, day))
        seen |= {row.number} - {""}
        names.add(name_key(row["상호"])[:100])
    return planned


def _planned(row: Row, known: set[str], names: set[str], among: Places, day: date) -> Planned:
    placed = place(row.typed, among)
    told = read_company(placed.typed)
    misplaced = {} if not placed.wrong else {"legal_dong": placed.wrong}
    wrong = [*(told.wrong | misplaced).values(), *_wrong_zone(row), *_wrong_person(row, day)]
    if wrong:
        return Planned(row, WRONG, tuple(dict.fromkeys(wrong)))
    said = [*told.warned.values(), *placed.said]
    if row.person:
        said.append("연락처를 더합니다.")
    if row.number in known:
        return Planned(row, THERE, ("이 사업자등록번호의 기업이 있어 기업의 내용은 그대로 둡니다.", *said))
    if told.key in names:
        said.append("상호가 같은 기업이 있습니다. 넣은 뒤 ‘중복 살피기’에서 보십시오.")
    return Planned(row, NEW, tuple(said))


def _wrong_zone(row: Row) -> list[str]:
    if row.zone.upper() in _YES or len(row.zone) > 100:
        return [f"{ZONE}: 지역의 이름을 100자 안으로 적으십시오."]
    return []


def _wrong_person(row: Row, day: date) -> list[str]:
    if row.person is None:
        return (
            ["성명 없이 구분이나 근거만 적었습니다."]
            if any(row[name] for name in ("구분", *_GROUNDS))
            else []
        )
    try:
        check_person(row.person, _grounds(row, day), day)
    except Refusal as refusal:
        return [str(refusal)]
    return []


def _grounds(row: Row, day: date) -> Grounds:
    given, until = parse_day(row["받은 날"]) if row["받은 날"] else day, parse_day(row["보유기한"])
    if given is None or until is None:
        raise Refusal("받은 날과 보유기한을 2026. 9. 1.처럼 적으십시오.")
    basis, items = row["근거"] or LawfulBasis.CONSENT, row["항목"] or "성명, 연락처"
    return Grounds(basis, row["목적"], items, given, until, "파일")


@transaction.atomic
def take_in(rows: Sequence[Row], *, by: str, now: datetime) -> tuple[int, int]:
    """Do what was planned: how many companies and how many people were added. Refused whole: one wrong row."""
    day = day_of(now)
    planned = plan(rows, day)
    if any(one.outcome == WRONG for one in planned):
        raise Refusal("오류가 있는 줄이 있어 한 줄도 넣지 않았습니다. 고쳐서 다시 올리십시오.")
    people, among = 0, places_of([row.typed for row in rows])
    for one in planned:
        if one.outcome == NEW:
            company = register_company(typed=one.row.typed, by=by, now=now, among=among)
        else:
            company = Company.objects.standing().get(business_number=one.row.number)
        if (
            one.row.zone
            and not ZoneStay.objects.filter(company=company, zone=one.row.zone, ended_on=None).exists()
        ):
            join_zone(company=company, zone=one.row.zone, began_on=day, by=by, now=now)
        if one.row.person:
            add_contact(
                company=company, person=one.row.person, grounds=_grounds(one.row, day), by=by, now=now
            )
            people += 1
    return sum(one.outcome == NEW for one in planned), people
