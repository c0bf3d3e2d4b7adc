"""보완요구 at the desk: how often it was asked, lapsed and came back, and what may be done now."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gongyak.cases import stopping
from gongyak.cases.models import CaseStatus
from gongyak.rules.dates import format_day
from tests.cases.office import Counter, opened
from tests.people import People, logged_in


@pytest.fixture
def counter(people: People) -> Counter:
    """A case whose supplement was asked for three weeks ago, by Monday to come."""
    counter = opened(people, timezone.now() - timedelta(days=21))
    counter.working()
    counter.supplement(days=30)
    return counter


def shown(counter: Counter, who: str = "담당") -> str:
    address = reverse("desk-case", args=[counter.case.pk])
    return logged_in(counter.people[who]).get(address).content.decode()


def act(counter: Counter, who: str, name: str, **sent: str):
    address = reverse("desk-case-act", args=[counter.case.pk, name])
    return logged_in(counter.people[who]).post(address, sent)


def pass_by(counter: Counter) -> None:
    """The day of the last request was yesterday."""
    one = counter.case.supplements.latest("pk")
    one.due_on = timezone.localdate() - timedelta(days=1)
    one.save()


def test_it_says_what_may_be_done_from_step_to_step(counter):
    told = shown(counter)
    assert "보완요구 1번" in told and "기한을 넘김 0번" in told and "아직 반려할 수 없습니다" in told
    assert act(counter, "담당", "return", reason="안 옴").status_code == 409
    pass_by(counter)
    told = shown(counter)
    assert "기한을 넘김 1번" in told and "먼저 열흘 안에" in told and "/supplement-again/" in told
    assert "한 번 더 요구하십시오" in act(counter, "담당", "return", reason="안 옴").content.decode()
    told = {"case": counter.case, "by": counter.who("담당")}
    stopping.ask_supplement_again(**told, now=timezone.now())
    told = shown(counter)
    assert "보완요구 2번" in told and "더 요구할 수 없고" in told and "/return/" not in told
    assert "이미 다시 요구했습니다" in act(counter, "담당", "supplement-again").content.decode()
    pass_by(counter)
    told = shown(counter)
    assert "기한을 넘김 2번" in told and "반려할 수 있습니다" in told and "/supplement-again/" not in told
    assert act(counter, "담당", "return", reason="두 번 요구해도 오지 않음").status_code == 302
    assert counter.case.status == CaseStatus.RETURNED
    told = shown(counter)
    assert "2번 요구, 기한을 넘김 2번, 되돌아옴 0번" in told and "반려할 수 있습니다" not in told


def test_what_comes_back_twice_ends_it(counter):
    today = format_day(timezone.localdate())
    assert "/taken-as-withdrawn/" not in shown(counter, "팀장")
    refused = act(counter, "팀장", "taken-as-withdrawn", reason="못 찾음").content.decode()
    assert "지금까지 0번 되돌아왔습니다" in refused
    assert act(counter, "담당", "came-back", on="언제인가").status_code == 409
    for _ in range(2):
        assert act(counter, "담당", "came-back", on=today).status_code == 302
    told = shown(counter, "팀장")
    assert "되돌아옴 2번" in told and "/came-back/" not in told and told.count(f"{today} 되돌아옴") >= 2
    assert act(counter, "팀장", "taken-as-withdrawn", reason="등기부로도 못 찾음").status_code == 302
    assert counter.case.status == CaseStatus.WITHDRAWN


def test_once_is_said_and_not_enough(counter):
    act(counter, "담당", "came-back", on=format_day(timezone.localdate()))
    assert "한 번 더 되돌아오면" in shown(counter)
    counter.supplemented()
    assert "한 번 더 되돌아오면" not in shown(counter) and "되돌아옴 1번" in shown(counter)
