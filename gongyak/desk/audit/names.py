"""Keys of people and objects in words, and where an object can be seen."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from gongyak.pledges.models import PanelMember
from gongyak.staff.models import Department, Staff

_KINDS = {
    "staff": "직원",
    "department": "부서",
    "duty": "보직·역할",
    "publication": "공개",
    "pledge": "공약 카드",
    "round": "회차",
    "draft": "작성본",
    "approval": "결재",
    "voice": "구민 의견",
    "opinions": "구민 의견 조회",
    "regulation": "공약 관리 규정",
    "desk": "업무 화면",
    "job": "작업",
    "review": "접속기록 점검",
    "check": "기록 확인",
    "anchor": "고정",
    "audit": "감사 화면",
    "change": "공약 변경",
    "field": "분야",
    "handover": "인수인계",
    "line": "결재선",
    "meeting": "회의",
    "meeting-item": "건의·지시",
    "body": "회의체",
    "body-member": "회의체 위원",
    "presence": "회의 참석자",
    "calendar-key": "일정 구독",
    "login": "로그인",
    "officeholder": "단체장",
    "examination": "검토의견서",
    "opinion": "주민 의견",
    "panel-member": "평가위원",
    "panel-session": "평가단 회의",
    "phone": "부서 대표전화",
    "plan": "실천계획",
    "plan-publication": "실천계획 공개",
    "case": "기업애로",
    "case-file": "애로 첨부",
    "case-rule": "배정 규칙",
    "case-check": "기업애로 월 점검",
    "story": "공개 사례",
    "case-figures": "애로 공개 통계",
    "case-request": "협조요청",
    "answer-sample": "답변 문안",
    "notice": "알림",
    "notice-template": "알림 문안",
    "promise": "공약 문장",
    "status": "추진상황의 말",
    "substitute": "대결",
    "holiday": "휴일",
    "holiday-year": "휴일 확인",
    "clock": "기한 기준",
    "company": "기업",
    "contact": "기업 연락처",
    "key": "열쇠",
    "term": "민선 기수",
    "purge": "파기 묶음",
    "retention": "보존기간",
    "submitter": "애로를 알린 사람",
    "session": "로그인 세션",
    "achievement": "실적",
    "planned": "예정 활동",
    "proof": "증빙 자료",
    "headquarters": "종합대책본부",
    "alert-level": "대응 단계의 말",
    "team": "반",
    "team-member": "본부 구성원",
    "outside-body": "유관기관",
    "indicator": "경제지표",
    "report": "상황보고",
    "report-rhythm": "보고 주기",
    "team-input": "반의 보고",
    "milestone": "추진일정",
    "year-plan": "종합계획",
    "project": "사업",
    "rule": "점검 규칙",
    "slip": "바로잡을 말",
    "election": "선거 기간",
}


#: Pages of rows by their keys.
_PAGES = {
    "case": "desk-case",
    "achievement": "desk-result",
    "planned": "desk-activity",
    "year-plan": "portfolio-plan",
    "project": "project",
    "company": "desk-company",
    "meeting": "desk-meeting",
    "purge": "desk-purge",
}
#: Keys that stand for one thing each.
_WHOLE = {
    "program/work": "작업 프로그램",
    "case-setting": "기업애로 설정",
    "notice-setting": "알림 설정",
    "company": "기업",
    "looks": "접속기록 전체",
    "cases": "기업애로 목록",
    "ledger": "파기대장",
    "staff": "직원 명부",
    "people": "직원 목록",
    "rights": "권한 이력",
    "panel": "평가단 명부",
    "admin": "관리 화면",
    "desk": "업무 화면",
    "store": "보관소",
    "keys": "열쇠",
    "companies": "기업 대장",
    "dongs": "행정구역 코드",
    "district": "자치구 설정",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A key with its words and, where there is one, the address of what it names."""

    key: str
    words: str
    address: str = ""


def named(keys: Iterable[str]) -> dict[str, Named]:
    """What the keys say. Three queries."""
    wanted = set(keys)
    people = dict(Staff.objects.filter(pk__in=_numbers(wanted, "staff")).values_list("pk", "name"))
    places = dict(Department.objects.filter(pk__in=_numbers(wanted, "department")).values_list("pk", "name"))
    panel = dict(
        PanelMember.objects.filter(pk__in=_numbers(wanted, "panel-member")).values_list("pk", "name")
    )
    known = {f"staff/{pk}": name for pk, name in people.items()}
    known |= {f"panel-member/{pk}": f"{name} (평가단)" for pk, name in panel.items()}
    known |= {f"department/{pk}": name for pk, name in places.items()}
    return {key: Named(key, known.get(key) or _words(key), _address(key)) for key in wanted}


def _numbers(keys: Iterable[str], kind: str) -> list[int]:
    parted = (key.split("/") for key in keys)
    return [int(parts[1]) for parts in parted if parts[0] == kind and len(parts) == 2 and parts[1].isdigit()]


def _words(key: str) -> str:
    if key in _WHOLE:
        return _WHOLE[key]
    kind, _, rest = key.partition("/")
    return f"{_KINDS.get(kind, kind)} {rest.replace('/팀장', ' 팀장').replace('/담당자', ' 담당자')}".strip()


def _address(key: str) -> str:
    kind, _, rest = key.partition("/")
    if kind == "pledge" and rest:
        return reverse("card", args=[rest.removesuffix("/팀장").removesuffix("/담당자").rpartition("/")[2]])
    if kind in ("draft", "round") and rest.isdigit():
        return reverse(kind, args=[int(rest)])
    if kind in _PAGES and (number := rest.partition("/")[0]).isdigit():
        return reverse(_PAGES[kind], args=[int(number)])
    if key == "people":
        return reverse("people")
    if kind == "publication" and rest.isdigit():
        return reverse("publication", args=[int(rest)])
    pages = {
        "review": "desk-reviews",
        "check": "desk-audit",
        "district": "desk-setting-changes",
        "phone": "desk-setting-changes",
        "status": "desk-setting-changes",
    }
    return reverse(pages[kind]) if kind in pages else ""
