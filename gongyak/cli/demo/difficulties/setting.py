"""Before the first difficulty: who takes them in, who gets which, texts to begin with, and the companies."""

from datetime import date, datetime, timedelta

from gongyak.cases.setting import add_rule, keep_sample, set_cases
from gongyak.cli.demo.difficulties.office import Office
from gongyak.cli.demo.headquarters.told import rows
from gongyak.companies.actions import join_zone
from gongyak.companies.importing import COLUMNS, read_rows, take_in
from gongyak.companies.models import Company
from gongyak.rules.companies.numbers import is_business
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of

_GIVEN = ("가람", "나래", "다온", "라온", "마루", "바다", "새벽", "아라", "자람", "하늘", "해솔")
_FAMILY = "강고구남문박배서손신안양오유윤임장전정조차최한홍황"
_PURPOSE, _YEARS = "기업 지원 안내", 3
#: Of so many companies one has no person who is known, and of so many one is in the zone.
_NOBODY, _ZONED = 5, 3


def prepare(office: Office, now: datetime) -> None:
    """The office sets its counter up and takes in its list of companies, the day before the year begins."""
    told, by = office.told.raw, office.coordinator
    set_cases(
        receiving=office.department(office.receiving),
        target_days=told["target_days"],
        center=told["center"],
        by=by,
        now=now,
    )
    for sort, department in rows(told["rules"]):
        add_rule(sort=sort, place="", department=office.department(department), by=by, now=now)
    for sort, title, text in rows(told["samples"]):
        keep_sample(title=title, text=text, sort=sort, by=by, now=now)
    take_in(read_rows(_table(office, day_of(now))).rows, by=office.counsellor.key, now=now)
    for number, company in enumerate(Company.objects.order_by("pk")):
        if number % _ZONED == 0:
            join_zone(
                company=company,
                zone=told["zone"],
                began_on=day_of(now) - timedelta(days=30 * (number % 40)),
                by=office.counsellor.key,
                now=now,
            )


def person_name(number: int) -> str:
    """A name that nobody need have, without a word that it is invented: pages show it masked."""
    return f"{_FAMILY[number * 7 % len(_FAMILY)]}{_GIVEN[number * 3 % len(_GIVEN)]}"


def phone(number: int) -> str:
    """A line of companies that is in nobody's use."""
    return f"051-000-{1000 + number}"


def _table(office: Office, day: date) -> list[list[str]]:
    """The companies as the office had them in a table."""
    head = [*COLUMNS]
    return [head, *(_row(office, number, day) for number in range(len(office.told.companies)))]


def _row(office: Office, number: int, day: date) -> list[str]:
    name, industry, product = office.told.companies[number]
    told = {
        "상호": name,
        "사업자등록번호": _number(number),
        "업종코드": industry,
        "업종 차수": "11",
        "주생산품": product,
        "대표전화": phone(number),
        "주소": f"가온구 {office.told.road(number)} {number + 3}",
        "행정동": office.told.place(number),
        "비고": "시연을 위해 지어낸 기업",
    }
    if number % _NOBODY:
        told |= {
            "구분": "대표자" if number % 2 else "기업 담당자",
            "성명": person_name(number),
            "직위": "대표" if number % 2 else "과장",
            "전화": f"010-0000-{1000 + number}",
            "전자우편": f"company{number:03}@example.kr",
            "근거": "동의",
            "목적": _PURPOSE,
            "받은 날": format_day(day),
            "보유기한": format_day(day.replace(year=day.year + _YEARS, day=1)),
        }
    return [told.get(column, "") for column in COLUMNS]


def _number(number: int) -> str:
    """A 사업자등록번호 whose check digit fits; no tax office has the first three digits."""
    first = f"00081{number + 1:04}"
    last = next(digit for digit in "0123456789" if is_business(first + digit))
    return first + last
