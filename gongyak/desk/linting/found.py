"""Findings gathered by rule and by department, and those that somebody chose to see."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from gongyak.rules.findings import Finding, Severity
from gongyak.rules.linting import rules

#: The heaviest first; a question weighs like what must be answered.
ORDER = (Severity.ERROR, Severity.QUESTION, Severity.WARNING, Severity.NOTE)
WORDS = {
    Severity.ERROR: "오류",
    Severity.QUESTION: "질문",
    Severity.WARNING: "주의",
    Severity.NOTE: "알림",
}
_OTHER = {
    "status-national": "추진상황의 전국 분류를 정하지 않음",
    "spent-meaning": "‘투입예산’의 뜻을 정하지 않음",
    "budget-missing-column": "투자계획 표의 빠진 열을 고르지 않음",
    "related-departments-blank": "관련부서가 빈칸임(없으면 ‘없음’)",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """One finding where it is: the department, what it is in (a card, a record) with its page, and the place."""

    department: str
    title: str
    address: str
    place: str
    finding: Finding

    @property
    def severity(self) -> Severity:
        """How heavy it is."""
        return self.finding.severity


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody chose to see: of one rule, of one department, of one weight; empty is all."""

    rule: str = ""
    department: str = ""
    severity: str = ""

    @classmethod
    def of(cls, given: QueryDict) -> "Asked":
        """What an address asks for."""
        return cls(*(given.get(name, "") for name in ("rule", "department", "severity")))

    def takes(self, spot: Spot) -> bool:
        """Whether a finding is among those asked for."""
        wanted = (
            (self.rule, spot.finding.code),
            (self.department, spot.department),
            (self.severity, spot.severity),
        )
        return all(not asked or asked == is_so for asked, is_so in wanted)

    @property
    def is_all(self) -> bool:
        """Whether nothing was chosen."""
        return not (self.rule or self.department or self.severity)


@dataclass(frozen=True, slots=True)
class Count:
    """How many, with the address that shows them."""

    label: str
    number: int
    address: str


@dataclass(frozen=True, slots=True)
class ByRule:
    """One rule: its sentence, weight, how often it is broken, and by which departments."""

    sentence: str
    severity: str
    tone: str
    whole: Count
    departments: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class ByDepartment:
    """One department: how often it breaks rules, by weight."""

    whole: Count
    weights: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A page of findings; `shown` are those asked for, the heaviest first."""

    total: int
    looked_at: int
    weights: tuple[Count, ...]
    rules: tuple[ByRule, ...]
    departments: tuple[ByDepartment, ...]
    shown: tuple[Spot, ...]
    asked: str


def gather(spots: Sequence[Spot], asked: Asked, looked_at: int, base: str, **fixed: str) -> Gathered:
    """The findings as one page; `base` is its address, `fixed` what each link keeps (the round)."""

    def link(**chosen: str) -> str:
        query = urlencode({**fixed, **{name: value for name, value in chosen.items() if value}})
        return f"{base}?{query}#found" if query else f"{base}#found"

    ordered = sorted(spots, key=lambda spot: ORDER.index(spot.severity))
    weights = Counter(spot.severity for spot in spots)
    return Gathered(
        total=len(spots),
        looked_at=looked_at,
        weights=tuple(
            Count(WORDS[one], weights[one], link(severity=one.value)) for one in ORDER if weights[one]
        ),
        rules=tuple(_by_rule(ordered, spots, link)),
        departments=tuple(_by_department(spots, link)),
        shown=tuple(spot for spot in ordered if asked.takes(spot) and (not asked.is_all or _weighs(spot))),
        asked=_told(asked),
    )


def _weighs(spot: Spot) -> bool:
    """What is shown to who chose nothing: notes are only counted."""
    return spot.severity is not Severity.NOTE


def sentence_of(code: str) -> str:
    """What a finding's rule says."""
    rule = rules().get(code)
    return rule.sentence if rule else _OTHER.get(code, "파일에서 읽은 글을 확인할 것")


def _by_rule(ordered: Sequence[Spot], spots: Sequence[Spot], link) -> Iterable[ByRule]:
    for code in dict.fromkeys(spot.finding.code for spot in ordered):
        own = [spot for spot in spots if spot.finding.code == code]
        heaviest = min((spot.severity for spot in own), key=ORDER.index)
        counts = Counter(spot.department for spot in own)
        yield ByRule(
            sentence=sentence_of(code),
            severity=WORDS[heaviest],
            tone=heaviest.value,
            whole=Count("", len(own), link(rule=code)),
            departments=tuple(
                Count(name, number, link(rule=code, department=name)) for name, number in counts.items()
            ),
        )


def _by_department(spots: Sequence[Spot], link) -> Iterable[ByDepartment]:
    for name in dict.fromkeys(spot.department for spot in spots):
        counts = Counter(spot.severity for spot in spots if spot.department == name)
        yield ByDepartment(
            whole=Count(name, counts.total(), link(department=name)),
            weights=tuple(
                Count(WORDS[one], counts[one], link(department=name, severity=one.value)) for one in ORDER
            ),
        )


def _told(asked: Asked) -> str:
    """What was chosen, in words."""
    severity = next((WORDS[one] for one in ORDER if one == asked.severity), "")
    sentence = f"‘{sentence_of(asked.rule)}’" if asked.rule else ""
    return ", ".join(filter(None, (asked.department, severity, sentence)))
