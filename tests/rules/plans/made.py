"""A plan for tests, whole and without a finding."""

from dataclasses import replace
from decimal import Decimal

from gongyak.rules.plans import Indicator, Plan, blank_rows
from gongyak.rules.plans.model import row_of

YEARS = (2026, 2027, 2028, 2029, 2030)
SOURCES = ("국비", "시비", "구비", "기타")
MILLION = 10**6
OWN = row_of(0, dict(zip(YEARS, (10 * MILLION, 20 * MILLION, 20 * MILLION, 20 * MILLION, 0), strict=True)), 0)
FAIR = Indicator(
    "취업박람회", "회", "개최 결과보고로 센다", dict(zip(YEARS, map(Decimal, (1, 2, 2, 2, 1)), strict=True))
)
PLAN = Plan(
    number="1-2-2",
    title="지역경제활성화 종합대책본부 설치",
    lead_department="일자리경제과",
    related_departments=("문화관광과",),
    period="2026. 7. ~ 2030. 6.",
    completion="임기 내 완료",
    goals="○ 지역경제 회복",
    tasks="○ 대책본부 운영",
    overview="- 대책본부 설치\n  ▷ 10개 분야 64개 사업",
    budget={**blank_rows(SOURCES, YEARS), "구비": OWN},
    indicators=(FAIR,),
)


def plan(**changes: object) -> Plan:
    """The plan with what is changed."""
    return replace(PLAN, **changes)
