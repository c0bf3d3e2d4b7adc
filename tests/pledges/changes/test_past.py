"""Changes that were decided before the office worked here are taken in from their documents."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gongyak.pledges.changes.check import chains
from gongyak.pledges.changes.past import record_past_change
from gongyak.pledges.changes.verify import verify
from gongyak.pledges.changes.writing import Written
from gongyak.pledges.models import Change
from gongyak.rules.changes import Kind
from gongyak.rules.refusal import Refusal
from tests.pledges.changes.office import Office, opened
from tests.pledges.files import changed, take
from tests.pledges.quarters import AFTER

PAPER = "일자리경제과-200호(2024. 8.13.)"
WRITTEN = Written(
    {Kind.BUDGET: "12", Kind.SOURCES: "구비 12", Kind.TITLE: " "},
    "국비가 줄어 구비를 늘림",
    "공약사항 관리지침 제4조",
    {Kind.BUDGET: "9.6", Kind.SOURCES: "구비 9.6"},
)


@pytest.fixture
def office(db: None) -> Office:
    return opened()


def record(office: Office, who: str = "총괄", **changes: object) -> Change:
    told = {"written": WRITTEN, "decided_on": date(2024, 8, 13), "paper_number": PAPER} | changes
    return record_past_change(pledge=office.pledge, by=office.who(who), now=office.then(), **told)


def test_it_closes_the_chain_and_is_published_like_any_other(office: Office) -> None:
    take(changed(AFTER), now=office.then())
    assert len(chains([office.pledge])) == 2
    made = record(office)
    assert chains([office.pledge]) == []
    assert (made.status, made.is_past, made.department.name) == ("확정", True, "일자리경제과")
    office.publish()
    assert list(made.events.values_list("act", flat=True)) == ["소급 기록", "공개"]
    assert not verify()


@pytest.mark.parametrize("who", ["담당", "팀장", "과장", "구청장", "감사", "평가위원", "시스템관리"])
def test_only_the_coordinator_takes_one_in(office: Office, who: str) -> None:
    with pytest.raises(Refusal, match="총괄부서가 하는 일"):
        record(office, who)


def test_it_says_what_why_when_and_by_which_document(office: Office) -> None:
    for changes, said in (
        ({"decided_on": office.now.date() + timedelta(days=2)}, "아직 오지 않은 날"),
        ({"paper_number": " "}, "문서의 번호를"),
        ({"written": replace(WRITTEN, reason="")}, "문서의 번호를"),
        ({"written": replace(WRITTEN, grounds="")}, "문서의 번호를"),
        ({"written": replace(WRITTEN, after={Kind.BUDGET: "9.6"})}, "하나 이상"),
        ({"written": replace(WRITTEN, after={Kind.BUDGET: "많이"})}, "사업비: 사업비는"),
    ):
        with pytest.raises(Refusal, match=said):
            record(office, **changes)
    assert not Change.objects.exists()
