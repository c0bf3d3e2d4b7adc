"""Three quarters of a small district for tests: the real card's copies, changed as quarters change them."""

from datetime import date, timedelta

from gongyak.pledges.lines import keep_lines
from gongyak.snapshots import actions
from gongyak.snapshots.models import Version
from tests.pledges.files import NOW, changed, take

SPRING, SUMMER, AUTUMN = date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30)
_DAY = "(2024. 6. 30. 現在)"
_FAIR = (
    "- 2024년 금정구 일구DAY 취업박람회 개최: 2024. 5.30.\n"
    "  - ▷ 성과: 참여기업 28개, 구직참여자 424명, 면접인원 200명 ☞ 채용 예정 112명\n"
)
_MEETINGS = "정기회의 개최: 2024. 2.23./ 6.28."
_PARTY = "- 노사정화합 한마당 개최 : 2024.12.\n"
_PLAN, _SPENT = "9.6\t-\t2.4\t2.4\t2.4\t2.4\t-", "4.8\t-\t2.4\t2.4\t-\t-\t-"
#: What the first quarter's card said otherwise than the real one of the second.
BEFORE = {
    _DAY: "(2024. 3. 31. 現在)",
    "50%": "37.5%",
    _FAIR: "",
    _MEETINGS: "정기회의 개최: 2024. 2.23.",
    "공모 선정: 2024. 4.26.": "공모 신청",
}
#: What the third quarter's says otherwise: money, a plan that was carried out, a figure that was confirmed.
AFTER = {
    _DAY: "(2024. 9. 30. 現在)",
    "50%": "62.5%",
    "채용 예정 112명": "채용 확정 98명",
    _PARTY: "",
    "- 기업사랑 금정소식 발행(매월 발간)": "- 기업사랑 금정소식 발행(매월 발간)\n- 노사정화합 한마당 개최: 2024. 9.12.",
    "9.6백만원(구비)": "12백만원(구비)",
    _PLAN: "12\t-\t2.4\t2.4\t4.8\t2.4\t-",
    _SPENT: "6\t-\t2.4\t3.6\t-\t-\t-",
}
_LATER = {SPRING: BEFORE, SUMMER: {}, AUTUMN: AFTER}


def pledge(number: str, title: str, **changes: str) -> bytes:
    """A copy of the real card as another pledge of a quarter."""
    return changed({"1-2-2": number, "지역경제활성화 종합대책본부 설치\t": f"{title}\t"} | changes)


def publish(day: date, hours: int, reason: str = "분기 공개") -> None:
    """Publish a quarter, so many hours after the first cards were taken in; without files, which take long."""
    keep_lines(Version.objects.filter(line=None))
    actions.publish(as_of=day, by="총괄부서", now=NOW + timedelta(hours=hours), reason=reason)


def publish_three_quarters() -> None:
    """1-2-2 in three quarters; 1-2-3 done in the third; 1-2-10 new in the second and not told of since."""
    done = {"추진중": "완료", "50%": "100%"}
    for hours, (day, changes) in enumerate(_LATER.items()):
        now = NOW + timedelta(hours=hours)
        take(changed(changes), now=now)
        take(pledge("1-2-3", "상점가 정비", **(changes | (done if day == AUTUMN else {}))), now=now)
        if day == SUMMER:
            take(pledge("1-2-10", "소상공인 상담소 설치"), now=now)
        publish(day, hours + 1)
