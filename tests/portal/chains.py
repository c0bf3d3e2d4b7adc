"""A site with a chain: a quarter, its correction, a card that came late, and the next quarter."""

from datetime import UTC, date, datetime, timedelta

from gongyak.district.models import District
from gongyak.pledges.actions import publish_quarter
from tests.pledges.files import DAY, changed, take

NEXT_DAY = date(2024, 9, 30)
BEGAN = datetime(2026, 11, 23, 1, tzinfo=UTC)
#: Publications in their order: what is taken in before it, for which day, and why.
STEPS = (
    ({}, DAY, "2024년 2분기 공개"),
    ({"50%": "55%"}, DAY, "진도를 잘못 적어 바로잡음"),
    ({"1-2-2": "1-2-3", "지역경제활성화 종합대책본부 설치\t": "다른 공약\t"}, DAY, "빠진 카드를 더함"),
    ({"(2024. 6. 30. 現在)": "(2024. 9. 30. 現在)", "50%": "60%"}, NEXT_DAY, "2024년 3분기 공개"),
)


def publish_chain() -> None:
    """Four publications on four days: the second corrects the card of the first, the third adds one late."""
    District.objects.get_or_create(defaults={"name": "부산광역시 금정구"})
    for later, (changes, day, reason) in enumerate(STEPS):
        now = BEGAN + timedelta(days=later)
        take(changed(changes), now=now)
        publish_quarter(as_of=day, by="총괄부서", now=now + timedelta(minutes=3), reason=reason)
