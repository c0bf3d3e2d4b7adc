"""The header table (머리표): labels and values to the fields of a card, and the fields back to their texts."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongyak.blocks import Table
from gongyak.rules import dates, money, numbering
from gongyak.rules.card.layout import Layout, layouts, squeeze
from gongyak.rules.card.model import Card, CardBudget, CardPeriod, Person
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.particles import quoted, with_particle

#: 직렬과 급수(지방공무원임용령 별표 1의 직렬), or a title; anything else before a name could be a name itself.
_RANKS = (
    "행정|지방행정|세무|전산|사회복지|사서|속기|공업|농업|녹지|수산|해양수산|보건|식품위생|의료기술|간호|보건진료|환경"
    "|시설|토목|건축|지적|방재안전|방송통신|위생|조리|운전|시설관리|사무운영|일반임기제|시간선택제"
)
_PERSON = re.compile(
    rf"(?P<rank>(?:(?:지방)?(?:{_RANKS}) ?)?\d급|실장|국장|과장|팀장|계장|주무관|사무관|주사|서기관)? ?"
    r"(?P<name>[가-힣○]{2,5}|[A-Za-z]+(?: [A-Za-z]+){0,4})?"
    r"(?: ?\(? ?(?:[☎☏]|내선|전화)? ?(?P<phone>\d[\d-]{2,13}) ?\)?)?"
)
#: A longer text is not one officer.
_LONGEST_PERSON = 80
_DEPARTMENT = re.compile(r"(?P<name>\S{1,40}) ?\([☎☏] ?(?P<phone>[\d-]{3,14})\)")
_OFFICE = re.compile(r"(?:과|실|담당관|단|소|국|센터|팀|본부)$")
_TITLE = re.compile(r"(?:장|관|사|보)(?: |$)|\d급|☎")
_BRACKETS = re.compile(r"[\[(]([^\[\]()]{1,60})[\])]")
_SOURCE = re.compile(r"(?:비|금|세|기금|민자|민간|기타)$")
_WORD = re.compile(r"[가-힣]+(?:·[가-힣]+)*")
_NONE = {"없음", "해당없음", "해당사항없음", "-"}


@dataclass(frozen=True, slots=True)
class Texts:
    """The value texts of a header table by field; a label that stands there with no value gives an empty text."""

    by_field: Mapping[str, str]
    unknown: tuple[str, ...]


def is_header(table: Table, layout: Layout) -> bool:
    """Whether a table is the header table: three of its cells are labels, 관리번호 or 공약제목 among them."""
    named = {layout.field(cell.text) for cell in table.cells} - {None}
    return len(named) >= 3 and bool(named & {"number", "title"})


def read_texts(table: Table, layout: Layout) -> Texts:
    """Each label's value: what stands right of it before the next label; a row without a label goes on with the last."""
    by_field: dict[str, str] = {}
    unknown = []
    field = None
    for row in table.rows():
        if not any(layout.field(text) for text in row):
            if field and (more := " ".join(filter(None, map(str.strip, row)))):
                by_field[field] = f"{by_field[field]}\n{more}".strip()
            continue
        field = None
        for text in row:
            if named := layout.field(text):
                field = named
                by_field.setdefault(field, "")
            elif field and text.strip():
                by_field[field] = f"{by_field[field]}\n{text.strip()}".strip()
            elif text.strip():
                unknown.append(text.strip())
    return Texts(by_field, tuple(unknown))


def read_as_of(text: str) -> date | None:
    """The 기준일 in a line such as `(2024. 6. 30. 現在)`: its last day."""
    return next((found.end for found in dates.find(text) if found.end), None)


def read_person(text: str) -> Person | None:
    """`행정6급 ○○○(☎4803)`; None where the text is not of that form."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    found = _PERSON.fullmatch(plain) if len(plain) <= _LONGEST_PERSON else None
    if not found or not any(found.groupdict().values()):
        return None
    return Person(found["rank"], found["name"], found["phone"])


def read_period(text: str) -> CardPeriod:
    """`2022 ~ 2026 [임기 내 완료]`: the interval and 완료시기."""
    bracketed = _BRACKETS.findall(unicodedata.normalize("NFKC", text))
    known = {squeeze(word) for layout in layouts().values() for word in layout.completions}
    said = [words.strip() for words in bracketed]
    completion = next((words for words in said if squeeze(words) in known), said[-1] if said else None)
    interval = next(iter(dates.find(text)), None)
    return CardPeriod(
        raw=text,
        start=interval.start if interval else None,
        end=interval.end if interval else None,
        completion=completion,
    )


def read_budget(text: str) -> CardBudget:
    """`9.6백만원(구비)`: won and sources; 비예산 is 0 won, 미정 unknown."""
    plain = unicodedata.normalize("NFKC", text)
    outside, inside = _BRACKETS.sub(" ", plain), " ".join(_BRACKETS.findall(plain))
    won = 0 if "비예산" in squeeze(text) else money.parse_sum(outside)
    if won is None:
        won = money.parse_sum(inside)
    rows = {row for layout in layouts().values() for row in layout.rows}
    named = [word for word in _WORD.findall(outside) if word in rows]
    named += [word for word in _WORD.findall(inside) if word in rows or _SOURCE.search(word)]
    named += [row for row in sorted(rows) if "(" in row and row in plain]
    return CardBudget(raw=text, won=won, sources=tuple(dict.fromkeys(named)))


def read_department(text: str) -> tuple[str | None, str | None]:
    """주관부서 and its line: `○○과(☎051-000-0000)`. What follows a department (its head, say) is not its name."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if found := _DEPARTMENT.fullmatch(plain):
        return found["name"], found["phone"]
    words = re.split(r"[ (/,]", plain)
    if _OFFICE.search(words[0]):
        return words[0], None
    is_one = len(words) == 1 or (_OFFICE.search(plain) and not _TITLE.search(plain))
    return (plain or None, None) if is_one else (None, None)


def read_departments(text: str) -> tuple[str, ...] | None:
    """관련부서: None for a blank cell (not filled), () for 없음."""
    if not text.strip():
        return None
    if squeeze(text) in _NONE:
        return ()
    return tuple(part.strip() for part in re.split(r"[,/、\n]", text) if part.strip())


def read_percent(text: str) -> Decimal | None:
    """`50%` as a number; None where it is none, and for a bare `0.5`, which may mean either."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(%?)", squeeze(text))
    if not found or (not found[2] and 0 < Decimal(found[1]) <= 1):
        return None
    return Decimal(found[1])


def write_person(person: Person | None) -> str:
    """`행정6급 ○○○(☎4803)`, with what is known."""
    if person is None:
        return ""
    named = " ".join(filter(None, (person.rank, person.name)))
    return f"{named}(☎{person.phone})" if person.phone else named


def write_department(card: Card) -> str:
    """주관부서 with its public line below it, where one is known."""
    name = card.lead_department or ""
    return f"{name}\n(☎{card.department_phone})" if card.department_phone else name


def write_percent(percent: Decimal | None) -> str:
    """`50%`"""
    return "" if percent is None else f"{percent.normalize():f}%"


def write_departments(departments: tuple[str, ...] | None) -> str:
    """Departments joined by commas; 없음 for none, blank for not filled."""
    if departments is None:
        return ""
    return ", ".join(departments) or "없음"


def printed(card: Card, field: str) -> str:
    """The text of a field of the header table: as it was written while that still means the value."""
    value = getattr(card, field)
    raw = card.raw.get(field)
    match field:
        case "team_lead" | "officer":
            return raw if raw is not None and read_person(raw) == value else write_person(value)
        case "progress_percent":
            return raw if raw is not None and read_percent(raw) == value else write_percent(value)
        case "related_departments":
            same = raw is not None and read_departments(raw) == value
            return raw if same and raw is not None else write_departments(value)
        case "lead_department":
            return write_department(card)
        case "period" | "budget":
            return value.raw if value else ""
        case "goals" | "tasks":
            return "\n".join(f"{item.mark} {item.text}" for item in value)
        case _:
            return value or ""


def findings_of(texts: Texts, card: Card, layout: Layout) -> list[Finding]:
    """What the header table lacks, and what in it could not be understood."""
    findings = []
    findings += [_unread(field, texts.by_field[field], form) for field, form in _not_understood(texts, card)]
    for text in texts.unknown:
        message = f"머리표의 {quoted(text, '은는')} 어느 항목의 값인지 알 수 없습니다."
        findings.append(Finding("header-unknown", Severity.WARNING, "header", message))
    if texts.by_field.get("related_departments") == "":
        message = "관련부서가 빈칸입니다. 없으면 ‘없음’이라고 적어 주십시오. 지금은 ‘적지 않음’으로 둡니다."
        findings.append(Finding("related-departments-blank", Severity.NOTE, "related_departments", message))
    return findings


def _not_understood(texts: Texts, card: Card) -> list[tuple[str, str]]:
    """Fields that have a text but no value, with the form that would be understood."""
    forms = {
        "lead_department": "‘○○과’",
        "team_lead": "‘행정6급 ○○○(☎0000)’",
        "officer": "‘행정6급 ○○○(☎0000)’",
        "progress_percent": "‘50%’",
    }
    wrong = [(f, form) for f, form in forms.items() if texts.by_field.get(f) and getattr(card, f) is None]
    if card.number and numbering.parse_number(card.number) is None:
        wrong.append(("number", "‘1-2-2’"))
    if card.period and card.period.raw and card.period.start is None:
        wrong.append(("period", "‘2022 ~ 2026 [임기 내 완료]’"))
    if card.budget and card.budget.raw and card.budget.won is None and "미정" not in card.budget.raw:
        wrong.append(("budget", "‘10백만원(구비)’, ‘비예산’, ‘미정’"))
    return wrong


def _unread(field: str, text: str, form: str) -> Finding:
    shown = "적힌 내용" if field in ("lead_department", "team_lead", "officer") else f"‘{text}’"
    message = f"{with_particle(shown, '을를')} 이해하지 못했습니다. {form}처럼 적어 주십시오. 적힌 글은 그대로 둡니다."
    return Finding("field-unread", Severity.WARNING, field, message)
